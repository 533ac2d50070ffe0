"""A light stem: the second, weaker field of search, in which the forms of a word meet.

It takes keys (:func:`dabir.persian.folding.fold`) and gives keys. Endings that are always
endings (ها and what follows it, تر، ترین) are taken off wherever a word is left; those that
may be part of a word (ی، م، ش، ان، ات، ین ...) only where the lexicon has what is left and
not the whole, so that «ایران» and «درمان» keep theirs. The forms of a verb meet in its past
stem (می‌رود، برو، نرفته‌اند: رفت), and a broken plural in its singular. It is light: derived
words (دانش، دانشمند) stay apart.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from dabir.persian.folding.broken_plurals import broken_plurals
from dabir.persian.folding.characters import KEYS
from dabir.persian.folding.listing import listed
from dabir.persian.folding.parting import LONGEST, settled
from dabir.persian.folding.verbs import verb_of
from dabir.persian.folding.vocabulary import Vocabulary, vocabulary

_PLURALS: Final = listed("هایشان هایمان هایتان هایند هاست هایی هایم هایت هایش های ها")
_DEGREES: Final = listed("ترین تری تر")
_AFTER_HEH: Final = listed("ایم اید اند اشان ام ات اش ای")
"""Endings that a silent heh calls for: خانه‌ام، رفته‌اند."""

_DOUBTFUL: Final = listed("یشان یمان یتان مان تان شان یم یت یش یی انی ان ات ین ند م ت ش ی")
"""Endings that are as often the end of the word itself."""

_MANY: Final = listed("ان ات ین")
"""Plurals, of which the lexicon has many as words of their own."""

_WHOLE: Final = frozenset(listed("تنها بها رها منها انتها اشتها فقها انها اینها گرانبها خونبها ابها"))
"""Words that end as a plural does."""

_RARER: Final = 5
_LEFT: Final = 2
"""Letters that must be left of a word, and of one with a plural in doubt twice as many."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of *word*, one word of a key. A stem is its own stem.

    Numbers and words in other letters have no stem but themselves.
    """
    if not "\u0620" <= word[:1] <= "\u06ff" or len(word) > LONGEST:
        return word
    known = vocabulary()
    # Each step shortens the word, or goes to a verb or a singular, where the next one ends.
    for _ in range(LONGEST):
        shorter = _shorter(word, known)
        if shorter == word:
            break
        word = shorter
    return word


def stems(key: str) -> str:
    """Return *key*, a text folded, with every word as its stem."""
    return " ".join(map(stem, key.split(" ")))


def _shorter(word: str, known: Vocabulary) -> str:
    """Return *word* with one ending less, or what it is a form of, or itself."""
    irregular = verb_of(word) or _singulars().get(word)
    if irregular:
        return irregular
    if word in _WHOLE:
        return word
    return _plain(word, known) or _relative(word, known) or _doubtful(word, known) or word


def _plain(word: str, known: Vocabulary) -> str:
    """Take a plural in ها off, with what follows it.

    «خانهای» may be «خانه‌ای» or «خان‌های»: of the two words the commoner is meant.
    """
    for end in _PLURALS:
        base = word.removesuffix(end)
        if base != word and len(base) >= _LEFT:
            heh = base + "ه"
            silent = end[1:] in _AFTER_HEH and (heh in known.silent or heh in known.solid)
            return heh if silent and known.ranks.get(heh, 0) >= known.ranks.get(base, -1) else base
    return ""


def _relative(word: str, known: Vocabulary) -> str:
    """Take off the comparative of an adjective, or an ending that follows a silent heh."""
    for end in _DEGREES:
        base = word.removesuffix(end)
        if base != word and (base in known.adjectives or (base in known.checked and word not in known.checked)):
            return base
    if word not in known.checked:
        for end in _AFTER_HEH:
            base = word.removesuffix(end)
            if base != word and base.endswith("ه") and base in known.checked:
                return base
    return ""


def _doubtful(word: str, known: Vocabulary) -> str:
    """Take off an ending that may be part of the word, where the lexicon speaks for it."""
    if person := _person(word, known):
        return person
    if word not in known.checked:
        bases = [word.removesuffix(end) for end in _DOUBTFUL if word.endswith(end)]
        likely = [base for base in bases if len(base) >= _LEFT and base in known.checked]
        return max(likely, key=lambda base: (known.ranks[base], len(base)), default="")
    rank = known.ranks[word]
    for end in _MANY:
        base = word.removesuffix(end)
        if base != word and len(base) >= 2 * _LEFT and known.ranks.get(base, 0) >= rank - 1:
            return base
    base = word.removesuffix("ی")
    return base if base != word and base in known.checked and known.ranks[base] - rank >= _RARER else ""


def _person(word: str, known: Vocabulary) -> str:
    """Take off the plurals that replace a final heh: نمایندگان، مسابقات."""
    for end in ("گان", "ات"):
        base = word.removesuffix(end) + "ه"
        if word.endswith(end) and (base in known.checked or base in known.solid):
            return base
    return ""


@cache
def _singulars() -> dict[str, str]:
    plurals = broken_plurals().items()
    return {settled(plural.translate(KEYS)): settled(singular.translate(KEYS)) for plural, singular in plurals}
