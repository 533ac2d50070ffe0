"""Numbers of a chart: as they are read, and the round ones an axis is marked with."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from dabir.persian.numerals import grouped

MISSING: Final = "—"
"""What stands where a number is missing."""

_MOST: Final = 5
"""Steps between the marks of an axis: more would crowd it on a telephone."""

_FACTORS: Final = (1, 2, 5, 10, 20)


def exact(value: float) -> Decimal:
    """Return *value* by its shortest decimal form, as it was typed."""
    return Decimal(repr(value))


def figure(value: float | Decimal | None) -> str:
    """Write *value* for a reader, without zeros after its decimals: ``۱۲٬۵۰۰``; ``—`` where it is missing."""
    if value is None:
        return MISSING
    number = value if isinstance(value, Decimal) else exact(value)
    return grouped(number.normalize()) if number else grouped(0)


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return evenly spaced round numbers from at most *low* to at least *high*, rising.

    Their step is 1, 2 or 5 times a power of ten, and there are one to five steps;
    zero is among them where it lies between. *low* is not above *high*.
    """
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return [Decimal(0), Decimal(1)]
    scale = ((high - low) / _MOST).adjusted()
    for factor in _FACTORS:
        step = Decimal(factor).scaleb(scale)
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= _MOST:
            break
    return [(first + number) * step for number in range(int(last - first) + 1)]
