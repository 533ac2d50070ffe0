"""Checks of dates: days that do not exist, and weekdays that do not belong to their date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dabir.persian.calendar import WEEKDAYS, to_gregorian
from dabir.persian.calendar.errors import DateError, NoSuchDayError, NoSuchMonthError
from dabir.persian.calendar.reading import DATE, GAP, JALALI_NAMES, fold, weekday_number
from dabir.persian.calendar.stamp import read_stamp
from dabir.persian.edit import Edit

_YEARS: Final = (range(1200, 1501), range(1821, 2123))
"""Years that are read as such: Jalali ones and Gregorian ones the calendar knows."""

_WEEKDAY: Final = rf"(?<![^\W\d_])((?:یک|دو|سه|چهار|پنج){GAP}?شنبه|شنبه|جمعه|ادینه)"
_WEEKDAY_BEFORE: Final = re.compile(
    rf"{_WEEKDAY}{GAP}{{0,2}}،?{GAP}{{0,2}}(?:(?:روز|مورخه?|به{GAP}تاریخ|برابر{GAP}با){GAP}{{1,2}}){{0,2}}\Z"
)
_WEEKDAY_AFTER: Final = re.compile(rf"{GAP}{{0,2}}\({GAP}?{_WEEKDAY}{GAP}?\)")
_REACH: Final = 48
"""Characters before a date among which its weekday may begin."""

_OBJECTS: Final = frozenset({fold("تیر"), fold("مهر")})
"""Names of months that are nouns as well: «۴۰ تیر» are shots, if no «ماه» or year follows."""

_BARE: Final = re.compile(
    rf"(?<![0-9/.:-])(3[0-9]){GAP}{{1,2}}({'|'.join(map(re.escape, JALALI_NAMES))})({GAP}{{0,2}}ماه)?(?![^\W\d_])"
)
_LONG_MONTHS: Final = 6
_LONG: Final = 31
_SHORT: Final = 30

_TIME: Final = re.compile(r"ساعت[ \u200c]([0-9]{1,2}):([0-9]{1,2})(?![0-9:])")
_LAST_HOUR: Final = 24
_LAST_MINUTE: Final = 59


def date_edits(line: str) -> Iterator[Edit]:
    """Yield the edits for the dates and times of *line*, in no order."""
    folded = fold(line)
    dated: set[int] = set()
    for found in DATE.finditer(folded):
        dated.update(range(found.start(), found.end()))
        if _is_year(found):
            yield from _full_date(line, folded, found)
    for found in _BARE.finditer(folded):
        if found.start() not in dated:
            yield from _bare_date(line, found)
    for found in _TIME.finditer(folded):
        hour, minute = int(found[1]), int(found[2])
        if hour > _LAST_HOUR or minute > _LAST_MINUTE or (hour == _LAST_HOUR and minute):
            start, end = found.start(1), found.end()
            yield Edit(start, end, line[start:end], line[start:end], "impossible-time", 0.9)


def _is_year(found: re.Match[str]) -> bool:
    year = next(int(value) for name, value in found.groupdict().items() if value and re.fullmatch("y[0-9]", name))
    return any(year in years for years in _YEARS)


def _full_date(line: str, folded: str, found: re.Match[str]) -> Iterator[Edit]:
    """Yield what is wrong with the date of *found*, which has its year."""
    start, end = found.span()
    while line[start] in " \t\u200c":
        start += 1
    try:
        stamp = read_stamp(folded[start:end])
    except (NoSuchDayError, NoSuchMonthError):
        yield Edit(start, end, line[start:end], line[start:end], "impossible-date", 0.9)
        return
    except DateError:
        return
    place = _weekday_place(folded, found)
    if place is None:
        return
    written = weekday_number(folded[slice(*place)])
    true = to_gregorian(stamp.year, stamp.month, stamp.day).weekday()
    if written != true:
        yield Edit(*place, line[slice(*place)], WEEKDAYS[true], "wrong-weekday", 0.7)


def _weekday_place(folded: str, found: re.Match[str]) -> tuple[int, int] | None:
    """Return where the weekday of a date is written: within its match, before it or after it."""
    if found["weekday"]:
        return found.span("weekday")
    before = _WEEKDAY_BEFORE.search(folded, max(0, found.start() - _REACH), found.start())
    near = before or _WEEKDAY_AFTER.match(folded, found.end())
    return near.span(1) if near else None


def _bare_date(line: str, found: re.Match[str]) -> Iterator[Edit]:
    """Yield the edit for a day and month without a year that no year has."""
    day, month = int(found[1]), JALALI_NAMES[found[2]]
    if found[2] in _OBJECTS and not found[3]:
        return
    if day > (_LONG if month <= _LONG_MONTHS else _SHORT):
        yield Edit(*found.span(), line[slice(*found.span())], line[slice(*found.span())], "impossible-date", 0.7)
