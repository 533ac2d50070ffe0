"""Names of months and days of the week, as a Persian newspaper prints them.

The months are those of the law of 11 Farvardin 1304 (31 March 1925) that made this
calendar Iran's. The spelling of the days is that of Unicode's CLDR for Persian, with a
half-space in «سه‌شنبه» only.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
"""The twelve months in order: ``MONTHS[month - 1]``."""

WEEKDAYS: Final = (
    "دوشنبه",
    "سه‌شنبه",
    "چهارشنبه",
    "پنجشنبه",
    "جمعه",
    "شنبه",
    "یکشنبه",
)
"""The days as Python numbers them, Monday first: ``WEEKDAYS[date.weekday()]``."""
