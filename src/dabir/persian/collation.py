"""The order of the Persian alphabet, for lists of names, tags and sections.

Code points are no order: پ چ ژ گ came to the Arabic block late, and stand at its end. The
key here follows the Academy's alphabet and Unicode's CLDR tailoring for Persian (fa):
``آ`` before ``ا``, then ``ء`` (and its seats ``أ إ ؤ ئ``), then ب پ ت to ی; Arabic kaf and
yeh with the Persian ones, ``ة`` and ``ۀ`` with ``ه``. Spaces come before digits, digits
before letters (so a short word stands before the longer ones it begins), Persian before
Latin. Diacritics, half-spaces and tatweel do not count, unless all else is equal.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from dabir.persian.letters import HALF_SPACE

ALPHABET: Final = "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
"""The letters in order, with madda and hamza in their places."""

_VARIANTS: Final = {
    "ا": "ٱ",
    "ء": "أإؤئ",
    "ک": "كڪګڬڭڮ",
    "و": "ۏۆۇۈۋ",
    "ه": "ةۀەہۃھ",
    "ی": "يىېےۑۍێ",
}
"""Letters that are sorted with another, after CLDR's rules for ``fa``."""

_COMPOSED: Final = (
    ("ا\u0653", "آ"),
    ("ا\u0654", "أ"),
    ("ا\u0655", "إ"),
    ("و\u0654", "ؤ"),
    ("ی\u0654", "ئ"),
    ("ي\u0654", "ئ"),
)
"""Letters typed in two halves. Unicode's own composition would take longer than it must
where a text is nothing but marks."""

_FIRST_LETTER: Final = 0x3A
"""Where the alphabet is laid out: after the digits and before the small Latin letters,
of which 0x3A to 0x60 are free once the text is lower-cased."""

_SPACE: Final = "\x01"
_PUNCTUATION: Final = "\x02"

Key = tuple[str, str, str]
"""What is compared: letters, then letters with their variants and marks, then the text."""


def collate(text: str) -> Key:
    """Return the key by which *text* is sorted: ``sorted(names, key=collate)``.

    Keys are equal only for equal texts. Takes time in proportion to the length of *text*
    and accepts any string.
    """
    whole = text
    for halves, letter in _COMPOSED:
        whole = whole.replace(halves, letter)
    return whole.translate(_WEIGHTS), text.replace(HALF_SPACE, ""), text


class _Weights(dict[int, str]):
    """The primary weight of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code)).casefold()
        weight = "".join(_LETTERS.get(character) or _weight(character) for character in apart)
        self[code] = weight
        return weight


def _weight(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Lm" or (category in ("Cf", "Cc") and not character.isspace()):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character.isspace():
        return _SPACE
    if category[0] in "LN":
        return character
    return _PUNCTUATION


_LETTERS: Final = {
    same: chr(_FIRST_LETTER + place)
    for place, letter in enumerate(ALPHABET)
    for same in letter + _VARIANTS.get(letter, "")
}
_WEIGHTS: Final = _Weights({ord(letter): weight for letter, weight in _LETTERS.items()})
