"""The lunar date (هجری قمری) beside the solar one, as Iran's official calendar has it.

From 1340 to Ramadan 1448 (4 September 1921 to March 2027) months are those of a table of
what Iran's calendars printed, see :mod:`dabir.persian.calendar.lunar_table`. Outside it
nobody can know, and the date is *computed*, and says so: by the tabular (civil) rule of
thirty-year cycles, in which odd months have 30 days and even ones 29, and the last has 30
in the years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of the cycle. The computed months
are counted from the table's ends, so no day is missing or double where they meet. A
computed date may be wrong by a day, seldom two.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from dabir.persian.calendar import lunar_table
from dabir.persian.calendar.conversion import FIRST_DATE, LAST_DATE
from dabir.persian.calendar.errors import (
    DateRangeError,
    NoSuchDayError,
    NoSuchMonthError,
    YearRangeError,
)
from dabir.persian.calendar.names import LUNAR_MONTHS
from dabir.persian.digits import to_persian

_FIRST_YEAR: Final = 1236
_LAST_YEAR: Final = 1546
"""The lunar years that the solar years 1200 to 1500 touch."""

_LEAP_OF_CYCLE: Final = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
_CYCLE: Final = 30
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class LunarDate:
    """A day of the lunar calendar; ``computed`` if it is by rule and not from the table."""

    year: int
    month: int
    day: int
    computed: bool

    def __str__(self) -> str:
        """Write the date as a masthead does: ``۱۳ رجب ۱۴۴۷``."""
        return to_persian(f"{self.day} {LUNAR_MONTHS[self.month - 1]} {self.year}")


def to_lunar(date: dt.date) -> LunarDate:
    """Return the lunar date of the Gregorian *date*.

    Raises :class:`~dabir.persian.calendar.errors.DateRangeError` outside the solar years
    1200 to 1500, and :class:`TypeError` for a datetime, whose day depends on a zone.
    """
    if isinstance(date, dt.datetime):
        raise TypeError("to_lunar takes a date; choose the time zone, then .date()")
    if not FIRST_DATE <= date <= LAST_DATE:
        raise DateRangeError(date=date, first=FIRST_DATE, last=LAST_DATE)
    months = _months()
    ordinal = date.toordinal()
    index = bisect_right(months.starts, ordinal) - 1
    year, month = divmod(index, _MONTHS)
    computed = not months.table.start <= index < months.table.stop
    return LunarDate(_FIRST_YEAR + year, month + 1, ordinal - months.starts[index] + 1, computed)


def from_lunar(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian date of a day of the lunar calendar.

    Raises :class:`~dabir.persian.calendar.errors.DateError` that says which of the three
    is wrong, or that the day lies outside the solar years 1200 to 1500.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise YearRangeError(year=year, first=_FIRST_YEAR, last=_LAST_YEAR)
    if not 1 <= month <= _MONTHS:
        raise NoSuchMonthError(year=year, month=month)
    starts = _months().starts
    index = (year - _FIRST_YEAR) * _MONTHS + month - 1
    length = starts[index + 1] - starts[index]
    if not 1 <= day <= length:
        raise NoSuchDayError(year=year, month=month, month_name=LUNAR_MONTHS[month - 1], day=day, length=length)
    date = dt.date.fromordinal(starts[index] + day - 1)
    if not FIRST_DATE <= date <= LAST_DATE:
        raise DateRangeError(date=date, first=FIRST_DATE, last=LAST_DATE)
    return date


@dataclass(frozen=True, slots=True)
class _Months:
    """The ordinal of each month's first day, and which of the months the table knows."""

    starts: tuple[int, ...]
    table: range


@lru_cache(maxsize=1)
def _months() -> _Months:
    """Lay the computed months before and after those of the table."""
    before = [_tabular(year, month) for year in range(_FIRST_YEAR, lunar_table.FIRST_YEAR) for month in range(1, 13)]
    known = lunar_table.month_lengths()
    rest = [(lunar_table.LAST_YEAR, month) for month in range(lunar_table.LAST_MONTH + 1, _MONTHS + 1)]
    rest += [(year, month) for year in range(lunar_table.LAST_YEAR + 1, _LAST_YEAR + 1) for month in range(1, 13)]
    after = [_tabular(*month) for month in rest]
    first = dt.date(*lunar_table.FIRST_DAY).toordinal() - sum(before)
    starts = tuple(accumulate([*before, *known, *after], initial=first))
    return _Months(starts, range(len(before), len(before) + len(known)))


def _tabular(year: int, month: int) -> int:
    """Return the length of a month by the tabular rule."""
    leap = month == _MONTHS and year % _CYCLE in _LEAP_OF_CYCLE
    return 30 if month % 2 or leap else 29
