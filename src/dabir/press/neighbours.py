"""The months before and after a month that have stories.

A month's own year and the one beside it are looked at first. Only where both are empty
are the years of the list asked for, whose fact every publication of the list stamps; so
an old month's page rests on nothing that is published today, but for the first month of
all, which asks and is answered the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from dabir.press.month import Month
from dabir.press.reading import Reader


def earlier(reader: Reader, name: str, month: Month) -> Month | None:
    """Return the last month before *month* in which the list *name* has stories."""
    for year in _years_before(reader, name, month.year):
        found = [number for number in reader.months(name, year) if Month(year, number) < month]
        if found:
            return Month(year, found[-1])
    return None


def later(reader: Reader, name: str, month: Month) -> Month | None:
    """Return the first month after *month* in which the list *name* has stories."""
    for year in _years_after(reader, name, month.year):
        found = [number for number in reader.months(name, year) if Month(year, number) > month]
        if found:
            return Month(year, found[0])
    return None


def _years_before(reader: Reader, name: str, year: int) -> Iterator[int]:
    yield from (year, year - 1)
    if other := reader.year_before(name, year - 1):
        yield other


def _years_after(reader: Reader, name: str, year: int) -> Iterator[int]:
    yield from (year, year + 1)
    if other := reader.year_after(name, year + 1):
        yield other
