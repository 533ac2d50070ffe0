"""Jalali dates to Gregorian ones and back, by a table of break years.

A Jalali year begins on the day of the spring equinox, so leap years follow the sky and
not a fixed rule. They do follow a rhythm: a leap year every four years, and after seven
of them (sometimes six or eight) one gap of five. Borkowski computed the equinoxes of
3,000 years and found the *break years*, at which the rhythm starts anew; between two of
them everything is counting. We keep only the breaks that touch 1200 to 1500.

Source: K. M. Borkowski, "The Persian calendar for 3000 years", *Earth, Moon, and
Planets* 74 (1996), 223-230, doi:10.1007/BF00055188. See decision 0003.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate, pairwise
from typing import Final

from dabir.persian.calendar.errors import (
    DateRangeError,
    NoSuchDayError,
    NoSuchMonthError,
    YearRangeError,
)
from dabir.persian.calendar.names import MONTHS

FIRST_YEAR: Final = 1200
LAST_YEAR: Final = 1500

_BREAKS: Final = (1181, 1210, 1635)
"""Borkowski's break years that touch our range."""

_CYCLE: Final = 33
"""Years from one gap of five to the next, wherever no break is near."""

_LONGEST_CYCLE: Final = 37
"""Years the last cycle before a break may have; a shorter one has 29."""


def _leap_years() -> frozenset[int]:
    """Return the leap years between the first break and the last.

    A cycle of any length opens with a leap year and closes with its gap of five.
    """
    leap: set[int] = set()
    for opening, closing in pairwise(_BREAKS):
        start = opening
        while start < closing:
            left = closing - start
            length = left if left <= _LONGEST_CYCLE else _CYCLE
            leap.update(range(start, start + length - 4, 4))
            start += length
    return frozenset(leap)


_LEAP: Final = _leap_years()

_COMMON: Final = (31,) * 6 + (30,) * 5 + (29,)
_BEFORE_MONTH: Final = tuple(accumulate(_COMMON, initial=0))
"""Days of a year before its nth month, from zero. Esfand is last, so leap years agree."""

FIRST_DATE: Final = dt.date(1821, 3, 21)
"""1 Farvardin 1200, from which all other days are counted."""

_NOWRUZ: Final = tuple(
    accumulate(
        (365 + (year in _LEAP) for year in range(FIRST_YEAR, LAST_YEAR + 1)),
        initial=FIRST_DATE.toordinal(),
    )
)
"""The ordinal of 1 Farvardin of each year, and of the year after the last."""

LAST_DATE: Final = dt.date.fromordinal(_NOWRUZ[-1] - 1)
"""29 Esfand 1500."""

_FIRST_HALF: Final = 6 * 31
"""Days of Farvardin to Shahrivar, which have 31 each; the months after have 30."""

_YEARS_APART: Final = FIRST_DATE.year - FIRST_YEAR
"""A Jalali year begins in the Gregorian year of its number and this."""


def to_jalali(date: dt.date) -> tuple[int, int, int]:
    """Return the Jalali (year, month, day) of the Gregorian *date*.

    Raises :class:`~dabir.persian.calendar.errors.DateRangeError` outside 1200 to 1500,
    and :class:`TypeError` for a datetime: its day depends on a zone, so the caller must
    first say which day is meant (``instant.astimezone(TEHRAN).date()``).
    """
    if isinstance(date, dt.datetime):
        message = "to_jalali takes a date; choose the time zone, then .date()"
        raise TypeError(message)
    if not FIRST_DATE <= date <= LAST_DATE:
        raise DateRangeError(date=date, first=FIRST_DATE, last=LAST_DATE)
    ordinal = date.toordinal()
    year = date.year - _YEARS_APART
    if ordinal < _NOWRUZ[year - FIRST_YEAR]:
        year -= 1
    days = ordinal - _NOWRUZ[year - FIRST_YEAR]
    if days < _FIRST_HALF:
        month, day = divmod(days, 31)
        return year, month + 1, day + 1
    month, day = divmod(days - _FIRST_HALF, 30)
    return year, month + 7, day + 1


def to_gregorian(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian date of the Jalali *year*, *month* and *day*.

    Raises :class:`~dabir.persian.calendar.errors.DateError` that says which of the three
    is wrong: ``YearRangeError``, ``NoSuchMonthError`` or ``NoSuchDayError``.
    """
    length = month_length(year, month)
    if not 1 <= day <= length:
        raise NoSuchDayError(year=year, month=month, month_name=MONTHS[month - 1], day=day, length=length)
    return dt.date.fromordinal(_NOWRUZ[year - FIRST_YEAR] + _BEFORE_MONTH[month - 1] + day - 1)


def is_leap(year: int) -> bool:
    """Tell whether the Jalali *year* has 366 days.

    Raises :class:`~dabir.persian.calendar.errors.YearRangeError` outside 1200 to 1500.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearRangeError(year=year, first=FIRST_YEAR, last=LAST_YEAR)
    return year in _LEAP


def month_length(year: int, month: int) -> int:
    """Return how many days the Jalali *month* (1 to 12) of *year* has.

    Raises :class:`~dabir.persian.calendar.errors.YearRangeError` or ``NoSuchMonthError``.
    """
    leap = is_leap(year)
    if not 1 <= month <= len(_COMMON):
        raise NoSuchMonthError(year=year, month=month)
    return _COMMON[month - 1] + (leap and month == len(_COMMON))
