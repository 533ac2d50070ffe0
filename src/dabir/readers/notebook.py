"""What is noted of a read when it happens: next to nothing, and no more however many read.

The newsstand hands over a request as it came; it is looked into later, by another thread.
Of more than five hundred reads a second only every second is noted, or every third and so
on, and stands for the others, so that counting costs a busy newsstand what it costs a
quiet one.

Robots are left out, and so is what a browser asks for ahead of its reader. A reader who
asks for a story again within a minute is counted once. Who that is, is known by a hash of
address, user agent and story with a secret of the process: it is never kept, it only
chooses a place in a row of marks that is thrown away each minute. Two readers may share a
place; then the second is not counted, which happens to all stories alike.
"""

from __future__ import annotations

import re
import time
from collections import Counter, deque
from typing import Final

from dabir.readers.robots import is_person

_NOTED_A_SECOND: Final = 500

_MOST_NOTED: Final = 50_000
"""Requests kept between two drains, should readers come all at once; older ones fall out."""

_PLACES: Final = 1 << 20
"""Marks in the row, a byte each: of five hundred readers a second one in seventy shares a place."""

_MINUTE: Final = 60.0

_FIELDS: Final = re.compile(rb"\n(user-agent|x-forwarded-for|sec-purpose|purpose)[ \t]*:[ \t]*([^\r\n]*)")

_AHEAD: Final = frozenset({b"sec-purpose", b"purpose"})
"""Fields of a browser that asks ahead."""


class Notebook:
    """Reads noted by one thread in :meth:`note`, and counted by another in :meth:`drain`."""

    def __init__(self) -> None:
        """Begin empty."""
        self._noted: deque[tuple[int, str, bytes, int]] = deque(maxlen=_MOST_NOTED)
        self._every = 1
        self._turn = 1
        self._marks = bytearray(_PLACES)
        self._marked = self._drained = time.monotonic()

    def note(self, code: int, peer: str, head: bytes) -> None:
        """Note that the story *code* was sent to *peer*, who asked with the header lines *head*."""
        self._turn -= 1
        if not self._turn:
            self._turn = every = self._every
            self._noted.append((code, peer, head, every))

    def drain(self) -> Counter[int]:
        """Return how often each story was read since the last time."""
        now = time.monotonic()
        if now - self._marked >= _MINUTE:
            self._marks, self._marked = bytearray(_PLACES), now
        reads, asked = Counter[int](), 0
        for _ in range(len(self._noted)):
            code, peer, head, every = self._noted.popleft()
            asked += every
            if self._is_new(code, peer, head):
                reads[code] += every
        self._every = max(1, round(asked / max(now - self._drained, 1) / _NOTED_A_SECOND))
        self._turn = min(self._turn, self._every)
        self._drained = now
        return reads

    def _is_new(self, code: int, peer: str, head: bytes) -> bool:
        """Say whether a person asked who has not just asked for the same."""
        fields = dict(_FIELDS.findall(head.lower()))
        agent = fields.get(b"user-agent", b"")
        if not is_person(agent) or not _AHEAD.isdisjoint(fields):
            return False
        place = hash((fields.get(b"x-forwarded-for") or peer, agent, code)) % _PLACES
        if self._marks[place]:
            return False
        self._marks[place] = 1
        return True
