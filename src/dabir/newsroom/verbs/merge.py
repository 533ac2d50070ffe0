"""Merge a duplicate: readers who ask for it are led to the story it is merged into."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from dabir.ledger.errors import UnknownStoryError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.noting import note
from dabir.newsroom.errors import MovedStoryError, NotPublishedError, SameStoryError
from dabir.newsroom.models import Delivery, StoryPage, User
from dabir.newsroom.verbs.permission import demand_at
from dabir.newsroom.verbs.shelve import shelve_one
from dabir.story import Status, Story


def merge(duplicate: int, into: int, *, user: User | None = None, ledger: Ledger | None = None) -> Story:
    """Have the story *into* answer for *duplicate*, and return the duplicate's record.

    The ledger keeps the duplicate's text; its page leaves the desk. Both must be public, so
    no chain of successors can turn in a circle. Raises :class:`SameStoryError`,
    :class:`UnknownStoryError`, :class:`NotPublishedError`, :class:`MovedStoryError`,
    :class:`NotPermittedError`, and :class:`NotShelvableError` for a duplicate with unpublished words.
    """
    if duplicate == into:
        raise SameStoryError(code=into)
    with ledgers.writing_to(ledger), transaction.atomic():
        story = public(duplicate)
        public(into)
        demand_at(user, "unpublish", duplicate)
        if StoryPage.objects.filter(code=duplicate).exists():
            shelve_one(duplicate, user=user)
        note(duplicate, story.headline, words.MERGE, user=user, into=into)
        return lead(story, into)


def public(code: int) -> Story:
    """Return the record of the public story *code*; raises as :func:`merge`."""
    entry = ledgers.ledger().current("story", str(code))
    if entry is None:
        raise UnknownStoryError(code=code)
    if entry.story.successor:
        raise MovedStoryError(code=code, successor=entry.story.successor)
    if not entry.story.is_public:
        raise NotPublishedError(code=code)
    return entry.story


def lead(story: Story, successor: int) -> Story:
    """Append that *successor* answers for *story*, and return the record.

    A partner who got the story is told of what becomes of its successor.
    """
    now = timezone.now()
    moved = msgspec.structs.replace(story, status=Status.MOVED, successor=successor, changed=now)
    ledgers.ledger().append(moved, now)
    for got in Delivery.objects.filter(code=story.code):
        Delivery.objects.get_or_create(
            code=successor, partner=got.partner, defaults={"first_at": got.first_at, "last_at": got.last_at}
        )
    return moved
