"""Which neighbouring words are one word typed with a space.

A key cannot tell a half-space from none (both are nothing in it), so a word typed with a
space must be put together: «می» and «نمی» with the verb, the endings of the closed lists
with the word before, and the compounds the lexicon writes with a half-space. The rules
see keys only, two or three neighbours at a time, and are tried again on what they made
until none applies; so the result does not change when it is folded again, and the time
grows with the number of words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from dabir.persian.folding.listing import listed
from dabir.persian.folding.parting import ENDINGS, LONGEST, settled, words_of
from dabir.persian.folding.vocabulary import OPEN, SMALL, VERBAL, Vocabulary, vocabulary

Word = tuple[str, int, int]
"""A key, and where what it was made of begins and ends in the text."""

_ALWAYS: Final = frozenset(ENDINGS)
_AFTER_VOWEL: Final = frozenset(listed("ام ات اش ای ایی"))
"""Endings with an alef of their own: after a silent heh, and often after a final yeh."""

_OWNERS: Final = frozenset(listed("شان مان تان"))
"""Possessives of the plural: not after the small words, with which they are words too."""

_EZAFE: Final = "ی"
_WITHOUT: Final = "بی"
_FOLLOWERS: Final = _ALWAYS | _AFTER_VOWEL | _OWNERS | {_EZAFE}

_TAILS: Final = (*ENDINGS, *listed("انشان انی ان یی ی"))
"""What may stand at the end of a compound besides: «صاحب‌نظرانی»."""

_SIZES: Final = range(1, max(map(len, _TAILS)) + 1)


def join(runs: Iterable[str]) -> list[str]:
    """Return the words of *runs*, those of a text in order, with those put together that are one."""
    return [word for word, _, _ in join_spans((run, 0, 0) for run in runs)]


def join_spans(runs: Iterable[Word]) -> list[Word]:
    """Do as :func:`join` with runs that carry where they began and ended in the text.

    Words that were typed as one run share its place.
    """
    known = vocabulary()
    joined: list[Word] = []
    for run, start, end in runs:
        if not "\u0620" <= run[0] <= "\u06ff":
            joined.append((run, start, end))
            continue
        for word in words_of(run):
            # Most neighbours are two words; that much is seen without the rules.
            if joined and (word in _FOLLOWERS or joined[-1][0] in known.leaders):
                _push(joined, word, start, end, known)
            else:
                joined.append((word, start, end))
    return joined


def _push(joined: list[Word], top: str, start: int, end: int, known: Vocabulary) -> None:
    """Put the word *top* after the others, together with as many of them as it belongs to."""
    while joined:
        last = joined[-1][0]
        if last[0] < "\u0620" or last[0] > "\u06ff":
            break
        if _one(last, top) and (whole := _whole(last + top)):
            start = joined.pop()[1]
        elif (
            len(joined) > 1
            and top in known.triples.get((joined[-2][0], last), ())
            and (whole := _whole(joined[-2][0] + last + top))
        ):
            joined.pop()
            start = joined.pop()[1]
        else:
            break
        top = whole
    joined.append((top, start, end))


@lru_cache(maxsize=1 << 16)
def _whole(word: str) -> str | None:
    """Return *word* as a key, or nothing if it would be parted again."""
    if len(word) > LONGEST:
        return None
    plain = settled(word)
    return plain if words_of(plain) == (plain,) else None


@lru_cache(maxsize=1 << 17)
def _one(last: str, top: str) -> bool:
    """Tell whether two neighbours are one word. Neighbours come again: they are remembered."""
    known = vocabulary()
    if top in _ALWAYS or last in VERBAL:
        return True
    if top in _AFTER_VOWEL:
        return last[-1] in "هی" and len(last) > 1 and last not in SMALL
    if top == _EZAFE:
        return last in known.silent
    if top in _OWNERS:
        return len(last) > 1 and last not in SMALL
    return top not in SMALL if last == _WITHOUT else _compound(last, top, known)


def _compound(last: str, top: str, known: Vocabulary) -> bool:
    """Tell whether the lexicon has the two as one, the second with any ending."""
    if last in OPEN and last + top in known.checked:
        return True
    tails = known.pairs.get(last)
    if not tails:
        return False
    if top in tails:
        return True
    return top.endswith(_TAILS) and any(top[:-size] in tails and top[-size:] in _TAILS for size in _SIZES)
