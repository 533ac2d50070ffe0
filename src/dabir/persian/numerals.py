"""Numbers as a Persian reader sees and hears them: grouped, in words, ordinal, in money.

Figures get Persian digits with Unicode's Arabic marks, ``٬`` (U+066C) between thousands
and ``٫`` (U+066B) before decimals; the words follow the Academy's orthography (دستور خط
فارسی): parts are joined by «و», «سوم» is the one irregular ordinal, «سی» takes its own.
All amounts are exact: integers, :class:`~decimal.Decimal`, or floats by their shortest
decimal form, never rounded unless asked.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import Enum
from typing import Final

from dabir.persian.digits import to_persian

THOUSANDS_MARK: Final = "\u066c"
DECIMAL_MARK: Final = "\u066b"
PERCENT_MARK: Final = "\u066a"

LARGEST: Final = 10**18 - 1
"""The largest number that is spoken, without its sign."""

_TOO_LARGE: Final = f"only numbers up to {LARGEST} are spoken"

_ONES: Final = (
    *("صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"),
    *("ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده"),
)
_TENS: Final = ("", "ده", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS: Final = ("", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد")
_UNITS: Final = ((10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))
_AND: Final = " و "

Number = int | float | Decimal


class Unit(Enum):
    """A unit of money, named as a newspaper names it."""

    RIAL = "ریال"
    TOMAN = "تومان"
    AFGHANI = "افغانی"
    DOLLAR = "دلار"
    EURO = "یورو"


def in_words(number: int) -> str:
    """Write *number* in words: ``هزار و چهارصد و چهار``.

    Raises :class:`ValueError` beyond :data:`LARGEST` either way.
    """
    if abs(number) > LARGEST:
        raise ValueError(_TOO_LARGE)
    if number < 0:
        return "منفی " + in_words(-number)
    for unit, name in _UNITS:
        if number >= unit:
            many, rest = divmod(number, unit)
            # A thousand is «هزار», but a million is «یک میلیون».
            words = name if (many, unit) == (1, 1000) else f"{in_words(many)} {name}"
            return words + (_AND + in_words(rest) if rest else "")
    return _below_thousand(number)


def _below_thousand(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if rest >= len(_ONES):
        tens, rest = divmod(rest, 10)
        words.append(_TENS[tens])
    if rest:
        words.append(_ONES[rest])
    return _AND.join(words)


def ordinal_words(number: int) -> str:
    """Write the ordinal of *number*, at least 1, in words: ``بیست و سوم``.

    «یکم» stands in numbers of more than one part, «اول» alone. Raises
    :class:`ValueError` for zero and less, and beyond :data:`LARGEST`.
    """
    if number < 1:
        raise ValueError("an ordinal counts from one")
    if number == 1:
        return "اول"
    words = in_words(number)
    if words.endswith("سه"):
        return words[:-1] + "وم"
    # «سی» ends in a vowel, so its ordinal keeps an alef of its own.
    return words + ("\u200cام" if words.endswith("سی") else "م")


def ordinal(number: int) -> str:
    """Write the ordinal of *number* in figures: ``۲۳م``.

    Raises :class:`ValueError` for zero and less.
    """
    if number < 1:
        raise ValueError("an ordinal counts from one")
    return f"{grouped(number)}م"


def grouped(number: Number, places: int | None = None) -> str:
    """Write *number* in figures by thousands: ``۱٬۲۳۴٬۵۶۷٫۸۹``.

    The minus sign is CLDR's for Persian, behind a left-to-right mark, so that it stays
    before the figures. With *places* it is rounded to so many decimals, half to even; without, it is written
    as it is. Raises :class:`ValueError` for what is not finite.
    """
    exact = _exact(number)
    if places is not None:
        digits = max(exact.adjusted(), 0) + abs(places) + 2
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, Context(prec=digits))
    sign = "\u200e\u2212" if exact < 0 else ""
    whole, _, decimals = f"{exact.copy_abs():,f}".partition(".")
    figures = whole.replace(",", THOUSANDS_MARK) + (DECIMAL_MARK + decimals if decimals else "")
    return sign + to_persian(figures)


def percent(number: Number, places: int | None = None, *, sign: bool = False) -> str:
    """Write *number* hundredths: ``۱۲٫۵ درصد``, or ``۱۲٫۵٪`` where *sign* is wanted."""
    return grouped(number, places) + (PERCENT_MARK if sign else " درصد")


def money(amount: Number, unit: Unit | str = Unit.RIAL) -> str:
    """Write an *amount* of money in figures: ``۱۲٬۵۰۰٬۰۰۰ ریال``."""
    return f"{grouped(amount)} {_name(unit)}"


def short_money(amount: int, unit: Unit | str = Unit.RIAL) -> str:
    """Write a whole *amount* as a headline does, exactly: ``۱۲ میلیون و ۵۰۰ هزار ریال``.

    Raises :class:`ValueError` beyond :data:`LARGEST` either way.
    """
    if abs(amount) > LARGEST:
        raise ValueError(_TOO_LARGE)
    if amount < 0:
        return "منفی " + short_money(-amount, unit)
    shown: list[str] = []
    rest = amount
    for size, name in _UNITS:
        many, rest = divmod(rest, size)
        if many:
            shown.append(f"{grouped(many)} {name}")
    if rest or not shown:
        shown.append(grouped(rest))
    return f"{_AND.join(shown)} {_name(unit)}"


def _name(unit: Unit | str) -> str:
    return unit.value if isinstance(unit, Unit) else unit


def _exact(number: Number) -> Decimal:
    exact = Decimal(str(number)) if isinstance(number, float) else Decimal(number)
    if not exact.is_finite():
        raise ValueError("only a finite number can be written")
    return exact
