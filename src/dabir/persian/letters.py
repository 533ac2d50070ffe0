"""Letters that look Persian but are typed with Arabic codes.

Windows 98 keyboards, Arabic wires and old databases give Arabic yeh and kaf where
Persian has its own. To a reader they are the same letter; to a program they are not.
The map here serves keys only (slugs, the recognition of page furniture, month names):
a story's own text is never passed through it, because a quotation in Arabic is right as
it stands.
"""

from __future__ import annotations

from typing import Final

HALF_SPACE: Final = "\u200c"
"""The Persian half-space (نیم‌فاصله), Unicode's ZERO WIDTH NON-JOINER."""

TATWEEL: Final = "\u0640"
"""The stroke that stretches a word. It is ornament and carries no meaning."""

_LETTERS: Final = str.maketrans(
    {
        "\u064a": "\u06cc",  # Arabic yeh
        "\u0649": "\u06cc",  # alef maksura, which a Persian reads as yeh
        "\u0643": "\u06a9",  # Arabic kaf
        "\u06aa": "\u06a9",  # swash kaf, from some Arabic typefaces
    }
)
"""One letter for one letter, after the Unicode code charts for the Arabic block."""


def persian_letters(text: str) -> str:
    """Return *text* with Arabic yeh and kaf as the Persian letters, at equal length."""
    return text.translate(_LETTERS)


def without_tatweel(text: str) -> str:
    """Return *text* with every tatweel taken out."""
    return text.replace(TATWEEL, "")
