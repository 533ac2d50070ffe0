"""Followers with a name: each reads every entry once, in order, and remembers where it is.

The cursor moves in the same transaction as whatever the follower writes, so a crash
repeats nothing and skips nothing that lives in this database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction

from dabir.ledger.entry import Entry
from dabir.ledger.models import CursorRow
from dabir.ledger.protocol import ReadableLedger


def follow(
    name: str,
    ledger: ReadableLedger,
    handle: Callable[[Sequence[Entry]], None],
    *,
    batch: int = 500,
    using: str = "default",
) -> int:
    """Hand the next *batch* of entries to *handle* and move the cursor *name* past them.

    Returns how many there were; call again until it is 0.
    """
    with transaction.atomic(using=using):
        cursors = CursorRow.objects.using(using).select_for_update()
        cursor, _ = cursors.get_or_create(name=name)
        entries = ledger.after(cursor.number, batch)
        if entries:
            handle(entries)
            cursor.number = entries[-1].number
            cursor.save(using=using)
    return len(entries)
