"""A change to a text that somebody may accept: the one shape every suggestion has.

Cleaning, half-spaces and the checks for editors all say what they would change as a list
of :class:`Edit`, so that the newsroom can show it, an editor can take one and leave the
next, and a program can :func:`apply` them all. Offsets count code points, as Python does.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from dabir.errors import DabirError


class EditError(DabirError):
    """These edits do not fit the text: {reason}."""

    code: ClassVar[str] = "persian.bad_edit"
    persian: ClassVar[str] = "این ویرایش‌ها با متن نمی‌خواند: {reason}"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``after`` in the place of ``text[start:end]``, which is ``before``.

    ``rule`` is the stable kebab-case name of what asks for the change, and ``confidence``
    (0 to 1) is how often such a change is right. An edit whose ``after`` equals its
    ``before`` changes nothing: it marks a place that only a person can put right.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with *edits* made, which are sorted by place and do not overlap.

    Raises :class:`EditError` if they are not, or if one was made for another text.
    """
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if edit.start < done:
            raise EditError(reason=f"the edit at {edit.start} begins before {done}, where the last one ends")
        if not edit.start <= edit.end <= len(text):
            raise EditError(reason=f"{edit.start} to {edit.end} is no part of a text of {len(text)} characters")
        if text[edit.start : edit.end] != edit.before:
            raise EditError(reason=f"the text at {edit.start} is not what the edit was made for")
        pieces += (text[done : edit.start], edit.after)
        done = edit.end
    pieces.append(text[done:])
    return "".join(pieces)


def compose(text: str, first: Iterable[Edit], second: Iterable[Edit]) -> list[Edit]:
    """Return the edits of *text* that do at once what *first* and then *second* do.

    *first* was made for *text* and *second* for ``apply(text, first)``; both are sorted
    and do not overlap. Edits that overlap become one, which bears the first rule with a
    name among theirs and the lowest confidence. What in the end changes nothing is left
    out. Takes time in proportion to the edits and to the text they hold.
    """
    return list(_Composition(text, list(first), list(second)).edits())


class _Composition:
    """One walk along two lists of edits, by their places in the text between the two."""

    def __init__(self, text: str, first: list[Edit], second: list[Edit]) -> None:
        self._text = text
        self._first = deque(first)
        self._second = deque(second)
        self._shift = 0  # what to add to a place in the middle text to find it in the text

    def edits(self) -> Iterator[Edit]:
        """Yield the composed edits, in order."""
        while self._second:
            other = self._second[0]
            begin, end = self._place()
            if end <= other.start and begin != other.end:
                yield self._passed()
            elif other.end <= begin:
                self._second.popleft()
                yield replace(other, start=other.start + self._shift, end=other.end + self._shift)
            else:
                yield from self._overlapping()
        yield from self._first

    def _place(self) -> tuple[int, int]:
        """Return where the next edit of the first list has written in the middle text."""
        if not self._first:
            return sys.maxsize, sys.maxsize
        edit = self._first[0]
        start = edit.start - self._shift
        return start, start + len(edit.after)

    def _passed(self) -> Edit:
        edit = self._first.popleft()
        self._shift += (edit.end - edit.start) - len(edit.after)
        return edit

    def _overlapping(self) -> Iterator[Edit]:
        """Yield the one edit, if it changes anything, that all edits overlapping here come to."""
        begin, reached = self._place()
        low = min(begin, self._second[0].start)
        start = low + self._shift
        high = low + 1
        middle: list[str] = []
        met: list[Edit] = []
        others: list[Edit] = []
        written = low  # how far the middle text is written down
        while True:
            if self._second and self._second[0].start < high:
                others.append(self._second.popleft())
                high = max(high, others[-1].end)
                continue
            begin, reached = self._place()
            if begin >= high:
                break
            middle.append(self._text[written + self._shift : begin + self._shift])
            met.append(self._passed())
            middle.append(met[-1].after)
            written = reached
            high = max(high, reached)
        middle.append(self._text[written + self._shift : high + self._shift])
        after = _rewritten("".join(middle), low, others)
        end = high + self._shift
        if after != self._text[start:end]:
            rule = next((edit.rule for edit in (*met, *others) if edit.rule), "")
            yield Edit(start, end, self._text[start:end], after, rule, min(edit.confidence for edit in (*met, *others)))


def _rewritten(middle: str, start: int, edits: list[Edit]) -> str:
    """Return *middle*, which stands at *start*, with *edits* made."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (middle[done : edit.start - start], edit.after)
        done = edit.end - start
    pieces.append(middle[done:])
    return "".join(pieces)
