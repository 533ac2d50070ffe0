"""How long ago, in the words of a reader: ``۵ دقیقه پیش``, ``دیروز``, ``۱۳ سال پیش``.

Up to a day the distance is measured by the clock. Beyond it days, months and years are
those of the calendar on the wall: yesterday evening is «دیروز» this morning, and a year
has passed on the same day of the same Jalali month. Only whole units that have passed are
counted, so that nothing is said to be older than it is.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from dabir.persian.calendar.conversion import to_jalali
from dabir.persian.calendar.zone import IRAN, Place, to_local
from dabir.persian.digits import to_persian

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_WEEK_DAYS: Final = 7
_YEAR_MONTHS: Final = 12


def relative(instant: dt.datetime, now: dt.datetime, place: Place = IRAN) -> str:
    """Write how far *instant* lies from *now*: ``۳ ساعت پیش``, ``۲ ماه دیگر``.

    Both are aware datetimes of any zone; less than a minute is ``همین حالا``. The day
    before and the day after have names, and from seven days on weeks are counted until a
    month is full. Raises :class:`ValueError` for a naive datetime and
    :class:`~dabir.persian.calendar.errors.DateRangeError` outside the calendar's years.
    """
    near, far = to_local(instant, place.zone), to_local(now, place.zone)
    # Aware times of one zone are subtracted by the clock on the wall: UTC knows better.
    seconds = (far.astimezone(dt.UTC) - near.astimezone(dt.UTC)).total_seconds()
    past = seconds >= 0
    if abs(seconds) < _MINUTE:
        return "همین حالا"
    if abs(seconds) < _DAY:
        count, unit = _by_clock(int(abs(seconds)))
    else:
        count, unit = _by_calendar(*sorted((near.date(), far.date())))
        if (count, unit) == (1, "روز"):
            return "دیروز" if past else "فردا"
    return f"{to_persian(count)} {unit} {'پیش' if past else 'دیگر'}"


def _by_clock(seconds: int) -> tuple[int, str]:
    if seconds < _HOUR:
        return seconds // _MINUTE, "دقیقه"
    return seconds // _HOUR, "ساعت"


def _by_calendar(first: dt.date, last: dt.date) -> tuple[int, str]:
    """Return the largest whole unit between two days, of which *first* is the earlier."""
    year, month, day = to_jalali(first)
    last_year, last_month, last_day = to_jalali(last)
    months = (last_year - year) * _YEAR_MONTHS + last_month - month - (last_day < day)
    if months >= _YEAR_MONTHS:
        return months // _YEAR_MONTHS, "سال"
    if months >= 1:
        return months, "ماه"
    # A day of 25 hours, when summer time ends, can hold both moments: it counts as one.
    days = max(1, (last - first).days)
    if days >= _WEEK_DAYS:
        return days // _WEEK_DAYS, "هفته"
    return days, "روز"
