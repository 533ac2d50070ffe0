"""One key for every spelling of a word: what search and comparison look at.

``fold`` makes the key of a text: its words, one space between them. The key is blind to
yeh and kaf, the seats of hamza, madda, diacritics, tatweel, the kind of digits, capitals,
punctuation, and to how the parts of a word are held together:

* a **half-space** is nothing in a key, so ``می‌رود`` and ``میرود`` have the same, always;
* a **space inside a word** is nothing too, where it can be known to be inside one: after
  «می» and «نمی», before the endings that never stand alone (ها، تر، اند، ام after heh...),
  and in the compounds that the lexicon writes with a half-space (:mod:`.joining`);
* every **other space** stays, so the words of a text remain words, and a run of letters
  that is no word, but two known ones glued together, becomes those two (:mod:`.parting`).

Numbers keep a decimal mark and lose the marks of thousands. A key is its own key. It is
never shown: the story keeps the letters its editor approved.
"""

from __future__ import annotations

import re
from typing import Final

from dabir.persian.folding.characters import KEYS
from dabir.persian.folding.joining import Word, join, join_spans

__all__ = ["Word", "fold", "fold_words"]

_ARABIC: Final = "\u0600-\u06ff"

_TOKEN: Final = re.compile(rf"[{_ARABIC}]+|[0-9]++(?:[.,][0-9]++)*(?![^\W\d_{_ARABIC}])|[^\W_{_ARABIC}]+")
"""A word of Arabic letters, a number with its marks, or a run of other letters and digits."""

_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def fold(text: str) -> str:
    """Return the key of *text*: two spellings of the same words have the same key.

    Takes any string, time in proportion to its length, and raises nothing.
    """
    return " ".join(join(_words(text.translate(KEYS))))


def fold_words(text: str) -> list[Word]:
    """Return the words of the key of *text*, each with where in *text* it begins and ends.

    It is what a passage is highlighted by: ``text[start:end]`` holds all that the key was
    made of. Slower than :func:`fold`, whose words these are.
    """
    places: list[int] = []
    keys: list[str] = []
    for place, character in enumerate(text):
        key = KEYS[ord(character)]
        keys.append(key)
        places.extend([place] * len(key))
    found = _TOKEN.finditer("".join(keys))
    spans = ((token[0], places[token.start()], places[token.end() - 1] + 1) for token in found)
    return join_spans((key, start, end) for token, start, end in spans for key in _number(token))


def _words(keys: str) -> list[str]:
    words = _TOKEN.findall(keys)
    if "," not in keys:
        return words
    return [part for word in words for part in _number(word)]


def _number(token: str) -> list[str]:
    """Return *token* without marks of thousands, or its parts if commas list numbers."""
    if "," not in token:
        return [token]
    return [token.replace(",", "")] if _THOUSANDS.fullmatch(token) else token.split(",")
