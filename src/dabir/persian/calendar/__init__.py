"""The Jalali (Solar Hijri) calendar and the clock of Tehran.

An instant is kept in UTC everywhere in Dabir. It meets this package where a person reads
or types it, and only there: :func:`read_stamp` takes what was typed, :func:`long_date`
and its fellows write what is read, and :func:`to_jalali` and :func:`to_gregorian` are
the arithmetic below both. Years 1200 to 1500 are known (March 1821 to March 2122), and
every other is refused by an error that says so. The choice of method is decision 0003.
"""

from dabir.persian.calendar.conversion import (
    FIRST_YEAR,
    LAST_YEAR,
    is_leap,
    month_length,
    to_gregorian,
    to_jalali,
)
from dabir.persian.calendar.errors import (
    DateError,
    DateRangeError,
    NoDateError,
    NoSuchDayError,
    NoSuchMonthError,
    NoSuchTimeError,
    YearRangeError,
)
from dabir.persian.calendar.formats import clock, compact, long_date, weekday_date, wide
from dabir.persian.calendar.names import MONTHS, WEEKDAYS
from dabir.persian.calendar.stamp import Stamp, read_stamp
from dabir.persian.calendar.zone import TEHRAN

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MONTHS",
    "TEHRAN",
    "WEEKDAYS",
    "DateError",
    "DateRangeError",
    "NoDateError",
    "NoSuchDayError",
    "NoSuchMonthError",
    "NoSuchTimeError",
    "Stamp",
    "YearRangeError",
    "clock",
    "compact",
    "is_leap",
    "long_date",
    "month_length",
    "read_stamp",
    "to_gregorian",
    "to_jalali",
    "weekday_date",
    "wide",
]
