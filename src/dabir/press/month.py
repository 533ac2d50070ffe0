"""The months of the archive: Jalali, by Tehran's clock.

Paths, facts and questions name a month by its year and number. Instants meet it here
and nowhere else in the press.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from dabir.persian import calendar
from dabir.persian.digits import to_persian


class Month(NamedTuple):
    """A Jalali month: *year* (1200 to 1500) and *number* (1 to 12). Months compare as they follow each other."""

    year: int
    number: int

    @classmethod
    def of(cls, instant: datetime) -> Month:
        """Return the month of *instant*. Raises :class:`DateError` outside the years the calendar knows."""
        return cls(*day_of(instant)[:2])

    @property
    def name(self) -> str:
        """The month as a reader reads it: ``دی ۱۴۰۴``."""
        return f"{calendar.MONTHS[self.number - 1]} {to_persian(self.year)}"

    def day_name(self, day: int) -> str:
        """Return one of its days as a reader reads it among others: ``شنبه ۱۳ دی``."""
        weekday = calendar.WEEKDAYS[self.days()[day - 1].weekday()]
        return f"{weekday} {to_persian(day)} {calendar.MONTHS[self.number - 1]}"

    def instants(self) -> tuple[datetime, datetime]:
        """Return its first instant and the first one after it, in UTC."""
        return calendar.month_period(*self).instants()

    def days(self) -> tuple[date, ...]:
        """Return its days in order, as Gregorian dates."""
        return tuple(calendar.month_period(*self))


def day_of(instant: datetime) -> tuple[int, int, int]:
    """Return the Jalali year, month and day of *instant* in Tehran. Raises :class:`DateError` as :meth:`Month.of`."""
    return calendar.to_jalali(instant.astimezone(calendar.TEHRAN).date())


def day_instants(year: int, month: int, day: int) -> tuple[datetime, datetime]:
    """Return the first instant of a Jalali day of Tehran and the first one after it, in UTC."""
    return calendar.day_period(year, month, day).instants()


def year_instants(year: int) -> tuple[datetime, datetime]:
    """Return the first instant of a Jalali year of Tehran and the first one after it, in UTC."""
    return calendar.year_period(year).instants()
