"""Entries as values, and the arithmetic of the chain.

The chain can be proven without our software: the hash of an entry is the SHA-256, in
lower-case hex, of these six lines joined by a line feed, in UTF-8: the hash of the entry
before it (64 zeros for the first), its number, its time (ISO 8601, UTC, microseconds),
its kind, its key, its record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from dabir.story import Front, Section, Story, decode, encode
from dabir.story.codec import Record

GENESIS: Final = "0" * 64
"""The hash that the first entry is chained to."""

KINDS: Final[Mapping[str, type[Story | Section | Front]]] = {
    "story": Story,
    "section": Section,
    "front": Front,
}
"""The kinds of entry, and the record each one carries."""


@dataclass(frozen=True)
class Head:
    """Where the ledger stands: the number of its last entry (0 when empty) and its hash."""

    number: int = 0
    chain: str = GENESIS


@dataclass(frozen=True)
class Entry:
    """One line of the ledger.

    *at* is UTC. *replaces* is the number of the entry this one takes the place of (same
    kind and key), 0 for the first of its kind and key. *text* is the canonical record.
    """

    number: int
    at: datetime
    kind: str
    key: str
    text: str
    replaces: int
    chain: str

    @cached_property
    def record(self) -> Record:
        """The record, read by today's schema."""
        return decode(self.text, KINDS[self.kind])

    @property
    def story(self) -> Story:
        """The record of an entry known to be a story's."""
        if not isinstance(self.record, Story):
            raise TypeError(self.kind)
        return self.record


def name_of(record: Record) -> tuple[str, str]:
    """Return the kind and key a *record* is filed under."""
    match record:
        case Story():
            return "story", str(record.code)
        case Section():
            return "section", record.slug
        case Front():
            return "front", "front"


def link(before: str, number: int, at: datetime, kind: str, key: str, text: str) -> str:
    """Return the hash of an entry that follows the hash *before*."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    lines = (before, str(number), moment, kind, key, text)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def make(head: Head, record: Record, at: datetime, replaces: int) -> Entry:
    """Return the entry that *record* makes right after *head*."""
    kind, key = name_of(record)
    number = head.number + 1
    text = encode(record)
    return Entry(number, at, kind, key, text, replaces, link(head.chain, number, at, kind, key, text))
