"""The editor's form: the panels of each kind of page, in the order a story is read."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from dabir.newsroom import jalali
from dabir.newsroom.checks.panels import ChecksPanel
from dabir.persian.digits import to_persian

_PERSIAN: Final = {"dir": "rtl", "lang": "fa"}
"""What the paper says is Persian, whatever language the newsroom speaks with an editor."""


class ShownPanel(FieldPanel):
    """A value the newsroom reads and never types, in Persian digits and Jalali dates."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Be read-only."""
        super().__init__(*args, **{"read_only": True, **kwargs})

    def format_value_for_display(self, value: Any) -> Any:
        """Return what is shown for *value*."""
        if value in (None, "", []):
            return "—"
        if isinstance(value, datetime):
            return jalali.date_format(timezone.localtime(value), "DATETIME_FORMAT")
        return to_persian(value) if isinstance(value, int) and jalali.speaks_persian() else str(value)


class CorrectionsPanel(ShownPanel):
    """The corrections readers have been told, each with its instant."""

    def format_value_for_display(self, value: Any) -> Any:
        """Return the corrections as a list."""
        if not value:
            return "—"
        lines = ((self._when(correction["at"]), correction["note"]) for correction in value)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", lines))

    @staticmethod
    def _when(text: str) -> str:
        instant = parse_datetime(text)
        return jalali.date_format(timezone.localtime(instant), "DATETIME_FORMAT") if instant else text


def line(name: str, **options: Any) -> FieldPanel:
    """Return a panel for words that stand in one line."""
    return FieldPanel(name, widget=forms.TextInput(attrs=_PERSIAN), **options)


def story_form() -> TabbedInterface:
    """Return the form of a story: what is read, what stands around it, and its publication."""
    words = [
        line("kicker", help_text=_("A few words above the headline.")),
        FieldPanel(
            "title",
            classname="title",
            heading=_("Headline"),
            help_text=_("Without a full stop; what goes beside it has fields of its own."),
            widget=AdminAutoHeightTextInput(attrs={"rows": 1, "placeholder": _("Headline"), **_PERSIAN}),
        ),
        FieldPanel("lead", widget=AdminAutoHeightTextInput(attrs={"rows": 2, **_PERSIAN})),
        FieldPanel("body"),
        FieldPanel("byline"),
    ]
    around = [
        FieldPanel("kind"),
        FieldPanel("other_sections", help_text=_("Beside the section the story stands in.")),
        FieldPanel("sources"),
        ChecksPanel("chain"),
        MultiFieldPanel(
            [
                line("source_mark"),
                FieldRowPanel([line("series_name"), FieldPanel("series_number")]),
                FieldRowPanel([FieldPanel("picture_mark"), FieldPanel("film_mark")]),
                line("sponsor"),
            ],
            heading=_("Marks beside the headline"),
            help_text=_("Fields instead of typed text: the paper puts them beside the headline itself."),
        ),
        FieldPanel("tags"),
        ChecksPanel("tags"),
        FieldPanel("related"),
        ChecksPanel("related"),
        FieldPanel("priority"),
    ]
    publication = [
        ChecksPanel("lines", heading=_("Before publication")),
        FieldRowPanel([ShownPanel("code"), ShownPanel("first_published"), ShownPanel("changed")]),
        FieldPanel("correction_note", widget=AdminAutoHeightTextInput(attrs={"rows": 2, **_PERSIAN})),
        CorrectionsPanel("corrections", heading=_("Corrections so far")),
        ShownPanel("withdrawal"),
        PublishingPanel(),
        CommentPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(words, heading=_("Story")),
            ObjectList(around, heading=_("Around it")),
            ObjectList(publication, heading=_("Publication")),
        ]
    )
