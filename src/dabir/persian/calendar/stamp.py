"""Reading a date as it was typed on a page, in a form or by a wire.

The first date of the text is read, with the time right before or after it. Understood
are ``۲۹-۰۵-۱۳۹۲`` and ``۱۳۹۲/۵/۲۹`` (hyphen, slash or dot, the year being the end that
has more than two digits) and ``۲۹ مرداد ۱۳۹۲``; any of the three kinds of digits, Arabic
letters for Persian ones. A year of two digits is not guessed at: ``۹۲/۰۵/۲۹`` is no date.
Every repetition in the patterns is bounded, so the time taken grows with the length of
the text and no faster.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from dabir.persian.calendar.conversion import to_gregorian
from dabir.persian.calendar.errors import NoDateError, NoSuchTimeError
from dabir.persian.calendar.names import MONTHS
from dabir.persian.calendar.zone import to_utc
from dabir.persian.digits import to_latin
from dabir.persian.letters import persian_letters

_QUOTED: Final = 60
"""Characters of a text without a date that its error repeats."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a text.

    ``instant`` is aware and in UTC, with the seconds if there were any. The Jalali
    ``year``, ``month``, ``day`` and Tehran's ``hour`` and ``minute`` are as read; where
    no time was written they say midnight. ``span`` is where date and time stand in the
    text: ``text[slice(*span)]``.
    """

    instant: dt.datetime
    year: int
    month: int
    day: int
    hour: int
    minute: int
    span: tuple[int, int]


def read_stamp(text: str) -> Stamp:
    """Read the first Jalali date of *text*, as of Tehran's clock on that day.

    A local time that summer time made to fall out, or to come twice, is taken by the
    offset in force before the change; see :func:`dabir.persian.calendar.zone.to_utc`.

    Raises :class:`~dabir.persian.calendar.errors.NoDateError` if there is no date, and
    another :class:`~dabir.persian.calendar.errors.DateError` if the first one is
    impossible or its time is.
    """
    folded = _fold(text)
    found = _DATE.search(folded)
    if found is None:
        raise NoDateError(text=text.strip()[:_QUOTED])
    year, month, day = _numbers(found)
    date = to_gregorian(year, month, day)
    start, end = found.span()
    time = _TIME_BEFORE.search(folded, max(0, start - _REACH), start)
    time = time or _TIME_AFTER.match(folded, end)
    if time is None:
        clock = dt.time()
    else:
        clock = _clock(time)
        start, end = min(start, time.start()), max(end, time.end())
    instant = to_utc(dt.datetime.combine(date, clock))
    return Stamp(instant, year, month, day, clock.hour, clock.minute, (start, end))


def _fold(text: str) -> str:
    """Return *text* in one spelling of digits and letters, at equal length."""
    # Alef with madda is often typed bare in «آبان» and «آذر».
    return persian_letters(to_latin(text)).replace("آ", "ا")


_NUMBER_OF_MONTH: Final = {_fold(name): number for number, name in enumerate(MONTHS, 1)}

_GAP: Final = r"[\s\u200c\u200e\u200f]"
"""A space, a half-space, or a direction mark such as a browser copies along."""

_DATE: Final = re.compile(
    rf"""
    (?<![0-9])
    (?: (?P<first_year>[0-9]{{3,6}})
        (?P<s>[-/.]) (?P<month>[0-9]{{1,2}}) (?P=s) (?P<last_day>[0-9]{{1,2}})
      | (?P<first_day>[0-9]{{1,2}})
        (?: (?P<t>[-/.]) (?P<middle_month>[0-9]{{1,2}}) (?P=t)
          | {_GAP}{{0,3}} (?P<name>{"|".join(_NUMBER_OF_MONTH)})
            (?:{_GAP}{{0,2}}ماه)? ،? {_GAP}{{1,3}}
        )
        (?P<last_year>[0-9]{{3,6}})
    )
    (?![0-9])
    """,
    re.VERBOSE,
)

_TIME: Final = r"(?<![0-9:])([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?(?![0-9:])"
_JOIN: Final = rf"{_GAP}{{0,3}}[-–—،,|]?{_GAP}{{0,3}}"
_HOUR: Final = rf"(?:ساعت{_GAP}{{0,2}}:?{_GAP}{{0,2}})?"
_TIME_BEFORE: Final = re.compile(rf"{_HOUR}{_TIME}{_JOIN}\Z")
_TIME_AFTER: Final = re.compile(rf"{_JOIN}{_HOUR}{_TIME}")

_REACH: Final = 32
"""Characters before a date among which its time may begin: the longest that fits."""


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day of a match of ``_DATE``."""
    name = found["name"]
    month = _NUMBER_OF_MONTH[name] if name else int(found["month"] or found["middle_month"])
    year = int(found["first_year"] or found["last_year"])
    return year, month, int(found["last_day"] or found["first_day"])


def _clock(found: re.Match[str]) -> dt.time:
    hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return dt.time(hour, minute, second)
    except ValueError as error:
        raise NoSuchTimeError(hour=hour, minute=minute, second=second) from error
