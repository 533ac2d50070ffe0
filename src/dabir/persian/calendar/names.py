"""Names of months, seasons and days of the week, as a Persian newspaper prints them.

The months are those of the law of 11 Farvardin 1304 (31 March 1925) that made this
calendar Iran's. Afghanistan calls the same months by the signs of the zodiac; since 1336
(1957) they begin and end on the same days as Iran's, and before that year a date by them
is read as if they already had. The spelling of the days is that of Unicode's CLDR for
Persian, with a half-space in «سه‌شنبه» only.
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

AFGHAN_MONTHS: Final = (
    "حمل",
    "ثور",
    "جوزا",
    "سرطان",
    "اسد",
    "سنبله",
    "میزان",
    "عقرب",
    "قوس",
    "جدی",
    "دلو",
    "حوت",
)
"""The same twelve months as Kabul names them: ``AFGHAN_MONTHS[month - 1]``."""

GREGORIAN_MONTHS: Final = (
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل",
    "مه",
    "ژوئن",
    "ژوئیه",
    "اوت",
    "سپتامبر",
    "اکتبر",
    "نوامبر",
    "دسامبر",
)
"""The Gregorian months, in the French form Iran took them over in."""

LUNAR_MONTHS: Final = (
    "محرم",
    "صفر",
    "ربیع‌الاول",
    "ربیع‌الثانی",
    "جمادی‌الاول",
    "جمادی‌الثانی",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذی‌القعده",
    "ذی‌الحجه",
)
"""The months of the lunar year as Iran's calendars print them: ``LUNAR_MONTHS[month - 1]``."""

SEASONS: Final = ("بهار", "تابستان", "پاییز", "زمستان")
"""The seasons of three months each, from Farvardin."""

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
