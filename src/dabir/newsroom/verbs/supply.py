"""Supply: give published stories the sizes of a film that were made after they were published.

Nothing that a reader is told changes, so neither does the instant of the last change. The
story may be at the desk or in the archive by now.
"""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.media import holdings
from dabir.newsroom.models import AwaitedFilm, Film


def supply(film: Film, *, ledger: Ledger | None = None) -> list[int]:
    """Supply every story that awaits the sizes of *film*, which are made; return the codes of those that took them."""
    codes = []
    for awaited in AwaitedFilm.objects.filter(film=film).order_by("code"):
        with ledgers.writing_to(ledger), transaction.atomic():
            if _enter(awaited.code):
                codes.append(awaited.code)
            awaited.delete()
    return codes


def _enter(code: int) -> bool:
    entry = ledgers.ledger().current("story", str(code))
    if entry is None or not entry.story.is_public:
        return False
    supplied = tuple(holdings.supplied(item) for item in entry.story.media)
    if supplied == entry.story.media:
        return False
    ledgers.ledger().append(msgspec.structs.replace(entry.story, media=supplied), timezone.now())
    return True
