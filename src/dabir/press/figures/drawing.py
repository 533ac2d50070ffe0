"""A chart as SVG that fits any width: lengths across are per cents, those upwards are pixels.

So letters keep their size from a telephone to a desk, which one scaled drawing would not.
What goes across a line or an area, where SVG takes no per cents, is drawn in a box of its
own that is stretched, its stroke apart.

Columns and bars stand from right to left, as a list is read. Lines and areas run from
left to right: every reader has learned at school, in Iran as elsewhere, that a curve is
read so, and a rising price must look like one that rises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby
from typing import Final

from markupsafe import Markup

from dabir.press.figures import marks
from dabir.press.figures.bars import bars
from dabir.press.figures.numbers import exact, figure, ticks
from dabir.story import ChartBlock, ChartKind, ChartSeries

HEIGHT: Final = 248
_EDGE: Final = 12
"""Pixels above the highest mark and below the lowest, room for half a letter."""

_FILLED: Final = 0.72
"""The part of its place that a group of columns takes."""

_MOST_SHAPES: Final = 24
"""Where a line has more points than these, only points without neighbours get a shape."""

_NARROW, _WIDE, _LETTER = 230, 520, 8
"""Pixels of a plot on a telephone and on a desk, and of a letter beneath it."""

_MOST_LABELS: Final = 5
"""How many labels of a line stand side by side on a telephone."""


@dataclass(frozen=True)
class _Scale:
    """What numbers stand at which height. *marks* rise from the lowest to the highest."""

    marks: list[Decimal]

    def y(self, value: float | Decimal) -> float:
        """Return how many pixels below the upper edge *value* stands."""
        number = value if isinstance(value, Decimal) else exact(value)
        low, high = self.marks[0], self.marks[-1]
        return round(_EDGE + float((high - number) / (high - low)) * (HEIGHT - 2 * _EDGE), 1)

    @property
    def ground(self) -> float:
        """The height of zero, or of the lowest mark where zero is not shown."""
        return self.y(max(self.marks[0], min(Decimal(0), self.marks[-1])))


def drawn(chart: ChartBlock) -> Markup:
    """Return the drawing of *chart*, without its title, key and numbers."""
    return Markup(bars(chart) if chart.chart is ChartKind.BAR else _plane(chart))  # noqa: S704  # words are escaped


def key(chart: ChartBlock) -> list[tuple[Markup, str]]:
    """Return a swatch and a name for each series; nothing where a single one needs no telling."""
    if len(chart.series) == 1:
        return []
    return [
        (Markup(marks.swatch(chart, number)), series.name)  # noqa: S704  # nothing of the story is in a swatch
        for number, series in enumerate(chart.series)
    ]


def _plane(chart: ChartBlock) -> str:
    scale = _scale(chart)
    labels = [figure(mark) for mark in scale.marks]
    heights = [scale.y(mark) for mark in scale.marks]
    width = max(len(label) for label in labels) * _LETTER + 6
    axis = "".join(
        f'<text x="{width // 2}" y="{y:g}" dy="4">{label}</text>' for label, y in zip(labels, heights, strict=True)
    )
    grid = "".join(f'<line class="grid" x1="0" x2="100%" y1="{y:g}" y2="{y:g}"/>' for y in heights)
    ground = f'<line class="ground" x1="0" x2="100%" y1="{scale.ground:g}" y2="{scale.ground:g}"/>'
    plot = "".join((_columns if chart.chart is ChartKind.COLUMN else _lines)(chart, scale))
    return (
        f'<div class="plane"><svg class="axis" width="{width}" height="{HEIGHT}">{axis}</svg>'
        f'<svg class="plot" width="100%" height="{HEIGHT}">{marks.patterns(chart)}{grid}{plot}{ground}</svg>'
        f"{_labels(chart)}</div>"
    )


def _scale(chart: ChartBlock) -> _Scale:
    """Return the scale of *chart*; what is filled stands on zero, a line only where zero is near."""
    values = [exact(value) for series in chart.series for value in series.values if value is not None]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    is_far = chart.chart is ChartKind.LINE and high - low < max(abs(low), abs(high)) / 3
    if not is_far:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return _Scale(ticks(low, high))


def told(chart: ChartBlock, series: ChartSeries, number: int) -> str:
    """Return the sentence of one value, by the *number* of its category."""
    name = f"{series.name}، " if len(chart.series) > 1 else ""
    return f"{name}{chart.categories[number]}: {figure(series.values[number])}"


def _columns(chart: ChartBlock, scale: _Scale) -> Iterator[str]:
    place = 100 / len(chart.categories)
    width = place * _FILLED / len(chart.series)
    for number, series in enumerate(chart.series):
        for position, value in enumerate(series.values):
            if value is None:
                continue
            x = 100 - place * (position + (1 - _FILLED) / 2) - width * (number + 1)
            top, bottom = sorted((scale.y(value), scale.ground))
            title = f"<title>{escape(told(chart, series, position), quote=False)}</title>"
            yield (
                f'<rect class="{marks.sign(number)}" x="{x:.3f}%" width="{width:.3f}%" '
                f'y="{top:g}" height="{bottom - top:.1f}"{marks.fill(chart, number)}>{title}</rect>'
            )


def _lines(chart: ChartBlock, scale: _Scale) -> Iterator[str]:
    for number, series in enumerate(chart.series):
        runs = list(_runs(series.values))
        paths = "".join(_path(chart, number, run, scale) for run in runs)
        yield f'<svg viewBox="0 0 100 {HEIGHT}" width="100%" height="{HEIGHT}" preserveAspectRatio="none">{paths}</svg>'
        few = len(series.values) <= _MOST_SHAPES
        for position, value in (point for run in runs if few or len(run) == 1 for point in run):
            x = f"{_across(chart, position):.3f}%"
            yield marks.shape(number, x, scale.y(value), told(chart, series, position))


def _runs(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Yield the unbroken runs of *values*, each value after its position."""
    for is_there, run in groupby(enumerate(values), key=lambda point: point[1] is not None):
        if is_there:
            yield [(position, value) for position, value in run if value is not None]


