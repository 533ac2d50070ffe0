"""What the desk checks before a story or a section is saved or published."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from dabir.newsroom import ledgers
from dabir.newsroom.fields import Items
from dabir.persian.digits import to_latin
from dabir.story import Kind

BAD_SECTION_SLUG = _("Only small Latin letters, digits and single hyphens, at most 50.")

_SECTION_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_LONGEST_SECTION_SLUG = 50
_BREAKS = re.compile(r"\s*[\r\n]\s*")


def is_section_slug(slug: str) -> bool:
    """Say whether *slug* can stand in the address of a section."""
    return len(slug) <= _LONGEST_SECTION_SLUG and _SECTION_SLUG.fullmatch(slug) is not None


class StoryForm(WagtailAdminPageForm):
    """The form of a story."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Open a new story with an empty text to write in; comments hang on its identity, so it has one."""
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and not self.instance.body:
            block = self.instance.body.stream_block
            self.initial["body"] = block.to_python([{"type": "paragraph", "value": "", "id": str(uuid4())}])
        if "priority" in self.fields:
            self.fields["priority"].required = False  # a form that does not speak of it leaves it as it is

    def save(self, commit: bool = True) -> Any:  # noqa: FBT002  # Django's signature
        """Save the story; a new one is no page of readers before its publication has passed the gate.

        Wagtail makes the page of "publish at once" live, and only then asks whether it may be published.
        """
        if self.instance.pk is None:
            self.instance.live = False
        return super().save(commit)

    def clean(self) -> dict[str, Any]:
        """Check that a series has a name and a number, or neither."""
        cleaned: dict[str, Any] = super().clean()
        name, number = cleaned.get("series_name"), cleaned.get("series_number")
        if name and number is None and "series_number" not in self.errors:
            self.add_error("series_number", _("A series needs the story's number in it."))
        if number is not None and not name:
            self.add_error("series_name", _("A number needs the name of its series."))
        return cleaned

    def clean_title(self) -> str:
        """Return the headline in one line, however it was pasted."""
        return _BREAKS.sub(" ", self.cleaned_data["title"])

    def clean_priority(self) -> int:
        """Leave the priority as it is where none is said."""
        return int(self.cleaned_data.get("priority") or self.instance.priority)

    def clean_kind(self) -> str:
        """Keep what readers had as an advertorial an advertorial."""
        kind = str(self.cleaned_data["kind"])
        page = self.instance
        entry = ledgers.ledger().current("story", str(page.code)) if page.code else None
        if entry and entry.story.kind is Kind.ADVERTORIAL and kind != Kind.ADVERTORIAL.value:
            raise forms.ValidationError(_("What readers had as an advertorial cannot become something else."))
        return kind

    def clean_other_sections(self) -> Items:
        """Keep the sections in the order they had, new ones after them; the home section is no other."""
        ticked = self.cleaned_data.get("other_sections") or ()
        before = self.instance.other_sections
        offered = {slug for slug, _name in self.fields["other_sections"].choices}
        kept = [slug for slug in before if slug in ticked or slug not in offered]
        home = self.parent_page.slug if self.parent_page else ""
        return Items(slug for slug in (*kept, *(slug for slug in ticked if slug not in kept)) if slug != home)


class SectionForm(WagtailAdminPageForm):
    """The form of a section."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Freeze the slug of a section that readers have."""
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at and "slug" in self.fields:
            self.fields["slug"].disabled = True


class CodeField(forms.IntegerField):
    """The code of a story, in Persian or Latin digits."""

    def to_python(self, value: Any) -> int | None:
        """Read either kind of digits."""
        return super().to_python(to_latin(value) if isinstance(value, str) else value)


class FrontForm(WagtailAdminPageForm):
    """The form of the front page."""

    lead = CodeField(
        required=False,
        min_value=1,
        widget=forms.TextInput,
        label=_("leading story"),
        help_text=_("The code of the story that leads the front page; empty for the newest."),
    )

    breaking_code = CodeField(
        required=False,
        min_value=1,
        widget=forms.TextInput,
        label=_("leads to"),
        help_text=_("The code of the story that tells it; empty while there is none."),
    )

    def clean(self) -> dict[str, Any]:
        """Check that readers have every story that is named, and that breaking news ends."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("breaking") and not cleaned.get("breaking_until") and "breaking_until" not in self.errors:
            self.add_error("breaking_until", _("Say until when the news is breaking."))
        for name in ("lead", "second", "strip", "breaking_code"):
            given = cleaned.get(name)
            wanted = [code for code in (given if isinstance(given, list) else [given]) if code]
            known = ledgers.ledger().stories(wanted)
            for code in wanted:
                if code not in known or not known[code].story.is_public:
                    self.add_error(name, _("Readers have no story with the code %(code)s.") % {"code": code})
        return cleaned
