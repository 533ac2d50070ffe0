"""What day it is for a Persian paper."""

from __future__ import annotations

from datetime import date, datetime

from dabir.persian.calendar import TEHRAN


def today() -> date:
    """Return the day in Tehran, as a Gregorian date."""
    return datetime.now(TEHRAN).date()
