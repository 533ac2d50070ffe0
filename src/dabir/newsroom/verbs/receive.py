"""Receive a story from outside: to the desk as a draft, or straight to the ledger.

An archive is received straight to the ledger under the codes and dates it has always
had; what comes as a draft is an editor's to finish.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from dabir.conf import conf
from dabir.intake.item import Item
from dabir.ledger.errors import CodeTakenError, UnknownSectionError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import desk, ledgers
from dabir.newsroom import recall as records
from dabir.newsroom.errors import NoCodeError, NotPermittedError
from dabir.newsroom.models import SectionPage, StoryPage, User
from dabir.newsroom.models.edition import front_page
from dabir.newsroom.verbs import publish as publishing
from dabir.persian.slug import slugify
from dabir.story import ParagraphBlock, Story, plain


@dataclass(frozen=True)
class Received:
    """What became of an item: its code, None for a draft without one, and its page at the desk if it has one."""

    code: int | None
    story: Story
    page: StoryPage | None = None


def receive(
    item: Item,
    *,
    section: str = "",
    publish: bool = False,
    user: User | None = None,
    ledger: Ledger | None = None,
) -> Received:
    """Take *item* in: as a draft of the section *section*, or with *publish* into the ledger.

    *section* is a slug, empty for ``DEFAULT_SECTION``. Code and date are kept. Raises
    :class:`CodeTakenError` for a code in use, :class:`NoCodeError` when something to be
    published has none, :class:`UnknownSectionError`, :class:`NotPermittedError`, and
    whatever :func:`dabir.newsroom.verbs.publish.check` does.
    """
    with ledgers.writing_to(ledger), transaction.atomic():
        if item.code is None and publish:
            raise NoCodeError(name=item.name)
        if item.code is not None and _is_taken(item.code):
            raise CodeTakenError(code=item.code)
        story = _story(item, section or conf.DEFAULT_SECTION)
        if publish:
            _demand_publication(user, story.section)
            publishing.enter(story, is_new=True)
            return Received(story.code, story)
        return Received(item.code, story, draft(story, user=user))


def _is_taken(code: int) -> bool:
    return ledgers.ledger().current("story", str(code)) is not None or StoryPage.objects.filter(code=code).exists()


def _story(item: Item, section: str) -> Story:
    """Return *item* as the record it would be published as."""
    return Story(
        code=item.code or 0,
        slug=slugify(item.headline),
        sections=(section,),
        headline=item.headline,
        lead=item.lead,
        body=tuple(ParagraphBlock(plain(words)) for words in item.paragraphs),
        first_published=item.published,
        changed=item.published,
    )


def draft(story: Story, *, user: User | None = None) -> StoryPage:
    """Put *story* at the desk unpublished; one that has a code keeps its code, date and slug."""
    page = records.recall(story)
    page.live, page.has_unpublished_changes, page.entered_at = False, True, None
    page.first_published_at = page.last_published_at = None
    if not story.code:
        page.code, page.public_slug, page.first_published, page.changed = None, "", None, None
    return desk.place(page, user=user)


def _demand_publication(user: User | None, slug: str) -> None:
    """Demand that *user* may publish in the section *slug*, or everywhere if the desk has no such page."""
    if user is None:
        return
    place = SectionPage.objects.filter(slug=slug).first() or front_page()
    if place is None:
        raise UnknownSectionError(slug=slug)
    if not place.permissions_for_user(user).can_publish():
        raise NotPermittedError(user=user, verb="publish")
