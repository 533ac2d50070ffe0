"""The signs by which the series of a chart are told apart: colour, and pattern, dash or shape beside it.

Six pairs are clearly different; a seventh series begins them again. Classes ``s1`` to
``s6`` give the colour and the dash in the stylesheet, patterns and shapes are here.
"""

from __future__ import annotations

import hashlib
from html import escape
from typing import Final

import msgspec

from dabir.story import ChartBlock, ChartKind

SIGNS: Final = 6

_PATTERNS: Final = (
    "",
    "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "M2 2h2v2h-2zM6 6h2v2h-2z",
    "M0 2h8M0 6h8",
    "M-2 6l4 4M0 0l8 8M6-2l4 4",
    "M0 4h8M4 0v8",
)
"""What is scratched out of each colour, in a tile of 8 by 8; nothing of the first."""

_SHAPES: Final = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-3.5-3.5h7v7h-7z",
    "M0-5L5 4H-5z",
    "M0-5L5 0L0 5L-5 0z",
    "M0 5L5-4H-5z",
    "M-5-1.5h3.5V-5h3v3.5H5v3H1.5V5h-3V1.5H-5z",
)
"""The shape that stands on each point of a line, about the origin."""


def is_line(chart: ChartBlock) -> bool:
    """Say whether *chart* is told apart by dashes and shapes rather than by patterns."""
    return chart.chart in {ChartKind.LINE, ChartKind.AREA}


def sign(number: int) -> str:
    """Return the class of series *number* (from 0)."""
    return f"s{number % SIGNS + 1}"


def prefix(chart: ChartBlock) -> str:
    """Return what the names of this chart's patterns begin with, unlike those of another chart on the page."""
    return f"c{hashlib.sha256(msgspec.json.encode(chart)).hexdigest()[:8]}"


def patterns(chart: ChartBlock) -> str:
    """Return the patterns of *chart* as an SVG ``defs`` element; none for a single series, nor for lines."""
    if is_line(chart):
        return ""
    wanted = range(1, min(len(chart.series), SIGNS))
    size = 'width="8" height="8"'
    tiles = "".join(
        f'<pattern id="{prefix(chart)}-{number}" class="{sign(number)}" {size} patternUnits="userSpaceOnUse">'
        f'<rect {size}/><path d="{_PATTERNS[number]}"/></pattern>'
        for number in wanted
    )
    return f"<defs>{tiles}</defs>" if tiles else ""


def fill(chart: ChartBlock, number: int) -> str:
    """Return the attribute that fills series *number* with its pattern, or nothing for a plain one."""
    return f' fill="url(#{prefix(chart)}-{number % SIGNS})"' if number % SIGNS else ""


def shape(number: int, x: str, y: float, words: str = "") -> str:
    """Return the shape of series *number* at *x* (a length) and *y* (pixels); *words* tell its value."""
    title = f"<title>{escape(words, quote=False)}</title>" if words else ""
    path = f'<path d="{_SHAPES[number % SIGNS]}">{title}</path>'
    return f'<svg class="{sign(number)}" x="{x}" y="{y:g}" overflow="visible">{path}</svg>'


def swatch(chart: ChartBlock, number: int) -> str:
    """Return the small drawing that stands before the name of series *number*."""
    if is_line(chart):
        drawn = f'<path class="line {sign(number)}" d="M0 8h28"/>{shape(number, "14", 8)}'
    else:
        drawn = f'<rect class="{sign(number)}" width="28" height="16"{fill(chart, number)}/>'
    return f'<svg width="28" height="16" aria-hidden="true">{drawn}</svg>'
