"""When a newspaper publishes: fewer stories on Fridays and at night, a little more every year.

Instants come from a story's number alone, rising with it.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Final

from dabir.persian.calendar import TEHRAN

FIRST_DAY: Final = date(2013, 3, 21)
LAST_DAY: Final = date(2026, 3, 20)
"""Thirteen Persian years, as days in Tehran: from 1 Farvardin 1392 to 29 Esfand 1404."""

_BY_HOUR: Final = (1, 1, 0, 0, 0, 1, 3, 6, 9, 11, 12, 12, 11, 9, 8, 8, 9, 9, 8, 7, 6, 5, 4, 2)
"""The weight of each hour of a day in Tehran."""

_BY_WEEKDAY: Final = (1.0, 1.0, 1.0, 0.7, 0.4, 1.0, 1.0)
"""The weight of each day of a week, Monday first, as Python counts them."""

_NEW_YEAR_DAYS: Final = 13
_GROWTH: Final = 0.6
"""How much more is published at the end than at the beginning, as a share of the beginning."""


class Rhythm:
    """The instants of *count* stories."""

    def __init__(self, count: int) -> None:
        """Spread *count* stories over the thirteen years."""
        self._count = count
        days = (LAST_DAY - FIRST_DAY).days + 1
        self._days = tuple(
            accumulate(_weight(FIRST_DAY + timedelta(days=number), number / days) for number in range(days))
        )
        self._hours = tuple(accumulate(_BY_HOUR))

    def instant(self, number: int) -> datetime:
        """Return when story *number* (from 0) is published: UTC, whole seconds, never before the one before it."""
        day, within_day = _place(self._days, (number + 0.5) / self._count)
        hour, within_hour = _place(self._hours, within_day)
        midnight = datetime.combine(FIRST_DAY + timedelta(days=day), datetime.min.time(), TEHRAN).astimezone(UTC)
        # Seconds after midnight and not the clock's own: on the day the clocks change it would go back.
        return midnight + timedelta(seconds=int((hour + within_hour) * 3600))


def _weight(day: date, age: float) -> float:
    """Return how much is published on *day*, *age* being 0 at the beginning and 1 at the end."""
    chance = random.Random(day.toordinal())  # noqa: S311  # repeatable, not secret
    holidays = 0.35 if (day.month, day.day) >= (3, 21) and (day - date(day.year, 3, 21)).days < _NEW_YEAR_DAYS else 1.0
    return _BY_WEEKDAY[day.weekday()] * holidays * (1 + _GROWTH * age) * chance.uniform(0.85, 1.15)


def _place(running: Sequence[float], share: float) -> tuple[int, float]:
    """Return which item of the *running* sums the *share* of the whole falls in, and how far within it (0 to 1)."""
    target = share * running[-1]
    index = min(bisect_right(running, target), len(running) - 1)
    below = running[index - 1] if index else 0.0
    return index, min((target - below) / (running[index] - below), 1 - 1e-9)
