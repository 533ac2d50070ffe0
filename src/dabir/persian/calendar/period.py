"""The days of a month, a season or a year, as days and as instants.

An archive asks which stories belong to Mordad 1392, or to its summer. A story is kept by
its instant in UTC, so the answer is the half-open span of instants that Tehran's clock
shows on those days: no story falls between two months and none into both, summer time or
not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from dabir.persian.calendar.conversion import month_length, to_gregorian
from dabir.persian.calendar.zone import IRAN, Place, to_utc


class Season(IntEnum):
    """A quarter of the Jalali year, numbered from spring, which opens it."""

    SPRING = 1
    SUMMER = 2
    AUTUMN = 3
    WINTER = 4


@dataclass(frozen=True, slots=True)
class Period:
    """Successive days, both ends included: Gregorian dates, as a program stores them."""

    first: dt.date
    last: dt.date

    def __len__(self) -> int:
        """Return the number of days."""
        return (self.last - self.first).days + 1

    def __contains__(self, date: object) -> bool:
        """Tell whether *date* is one of the days; a datetime is not, for want of a zone."""
        return isinstance(date, dt.date) and not isinstance(date, dt.datetime) and self.first <= date <= self.last

    def __iter__(self) -> Iterator[dt.date]:
        """Give the days in order."""
        return map(dt.date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))

    def instants(self, place: Place = IRAN) -> tuple[dt.datetime, dt.datetime]:
        """Return the first instant of the period and the first one after it, in UTC."""
        after = self.last + dt.timedelta(days=1)
        return _midnight(self.first, place), _midnight(after, place)


def day_period(year: int, month: int, day: int) -> Period:
    """Return the one day. Raises :class:`~dabir.persian.calendar.errors.DateError`."""
    date = to_gregorian(year, month, day)
    return Period(date, date)


def month_period(year: int, month: int) -> Period:
    """Return the days of the Jalali *month* (1 to 12) of *year*.

    Raises :class:`~dabir.persian.calendar.errors.DateError` for a month that is none.
    """
    return Period(to_gregorian(year, month, 1), to_gregorian(year, month, month_length(year, month)))


def season_period(year: int, season: int) -> Period:
    """Return the days of *season* (1 to 4, or a :class:`Season`) of the Jalali *year*.

    Raises :class:`ValueError` for a season that is none, and
    :class:`~dabir.persian.calendar.errors.YearRangeError`.
    """
    closing = Season(season) * 3
    return Period(month_period(year, closing - 2).first, month_period(year, closing).last)


def year_period(year: int) -> Period:
    """Return the days of the Jalali *year*.

    Raises :class:`~dabir.persian.calendar.errors.YearRangeError`.
    """
    return Period(month_period(year, 1).first, month_period(year, 12).last)


def _midnight(date: dt.date, place: Place) -> dt.datetime:
    """Return the instant at which *date* begins; where midnight is skipped, the next one."""
    return to_utc(dt.datetime.combine(date, dt.time()), place.zone)
