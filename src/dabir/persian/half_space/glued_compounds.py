"""Compounds that lost their half-space: هفتهنامه، بیتوجهی، سرمایهگذاری.

Many compounds are right both ways (کتابخانه, کتاب‌خانه). What a spelling dictionary has in
one piece stays, unless its parted spelling is as common and the paragraph has plainly lost
its half-spaces; the confidences below say so.
"""

from __future__ import annotations

from typing import Final

from dabir.persian.half_space.decision import Split
from dabir.persian.half_space.lexicon import Compound, Lexicon
from dabir.persian.half_space.stems import stems
from dabir.persian.half_space.tables import JOINED_SUFFIXES

WITHOUT: Final = "بی"
COMMON: Final = 8
PRODUCTIVE: Final = 8
"""A second half that ends so many compounds may end one more."""
SHORTEST_PART: Final = 2
SHORTEST_COMPOUND: Final = 6


def compound(word: str, lex: Lexicon) -> Split | None:
    """Split *word* as a compound of the lexicon, with an ending or without."""
    for stem, cut in stems(word):
        found = lex.glued.get(stem)
        if found is None:
            continue
        if found.parts[-1] in JOINED_SUFFIXES:
            return None
        own, base = lex.word(word), lex.word(stem)
        cuts = (*found.cuts, cut) if cut else found.cuts
        return Split(cuts, "compound", _confidence(found, base.rank, lex, checked=own.checked or base.checked))
    return None


def _confidence(found: Compound, joined_rank: int, lex: Lexicon, *, checked: bool) -> float:
    """Return how sure it is that a glued spelling, *checked* or not, is *found* with its half-space lost."""
    if checked:
        if found.rank > joined_rank:
            return 0.68
        return 0.5 if found.rank >= joined_rank - 1 else 0.4
    if any(part == "سه" or lex.word(part).silent_heh for part in found.parts[:-1]):
        return 0.95  # a silent heh within a word: «هفتهنامه»
    if "l" in found.sources:
        return 0.8
    return 0.68 if joined_rank <= found.rank + 1 else 0.4


def prefix(word: str, lex: Lexicon) -> Split | None:
    """Split «بی» off a word that is none with it."""
    if not word.startswith(WITHOUT):
        return None
    rest = word[len(WITHOUT) :]
    if rest in lex.verbs.written or lex.knows(word):
        return None
    for stem, cut in stems(rest):
        base = lex.word(stem)
        if (base.noun or base.adjective) and base.rank >= COMMON and len(stem) > SHORTEST_PART:
            return Split((2, cut + 2) if cut else (2,), "prefix", 0.7)
    return None


def tail(word: str, lex: Lexicon) -> Split | None:
    """Split a word nobody lists into a common noun and a half that ends many compounds."""
    if len(word) < SHORTEST_COMPOUND or lex.knows(word):
        return None
    for stem, cut in stems(word):
        for at in range(SHORTEST_PART, len(stem) - SHORTEST_PART):
            if lex.tails.get(stem[at:], 0) >= PRODUCTIVE:
                base = lex.word(stem[:at])
                if base.noun and base.rank >= COMMON:
                    return Split((at, cut) if cut else (at,), "tail", 0.6)
    return None
