"""What each character becomes in a search key: a letter, a digit, nothing, or a gap.

One letter stands for all that are typed for it: Arabic yeh and kaf for the Persian ones,
the plain seat for a hamza on it, heh for teh marbuta, bare alef for alef with madda (which
is left out too often to be relied on). Diacritics, tatweel, half-spaces and direction
marks become nothing, every digit a Latin one, and Latin letters small ones without
accents. A character is mapped by itself, never with its neighbours: Unicode's own
composition takes quadratic time over a text of nothing but marks.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_LETTERS: Final = {
    "آ": "ا",
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ٵ": "ا",
    "ؤ": "و",
    "ٶ": "و",
    "ۆ": "و",
    "ۇ": "و",
    "ۈ": "و",
    "ۋ": "و",
    "ۏ": "و",
    "ئ": "ی",
    "ي": "ی",
    "ى": "ی",
    "ې": "ی",
    "ے": "ی",
    "ۓ": "ی",
    "ێ": "ی",
    "ۍ": "ی",
    "ٸ": "ی",
    "ء": "",
    "ة": "ه",
    "ۃ": "ه",
    "ۀ": "ه",
    "ۂ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ك": "ک",
    "ڪ": "ک",
    "ګ": "گ",
    "ڬ": "ک",
    "٫": ".",
    "٬": ",",
}
"""Letters and marks of the Arabic block that are read as another."""

_KEPT: Final = frozenset(".,")
"""Marks that may belong to a number. What becomes of them is decided there."""

_INVISIBLE: Final = frozenset({"Mn", "Mc", "Me", "Cf"})
_GAP: Final = " "


class _Keys(dict[int, str]):
    """The key of each character, worked out when the character is first met."""

    def __missing__(self, code: int) -> str:
        key = self[code] = _key(chr(code))
        return key


def _key(character: str) -> str:
    """Return what *character* becomes, taken apart until nothing changes any more."""
    before, key = "", character
    while key != before:
        before = key
        key = "".join(map(_plain, unicodedata.normalize("NFKD", before.casefold())))
    return key


def _plain(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _KEPT:
        return character
    category = unicodedata.category(character)
    if category in _INVISIBLE or character == "\u0640":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] == "L" or category[0] == "N":
        return character
    # Spaces and punctuation, and what no key may hold: controls, lone surrogates, unknown.
    return _GAP


KEYS: Final = _Keys()
"""The table for :meth:`str.translate`."""
