"""How a draft would look to a reader: the press, over a ledger that pretends it was published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dabir.ledger.entry import Entry, Head, make
from dabir.ledger.listing import Listed
from dabir.ledger.protocol import ReadableLedger
from dabir.press.audience import Nobody
from dabir.press.clock import now
from dabir.press.pages import plan
from dabir.press.parts import render
from dabir.press.reading import Reader, Reads
from dabir.press.routes import StoryAddress
from dabir.press.stamps import Stamps
from dabir.press.templates import templates
from dabir.story import Section, Story

_MEMORY = 4_000_000


class _Pretending:
    """A ledger in which *story* is published; everything else is as it is."""

    def __init__(self, ledger: ReadableLedger, story: Story) -> None:
        self._ledger = ledger
        self._entry = make(Head(), story, story.changed, replaces=0)

    def head(self) -> Head:
        return self._ledger.head()

    def after(self, number: int, limit: int = 1000) -> list[Entry]:
        return self._ledger.after(number, limit)

    def entry(self, number: int) -> Entry | None:
        return self._ledger.entry(number)

    def current(self, kind: str, key: str) -> Entry | None:
        return self._entry if (kind, key) == ("story", self._entry.key) else self._ledger.current(kind, key)

    def stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        found = self._ledger.stories(codes)
        code = int(self._entry.key)
        return found | {code: self._entry} if code in codes else found

    def codes(self) -> list[int]:
        return sorted({*self._ledger.codes(), int(self._entry.key)})

    def lists(self) -> list[str]:
        return self._ledger.lists()

    def newest(self, name: str, count: int) -> tuple[int, ...]:
        return self._ledger.newest(name, count)

    def between(self, name: str, start: datetime, end: datetime) -> tuple[Listed, ...]:
        return self._ledger.between(name, start, end)

    def any_between(self, name: str, start: datetime, end: datetime) -> bool:
        return self._ledger.any_between(name, start, end)

    def count_between(self, name: str, start: datetime, end: datetime) -> int:
        return self._ledger.count_between(name, start, end)

    def span(self, name: str) -> tuple[datetime, datetime] | None:
        return self._ledger.span(name)

    def sections(self) -> tuple[Section, ...]:
        return self._ledger.sections()


def preview(story: Story, ledger: ReadableLedger) -> bytes:
    """Return the whole page of *story* as HTML, as if it were published in *ledger*; nothing is written."""
    reads = Reads(_Pretending(ledger, story), Stamps(), now, _MEMORY, Nobody())
    parts = plan(Reader(reads), StoryAddress(story.code)).parts
    return b"".join(render(part, Reader(reads), templates()) for part in parts)
