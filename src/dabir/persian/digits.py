"""Digits of the three scripts a Persian newsroom meets, and the way between them.

A Persian text may hold Persian digits (U+06F0 to U+06F9), Arabic-Indic digits (U+0660
to U+0669, from Arabic wires and old keyboards) and Latin ones. People are shown Persian
digits, programs are given Latin ones, and this module is the only place that turns one
into the other. Every function here works character for character, so a text keeps its
length and a position found in the result is the same position in what was given.
"""

from __future__ import annotations

from typing import Final

PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
"""The Persian digits, zero first (Unicode: Extended Arabic-Indic Digits)."""

ARABIC_INDIC: Final = "٠١٢٣٤٥٦٧٨٩"
"""The Arabic-Indic digits, zero first."""

LATIN: Final = "0123456789"
"""The digits programs read, zero first."""

_TO_PERSIAN: Final = str.maketrans(LATIN + ARABIC_INDIC, PERSIAN * 2)
_TO_LATIN: Final = str.maketrans(PERSIAN + ARABIC_INDIC, LATIN * 2)


def to_persian(value: str | int) -> str:
    """Return *value* with every Latin and Arabic-Indic digit as a Persian one.

    An integer is written in base ten, without grouping. Everything but digits is kept.
    """
    return str(value).translate(_TO_PERSIAN)


def to_latin(text: str) -> str:
    """Return *text* with every Persian and Arabic-Indic digit as a Latin one.

    Everything but digits is kept, and so is the length.
    """
    return text.translate(_TO_LATIN)
