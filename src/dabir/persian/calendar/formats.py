"""The ways a newspaper writes a moment: on its masthead, beside a story, in a list.

Each function takes an aware datetime of any zone and writes it by Tehran's clock, or that
of another :class:`~dabir.persian.calendar.zone.Place`, in Persian digits. Each
raises :class:`ValueError` for a naive datetime, since guessing its zone would print a
wrong hour, and :class:`~dabir.persian.calendar.errors.DateError` outside the years the calendar knows.
None of this belongs in a feed or a ``datetime=`` attribute: those take UTC.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dabir.persian.calendar.conversion import to_jalali
from dabir.persian.calendar.names import WEEKDAYS
from dabir.persian.calendar.zone import IRAN, Place, to_local
from dabir.persian.digits import to_persian


def long_date(instant: dt.datetime, place: Place = IRAN) -> str:
    """Write the day of *instant* with the month's name: ``۱۳ دی ۱۴۰۴``."""
    shown = _shown(instant, place)
    return to_persian(f"{shown.day} {place.months[shown.month - 1]} {shown.year}")


def weekday_date(instant: dt.datetime, place: Place = IRAN) -> str:
    """Write the day of *instant* after its day of the week: ``سه‌شنبه ۲۹ مرداد ۱۳۹۲``."""
    return f"{WEEKDAYS[_shown(instant, place).weekday]} {long_date(instant, place)}"


def wide(instant: dt.datetime, place: Place = IRAN) -> str:
    """Write *instant* as beside a story on a large screen: ``۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲``.

    Year last and with hyphens, because after Persian letters the parts are then shown
    from right to left, and are read day, month, year in their turn.
    """
    shown = _shown(instant, place)
    return to_persian(f"{shown.clock} - {shown.day:02}-{shown.month:02}-{shown.year}")


def compact(instant: dt.datetime, place: Place = IRAN) -> str:
    """Write *instant* as on a small screen: ``۱۳۹۲/۰۵/۲۹ ۲۲:۵۹``."""
    shown = _shown(instant, place)
    return to_persian(f"{shown.year}/{shown.month:02}/{shown.day:02} {shown.clock}")


def clock(instant: dt.datetime, place: Place = IRAN) -> str:
    """Write the time of *instant*, to the minute: ``۲۲:۵۹``."""
    return to_persian(_shown(instant, place).clock)


class _Shown(NamedTuple):
    """A moment as the calendar and the clock of a place show it."""

    year: int
    month: int
    day: int
    weekday: int
    clock: str


def _shown(instant: dt.datetime, place: Place) -> _Shown:
    local = to_local(instant, place.zone)
    year, month, day = to_jalali(local.date())
    return _Shown(year, month, day, local.weekday(), f"{local:%H:%M}")
