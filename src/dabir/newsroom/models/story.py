"""A story while it is in work or lately published."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from dabir.newsroom.body.blocks import BodyBlock, SourcesBlock
from dabir.newsroom.fields import BlocksField, CodesField, ItemsField, SectionsField, WordsField
from dabir.newsroom.forms import StoryForm
from dabir.newsroom.models.kept import KeptPage
from dabir.newsroom.panels import story_form
from dabir.press import routes
from dabir.story import Kind, Status

_KINDS = [
    (Kind.NEWS.value, _("News")),
    (Kind.REPORT.value, _("Report")),
    (Kind.INTERVIEW.value, _("Interview")),
    (Kind.NOTE.value, _("Note")),
    (Kind.PHOTO.value, _("Photo story")),
    (Kind.FILM.value, _("Film story")),
    (Kind.ADVERTORIAL.value, _("Advertorial")),
]
_STATUSES = [
    (Status.PUBLISHED.value, _("published")),
    (Status.WITHDRAWN.value, _("withdrawn")),
    (Status.WITHHELD.value, _("withheld by law")),
]


class Priority(models.IntegerChoices):
    """How soon a story wants someone's hands."""

    URGENT = 1, _("Urgent")
    HIGH = 2, _("High")
    USUAL = 3, _("Usual")
    LOW = 4, _("Low")


