"""A bar chart: a row for each category, its name above its bars, each bar's number at its end.

Names of any length have a whole line, so this is the kind for long ones. Bars begin at
zero and go to the left, those below zero to the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import Final

from dabir.press.figures import marks
from dabir.press.figures.numbers import exact, figure
from dabir.story import ChartBlock

_THICK: Final = 22
_GAP: Final = 4
_BESIDE: Final = 6
_LETTER: Final = 2.8
"""Hundredths of the width that a figure takes at the end of a bar, on a telephone."""

_MOST_ROOM: Final = 45


def bars(chart: ChartBlock) -> str:
    """Return the rows of *chart*."""
    values = [exact(value) for series in chart.series for value in series.values if value is not None]
    low, high = min((Decimal(0), *values)), max((Decimal(0), *values))
    longest = max((len(figure(value)) for value in values), default=1)
    room = min(_MOST_ROOM, longest * _LETTER + 2)
    ahead, behind = room if high > 0 or low == 0 else 0.0, room if low < 0 else 0.0
    unit = (100 - ahead - behind, (high - low) or Decimal(1))
    ground = 100 - behind - float(-low / unit[1]) * unit[0]

    def across(value: float) -> float:
        return ground - float(exact(value) / unit[1]) * unit[0]

    height = len(chart.series) * (_THICK + _GAP)
    line = f'<line class="ground" x1="{ground:.3f}%" x2="{ground:.3f}%" y1="0" y2="{height}"/>'
    rows = []
    for position, name in enumerate(chart.categories):
        patterns = marks.patterns(chart) if position == 0 else ""
        inside = "".join(
            _bar(chart, number, series.values[position], ground, across(series.values[position] or 0.0))
            for number, series in enumerate(chart.series)
        )
        rows.append(
            f'<div class="bar"><span>{escape(name, quote=False)}</span>'
            f'<svg width="100%" height="{height}">{patterns}{inside}{line}</svg></div>'
        )
    return f'<div class="bars">{"".join(rows)}</div>'


def _bar(chart: ChartBlock, number: int, value: float | None, ground: float, end: float) -> str:
    """Return the bar of one value from *ground* to *end* (hundredths from the left), its number behind it."""
    return "".join(_pieces(chart, number, value, ground, end))


def _pieces(chart: ChartBlock, number: int, value: float | None, ground: float, end: float) -> Iterator[str]:
    top = number * (_THICK + _GAP) + _GAP // 2
    left, right = sorted((ground, end))
    if value:
        yield (
            f'<rect class="{marks.sign(number)}" x="{left:.3f}%" width="{right - left:.3f}%" '
            f'y="{top}" height="{_THICK}"{marks.fill(chart, number)}/>'
        )
    side = f'text-anchor="end" dx="{_BESIDE}"' if (value or 0) < 0 else f'text-anchor="start" dx="-{_BESIDE}"'
    yield f'<text x="{end:.3f}%" y="{top + _THICK // 2}" dy="4" {side}>{figure(value)}</text>'
