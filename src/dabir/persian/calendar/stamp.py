"""Reading a date as it was typed on a page, in a form or by a wire.

The first date of the text is read, with the time right before or after it. Understood
are, in any of the three kinds of digits and with Arabic letters for Persian ones:

* ``۲۹-۰۵-۱۳۹۲``, ``۱۳۹۲/۵/۲۹``, ``۱۳۹۲.۰۵.۲۹``: the year is the end that has more than two
  digits. From 1821 on it is a Gregorian year, as in ``2021-08-14``;
* ``۲۹ مرداد ۱۳۹۲``, ``۲۵ مهر / ۱۴۰۴``, ``۱۳۹۲ مرداد ۲۹``, ``مرداد ۲۹, ۱۳۹۲``, with the
  names of the months in Iran, in Afghanistan, or of the Gregorian year;
* the day of the week before any of these;
* a time such as ``۲۲:۵۹``, ``ساعت ۱۱:۰۰:۰۹``, ``۹:۳۰ ب.ظ``, ``T14:40:00Z``, with
  «به وقت کابل», «گرینویچ» or an offset, even where it is glued to the date
  (``14:402021-08-14``): then hour, minute, day and month have two digits each.

A year of two digits is not guessed at: ``۹۲/۰۵/۲۹`` is no date.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dabir.persian.calendar.conversion import FIRST_DATE, LAST_DATE, to_gregorian, to_jalali
from dabir.persian.calendar.errors import (
    DateError,
    DateRangeError,
    NoDateError,
    NoSuchDayError,
    NoSuchMonthError,
    NoSuchTimeError,
)
from dabir.persian.calendar.names import GREGORIAN_MONTHS
from dabir.persian.calendar.reading import (
    AFGHAN_NAMES,
    ALSO,
    DATE,
    GREGORIAN_NAMES,
    JALALI_NAMES,
    REACH,
    TIME_AFTER,
    TIME_BEFORE,
    fold,
    weekday_number,
)
from dabir.persian.calendar.zone import AFGHANISTAN, IRAN, Place, to_utc

_QUOTED: Final = 60
"""Characters of a text without a date that its error repeats."""

_SHAPES: Final = range(1, 8)
_NOON: Final = 12
_FEBRUARY: Final = 2


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a text.

    ``instant`` is aware and in UTC, with the seconds if there were any. ``year``,
    ``month`` and ``day`` are Jalali, ``hour`` and ``minute`` of the clock the text was
    written by; where no time was written they say midnight. ``span`` is where date and
    time stand in the text: ``text[slice(*span)]``; ``date_span`` and ``time_span`` tell
    them apart, the latter ``None`` without a time. ``weekday`` is the day of the week
    that was written (Monday is 0), true or not, and ``gregorian`` says whether the date
    was written by that calendar.
    """

    instant: dt.datetime
    year: int
    month: int
    day: int
    hour: int
    minute: int
    span: tuple[int, int]
    date_span: tuple[int, int] = field(default=(0, 0), compare=False)
    time_span: tuple[int, int] | None = field(default=None, compare=False)
    weekday: int | None = field(default=None, compare=False)
    gregorian: bool = field(default=False, compare=False)
    place: Place = field(default=IRAN, compare=False)


def read_stamp(text: str, place: Place | None = None) -> Stamp:
    """Read the first date of *text*, as of the clock of *place* on that day.

    Without a *place* it is Afghanistan where the text says so (by the name of the month,
    or «به وقت کابل»), and else Iran. A local time that summer time made to fall out, or to
    come twice, is taken by the offset in force before the change; see
    :func:`dabir.persian.calendar.zone.to_utc`.

    Raises :class:`~dabir.persian.calendar.errors.NoDateError` if there is no date, and
    another :class:`~dabir.persian.calendar.errors.DateError` if the first one is
    impossible or its time is.
    """
    folded = fold(text)
    found = DATE.search(folded)
    if found is None:
        raise NoDateError(text=text.strip()[:_QUOTED])
    day = _day(found)
    place = place or (AFGHANISTAN if day.afghan else IRAN)
    start, end = found.start(), _end_of_dates(folded, found, day.date)
    before = TIME_BEFORE.search(folded, max(0, start - REACH), start)
    time = before or TIME_AFTER.match(folded, end)
    clock, place, zone = (dt.time(), place, None) if time is None else _clock(time, place)
    instant = _instant(dt.datetime.combine(day.date, clock), place, zone)
    whole = (start, end) if time is None else (min(start, time.start()), max(end, time.end()))
    return Stamp(
        instant,
        *to_jalali(day.date),
        clock.hour,
        clock.minute,
        whole,
        date_span=(start, end),
        time_span=time and _time_span(time),
        weekday=weekday_number(found["weekday"]),
        gregorian=day.gregorian,
        place=place,
    )


