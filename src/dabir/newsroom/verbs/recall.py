"""Recall a story of the archive to the desk, to be edited and published under its own code."""

from __future__ import annotations

from django.db import transaction

from dabir.ledger.errors import UnknownStoryError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import desk, ledgers
from dabir.newsroom import recall as records
from dabir.newsroom.errors import MovedStoryError
from dabir.newsroom.models import StoryPage, User


def recall(code: int, *, user: User | None = None, ledger: Ledger | None = None) -> StoryPage:
    """Return the page of the story *code*, put at the desk from its record unless it is there.

    The page is published in Wagtail exactly if the story is public; the ledger is not
    written to. Raises :class:`UnknownStoryError`, :class:`MovedStoryError`, :class:`UnknownSectionError` when the
    desk has no such section, :class:`MediaLostError` and :class:`NotPermittedError`.
    """
    page = StoryPage.objects.filter(code=code).first()
    if page is not None:
        return page
    with ledgers.writing_to(ledger), transaction.atomic():
        entry = ledgers.ledger().current("story", str(code))
        if entry is None:
            raise UnknownStoryError(code=code)
        if entry.story.successor:
            raise MovedStoryError(code=code, successor=entry.story.successor)
        return desk.place(records.recall(entry.story), user=user)
