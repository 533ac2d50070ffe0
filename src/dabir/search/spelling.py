"""What was perhaps meant by words that no story has: the archive's own words, one slip away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dabir.persian import half_spaces
from dabir.persian.folding import fold_words
from dabir.persian.stem import stem
from dabir.search.index import ReadableIndex

_LETTERS: Final = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_SHORTEST: Final = 3
"""Letters of a word in which a slip can be told from another word."""

_LONGEST: Final = 30
_MOST: Final = 3
"""So many words of a query are looked at; each asks the index some hundred times."""

_RARE: Final = 1
"""A word that stands in no more stories than this may be a slip of one that stands in many."""

_TIMES: Final = 20
"""How many times as many stories that other word must have."""


def meant(index: ReadableIndex, text: str) -> str:
    """Return *text* with its unknown words as they were perhaps meant; "" where there is nothing better to ask."""
    better, end, changed = [], 0, 0
    for key, start, stop in fold_words(text):
        word = _meant(index, key) if start >= end and changed < _MOST else ""
        if word:
            better += [text[end:start], half_spaces(word)]
            end, changed = stop, changed + 1
    return "".join((*better, text[end:])) if changed else ""


def _meant(index: ReadableIndex, key: str) -> str:
    """Return the word of the archive that *key* is a slip of, or ""."""
    if not _SHORTEST <= len(key) <= _LONGEST or not all("\u0620" <= letter <= "\u06ff" for letter in key):
        return ""
    own = index.frequency(key)
    if own > _RARE:
        return ""
    forms = stem(key)  # what is another form of the same word was found by its stem
    others = dict.fromkeys(other for other in _slips(key) if stem(other) != forms)
    frequencies = {other: index.frequency(other) for other in others}
    best = max(frequencies, key=lambda other: (frequencies[other], other))
    return best if frequencies[best] >= max(1, own * _TIMES) else ""


def _slips(key: str) -> Iterator[str]:
    """Yield what is one letter more, less, other or in another's place."""
    for place in range(len(key) + 1):
        before, after = key[:place], key[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
