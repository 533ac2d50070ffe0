"""A ledger in memory: the honest twin of the one in the database.

It passes the same conformance suite (:mod:`dabir.testing.ledger`), so a test that uses
it tests against the real contract, in microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from threading import RLock

from dabir.ledger.entry import Entry, Head, make, name_of
from dabir.ledger.errors import CodeTakenError
from dabir.ledger.listing import Listed, media_of, places_of
from dabir.story import Section, Story
from dabir.story.codec import Record


class MemoryLedger:
    """Keeps entries in a list; safe for threads; gone with the process."""

    def __init__(self) -> None:
        """Begin empty."""
        self._entries: list[Entry] = []
        self._current: dict[tuple[str, str], Entry] = {}
        self._places: dict[int, dict[str, datetime]] = {}
        self._next_code = 1001
        self._lock = RLock()

    def head(self) -> Head:
        """Return where the ledger stands."""
        last = self._entries[-1] if self._entries else None
        return Head(last.number, last.chain) if last else Head()

    def after(self, number: int, limit: int = 1000) -> list[Entry]:
        """Return up to *limit* entries with greater numbers, in order."""
        return self._entries[number : number + limit]

    def entry(self, number: int) -> Entry | None:
        """Return the entry *number*."""
        return self._entries[number - 1] if 1 <= number <= len(self._entries) else None

    def current(self, kind: str, key: str) -> Entry | None:
        """Return the newest entry of a *kind* and *key*."""
        return self._current.get((kind, key))

    def stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Return the newest entries of many stories at once."""
        found = {code: self.current("story", str(code)) for code in codes}
        return {code: entry for code, entry in found.items() if entry}

    def codes(self) -> list[int]:
        """Return the code of every story ever published, in order."""
        return sorted(int(key) for kind, key in self._current if kind == "story")

    def lists(self) -> list[str]:
        """Return the names of all lists that hold any story, in order."""
        return sorted({name for places in self._places.values() for name in places})

    def newest(self, name: str, count: int) -> tuple[int, ...]:
        """Return the codes of the *count* newest stories of the list *name*."""
        return tuple(code for code, _ in self._listed(name)[:count])

    def between(self, name: str, start: datetime, end: datetime) -> tuple[Listed, ...]:
        """Return the stories of the list *name* published from *start* until before *end* (UTC), newest first."""
        return tuple(place for place in self._listed(name) if start <= place.published < end)

    def any_between(self, name: str, start: datetime, end: datetime) -> bool:
        """Say whether :meth:`between` would find any."""
        return bool(self.between(name, start, end))

    def count_between(self, name: str, start: datetime, end: datetime) -> int:
        """Return how many stories :meth:`between` would find."""
        return len(self.between(name, start, end))

    def span(self, name: str) -> tuple[datetime, datetime] | None:
        """Return when the oldest and the newest story of the list *name* were published (UTC), if it has any."""
        listed = self._listed(name)
        return (listed[-1].published, listed[0].published) if listed else None

    def carrying(self, key: str, count: int, *, before: int | None = None) -> tuple[int, ...]:
        """Return the codes of *count* stories with a version that carries the media item *key*, greatest first."""
        stories = (entry.story for entry in self._entries if entry.kind == "story")
        codes = {story.code for story in stories if key in media_of(story)}
        return tuple(sorted((code for code in codes if before is None or code < before), reverse=True)[:count])

    def sections(self) -> tuple[Section, ...]:
        """Return the open sections in their order."""
        records = [entry.record for (kind, _), entry in self._current.items() if kind == "section"]
        found = [record for record in records if isinstance(record, Section) and not record.closed]
        return tuple(sorted(found, key=lambda section: (section.order, section.slug)))

    def _listed(self, name: str) -> list[Listed]:
        """Return the whole list *name*, newest first."""
        listed = [Listed(code, places[name]) for code, places in self._places.items() if name in places]
        return sorted(listed, key=lambda place: (place.published, place.code), reverse=True)

    def append(self, record: Record, at: datetime, *, new: bool = False) -> Entry:
        """Append *record* as published at the UTC instant *at*; see the protocol."""
        with self._lock:
            before = self._current.get(name_of(record))
            if new and before:
                raise CodeTakenError(code=before.key)
            entry = make(self.head(), record, at, before.number if before else 0)
            self._entries.append(entry)
            self._current[name_of(record)] = entry
            if isinstance(record, Story):
                self._places[record.code] = places_of(record)
                self._next_code = max(self._next_code, record.code + 1)
            return entry

    def append_many(self, records: Sequence[Record], at: datetime) -> Head:
        """Append *records* in order and return the new head."""
        for record in records:
            self.append(record, at)
        return self.head()

    def new_code(self) -> int:
        """Return a story code never given out before, greater than all in use."""
        with self._lock:
            self._next_code += 1
            return self._next_code - 1