class _Day(NamedTuple):
    """The day of a match of ``DATE``, and by whose calendar it was written."""

    date: dt.date
    gregorian: bool
    afghan: bool


def _day(found: re.Match[str]) -> _Day:
    """Return the day of *found*, or raise the error that says why there is none."""
    shape = next(number for number in _SHAPES if found[f"y{number}"])
    year, day = int(found[f"y{shape}"]), int(found[f"d{shape}"])
    groups = found.groupdict()
    name = (groups.get(f"n{shape}") or "").lower()
    if not name:
        month = int(groups[f"m{shape}"] or 0)
        gregorian = FIRST_DATE.year <= year <= LAST_DATE.year
        date = _gregorian(year, month, day) if gregorian else to_gregorian(year, month, day)
        return _Day(date, gregorian, afghan=False)
    if name in GREGORIAN_NAMES:
        return _Day(_gregorian(year, GREGORIAN_NAMES[name], day), gregorian=True, afghan=False)
    afghan = name in AFGHAN_NAMES
    month = AFGHAN_NAMES[name] if afghan else JALALI_NAMES[name]
    return _Day(to_gregorian(year, month, day), gregorian=False, afghan=afghan)


def _gregorian(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian day of these numbers, within the years the calendar knows."""
    if not 1 <= month <= len(GREGORIAN_MONTHS):
        raise NoSuchMonthError(year=year, month=month)
    length = 28 + _leap(year) if month == _FEBRUARY else 30 + (month + month // 8) % 2
    if not 1 <= day <= length:
        raise NoSuchDayError(year=year, month=month, month_name=GREGORIAN_MONTHS[month - 1], day=day, length=length)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise DateRangeError(date=f"{year}/{month:02}/{day:02}", first=FIRST_DATE, last=LAST_DATE)
    date = dt.date(year, month, day)
    if not FIRST_DATE <= date <= LAST_DATE:
        raise DateRangeError(date=date, first=FIRST_DATE, last=LAST_DATE)
    return date


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _end_of_dates(folded: str, found: re.Match[str], date: dt.date) -> int:
    """Return the end of *found* and of the same day written again by another calendar."""
    end = found.end()
    joined = ALSO.match(folded, end)
    again = joined and DATE.match(folded, joined.end())
    if again and again.start() > end:
        try:
            same = _day(again).date == date
        except DateError:
            same = False
        if same:
            return again.end()
    return end


def _clock(found: re.Match[str], place: Place) -> tuple[dt.time, Place, dt.tzinfo | None]:
    """Return the time of *found*, the place of its clock, and the zone if it is neither."""
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if found["pm"] and hour < _NOON:
        hour += _NOON
    elif found["am"] and hour == _NOON:
        hour = 0
    try:
        clock = dt.time(hour, minute, second)
    except ValueError as error:
        raise NoSuchTimeError(hour=hour, minute=minute, second=second) from error
    city = found["city"]
    if city in ("کابل", "افغانستان"):
        return clock, AFGHANISTAN, None
    if city in ("تهران", "ایران"):
        return clock, IRAN, None
    if city or found["greenwich"]:
        return clock, place, dt.UTC
    return clock, place, _offset(found["offset"])


def _offset(written: str | None) -> dt.tzinfo | None:
    """Return the zone of an offset such as ``+04:30``, if one was *written*."""
    if not written:
        return None
    hour, minute = int(written[1:3]), int(written[-2:])
    try:
        clock = dt.time(hour, minute)
    except ValueError as error:
        raise NoSuchTimeError(hour=hour, minute=minute, second=0) from error
    ahead = dt.timedelta(hours=clock.hour, minutes=clock.minute)
    return dt.timezone(-ahead if written[0] == "-" else ahead)


def _instant(local: dt.datetime, place: Place, zone: dt.tzinfo | None) -> dt.datetime:
    """Return the instant of *local*, by *zone* if the text named one."""
    if zone is None:
        return to_utc(local, place.zone)
    return local.replace(tzinfo=zone).astimezone(dt.UTC)


def _time_span(found: re.Match[str]) -> tuple[int, int]:
    """Return where a time stands, without what joins it to its date."""
    end = max(found.end(part) for part in ("minute", "second", "am", "pm", "city", "greenwich", "offset"))
    return found.start("hour"), end
