"""How a draft would look to a reader: the press, over a ledger that pretends it was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dabir.ledger.entry import Entry, Head, make
from dabir.ledger.listing import Listed
from dabir.ledger.protocol import ReadableLedger
from dabir.press.audience import Nobody
from dabir.press.clock import now
from dabir.press.machines.identity import share_card
from dabir.press.pages import plan
from dabir.press.parts import render
from dabir.press.reading import Reader, Reads
from dabir.press.routes import StoryAddress
from dabir.press.stamps import Stamps
from dabir.press.templates import templates
from dabir.story import Front, Section, Story

_MEMORY = 4_000_000


class Pretending:
    """A ledger in which one *record* is published as of *at*; everything else is as it is."""

    def __init__(self, ledger: ReadableLedger, record: Story | Front, at: datetime) -> None:
        """Stand before *ledger*."""
        self._ledger = ledger
        self._entry = make(Head(), record, at, replaces=0)
        self._codes = frozenset({record.code} if isinstance(record, Story) else ())

    def head(self) -> Head:
        """Return the head as it is."""
        return self._ledger.head()

    def after(self, number: int, limit: int = 1000) -> list[Entry]:
        """Return the entries as they are."""
        return self._ledger.after(number, limit)

    def entry(self, number: int) -> Entry | None:
        """Return an entry as it is."""
        return self._ledger.entry(number)

    def current(self, kind: str, key: str) -> Entry | None:
        """Return the pretended entry for its own key."""
        is_it = (kind, key) == (self._entry.kind, self._entry.key)
        return self._entry if is_it else self._ledger.current(kind, key)

    def stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Return the stories, the pretended one among them."""
        found = self._ledger.stories(codes)
        return found | dict.fromkeys(self._codes & set(codes), self._entry)

    def codes(self) -> list[int]:
        """Return the codes, the pretended one among them."""
        return sorted(self._codes.union(self._ledger.codes()))

    def lists(self) -> list[str]:
        """Return the lists as they are."""
        return self._ledger.lists()

    def newest(self, name: str, count: int) -> tuple[int, ...]:
        """Return a list as it is."""
        return self._ledger.newest(name, count)

    def between(self, name: str, start: datetime, end: datetime) -> tuple[Listed, ...]:
        """Return a list as it is."""
        return self._ledger.between(name, start, end)

    def any_between(self, name: str, start: datetime, end: datetime) -> bool:
        """Say what is so."""
        return self._ledger.any_between(name, start, end)

    def count_between(self, name: str, start: datetime, end: datetime) -> int:
        """Return what is so."""
        return self._ledger.count_between(name, start, end)

    def span(self, name: str) -> tuple[datetime, datetime] | None:
        """Return what is so."""
        return self._ledger.span(name)

    def carrying(self, key: str, count: int, *, before: int | None = None) -> tuple[int, ...]:
        """Return what is so."""
        return self._ledger.carrying(key, count, before=before)

    def sections(self) -> tuple[Section, ...]:
        """Return the sections as they are."""
        return self._ledger.sections()


def preview(story: Story, ledger: ReadableLedger) -> bytes:
    """Return the whole page of *story* as HTML, as if it were published in *ledger*; nothing is written."""
    reads = Reads(Pretending(ledger, story, story.changed), Stamps(), now, _MEMORY, Nobody())
    parts = plan(Reader(reads), StoryAddress(story.code)).parts
    return b"".join(render(part, Reader(reads), templates()) for part in parts)


def preview_card(story: Story, ledger: ReadableLedger) -> bytes:
    """Return the card of *story* that others show when it is shared, as PNG, as if it were published in *ledger*."""
    reads = Reads(Pretending(ledger, story, story.changed), Stamps(), now, _MEMORY, Nobody())
    return share_card(Reader(reads), story.code)