def _across(chart: ChartBlock, position: int) -> float:
    """Return how many hundredths from the left the category at *position* stands, on a line."""
    return 100 * (position + 0.5) / len(chart.categories)


def _path(chart: ChartBlock, number: int, run: list[tuple[int, float]], scale: _Scale) -> str:
    points = [f"{_across(chart, position):.3f} {scale.y(value):g}" for position, value in run]
    line = f'<path class="line {marks.sign(number)}" d="M{"L".join(points)}"/>'
    if chart.chart is ChartKind.LINE:
        return line
    first, last = (_across(chart, run[end][0]) for end in (0, -1))
    around = f"M{first:.3f} {scale.ground:g}L{'L'.join(points)}L{last:.3f} {scale.ground:g}z"
    return f'<path class="area {marks.sign(number)}" d="{around}"/>{line}'


def _labels(chart: ChartBlock) -> str:
    """Return the names of the categories: of a line some are left out, of columns long ones are turned."""
    shown = list(chart.categories)
    if chart.chart is not ChartKind.COLUMN:
        step = -(-len(shown) // _MOST_LABELS)
        shown = [words if position % step == 0 else "" for position, words in enumerate(shown)]
        kind = "thin" if step > 1 else _fit(shown)
    else:
        kind = _fit(shown)
    spans = "".join(f"<span>{escape(words, quote=False)}</span>" for words in shown)
    return f'<div class="labels labels-{kind}">{spans}</div>'


def _fit(labels: Sequence[str]) -> str:
    """Say whether *labels* stand side by side everywhere (``level``), on a desk (``tight``) or nowhere (``turned``)."""
    longest = max(len(word) for label in labels for word in (label.split() or [""])) * _LETTER
    if longest <= _NARROW / len(labels):
        return "level"
    return "tight" if longest <= _WIDE / len(labels) else "turned"
