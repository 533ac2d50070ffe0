"""Where a half-space was typed as a space: می شود، برنامه ها، پیش بینی.

Inflection comes first and is all but certain; compounds come from the lexicon, with what
is known of words that merely meet.
"""

from __future__ import annotations

from typing import Final

from dabir.persian.half_space.decision import Join
from dabir.persian.half_space.lexicon import Compound, Lexicon
from dabir.persian.half_space.stems import stems
from dabir.persian.half_space.tables import (
    ALONE,
    BOUND,
    COMPARATIVES,
    ENCLITICS,
    EZAFE,
    FREE_TAILS,
    LIGHT_FORMS,
    MANY_COMPOUNDS,
    NON_JOINING,
    PLURAL_POSSESSIVES,
    PLURALS,
    POSSESSIVES,
    TAKE_PLURAL,
)
from dabir.persian.half_space.verbs import MI

WITHOUT: Final = "بی"
OWNERS: Final = frozenset((*POSSESSIVES, *PLURAL_POSSESSIVES, EZAFE))
VERB_ENDS: Final = frozenset("مدیهن")
COMMON: Final = 8
FEW_COMPOUNDS: Final = 5

VERB: Final = Join("verb-prefix", 0.99, sure=True)
VERB_BY_ENDING: Final = Join("verb-prefix", 0.95, sure=True)
PLURAL: Final = Join("plural", 0.98, sure=True)
COMPARATIVE: Final = Join("comparative", 0.95, sure=True)
PARTICIPLE: Final = Join("participle", 0.97, sure=True)
AFTER_HEH: Final = Join("after-heh", 0.95, sure=True)
AFTER_YE: Final = Join("after-ye", 0.94, sure=True)
PREFIX: Final = Join("prefix", 0.8)
TAIL: Final = Join("tail", 0.91)
CHECKED: Final = Join("compound", 0.92)
LISTED: Final = Join("compound", 0.91)
PARTICIPLE_COMPOUND: Final = Join("compound", 0.89, participle=True)
PERHAPS: Final = Join("compound", 0.75)


def join(left: str, right: str, lex: Lexicon) -> Join | None:  # noqa: PLR0911  # a ladder of rules
    """Say by what rule the space between *left* and *right* is a half-space; None: it is a space."""
    if not left or not right:
        return None
    if left in MI:
        return _verb(right, lex)
    if right in PLURALS:
        return None if (left in ALONE and left not in TAKE_PLURAL) or len(left) == 1 else PLURAL
    if right in OWNERS and lex.word(left).silent_heh:
        return AFTER_HEH
    if left in ALONE and not right.startswith("ال"):
        return None
    if right in COMPARATIVES:
        return _comparative(left, right, lex)
    if right in ENCLITICS:
        return _enclitic(left, right, lex)
    if left[-1:] in NON_JOINING or left == right:
        return None
    return _compound(left, right, lex)


def _verb(right: str, lex: Lexicon) -> Join | None:
    """«می شود»; an unknown verb is known by its ending, a noun («می ناب») stays."""
    if right in lex.verbs.written or right in lex.verbs.spoken:
        return VERB
    known = lex.word(right)
    if right in ALONE or right[-1:] not in VERB_ENDS or known.noun or known.adjective:
        return None
    return VERB_BY_ENDING


def _comparative(left: str, right: str, lex: Lexicon) -> Join | None:
    """«بزرگ تر», but «لباس تر»: bare «تر» also means wet."""
    if right not in ("تر", "تری") or left not in lex.words or lex.word(left).adjective:
        return COMPARATIVE
    return None


def _enclitic(left: str, right: str, lex: Lexicon) -> Join | None:
    """«رفته اند», «خانه ای», «زندگی اش», «سی ام»."""
    known = lex.word(left)
    if lex.verbs.is_participle(left):
        return PARTICIPLE
    if left.endswith("ه") and (known.silent_heh or left not in lex.words):
        return AFTER_HEH
    if left.endswith("ی") and (len(left) > 2 or (left, right) == ("سی", "ام")) and right not in ("اید", EZAFE):  # noqa: PLR2004
        return AFTER_YE
    return None


def _compound(left: str, right: str, lex: Lexicon) -> Join | None:
    """«پیش بینی», «بی توجه», «اسلام ستیزی»."""
    tails = lex.pairs.get(left)
    if tails is not None:
        for stem, _ in stems(right):
            found = tails.get(stem)
            if found is not None and not _other_word(right, stem, lex):
                return _listed(found, left, right, lex)
    if right in BOUND and lex.word(left).noun:
        return TAIL
    if left == WITHOUT and right not in ALONE and len(right) > 2:  # noqa: PLR2004
        return PREFIX
    return None


def _other_word(right: str, stem: str, lex: Lexicon) -> bool:
    """Tell whether *right* is a word of its own («گسترش») more than *stem* («گستر») with a one-letter ending."""
    if len(right) != len(stem) + 1 or lex.word(right).rank < COMMON:
        return False
    return right[-1] in "متش" or (right[-1] == "ی" and lex.tails.get(stem, 0) < FEW_COMPOUNDS)


def _listed(found: Compound, left: str, right: str, lex: Lexicon) -> Join | None:  # noqa: PLR0911  # a ladder too
    """Weigh a compound that some list has: who lists it, and what else the two words may be."""
    stem = found.parts[-1]
    checked = "l" in found.sources
    if stem == "که" or (stem in FREE_TAILS and not checked):
        return None
    if right in lex.verbs.past or (stem != right and right in LIGHT_FORMS):
        return None  # «هم گفت», «دوست دارند»
    if stem in lex.verbs.participles:
        return PARTICIPLE_COMPOUND if checked or _joins(right, lex) else None
    if checked:
        return CHECKED
    if left == WITHOUT or right.startswith("ال") or not lex.word(right).rank or _joins(right, lex):
        return LISTED
    if "z" in found.sources or found.sources == "c":
        return LISTED if "s" in found.sources else PERHAPS
    return None


def _joins(right: str, lex: Lexicon) -> bool:
    """Tell whether *right* is, in some form, the second half of many compounds."""
    return any(lex.tails.get(stem, 0) >= MANY_COMPOUNDS for stem, _ in stems(right))
