"""Where a half-space was deleted inside one written word: میشود، هستهای، برنامههای.

The rules are tried from the surest to the least sure, and the first that speaks decides.
None looks at anything but the word, so a decision is made once for each word of a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from dabir.persian.half_space.decision import Split
from dabir.persian.half_space.glued_compounds import compound, prefix, tail
from dabir.persian.half_space.lexicon import Lexicon
from dabir.persian.half_space.tables import (
    AFTER_HEH,
    AFTER_YE,
    EZAFE,
    NON_JOINING,
    NOT_COMPARATIVE,
    NOT_PLURAL,
    ONLY_AFTER_PARTICIPLE,
    PERSONS,
    PLURAL_POSSESSIVES,
    PLURALS,
)
from dabir.persian.half_space.verbs import PREVERBS

MI: Final = re.compile(f"((?:{'|'.join(PREVERBS)})?ن?می)(.{{2,}})")
PLURAL_SUFFIXES: Final = tuple(sorted(PLURALS, key=len, reverse=True))
HEH_AND_REST: Final = tuple("ه" + ending for ending in (*PLURAL_POSSESSIVES, EZAFE))
COMMON: Final = 8
"""The rank (four decades) from which a noun is more likely than a verb that lost its half-space."""
SHORTEST_STEM: Final = 2
LONG_STEM: Final = 4


def _verb(word: str, lex: Lexicon) -> Split | None:
    """«میشود», «برنمیگردد», «میرفتهاند»."""
    match = MI.fullmatch(word) if "می" in word else None
    if match is None:
        return None
    rest, cut = match[2], match.end(1)
    known = lex.word(word)
    if rest in lex.verbs.written:
        if (known.noun or known.adjective) and known.rank >= COMMON:
            return None
        return Split((cut,), "verb-prefix", 0.98)
    if rest in lex.verbs.spoken and not known.checked and not known.noun:
        return Split((cut,), "verb-prefix", 0.8 if len(word) > LONG_STEM or word.startswith("می") else 0.6)
    for person in PERSONS:
        if rest.endswith(person) and rest[: -len(person)] in lex.verbs.participles:
            return Split((cut, len(word) - len(person)), "verb-prefix", 0.98)
    return None


def _heh_adjective(word: str, lex: Lexicon) -> Split | None:
    """«هستهای», an adjective some list has, unless «…‌های» is far commoner («زبانهای»)."""
    adjective = lex.heh_adjectives.get(word)
    if adjective is None:
        return None
    plural, heh = lex.word(word[:-3]), lex.word(word[:-2])
    if plural.noun and plural.rank > heh.rank + (0 if word[-4] in NON_JOINING else 2):
        return None  # after a letter that does not join, «شیرهای» has lost nothing
    return Split(adjective.cuts, "after-heh", 0.95)


def _after_heh(word: str, lex: Lexicon) -> Split | None:
    """«برنامههای», «هستهای», «کردهاند»: a silent heh does not join what follows."""
    listed = _heh_adjective(word, lex)
    if listed is not None:
        return listed
    if "هه" not in word and "ها" not in word and not word.endswith(HEH_AND_REST):
        return None
    for suffix in AFTER_HEH:
        stem = word[: -len(suffix)]
        if not word.endswith(suffix) or not stem.endswith("ه") or len(stem) <= SHORTEST_STEM:
            continue
        participle = lex.verbs.is_participle(stem)
        if suffix in ONLY_AFTER_PARTICIPLE and not participle:
            continue
        if participle or lex.word(stem).silent_heh:
            return _after_silent_heh(word, stem, suffix, lex)
        inner = _inner(stem, lex)
        if inner is not None and suffix != EZAFE and stem[:-1] not in lex.words:
            return Split((*inner.cuts, len(stem)), "after-heh", 0.9)
    return None


def _after_silent_heh(word: str, stem: str, suffix: str, lex: Lexicon) -> Split | None:
    """Split *word*, which is *stem* with its silent heh and *suffix*, unless it is something else."""
    base = lex.word(stem)
    if lex.word(word).checked or (suffix in PLURAL_POSSESSIVES and lex.knows(word)):
        return None
    if suffix == EZAFE:  # «خانهی», but «فقهی» and «مشابهی»
        return Split((len(stem),), "after-heh", 0.8) if word not in lex.words and len(stem) >= LONG_STEM else None
    if suffix == "ای":
        # «نامهای» may be «نامه‌ای» or «نام‌های»: the commoner of the two words decides.
        plural = lex.word(stem[:-1])
        if plural.noun and plural.rank > base.rank - (stem[-2] in NON_JOINING):
            return Split((len(stem) - 1,), "plural", 0.7)
    inner = None if base.checked else _inner(stem, lex)
    cuts = inner.cuts if inner is not None and inner.rule == "compound" else ()
    return Split((*cuts, len(stem)), "after-heh", 0.95)


def _inner(stem: str, lex: Lexicon) -> Split | None:
    """Return the split of a compound to which a suffix was joined."""
    return compound(stem, lex) or tail(stem, lex)


def _plural(word: str, lex: Lexicon) -> Split | None:
    """«کتابهای»: right in older spelling, so restored only where the text has lost half-spaces."""
    if "ها" not in word or word in NOT_PLURAL:
        return None
    for suffix in PLURAL_SUFFIXES:
        if not word.endswith(suffix):
            continue
        stem = word[: -len(suffix)]
        known = lex.word(word)
        if len(stem) < SHORTEST_STEM or known.rank or known.noun:
            return None
        base = lex.word(stem)
        inner = None if base.checked else _inner(stem, lex)
        cuts = (*(inner.cuts if inner is not None else ()), len(stem))
        if known.checked:
            return Split(cuts, "plural", 0.5)
        if base.noun or base.rank > COMMON - 3:
            return Split(cuts, "plural", 0.7)
        return Split(cuts, "plural", 0.6) if base.rank or len(stem) > SHORTEST_STEM + 1 else None
    return None


def _comparative(word: str, lex: Lexicon) -> Split | None:
    """«مناسبترین», but «بهترین»."""
    if "تر" not in word:
        return None
    for suffix in ("ترین", "تری", "تر"):
        if not word.endswith(suffix):
            continue
        stem = word[: -len(suffix)]
        base = lex.word(stem)
        if base.adjective and base.checked and len(stem) > SHORTEST_STEM and stem + "تر" not in NOT_COMPARATIVE:
            joined = lex.word(stem + "تر")
            return Split((len(stem),), "comparative", 0.5 if joined.checked or joined.rank > COMMON else 0.7)
        inner = None if base.rank or len(stem) < SHORTEST_STEM else _inner(stem, lex)
        if inner is not None:
            return Split((*inner.cuts, len(stem)), "comparative", inner.confidence)
    return None


def _after_ye(word: str, lex: Lexicon) -> Split | None:
    """«زندگیاش»: the alef shows that a half-space stood before it."""
    if "یا" not in word:
        return None
    for suffix in AFTER_YE:
        stem = word[: -len(suffix)]
        if word.endswith("ی" + suffix) and len(stem) > SHORTEST_STEM + 1:
            known = lex.word(stem).rank >= COMMON and not lex.knows(word)
            return Split((len(stem),), "after-ye", 0.8) if known else None
    return None


Rule = Callable[[str, Lexicon], Split | None]
RULES: Final[tuple[Rule, ...]] = (_verb, _after_heh, compound, _plural, _comparative, _after_ye, prefix, tail)
RULES_FOR_CHECKED: Final[tuple[Rule, ...]] = (_verb, _heh_adjective, compound, _plural, _comparative)
"""What may still be said of a word that a spelling dictionary has in one piece."""


def split_glued(word: str, lex: Lexicon) -> Split | None:
    """Return where *word*, written without half-spaces, has lost one; None if nowhere.

    A place after a letter that does not join the next is no place: nothing would show.
    """
    for rule in RULES_FOR_CHECKED if lex.word(word).checked else RULES:
        found = rule(word, lex)
        if found is not None:
            cuts = tuple([cut for cut in found.cuts if word[cut - 1] not in NON_JOINING])
            return Split(cuts, found.rule, found.confidence) if cuts else None
    return None
