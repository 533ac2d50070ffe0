"""Tables as text: what an editor pastes from a spreadsheet or types, and the numbers of a chart.

Cells are parted by tabs, or else by semicolons or commas, Persian or Latin: by the
first of these that stands in the text outside of quotation marks. A cell that holds one
of them is put in ``"`` as in a CSV file. Numbers have Persian or Latin digits, and marks
between thousands if they like; an empty cell or a dash is a missing number. A slash is
refused, though many type one before decimals: it would also be a fraction or a date.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from dabir.newsroom.errors import NoNumberError, NoSeriesError, UnevenRowsError
from dabir.persian.digits import to_latin, to_persian
from dabir.story import ChartSeries

_SEPARATORS: Final = "\t؛;،,"
_WRITTEN: Final = "؛ "
_QUOTED: Final = re.compile('"[^"]*"')
_NUMBER: Final = re.compile(r"-?(?:\d+|\d{1,3}(?:[,٬،']\d{3})+)(?:[.٫]\d+)?", re.ASCII)
_MARKS: Final = re.compile("[,٬،']")
_MISSING: Final = frozenset({"", "-", "–", "—", "…"})
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\u00a0 "), "")
"""What stands about a copied number and is not seen: marks of direction and spaces."""


class Numbers(NamedTuple):
    """The numbers of a chart, and what its categories are."""

    axis: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]


def cells(text: str) -> list[list[str]]:
    """Return the cells of *text* by rows, without spaces at their edges; empty lines are left out.

    Raises :class:`UnevenRowsError` unless all rows have as many cells as the first.
    """
    bare = _QUOTED.sub("", text)
    separator = next((mark for mark in _SEPARATORS if mark in bare), "\t")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=separator != "\t")
    rows = []
    for row in reader:
        if not any(map(str.strip, row)):
            continue
        rows.append([cell.strip() for cell in row])
        if len(row) != len(rows[0]):
            raise UnevenRowsError(line=reader.line_num, found=len(row), wanted=len(rows[0]))
    return rows


def write(rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* as text that :func:`cells` reads."""
    return "\n".join(_WRITTEN.join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if re.search(f'[{_SEPARATORS}"\r\n]', cell) else cell


def numbers(text: str) -> Numbers:
    """Return the numbers of a chart written as *text*: names in the first line, then a line for each category.

    Raises :class:`NoSeriesError` without at least two lines and two columns,
    :class:`NoNumberError` and :class:`UnevenRowsError`.
    """
    rows = cells(text)
    if min(len(rows), len(rows[0]) if rows else 0) < 2:  # noqa: PLR2004  # names and one line; a name and one number
        raise NoSeriesError
    (axis, *names), *lines = rows
    categories = tuple(line[0] for line in lines)
    series = (
        ChartSeries(name, tuple(number(line[column], line[0]) for line in lines))
        for column, name in enumerate(names, 1)
    )
    return Numbers(axis, categories, tuple(series))


def number(cell: str, category: str) -> float | None:
    """Return the number that *cell* says, None for a missing one; raises :class:`NoNumberError`, naming *category*."""
    latin = to_latin(cell).translate(_UNSEEN).replace("\u2212", "-")
    if latin in _MISSING:
        return None
    if not _NUMBER.fullmatch(latin) or "inf" in repr(value := float(_MARKS.sub("", latin).replace("٫", "."))):
        raise NoNumberError(cell=cell, category=category)
    return value


def write_numbers(chart: Numbers) -> str:
    """Return the numbers of a chart as text that :func:`numbers` reads back to the last bit."""
    head = (chart.axis, *(series.name for series in chart.series))
    rows = (
        (name, *(_written(series.values[position]) for series in chart.series))
        for position, name in enumerate(chart.categories)
    )
    return write((head, *rows))


def _written(value: float | None) -> str:
    if value is None:
        return "—"
    plain = f"{Decimal(repr(value)).normalize():f}"
    return to_persian(plain.replace(".", "٫"))
