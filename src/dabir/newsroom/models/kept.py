"""What every page of the newsroom shares: it is in Wagtail exactly what it is in the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Page

from dabir.conf import conf


class KeptPage(Page):
    """A page whose publication is an entry in the ledger.

    Wherever Wagtail publishes or takes down (editor, workflow, schedule, bulk action,
    copy, revert), it ends by saving the page; :meth:`save` therefore calls
    :meth:`enter_publication` or :meth:`enter_removal` in the same transaction when the
    page's public state has changed. ``entered_at`` says which publication the ledger
    holds: equal to Wagtail's ``last_published_at`` while both agree, empty when the
    ledger shows readers nothing of the page.
    """

    slug: str  # Wagtail's own, whose types are not known
    last_published_at: datetime | None

    entered_at = models.DateTimeField(null=True, editable=False)

    # What belongs to the page as a whole and never comes back from an old revision.
    kept_across_revisions: tuple[str, ...] = ("entered_at", "last_published_at")
    # Search engines and menus are the press's business.
    promote_panels: list[Any] = []

    class Meta:
        """Each kind of page has a table of its own."""

        abstract = True

    def enter_publication(self) -> None:
        """Append what the page says to the ledger; the page itself is saved right after."""
        raise NotImplementedError

    def enter_removal(self) -> None:
        """Append to the ledger that the page is public no more."""
        raise NotImplementedError

    def public_path(self) -> str:
        """Return the path readers find the page at, "" while there is none."""
        raise NotImplementedError

    @property
    def awaits_entry(self) -> bool:
        """Whether the page is published in Wagtail in a way the ledger does not know yet."""
        return bool(self.live) and (self.entered_at is None or self.entered_at != self.last_published_at)

    @property
    def awaits_removal(self) -> bool:
        """Whether the page was taken down in Wagtail and the ledger still shows it."""
        return not self.live and self.entered_at is not None

    @property
    def holds_unpublished_words(self) -> bool:
        """Whether a revision was made since the last publication; the one that a recall begins with is no edit.

        Wagtail's ``has_unpublished_changes`` says so too, but of every page that was taken down.
        """
        made, published = self.latest_revision_created_at, self.last_published_at
        return bool(made and published and made > published) and self.revisions.count() > 1

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the page, and in the same transaction tell the ledger what changed for readers."""
        if not self.slug:
            self.slug = uuid4().hex  # never seen: public addresses are not made from it
        fields = kwargs.get("update_fields")
        if fields is None or "live" in fields:
            if self.awaits_entry:
                self.last_published_at = self.last_published_at or timezone.now()  # a page made live, as by a copy
                self.enter_publication()
                self.entered_at = self.last_published_at
            elif self.awaits_removal:
                self.enter_removal()
                self.entered_at = None
        return super().save(*args, **kwargs)

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision; a ledger that refuses leaves everything as it was."""
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Take the page down; a ledger that refuses leaves everything as it was."""
        return super().unpublish(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the page; a ledger that refuses leaves everything as it was."""
        return super().delete(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> KeptPage:
        """Return the page with a revision's *content*, except what belongs to the page as a whole."""
        page: KeptPage = super().with_content_json(content)
        for name in self.kept_across_revisions:
            setattr(page, name, getattr(self, name))
        return page

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        """Return site, scheme and host, and path as readers know them; Wagtail serves nothing."""
        path = self.public_path()
        if not path:
            return None
        site_id = next((root.site_id for root in self._get_relevant_site_root_paths(request)), 0)
        return site_id, conf.SITE_URL, path
