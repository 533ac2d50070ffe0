"""Charts of reads, drawn on the server: columns over time as inline SVG, bars by name in a table.

Time goes from right to left, as it is read. Whoever does not see a chart has the same
numbers in the table below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from dabir.persian.numerals import grouped
from dabir.press.figures.numbers import figure, ticks

_WIDE, _HIGH = 960, 260
_LEFT, _TOP, _FOOT = 96, 12, 36
_LABELS: Final = 8
"""Names that have room under the columns."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The *reads* of what is called *name*; *code* is the story's, "" for what is none."""

    name: str
    reads: int
    code: str = ""

    @property
    def said(self) -> str:
        """The reads as they are read."""
        return grouped(self.reads)


def columns(bars: Sequence[Bar], title: str) -> SafeString:
    """Return a column for each of *bars*, the first at the right, as SVG; *title* says what it shows."""
    marks = ticks(Decimal(0), Decimal(max((bar.reads for bar in bars), default=0)))
    top, ground = float(marks[-1]) or 1.0, _HIGH - _FOOT
    high = ground - _TOP

    def y(reads: float) -> float:
        return ground - high * reads / top

    lines = "".join(
        f'<line x1="{_LEFT}" x2="{_WIDE}" y1="{y(float(mark)):.1f}" y2="{y(float(mark)):.1f}"/>'
        f'<text x="{_LEFT - 8}" y="{y(float(mark)) + 4:.1f}" text-anchor="start">{figure(mark)}</text>'
        for mark in marks
    )
    step = (_WIDE - _LEFT) / max(1, len(bars))
    every = -(-len(bars) // _LABELS)
    drawn = []
    for place, bar in enumerate(bars):
        right = _WIDE - place * step
        name = escape(bar.name)
        drawn.append(
            f'<rect x="{right - step * 0.85:.1f}" width="{step * 0.7:.1f}" y="{y(bar.reads):.1f}" '
            f'height="{ground - y(bar.reads):.1f}"><title>{name}: {bar.said}</title></rect>'
        )
        if place % every == 0:
            drawn.append(f'<text x="{right - step / 2:.1f}" y="{_HIGH - 8}" text-anchor="middle">{name}</text>')
    said = f'role="img" aria-label="{escape(title)}"'
    return mark_safe(  # noqa: S308  # every text in it is escaped above
        f'<svg class="dabir-columns" viewBox="0 0 {_WIDE} {_HIGH}" direction="rtl" {said}>{lines}{"".join(drawn)}</svg>'
    )


def shares(bars: Sequence[Bar]) -> list[tuple[Bar, int]]:
    """Return each of *bars* with its length in hundredths of the longest."""
    longest = max((bar.reads for bar in bars), default=0) or 1
    return [(bar, round(100 * bar.reads / longest)) for bar in bars]
