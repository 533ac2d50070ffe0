"""Many new stories at once, by the shortest way into each database.

What of an entry does not depend on its place in the chain is made beforehand
(:class:`NewStory`), in other processes if need be; the chain itself is made one entry
after the other by the store, which then hands the rows over to :func:`insert`. SQLite
takes them through one prepared statement, PostgreSQL through ``COPY``.

The rows arrive in the order of the indexes (numbers and codes rise, times rise within a
list), so building the indexes afterwards would gain nothing and blind the readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connections

from dabir.ledger.entry import Entry
from dabir.ledger.listing import media_of, places_of
from dabir.story import Story, encode

_ENTRY_COLUMNS = tuple(field.name for field in fields(Entry))
_entry_row = attrgetter(*_ENTRY_COLUMNS)
_LISTING_COLUMNS = ("name", "code", "published")
_USAGE_COLUMNS = ("key", "code")

Place = tuple[str, int, datetime]
"""A story's place in a list: the list's name, the story's code, the instant (UTC) it stands at."""


class NewStory(NamedTuple):
    """A story that the ledger does not hold yet, ready to be appended.

    *places* are its places in lists, *text* is its canonical record, *media* the keys of what it carries.
    """

    code: int
    places: tuple[Place, ...]
    text: str
    media: tuple[str, ...]


def ready(story: Story) -> NewStory:
    """Return *story* ready to be appended."""
    places = tuple((name, story.code, at) for name, at in sorted(places_of(story).items()))
    return NewStory(story.code, places, encode(story), media_of(story))


def insert(using: str, entries: Sequence[Entry], stories: Sequence[NewStory]) -> None:
    """Insert *entries*, which are those of *stories*, with all that hangs on them, in the transaction under way.

    *using* is the database alias.
    """
    _insert(using, "ledger_entry", _ENTRY_COLUMNS, map(_entry_row, entries))
    _insert(using, "ledger_listing", _LISTING_COLUMNS, (place for story in stories for place in story.places))
    _insert(using, "ledger_usage", _USAGE_COLUMNS, ((key, story.code) for story in stories for key in story.media))


def _insert(using: str, table: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]) -> None:
    """Insert *rows* into *table*; both names are our own, never a person's input."""
    connection = connections[using]
    named = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        adapt = lru_cache(connection.ops.adapt_datetimefield_value)  # a story's rows share their instant
        adapted: list[tuple[Any, ...]] = [
            tuple(adapt(v) if isinstance(v, datetime) else v for v in row) for row in rows
        ]
        cursor.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", adapted)  # noqa: S608  # see above
