"""The clocks of Tehran and Kabul, by which the times of a page are read and written.

Iran's time is +03:30. It kept summer time, an hour more, in 1356 to 1359, 1370 to 1384
and 1387 to 1401, and has had none since; from Mehr 1356 to Aban 1357 even its winter was
+04:00. Afghanistan's is +04:30 without any summer time, and was +04:00 until 1323. The
history is that of the IANA time zone database; nothing here repeats it, since a fixed
offset would move the summers of an archive by an hour.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from dabir.persian.calendar.conversion import FIRST_DATE, LAST_DATE
from dabir.persian.calendar.errors import DateRangeError
from dabir.persian.calendar.names import AFGHAN_MONTHS, MONTHS

TEHRAN: Final = ZoneInfo("Asia/Tehran")
KABUL: Final = ZoneInfo("Asia/Kabul")


@dataclass(frozen=True, slots=True)
class Place:
    """A country that counts the solar years: its clock and its names of the months."""

    zone: ZoneInfo
    months: tuple[str, ...]


IRAN: Final = Place(TEHRAN, MONTHS)
AFGHANISTAN: Final = Place(KABUL, AFGHAN_MONTHS)


def to_local(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Return *instant*, an aware datetime of any zone, on the clock of *zone*.

    Raises :class:`ValueError` for a naive datetime, which names no instant, and
    :class:`~dabir.persian.calendar.errors.DateRangeError` at the ends of Python's own
    calendar, where the shift of zone leaves it.
    """
    if instant.utcoffset() is None:
        message = f"a datetime with a time zone is needed, not {instant.isoformat()}"
        raise ValueError(message)
    try:
        return instant.astimezone(zone)
    except OverflowError as error:
        raise DateRangeError(date=instant.date(), first=FIRST_DATE, last=LAST_DATE) from error


def to_utc(local: dt.datetime, zone: ZoneInfo = TEHRAN) -> dt.datetime:
    """Return the instant, in UTC, of *local*, a naive time read off a clock of *zone*.

    Twice a year of summer time a reading is in doubt, and one rule answers both: the
    offset in force *before* the change is taken. In spring the clock jumped from 00:00
    to 01:00, so a story of ``00:30`` was made at a time that never was; it becomes 01:30
    of the same day. In autumn the hour from 23:00 to 24:00 came twice; the first is
    meant. Either way the story stays on the day it was printed with.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(dt.UTC)
