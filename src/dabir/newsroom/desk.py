"""Where things are at the desk: sections by slug, and a place for a new page."""

from __future__ import annotations

from django.db import transaction

from dabir.conf import conf
from dabir.ledger.errors import UnknownSectionError
from dabir.newsroom.models import SectionPage, StoryPage, User
from dabir.newsroom.verbs.permission import demand


def section(slug: str = "") -> SectionPage:
    """Return the section *slug*, or ``DEFAULT_SECTION`` for none; raises :class:`UnknownSectionError`."""
    wanted = slug or conf.DEFAULT_SECTION
    page = SectionPage.objects.filter(slug=wanted).first()
    if page is None:
        raise UnknownSectionError(slug=wanted)
    return page


@transaction.atomic
def place(page: StoryPage, *, user: User | None = None) -> StoryPage:
    """Save a new *page* in the section it is destined for, with its first revision, and return it.

    The owner is *user*. Raises :class:`UnknownSectionError` and :class:`NotPermittedError`.
    """
    home = section(page.destined_section)
    demand(user, "add_subpage", home)
    page.owner = user
    home.add_child(instance=page)
    revision = page.save_revision(user=user, changed=not page.live)
    if page.live:
        page.live_revision = revision
        page.save(update_fields=["live_revision"], clean=False)
    return page
