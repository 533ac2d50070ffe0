"""What a ledger can do, whoever keeps it.

The database keeps the real one (:mod:`dabir.ledger.store`); a twin in memory for fast
tests is :class:`dabir.testing.memory.MemoryLedger`. Both pass one conformance suite,
:mod:`dabir.testing.ledger`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from dabir.ledger.entry import Entry, Head
from dabir.ledger.listing import Listed
from dabir.story import Section
from dabir.story.codec import Record


class ReadableLedger(Protocol):
    """The reading side: all that the press, search and feeds need."""

    def head(self) -> Head:
        """Return where the ledger stands."""

    def after(self, number: int, limit: int = 1000) -> list[Entry]:
        """Return up to *limit* entries with greater numbers, in order."""

    def entry(self, number: int) -> Entry | None:
        """Return the entry *number*."""

    def current(self, kind: str, key: str) -> Entry | None:
        """Return the newest entry of a *kind* and *key*."""

    def stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Return the newest entries of many stories at once; unknown codes are left out."""

    def codes(self) -> list[int]:
        """Return the code of every story ever published, in order."""

    def lists(self) -> list[str]:
        """Return the names of all lists that hold any story, in order."""

    def newest(self, name: str, count: int) -> tuple[int, ...]:
        """Return the codes of the *count* newest stories of the list *name*."""

    def between(self, name: str, start: datetime, end: datetime) -> tuple[Listed, ...]:
        """Return the stories of the list *name* published from *start* until before *end* (UTC), newest first."""

    def any_between(self, name: str, start: datetime, end: datetime) -> bool:
        """Say whether :meth:`between` would find any, without reading them."""

    def count_between(self, name: str, start: datetime, end: datetime) -> int:
        """Return how many stories :meth:`between` would find, without reading them."""

    def span(self, name: str) -> tuple[datetime, datetime] | None:
        """Return when the oldest and the newest story of the list *name* were published (UTC), if it has any."""

    def carrying(self, key: str, count: int, *, before: int | None = None) -> tuple[int, ...]:
        """Return the codes of *count* stories with a version that carries the media item *key*, greatest first.

        Every version counts, not only the current one. *before* leaves out that code and all above it.
        """

    def sections(self) -> tuple[Section, ...]:
        """Return the open sections in their order."""


class Ledger(ReadableLedger, Protocol):
    """The whole ledger."""

    def append(self, record: Record, at: datetime, *, new: bool = False) -> Entry:
        """Append *record* as published at the UTC instant *at*.

        Joins the transaction under way. Raises :class:`CodeTakenError` when *new* is
        set and the kind and key already have an entry.
        """

    def append_many(self, records: Sequence[Record], at: datetime) -> Head:
        """Append *records* in order, in one transaction, and return the new head."""

    def new_code(self) -> int:
        """Return a story code never given out before, greater than all in use."""
