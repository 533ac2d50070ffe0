"""Restore a withdrawn story: readers get it again, in the words they last had."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from dabir.ledger.errors import UnknownStoryError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.noting import note
from dabir.newsroom.errors import MovedStoryError, NotWithdrawnError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.permission import demand_at
from dabir.story import Status, Story


def restore(code: int, *, user: User | None = None, ledger: Ledger | None = None) -> Story:
    """Give the story *code* back to readers and return its record; a draft at the desk stays a draft.

    Raises :class:`UnknownStoryError`, :class:`NotWithdrawnError`, :class:`MovedStoryError`
    and :class:`NotPermittedError`.
    """
    with ledgers.writing_to(ledger), transaction.atomic():
        entry = ledgers.ledger().current("story", str(code))
        if entry is None:
            raise UnknownStoryError(code=code)
        if entry.story.successor:
            raise MovedStoryError(code=code, successor=entry.story.successor)
        if entry.story.is_public:
            raise NotWithdrawnError(code=code)
        demand_at(user, "publish", code)
        now = timezone.now()
        story = msgspec.structs.replace(entry.story, status=Status.PUBLISHED, withdrawal="", changed=now)
        ledgers.ledger().append(story, now)
        page = StoryPage.objects.filter(code=code).first()
        if page is not None:
            _show(page, story)
        note(code, story.headline, words.RESTORE, user=user)
        return story


def _show(page: StoryPage, story: Story) -> None:
    """Make *page* what the ledger says; not by way of its save, which would publish what the page says instead."""
    published = page.last_published_at or story.changed
    StoryPage.objects.filter(pk=page.pk).update(
        live=True,
        expired=False,
        has_unpublished_changes=page.holds_unpublished_words,
        entered_at=published,
        last_published_at=published,
        changed=story.changed,
        status=story.status.value,
        withdrawal="",
    )
