"""The months of the lunar year as they began in Iran, 1340 to 1448.

Iran's lunar calendar follows the crescent, not a rule, so its months can only be listed.
The first days up to Ramadan 1447 are those of the *qamari* collection (R. Pournader and
others, https://github.com/roozbehp/qamari, dedicated to the public domain by CC0 1.0, as
of 28 April 2025): from 1423 on the published calendars of the Calendar Center, Institute
of Geophysics, University of Tehran, amended where the sighting differed; before, the
newspapers and official gazettes of the day. The twelve months after are those of the
official calendar of 1405, as two collections have it: that of the Persian Calendar
project (https://github.com/persian-calendar/calendar, as of 30 June 2026) and that of
iran-hijri (https://github.com/MF007-a/iran-hijri, ISC licence, gathered from bahesab.ir).
The latter was made independently: of its 1,305 months four begin a day away from those
here (Rajab 1341, Jumada II 1354, Shawwal and Dhu al-Qada 1378), where this table follows
the newspapers of the day.

To extend the table by a year, append its twelve bits (a long month is one) and move
``LAST_YEAR`` and ``LAST_MONTH``.
"""

from __future__ import annotations

from typing import Final

FIRST_YEAR: Final = 1340
"""The first lunar year of the table, which began on 4 September 1921."""

LAST_YEAR: Final = 1448
LAST_MONTH: Final = 9
"""The last month whose end is known: Ramadan 1448, in Esfand 1405."""

FIRST_DAY: Final = (1921, 9, 4)
"""1 Muharram 1340 in the Gregorian calendar."""

_ROWS: Final = """
1340  5d9 2da 95d 2ab 555 6c9 6e4 b6a 5b5 2b6
1350  996 d4a dc5 752 7a5 36a 9ad 54d a95 d49
1360  da5 5b2 ad5 556 a57 52b 695 b4a b65 56b
1370  2ad 54e c97 54b 6a5 6d2 ad9 4dd 257 92d
1380  a95 b52 b69 374 976 4b7 257 54b 6a5 6d2
1390  aea 4ed 26d 935 d25 d51 ba9 5d4 ab5 536
1400  a97 64a ea5 752 ba9 5b5 2b5 a56 d26 e53
1410  6a9 d54 d56 a57 4a7 c47 d26 e54 da6 567
1420  2b6 937 497 655 aaa b65 2ec 975 46e a36
1430  ca6 d52 dd2 5d5 2da 55d 4ab 693 749 7a4
1440  bb2 5b5 2b6 65a d2a e94 ed1 6e8 aea
"""
"""Twelve bits a year in three hexadecimal digits, Muharram first: one is a month of 30."""


def month_lengths() -> list[int]:
    """Return the lengths in days of the table's months, from Muharram of its first year."""
    years = [int(bits, 16) for row in _ROWS.split("\n") for bits in row.split()[1:]]
    lengths = [29 + (bits >> place & 1) for bits in years for place in range(11, -1, -1)]
    return lengths[: (LAST_YEAR - FIRST_YEAR) * 12 + LAST_MONTH]
