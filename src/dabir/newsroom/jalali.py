"""Jalali dates and Persian digits where the desk shows or takes them.

Only what a person reads or types changes, and only while the desk speaks Persian. The
machine formats ``c``, ``r`` and ``U`` stay Gregorian with Latin digits, since they end in
``datetime=`` attributes and in scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.utils import formats, timezone
from django.utils.dateformat import DateFormat, TimeFormat
from django.utils.translation import get_language

from dabir.errors import DabirError
from dabir.persian.calendar import MONTHS, WEEKDAYS, is_leap, month_length, to_gregorian, to_jalali
from dabir.persian.digits import to_latin, to_persian

_MACHINE = frozenset({"c", "r", "U"})
_NEWEST_JALALI_YEAR = 1500

_TYPED = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"(?:[ T،]{1,3}(?P<clock>\d{1,2}:\d{2}(?::\d{2})?))?",
    re.ASCII,
)


def speaks_persian() -> bool:
    """Say whether the desk speaks Persian just now."""
    return (get_language() or "").startswith("fa")


class JalaliFormat(DateFormat):
    """Django's date format letters, each answered by the Jalali calendar."""

    def __init__(self, obj: date) -> None:
        """Keep the Jalali day of *obj*, a date or a datetime in the zone it is shown in."""
        super().__init__(obj)
        self.day = obj.date() if isinstance(obj, datetime) else obj
        self.jalali = to_jalali(self.day)

    def Y(self) -> str:  # type: ignore[override]  # Django itself returns text  # noqa: N802  # Django calls it by the format letter, here and below
        """Year."""
        return f"{self.jalali[0]:04}"

    o = Y  # type: ignore[assignment]  # the same

    def y(self) -> str:
        """Year, two digits."""
        return f"{self.jalali[0] % 100:02}"

    def n(self) -> int:
        """Month."""
        return self.jalali[1]

    def m(self) -> str:
        """Month, two digits."""
        return f"{self.jalali[1]:02}"

    def F(self) -> str:  # noqa: N802
        """Name of the month; Persian months have no short names."""
        return MONTHS[self.jalali[1] - 1]

    M = N = E = b = F

    def j(self) -> int:
        """Day of the month."""
        return self.jalali[2]

    def d(self) -> str:
        """Day of the month, two digits."""
        return f"{self.jalali[2]:02}"

    def l(self) -> str:  # noqa: E743
        """Day of the week."""
        return WEEKDAYS[self.day.weekday()]

    D = l

    def S(self) -> str:  # noqa: N802
        """Persian days take no suffix."""
        return ""

    def t(self) -> str:
        """Length of the month in days."""
        return str(month_length(self.jalali[0], self.jalali[1]))

    def L(self) -> bool:  # noqa: N802
        """Whether the year is a leap year."""
        return is_leap(self.jalali[0])

    def z(self) -> int:
        """Day of the year."""
        return (self.day - to_gregorian(self.jalali[0], 1, 1)).days + 1


def date_format(value: Any, format: str | None = None, use_l10n: bool | None = None) -> str:  # noqa: A002  # Django's own names
    """Return *value* as Django's ``formats.date_format`` would, in Jalali while the desk speaks Persian.

    *value* is a date, time or datetime already in the zone it is shown in; *format* is a
    string of format letters or the name of a format such as ``DATETIME_FORMAT``. A year
    the calendar does not know is shown as Django shows it.
    """
    if format in _MACHINE or not speaks_persian():
        return formats.date_format(value, format, use_l10n)
    letters = formats.get_format(format or "DATE_FORMAT", use_l10n=use_l10n)
    if not isinstance(value, date):
        return to_persian(TimeFormat(value).format(letters))
    try:
        return to_persian(JalaliFormat(value).format(letters))
    except DabirError:
        return formats.date_format(value, format, use_l10n)


def persian_digits(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return *function* with Persian digits in what it says while the desk speaks Persian."""

    @wraps(function)  # the template engine counts the arguments of the wrapped one
    def shown(*args: Any, **kwargs: Any) -> Any:
        said = function(*args, **kwargs)
        return to_persian(said) if speaks_persian() and isinstance(said, str | int) else said

    return shown


def typed_to_gregorian(text: str) -> str:
    """Return a Jalali date, with or without a time, as Django's fields read one: ``2013-08-20 22:59``.

    What is no such date comes back as it is, for the field to refuse in its own words; so
    does a Gregorian date.
    """
    found = _TYPED.fullmatch(to_latin(text).strip())
    if not found or int(found["year"]) > _NEWEST_JALALI_YEAR:
        return text
    try:
        day = to_gregorian(int(found["year"]), int(found["month"]), int(found["day"]))
    except DabirError:
        return text
    return f"{day.isoformat()} {found['clock']}" if found["clock"] else day.isoformat()


def to_typed(value: Any) -> Any:
    """Return a date or datetime as an editor would type it: ``۱۳۹۲/۰۵/۲۹ ۲۲:۵۹``."""
    if not isinstance(value, date):
        return value
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    year, month, day = to_jalali(value.date() if isinstance(value, datetime) else value)
    clock = f" {value:%H:%M}" if isinstance(value, datetime) else ""
    return to_persian(f"{year}/{month:02}/{day:02}{clock}")