class StoryPage(KeptPage):
    """A story at the desk: everything its record holds, and the drafts around it.

    The headline is Wagtail's title and the home section is the parent page. ``code``,
    ``public_slug``, ``first_published``, ``changed`` (UTC), ``status``, ``withdrawal``
    and ``corrections`` are what the ledger says; no revision brings back others.
    ``kept_media`` is what a recalled record said of its media (see :mod:`..record`).

    ``holder`` is in whose hands the story is. ``embargo_until`` (UTC) keeps it from readers,
    not from partners; ``schedule_trouble`` says why the last try of a schedule failed.
    ``second_look_by`` looked at a story that rests on one unnamed source.
    """

    code = models.BigIntegerField(_("code"), null=True, blank=True, unique=True, editable=False)
    language = models.CharField(max_length=16, default="fa", editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=_KINDS, default=Kind.NEWS.value)
    kicker = models.TextField(_("kicker"), blank=True)
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two sentences that stand under the headline."))
    body = BlocksField(BodyBlock(), blank=True, verbose_name=_("body"))

    source_mark = models.TextField(
        _("source mark"), blank=True, help_text=_("Stands before the headline: the agency the story is from.")
    )
    series_name = models.TextField(_("series"), blank=True)
    series_number = models.PositiveIntegerField(_("number in the series"), null=True, blank=True)
    picture_mark = models.BooleanField(_("picture mark"), default=False, help_text=_("Says (+picture) after it."))
    film_mark = models.BooleanField(_("film mark"), default=False, help_text=_("Says (+film) after it."))
    sponsor = models.TextField(_("advertiser"), blank=True, help_text=_("Who paid for an advertorial."))

    byline = WordsField(_("byline"), help_text=_("Names parted by commas."))
    sources = BlocksField(
        SourcesBlock(),
        blank=True,
        verbose_name=_("chain of sources"),
        help_text=_("From the nearest source to the farthest."),
    )
    tags = WordsField(_("tags"), help_text=_("Parted by commas."))
    other_sections = SectionsField(_("other sections"))
    related = CodesField(_("related stories"), help_text=_("Codes parted by commas."))

    correction_note = models.TextField(
        _("public correction"),
        blank=True,
        help_text=_("What was wrong, said to readers. It stands under the story from the next publication on."),
    )
    corrections = ItemsField(editable=False)
    public_slug = models.TextField(blank=True, editable=False)
    first_published = models.DateTimeField(_("first published"), null=True, editable=False)
    changed = models.DateTimeField(_("last changed"), null=True, editable=False)
    status = models.CharField(max_length=16, choices=_STATUSES, default=Status.PUBLISHED.value, editable=False)
    withdrawal = models.TextField(_("reason of withdrawal"), blank=True, editable=False)
    kept_media = ItemsField(editable=False)

    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="stories_in_hand"
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.USUAL, help_text=_("How the desk orders its work.")
    )
    embargo_until = models.DateTimeField(_("embargo until"), null=True, editable=False)
    schedule_trouble = models.TextField(blank=True, editable=False)
    second_look_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    second_look_at = models.DateTimeField(null=True, editable=False)

    base_form_class = StoryForm
    edit_handler = story_form()
    parent_page_types: ClassVar[list[str]] = ["newsroom.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    kept_across_revisions = (
        *KeptPage.kept_across_revisions,
        "code",
        "corrections",
        "public_slug",
        "first_published",
        "changed",
        "status",
        "withdrawal",
        "kept_media",
        "holder",
        "embargo_until",
        "schedule_trouble",
        "second_look_by",
        "second_look_at",
    )
    exclude_fields_in_copy: ClassVar[list[str]] = [*kept_across_revisions, "slug"]

    destined_section = ""
    """Slug of the home section of a page that stands in none yet."""

    reason_given = ""
    """Why the story is about to be withdrawn, set before it is taken down."""

    demanded_by_law = False
    """Whether the law demands it, set with the reason."""

    class Meta:
        """A story."""

        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def headline(self) -> str:
        """The headline; Wagtail knows it as the title."""
        return str(self.title)

    @property
    def home_section(self) -> str:
        """Slug of the section the story lives in, "" for none yet."""
        if not self.path:
            return self.destined_section
        return str(Page.objects.filter(path=self.path[: -self.steplen]).values_list("slug", flat=True).first() or "")

    @property
    def status_string(self) -> str:
        """What listings say of the page; a withdrawn story is more than a draft."""
        if not self.live and self.status != Status.PUBLISHED.value:
            return str(self.get_status_display())
        return str(super().status_string)

    def with_content_json(self, content: dict[str, Any]) -> StoryPage:
        """Return the page with a revision's *content*; a correction once published is no longer pending."""
        page: StoryPage = super().with_content_json(content)
        if any(correction["note"] == page.correction_note for correction in self.corrections):
            page.correction_note = ""
        return page

    def permissions_for_user(self, user: Any) -> Any:
        """Return what *user* may do with this story; Wagtail asks here about bare pages too."""
        from dabir.newsroom.roles.tester import StoryPermissionTester  # noqa: PLC0415  # it imports the models

        return StoryPermissionTester(user, self)

    def publish(self, revision: Revision, user: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Publish *revision*; its pictures are made before the transaction, not while others wait for it.

        A person's publication, at once or scheduled, passes the gate first; the system's does not.
        """
        from dabir.newsroom.checks.gate import let_through  # noqa: PLC0415  # it imports the models
        from dabir.newsroom.record import record  # noqa: PLC0415  # as above

        page = revision.as_object()
        let_through(page, user)
        record(page)
        return super().publish(revision, user, *args, **kwargs)

    def enter_publication(self) -> None:
        """Append the story's record."""
        from dabir.newsroom.verbs import publish  # noqa: PLC0415  # verbs import the models

        publish.enter_page(self)

    def enter_removal(self) -> None:
        """Append the story's tombstone."""
        from dabir.newsroom.checks import notices  # noqa: PLC0415  # as above
        from dabir.newsroom.verbs import withdraw  # noqa: PLC0415  # as above

        self.reason_given = notices.reason_of_removal(self)
        withdraw.enter_page(self)

    def public_path(self) -> str:
        """Return the path of the story's page once it has a code."""
        return routes.encoded(routes.story_path(self.code, self.public_slug)) if self.code else ""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """What a draft can be looked at as."""
        from dabir.newsroom.preview import MODES  # noqa: PLC0415  # it records the page, and so imports this

        return MODES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the story's page, or another face of it, as the press would bake it from this draft."""
        from dabir.newsroom.preview import preview_of  # noqa: PLC0415  # as above

        return HttpResponse(preview_of(self, mode_name))
