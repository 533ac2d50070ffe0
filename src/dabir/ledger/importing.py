"""A long import beside a working newsroom: many short transactions, with room between them.

Writers take turns on the head row, so an import that held it for minutes would hold up
every publication. Batches are made as large as fits into a fraction of a second, on this
disk, today. PostgreSQL's lock is a queue: whoever waits comes next. SQLite's is not: who
waits looks again after at most a tenth of a second, so the lock is left alone that long.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from django.db import connections

from dabir.ledger.bulk import NewStory
from dabir.ledger.store import DatabaseLedger

_HOLD_SECONDS: Final = 0.3
"""How long a batch may keep other writers waiting."""

_SQLITE_PAUSE_SECONDS: Final = 0.11
"""A little longer than the longest pause between two looks of SQLite's busy handler."""

_SMALLEST, _LARGEST = 50, 5_000


def take_in(ledger: DatabaseLedger, stories: Iterable[NewStory]) -> Iterator[int]:
    """Append the new *stories* in order, yielding after each batch how many it held.

    What has been yielded is committed: an import that is killed goes on from there.
    Raises :class:`~dabir.ledger.errors.CodeTakenError`, with nothing of its batch
    appended, for a story that is in the ledger.
    """
    waiting = iter(stories)
    pause = _SQLITE_PAUSE_SECONDS if connections[ledger.using].vendor == "sqlite" else 0
    size = _SMALLEST
    while batch := list(islice(waiting, size)):
        began = time.monotonic()
        ledger.append_new(batch, datetime.now(UTC))
        held = time.monotonic() - began
        size = max(_SMALLEST, min(_LARGEST, 2 * size, round(len(batch) * _HOLD_SECONDS / held)))
        yield len(batch)
        time.sleep(pause)


def refresh_statistics(using: str = "default") -> None:
    """Have the planner of the database alias *using* look at the tables again, as it must after they have grown."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")  # a sample; the whole would be read for minutes
        for table in ("ledger_entry", "ledger_listing", "ledger_usage"):
            cursor.execute(f"ANALYZE {table}")
