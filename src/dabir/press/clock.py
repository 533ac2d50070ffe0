"""What time it is for a Persian paper, and which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from dabir.persian.calendar import TEHRAN, to_jalali

Clock = Callable[[], datetime]
"""Tells the time: an aware datetime."""


def now() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)


def day_at(instant: datetime) -> date:
    """Return the day in Tehran at *instant*, as a Gregorian date."""
    return instant.astimezone(TEHRAN).date()


def today() -> date:
    """Return the day in Tehran, as a Gregorian date."""
    return day_at(now())


def whole_years(since: date, until: date) -> int:
    """Return how many Jalali years have passed between two Gregorian dates, 0 if *until* is the earlier.

    What was born on the last day of a leap year grows a year older with Nowruz.
    """
    born, then = to_jalali(since), to_jalali(until)
    return max(0, then[0] - born[0] - (then[1:] < born[1:]))
