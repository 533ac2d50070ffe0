"""What the lexicon knows, in keys: words and their ranks, compounds, verb forms.

The lexicon is that of the half-spaces (:mod:`dabir.persian.half_space.lexicon`), so that
what is joined there and what is one word here is decided by the same lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from dabir.persian.folding.characters import KEYS
from dabir.persian.folding.listing import listed
from dabir.persian.folding.verb_stems import plain_forms, verb_stems
from dabir.persian.half_space.lexicon import lexicon

SMALL: Final = frozenset(
    listed("""
    از به با بر در تا را که و یا اما ولی اگر چون چه نه نیز هم پس سپس برای جز مگر زیرا بلکه
    هر همه همین همان این ان من تو او ما شما وی خود است نیست بود هست شد شود باشد کرد کند یک دو
    """)
)
"""Words so common beside others that a compound with one is believed only if it is also
written solid (اینکه، بلکه)."""

VERBAL: Final = ("می", "نمی")
"""Prefixes of the verb that are typed apart."""

OPEN: Final = frozenset(listed("ضد چند پر کم نیم غیر هم فرا فرو"))
"""Words that begin many compounds: with these, a solid spelling is proof enough."""

_PASSIVE: Final = frozenset({"شده", "شدن", "شد", "کردن", "کرده", "کرد", "داده", "دادن"})
"""Forms that make a verb with the word before, and no compound."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets and tables of keys."""

    ranks: dict[str, int]
    """Every word with its rank, which grows by two for each tenfold in a large corpus."""

    checked: frozenset[str]
    """The words a spelling dictionary has."""

    nouns: frozenset[str]
    """The nouns and adjectives."""

    adjectives: frozenset[str]

    solid: frozenset[str]
    """Compounds in one piece, and each of their parts."""

    pairs: dict[str, frozenset[str]]
    triples: dict[tuple[str, str], frozenset[str]]
    """Compounds of two and of three parts."""

    leaders: frozenset[str]
    """Words that may belong together with the next."""

    silent: frozenset[str]
    """Words that end in a silent heh."""

    verbs: frozenset[str]
    """Verb forms without a prefix, which may stand after «می»."""


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, made from the lexicon at the first call."""
    known = lexicon()
    ranks: dict[str, int] = {}
    checked: set[str] = set()
    for key, word in zip(_keys(known.words), known.words.values(), strict=True):
        ranks[key] = max(word.rank, ranks.get(key, 0))
        if word.checked:
            checked.add(key)
    pairs: dict[str, set[str]] = defaultdict(set)
    triples: dict[tuple[str, str], set[str]] = defaultdict(set)
    solid: set[str] = set()
    for compound in known.glued.values():
        parts = tuple(_keys(compound.parts))
        if not _believed(parts, checked):
            continue
        solid.update((*parts, "".join(parts)))
        if len(parts) == 2:  # noqa: PLR2004  # two parts
            pairs[parts[0]].add(parts[1])
        elif len(parts) == 3:  # noqa: PLR2004  # three parts, of which two may be joined before the third comes
            triples[parts[0], parts[1]].add(parts[2])
            pairs[parts[0] + parts[1]].add(parts[2])
            pairs[parts[0]].add(parts[1] + parts[2])
    words = set(known.words)
    nouns = [word for word, what in known.words.items() if what.noun or what.adjective]
    adjectives = [word for word, what in known.words.items() if what.adjective]
    silent = [word for word, what in known.words.items() if what.silent_heh and word + "ی" not in words]
    return Vocabulary(
        ranks,
        frozenset(checked),
        frozenset(_keys(nouns)),
        frozenset(_keys(adjectives)),
        frozenset(solid),
        {head: frozenset(tails) for head, tails in pairs.items()},
        {heads: frozenset(tails) for heads, tails in triples.items()},
        frozenset({*pairs, *OPEN, *VERBAL, "بی", *(second for _, second in triples)}),
        frozenset(_keys(silent)),
        frozenset(form for past, present in verb_stems() for form in plain_forms(past, present)),
    )


def _believed(parts: tuple[str, ...], checked: set[str]) -> bool:
    """Tell whether words that meet as *parts* may be put together."""
    if parts[-1] in _PASSIVE:
        return False
    # Three and more seldom meet by chance.
    return len(parts) > 2 or SMALL.isdisjoint(parts) or "".join(parts) in checked  # noqa: PLR2004


def _keys(words: Iterable[str]) -> list[str]:
    """Return the keys of *words*, all at once: a call for each would take ten times as long."""
    return " ".join(words).translate(KEYS).split(" ")
