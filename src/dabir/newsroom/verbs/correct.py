"""Correct a published story: publish it again, and tell readers what was wrong."""

from __future__ import annotations

from dabir.ledger.protocol import Ledger
from dabir.newsroom.errors import NoCorrectionError, NotPublishedError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.publish import publish
from dabir.story import Story


def correct(page: StoryPage, note: str, *, user: User | None = None, ledger: Ledger | None = None) -> Story:
    """Publish *page* as it stands with the public *note*, and return its record.

    Raises :class:`NoCorrectionError` for an empty note, :class:`NotPublishedError` for a
    story readers do not have, and whatever :func:`publish` does.
    """
    if not note.strip():
        raise NoCorrectionError
    if page.entered_at is None:
        raise NotPublishedError(code=page.code or "")
    page.correction_note = note.strip()
    return publish(page, user=user, ledger=ledger)
