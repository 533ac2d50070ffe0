"""Move a story to another code: the same words under a new number, to which the old one leads."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from dabir.ledger.errors import CodeTakenError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.noting import note
from dabir.newsroom.errors import SameStoryError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.merge import lead, public
from dabir.newsroom.verbs.permission import demand_at
from dabir.newsroom.verbs.publish import await_sizes
from dabir.story import Story


def move_code(old: int, new: int, *, user: User | None = None, ledger: Ledger | None = None) -> Story:
    """Give the public story *old* the free code *new*, and return its record there.

    Raises :class:`SameStoryError`, :class:`CodeTakenError`, :class:`UnknownStoryError`,
    :class:`NotPublishedError`, :class:`MovedStoryError` and :class:`NotPermittedError`.
    """
    if old == new:
        raise SameStoryError(code=old)
    with ledgers.writing_to(ledger), transaction.atomic():
        story = public(old)
        demand_at(user, "unpublish", old)
        if StoryPage.objects.filter(code=new).exists():
            raise CodeTakenError(code=new)
        moved = msgspec.structs.replace(story, code=new)
        ledgers.ledger().append(moved, timezone.now(), new=True)
        lead(story, new)
        await_sizes(moved)
        StoryPage.objects.filter(code=old).update(code=new)
        for code in (old, new):  # the record of either number tells of it
            note(code, story.headline, words.MOVE_CODE, user=user, old=old, new=new)
        return moved
