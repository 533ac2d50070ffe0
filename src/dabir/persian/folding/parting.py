"""What a run of letters is in a key: one word, or several that were typed as one.

A half-space that got lost glues two words together, «نیمه‌ابری» to «نیمهابری». Where the
lexicon has the whole as one solid word or compound, it stays one; where it has not, but
has both parts, the key holds the parts, as it does for «نیمه ابری». An unknown word that
cannot be parted into two known ones is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from dabir.persian.folding.listing import listed
from dabir.persian.folding.vocabulary import SMALL, VERBAL, Vocabulary, vocabulary

LONGEST: Final = 40
"""Letters of the longest word that is parted or put together. It bounds the time."""

ENDINGS: Final = tuple(
    sorted(
        listed("""
        ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هایند هایید هاییم
        تر ترین تری ترند ترست ترها ترهای
        اند اید ایم
        """),
        key=len,
        reverse=True,
    )
)
"""Endings that never stand alone, in keys."""

_ATTACHED: Final = listed("یشان یمان یتان شان مان تان یی ان انی یم یت یش ای ام اش ات م ت ش ی")
"""Further endings that are typed to a word, and leave it the word it is."""

_HEADS: Final = frozenset(listed("به بی هم"))
"""Words of two letters that are typed to the next word, besides longer ones."""

_PREVERBS: Final = listed("بر در باز فرا فرو")
"""Words that stay apart before «می», however they are typed: «برمی‌گردد», «بر می‌گردد»."""

_APART: Final = frozenset({"به", "هم"})
"""Words that are parted from the next even if the lists know the two as one, unless a
spelling dictionary has it solid: «به‌زودی» is as often typed «به زودی»."""

_SHORTEST: Final = 3
_COMMON: Final = 6
"""The least rank of both parts: met a few hundred times in a large corpus."""

_VARIANTS: Final = {
    "مسیول": "مسول",
    "مسوول": "مسول",
    "مسیله": "مساله",
    "هییت": "هیات",
    "سیوال": "سوال",
    "داوود": "داود",
    "طاووس": "طاوس",
    "کاووس": "کاوس",
    "ایهالل": "ایتالل",
    "حجهالاسلام": "حجتالاسلام",
    "دایرهالمعارف": "دایرتالمعارف",
    "جریت": "جرات",
    "نشیت": "نشات",
}
"""Spellings of one word that differ by more than a seat: hamza after the schools of
دستور خط (مسئول، مسؤول، مسوول), the doubled waw, the teh marbuta before an article."""

_SHORT: Final = 4
"""Letters of a spelling that is looked for at the beginning of a word only."""

_VARIANT: Final = re.compile("|".join(typed if len(typed) > _SHORT else f"^{typed}" for typed in _VARIANTS))


def words_of(run: str) -> tuple[str, ...]:
    """Return the words of a *run* of Arabic letters, each of which gives itself again."""
    return _parts(run) if len(run) <= LONGEST else (settled(run),)


def settled(word: str) -> str:
    """Return *word* in one spelling of its family, without ezafe after a silent heh."""
    while (plain := _VARIANT.sub(lambda found: _VARIANTS[found[0]], word)) != word:
        word = plain
    if word.endswith("هی") and word[:-1] in vocabulary().silent:
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 16)
def _parts(run: str) -> tuple[str, ...]:
    word = settled(run)
    known = vocabulary()
    cut = _after_small(word, known) or (0 if _known(word, known) else _seam(word, known))
    if not cut:
        return (word,) if word == run else _parts(word)
    return _parts(word[:cut]) + _parts(word[cut:])


def _after_small(word: str, known: Vocabulary) -> int:
    """Return the length of the small word that *word* opens with, apart from the rest, or 0."""
    if word[:2] in _APART and not _inflected(word, known.checked) and _rank(word[2:], known) >= _COMMON:
        return 2
    for preverb in _PREVERBS:
        if word.startswith(preverb):
            for prefix in VERBAL:
                if word.startswith(prefix, len(preverb)):
                    rest = word[len(preverb) + len(prefix) :]
                    return len(preverb) if not rest or rest in known.verbs or rest[:-2] in known.verbs else 0
    return 0


def _seam(word: str, known: Vocabulary) -> int:
    """Return where the two words lie against each other that *word* was made of, or 0."""
    best = (0, 0)
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if (cut < _SHORTEST and head not in _HEADS) or len(tail) < _SHORTEST:
            continue
        rank = min(known.ranks.get(head, 0) if head in known.checked else 0, _rank(tail, known))
        if rank >= _COMMON:
            best = max(best, (rank, cut))
    return best[1]


def _known(word: str, known: Vocabulary) -> bool:
    """Tell whether *word* is one word of the lexicon, with any ending or verbal prefix."""
    if word in known.ranks or word in known.solid or word in SMALL:
        return True
    if word.startswith(VERBAL) or word in known.verbs or (word[0] in "نب" and word[1:] in known.verbs):
        return True
    return _inflected(word, known.ranks.keys()) or _inflected(word, known.solid)


def _inflected(word: str, words: AbstractSet[str]) -> bool:
    """Tell whether *word* is one of *words*, as it is or with an ending."""
    return word in words or any(
        word.endswith(ending) and word[: -len(ending)] in words for ending in (*ENDINGS, *_ATTACHED)
    )


def _rank(tail: str, known: Vocabulary) -> int:
    """Return the rank of *tail*, or of what it is an inflected form of."""
    if tail in known.checked:
        return known.ranks[tail]
    bases = (tail[: -len(ending)] for ending in (*ENDINGS, *_ATTACHED) if tail.endswith(ending))
    return max((known.ranks[base] for base in bases if len(base) >= _SHORTEST and base in known.checked), default=0)
