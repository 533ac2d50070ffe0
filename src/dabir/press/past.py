"""The front page as it was at a moment: the press, over the ledger as it then stood.

Nothing of it is kept in memory: the addresses are endless, and few are ever asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from dabir.ledger.entry import Entry, Head
from dabir.ledger.listing import Listed, places_of
from dabir.ledger.protocol import ReadableLedger
from dabir.press.audience import Nobody
from dabir.press.packing import pack
from dabir.press.page import Leaf, Page
from dabir.press.pages import Plan, past_front
from dabir.press.parts import render
from dabir.press.reading import Reader, Reads
from dabir.press.routes import PastFrontAddress
from dabir.press.stamps import Stamps
from dabir.press.templates import Templates
from dabir.story import Section, Story

_MEMORY: Final = 4_000_000

_LATELY: Final = 1_000
"""How many entries before the moment are read whole: every list's newest are among them, or in the lists of today."""

_REACHES: Final = (timedelta(days=30), timedelta(days=400))
"""How far back today's lists are searched, in turn, for what is older than those entries; then wholly."""


def number_at(ledger: ReadableLedger, instant: datetime) -> int:
    """Return the number of the last entry before *instant* (UTC), 0 if there is none."""
    low, high = 0, ledger.head().number
    while low < high:
        middle = (low + high + 1) // 2
        entry = ledger.entry(middle)
        if entry and entry.at < instant:
            low = middle
        else:
            high = middle - 1
    return low


class PastLedger:
    """*ledger* as it stood when its last entry was *number*: what a front page asks of it.

    A list is put together from the records of the entries right before, and from today's
    list, each story of which is looked at as it was. What is missing is a story that was
    older than those entries and has left the list since (only a quiet section shows so
    old a story at all), and a section that has been closed since and had no story in them.
    """

    def __init__(self, ledger: ReadableLedger, number: int) -> None:
        """See nothing of *ledger* after the entry *number*."""
        self._ledger = ledger
        self._number = number

    def head(self) -> Head:
        """Return where the ledger stood."""
        entry = self._ledger.entry(self._number)
        return Head(entry.number, entry.chain) if entry else Head()

    def after(self, number: int, limit: int = 1000) -> list[Entry]:
        """Return up to *limit* entries with greater numbers, in order."""
        return [entry for entry in self._ledger.after(number, limit) if entry.number <= self._number]

    def entry(self, number: int) -> Entry | None:
        """Return the entry *number*."""
        return self._ledger.entry(number) if number <= self._number else None

    def current(self, kind: str, key: str) -> Entry | None:
        """Return the entry of a *kind* and *key* that was the newest."""
        return self._then(self._ledger.current(kind, key))

    def stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Return the entries of many stories that were the newest."""
        found = {code: self._then(entry) for code, entry in self._ledger.stories(codes).items()}
        return {code: entry for code, entry in found.items() if entry}

    def codes(self) -> list[int]:
        """Raise LookupError: no front page asks for every story."""
        raise LookupError

    def lists(self) -> list[str]:
        """Raise LookupError: no front page asks for every list."""
        raise LookupError

    def carrying(self, key: str, count: int, *, before: int | None = None) -> tuple[int, ...]:
        """Raise LookupError: no front page asks who carries a media item."""
        raise LookupError(key)

    def newest(self, name: str, count: int) -> tuple[int, ...]:
        """Return the codes of the *count* newest stories of the list *name*."""
        listed = sorted(_listed(name, self._lately.values()), key=_newest_first, reverse=True)[:count]
        head = self._ledger.entry(self._number)
        span = self._ledger.span(name)
        if head is None or span is None:
            return tuple(code for code, _ in listed)
        end = head.at + timedelta(microseconds=1)
        oldest = listed[-1].published if len(listed) == count else min(span[0], end)
        for start in (*(max(oldest, end - reach) for reach in _REACHES), oldest):
            older = self._older(name, start, end)
            if len(listed) + len(older) >= count or start == oldest:
                break
        listed = sorted((*listed, *older), key=_newest_first, reverse=True)
        return tuple(code for code, _ in listed[:count])

    def between(self, name: str, start: datetime, end: datetime) -> tuple[Listed, ...]:
        """Raise LookupError: no front page asks for a time of a list."""
        raise LookupError(name)

    def any_between(self, name: str, start: datetime, end: datetime) -> bool:
        """Raise LookupError, as :meth:`between`."""
        raise LookupError(name)

    def count_between(self, name: str, start: datetime, end: datetime) -> int:
        """Raise LookupError, as :meth:`between`."""
        raise LookupError(name)

    def span(self, name: str) -> tuple[datetime, datetime] | None:
        """Raise LookupError, as :meth:`between`."""
        raise LookupError(name)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections that were open, in their order."""
        of_stories = (slug for story in self._lately.values() for slug in story.sections)
        slugs = {*(section.slug for section in self._ledger.sections()), *of_stories}
        entries = (self.current("section", slug) for slug in slugs)
        found = [e.record for e in entries if e and isinstance(e.record, Section) and not e.record.closed]
        return tuple(sorted(found, key=lambda section: (section.order, section.slug)))

    def _then(self, entry: Entry | None) -> Entry | None:
        """Return what stood in the place of *entry*."""
        while entry and entry.number > self._number:
            entry = self._ledger.entry(entry.replaces) if entry.replaces else None
        return entry

    @cached_property
    def _lately(self) -> dict[int, Story]:
        """The stories of the last entries, by code, as the last of these left each."""
        entries = self.after(max(0, self._number - _LATELY), _LATELY)
        stories = (entry.story for entry in entries if entry.kind == "story")
        return {story.code: story for story in stories}

    def _older(self, name: str, start: datetime, end: datetime) -> list[Listed]:
        """Return the stories of today's list from *start* until before *end* that stood in it then, and not lately."""
        codes = [code for code, _ in self._ledger.between(name, start, end) if code not in self._lately]
        return list(_listed(name, (entry.story for entry in self.stories(codes).values())))


def _listed(name: str, stories: Iterable[Story]) -> Iterator[Listed]:
    for story in stories:
        if instant := places_of(story).get(name):
            yield Listed(story.code, instant)


def _newest_first(place: Listed) -> tuple[datetime, int]:
    return place.published, place.code


def past_front_page(
    ledger: ReadableLedger, templates: Templates, address: PastFrontAddress, now: datetime
) -> Page | None:
    """Return the front page as it was in the minute of *address*; None before the paper began and after *now*."""
    end = address.instant + timedelta(minutes=1)
    number = number_at(ledger, end)
    if not number or address.instant > now:
        return None
    last = end - timedelta(microseconds=1)
    reads = Reads(PastLedger(ledger, number), Stamps(), lambda: last, _MEMORY, Nobody())
    plan = past_front(address)
    return Page(plan, tuple(_leaves(reads, templates, plan)), (), 0)


def _leaves(reads: Reads, templates: Templates, plan: Plan) -> Iterator[Leaf]:
    for run in plan.runs:
        reader = Reader(reads)
        yield Leaf(run, pack(b"".join(render(part, reader, templates) for part in run.parts)), reader.seen, 0)
