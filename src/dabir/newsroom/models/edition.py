"""The front page and the sections: the newsroom's picture of the paper itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from dabir.newsroom.fields import CodesField
from dabir.newsroom.forms import BAD_SECTION_SLUG, FrontForm, SectionForm, is_section_slug
from dabir.newsroom.models.kept import KeptPage
from dabir.press import routes
from dabir.story import Layout

LAYOUTS = [
    (Layout.USUAL.value, _("One story leads")),
    (Layout.PAIR.value, _("Two stories lead")),
    (Layout.EVENT.value, _("A great event")),
]


class FrontPage(KeptPage):
    """What editors hold fast on the front page; rules fill the rest.

    ``held_until`` maps codes (as text) to the ISO instants (UTC) they are held fast until;
    ``rules`` are those of :mod:`dabir.newsroom.composing`, in order.
    """

    lead = models.BigIntegerField(_("leading story"), null=True, blank=True)
    layout = models.CharField(_("layout"), max_length=16, choices=LAYOUTS, default=Layout.USUAL.value)
    second = CodesField(
        _("second rank"),
        help_text=_("Codes of the stories that stand next to the leading one, in order, parted by commas."),
    )
    strip = CodesField(
        _("strip of headlines"),
        help_text=_("Codes of the stories that stand first in the strip of every page, in order, parted by commas."),
    )

    breaking = models.CharField(
        _("breaking news"), max_length=140, blank=True, help_text=_("A line over every page; empty for none.")
    )
    breaking_code = models.BigIntegerField(_("leads to"), null=True, blank=True)
    breaking_until = models.DateTimeField(_("until"), null=True, blank=True)

    held_until = models.JSONField(default=dict, blank=True, editable=False)
    rules = models.JSONField(default=list, blank=True, editable=False)

    base_form_class = FrontForm
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["newsroom.SectionPage"]
    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", heading=_("Name at the desk"), help_text=_("Readers do not see it.")),
        MultiFieldPanel([FieldPanel(name) for name in ("layout", "lead", "second", "strip")], heading=_("Held fast")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("breaking", "breaking_code", "breaking_until")], heading=_("Breaking news")
        ),
    ]

    class Meta:
        """The front page."""

        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def enter_publication(self) -> None:
        """Append what is held fast."""
        from dabir.newsroom.verbs import set_front  # noqa: PLC0415  # verbs import the models

        set_front.enter(self)

    def enter_removal(self) -> None:
        """Append that nothing is held fast."""
        from dabir.newsroom.verbs import set_front  # noqa: PLC0415  # as above

        set_front.clear()

    def public_path(self) -> str:
        """Return the front page's path."""
        return routes.FRONT


class Way(models.TextChoices):
    """Whose word a story of a section needs before readers have it."""

    STRAIGHT = "straight", _("Reporters publish")
    DESK = "desk", _("The desk publishes")
    CHIEF = "chief", _("The desk checks, the chief editor publishes")


class SectionPage(KeptPage):
    """A section; its slug is frozen once published, its name and place may change."""

    order = models.PositiveIntegerField(
        _("place in the menu"), default=0, help_text=_("Sections stand in the order of this number.")
    )

    way = models.CharField(
        _("way of a story"), max_length=16, choices=Way.choices, default=Way.DESK, help_text=_("Who publishes here.")
    )

    base_form_class = SectionForm
    parent_page_types: ClassVar[list[str]] = ["newsroom.FrontPage"]
    subpage_types: ClassVar[list[str]] = ["newsroom.StoryPage"]
    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", heading=_("Name of the section")),
        FieldPanel(
            "slug",
            heading=_("Slug"),
            help_text=_(
                "Small Latin letters, digits and hyphens; stands in addresses and cannot be changed after publication."
            ),
        ),
        FieldPanel("order"),
        FieldPanel("way"),
    ]

    class Meta:
        """A section."""

        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def enter_publication(self) -> None:
        """Append the section's name and place."""
        from dabir.newsroom.verbs import name_section  # noqa: PLC0415  # verbs import the models

        name_section.enter(self)

    def enter_removal(self) -> None:
        """Append that the section is closed."""
        from dabir.newsroom.verbs import name_section  # noqa: PLC0415  # as above

        name_section.close(self)

    def public_path(self) -> str:
        """Return the path of the section's page once it is published."""
        return routes.section_path(self.slug) if self.entered_at else ""

    def clean(self) -> None:
        """Refuse a slug that could not stand in an address for ever."""
        super().clean()
        if not is_section_slug(self.slug):
            raise ValidationError({"slug": BAD_SECTION_SLUG})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the section under the slug that readers know, if they ever did."""
        if self.pk:
            frozen = SectionPage.objects.filter(pk=self.pk, first_published_at__isnull=False)
            self.slug = frozen.values_list("slug", flat=True).first() or self.slug
        return super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> SectionPage:
        """Return the page with a revision's *content*, but with its frozen slug."""
        page: SectionPage = super().with_content_json(content)
        if self.first_published_at:
            page.slug = self.slug
            page.set_url_path(self.get_parent())
        return page


def front_page() -> FrontPage | None:
    """Return the front page, None before the newsroom is prepared."""
    return FrontPage.objects.first()


def section_of(page: Page) -> SectionPage | None:
    """Return the section *page* stands in."""
    parent = page.get_parent().specific
    return parent if isinstance(parent, SectionPage) else None
