"""The Jalali (Solar Hijri) calendar and the clocks of Tehran and Kabul.

An instant is kept in UTC everywhere in Dabir. It meets this package where a person reads
or types it, and only there: :func:`read_stamp` takes what was typed, :func:`long_date`
and its fellows write what is read, and :func:`to_jalali` and :func:`to_gregorian` are
the arithmetic below both. :func:`month_period` and its fellows are the days an archive is
asked for, and :func:`to_lunar` gives the lunar date beside the solar one. Years 1200 to
1500 are known (March 1821 to March 2122), and every other is refused by an error that
says so. The choice of method is decision 0003.
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
from dabir.persian.calendar.lunar import LunarDate, from_lunar, to_lunar
from dabir.persian.calendar.names import AFGHAN_MONTHS, GREGORIAN_MONTHS, LUNAR_MONTHS, MONTHS, SEASONS, WEEKDAYS
from dabir.persian.calendar.period import Period, Season, day_period, month_period, season_period, year_period
from dabir.persian.calendar.relative import relative
from dabir.persian.calendar.stamp import Stamp, read_stamp
from dabir.persian.calendar.zone import AFGHANISTAN, IRAN, KABUL, TEHRAN, Place

__all__ = [
    "AFGHANISTAN",
    "AFGHAN_MONTHS",
    "FIRST_YEAR",
    "GREGORIAN_MONTHS",
    "IRAN",
    "KABUL",
    "LAST_YEAR",
    "LUNAR_MONTHS",
    "MONTHS",
    "SEASONS",
    "TEHRAN",
    "WEEKDAYS",
    "DateError",
    "DateRangeError",
    "LunarDate",
    "NoDateError",
    "NoSuchDayError",
    "NoSuchMonthError",
    "NoSuchTimeError",
    "Period",
    "Place",
    "Season",
    "Stamp",
    "YearRangeError",
    "clock",
    "compact",
    "day_period",
    "from_lunar",
    "is_leap",
    "long_date",
    "month_length",
    "month_period",
    "read_stamp",
    "relative",
    "season_period",
    "to_gregorian",
    "to_jalali",
    "to_lunar",
    "weekday_date",
    "wide",
    "year_period",
]
