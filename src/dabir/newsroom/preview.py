"""A draft as readers would see it: the press bakes it from a record that is never published."""

from __future__ import annotations

from dabir.newsroom import ledgers
from dabir.newsroom.models import StoryPage
from dabir.newsroom.record import record
from dabir.press.preview import preview


def preview_of(page: StoryPage) -> bytes:
    """Return the page of *page*'s story as HTML."""
    return preview(record(page), ledgers.ledger())
