"""The days a question asks for, as a reader types them.

A day, a month or a year of the Jalali calendar becomes the :class:`Period` of it. What is
no date at all gives None; a date that cannot be raises a :class:`DateError`, and
:mod:`.language` tells the reader. Digits are of any script, and half-spaces are nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from dabir.persian.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    NoDateError,
    Period,
    day_period,
    month_period,
    read_stamp,
    to_jalali,
    year_period,
)
from dabir.persian.calendar.reading import JALALI_NAMES, fold
from dabir.persian.letters import HALF_SPACE
from dabir.press.month import Month

LONGEST: Final = 4
"""Words of the longest date: «۲۹ مرداد سال ۱۳۹۲»."""

_FIGURES: Final = (
    re.compile(r"(?P<year>[0-9]{4})[/-](?P<month>[0-9]{1,2})(?:[/-](?P<day>[0-9]{1,2}))?"),
    re.compile(r"(?P<day>[0-9]{1,2})[/-](?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4})"),
)
"""A month or a day in figures. The second is how the page of a story prints it: ۲۹-۰۵-۱۳۹۲."""

_SHAPES: Final = (
    *_FIGURES,
    re.compile(r"(?:سال )?(?P<year>[0-9]{4})"),
    re.compile(rf"(?:(?P<day>[0-9]{{1,2}}) )?(?P<name>{'|'.join(JALALI_NAMES)}) (?:سال )?(?P<year>[0-9]{{4}})"),
)

_GREGORIAN: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_DAYS_AGO: Final = {"امروز": 0, "دیروز": 1}

_DIGIT: Final = re.compile(r"\d")

_MARKS: Final = "،؛؟,.;:!?"
"""What a sentence may put beside a date."""


def typed_period(word: str) -> Period | None:
    """Return the month or the day that stands in one *word*; a number alone is none.

    Raises :class:`DateError` where the calendar knows the year, but not the month or the day.
    """
    found = _found(_FIGURES, _plain(word))
    return _period(found) if found and _is_known(found) else None


def period_ahead(words: Sequence[str], today: date) -> tuple[Period, int] | None:
    """Return the date that *words* begin with, those after «از» or «تا», and how many of them it takes.

    Here a year alone is one too, a month by its name, and «دیروز». Raises as :func:`typed_period`.
    """
    for count in range(min(LONGEST, len(words)), 0, -1):
        plain = _plain(" ".join(words[:count]))
        if plain in _DAYS_AGO:
            return _past(plain, today), count
        found = _found(_SHAPES, plain)
        if found and _is_known(found):
            return _period(found), count
    return None


def given_period(text: str, today: date) -> Period | None:
    """Return the date that *text* is, all that :func:`period_ahead` knows or a Gregorian day written 2013-08-20.

    Raises :class:`DateError` where there are digits, but of no day that the calendar knows.
    """
    plain = _plain(text)
    if plain in _DAYS_AGO:
        return _past(plain, today)
    if _GREGORIAN.fullmatch(plain):
        stamp = read_stamp(plain)
        return day_period(stamp.year, stamp.month, stamp.day)
    found = _given(plain)
    return found and _period(found)


def given_year(text: str) -> int | None:
    """Return the Jalali year that *text* is. Raises as :func:`given_period`."""
    found = _given(_plain(text))
    if not found:
        return None
    if _month(found) is not None:
        raise NoDateError(text=found[0])
    year_period(year := int(found["year"]))
    return year


def given_month(text: str) -> Month | None:
    """Return the Jalali month that *text* is, in figures or by its name. Raises as :func:`given_period`."""
    found = _given(_plain(text))
    if not found:
        return None
    month = Month(int(found["year"]), _month(found) or 0)
    if _day(found) is not None:
        raise NoDateError(text=found[0])
    month_period(*month)
    return month


def _plain(text: str) -> str:
    """Return *text* with Latin digits and plain letters, without half-spaces and the marks around it."""
    digits = _DIGIT.sub(lambda found: str(int(found[0])), text)
    return fold(digits.replace(HALF_SPACE, "")).strip(_MARKS + " ")


def _found(shapes: Sequence[re.Pattern[str]], plain: str) -> re.Match[str] | None:
    return next(filter(None, (shape.fullmatch(plain) for shape in shapes)), None)


def _given(plain: str) -> re.Match[str] | None:
    """Return the shape that a value has; raises :class:`DateError` where there are digits in no shape."""
    found = _found(_SHAPES, plain)
    if not found and _DIGIT.search(plain):
        raise NoDateError(text=plain)
    return found


def _is_known(found: re.Match[str]) -> bool:
    return FIRST_YEAR <= int(found["year"]) <= LAST_YEAR


def _period(found: re.Match[str]) -> Period:
    year, month, day = int(found["year"]), _month(found), _day(found)
    if month is None:
        return year_period(year)
    return month_period(year, month) if day is None else day_period(year, month, day)


def _month(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if groups.get("name"):
        return JALALI_NAMES[groups["name"]]
    return int(groups["month"]) if groups.get("month") else None


def _day(found: re.Match[str]) -> int | None:
    day = found.groupdict().get("day")
    return int(day) if day else None


def _past(name: str, today: date) -> Period:
    return day_period(*to_jalali(today - timedelta(days=_DAYS_AGO[name])))
