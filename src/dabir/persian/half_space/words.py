"""What each written word can do with a neighbour, worked out once and kept.

A word of a text is met again and again, so what it takes to judge it is kept by its
spelling. Two small sets of bits tell at a glance whether two neighbours need judging at
all: ``to_right`` of the left one and ``to_left`` of the right one have a bit in common.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dabir.persian.half_space.decision import Join, Split
from dabir.persian.half_space.glued import split_glued
from dabir.persian.half_space.lexicon import Lexicon
from dabir.persian.half_space.parted import WITHOUT, join
from dabir.persian.half_space.stems import stems
from dabir.persian.half_space.tables import BOUND, COMPARATIVES, ENCLITICS, PLURALS
from dabir.persian.half_space.verbs import MI
from dabir.persian.letters import HALF_SPACE, persian_letters

LONGEST: Final = 40
"""A longer run of letters is no word, and is left alone."""
SHORTEST_SPLIT: Final = 4
KEPT_WORDS: Final = 1 << 16
KEPT_PAIRS: Final = 1 << 17
"""When so many are kept, they are forgotten and gathered anew: memory stays bounded."""

SUFFIX: Final = 1
FOLLOWS_PREFIX: Final = 2
TAIL: Final = 4

SUFFIXES: Final = PLURALS | COMPARATIVES | ENCLITICS | BOUND

MARKS: Final = re.compile("[\u064b-\u0653\u0655\u0670]")
"""Vowel signs. A word that bears one was written with care, or is Arabic: it stays."""
UNUSUAL: Final = re.compile("[\u064a\u0649\u0643\u06aa\u064b-\u0653\u0655\u0670\u200c]")
"""Those, Arabic letters and half-spaces: without any, a spelling is its own key."""


@dataclass(slots=True)  # not frozen: a frozen one takes four times as long to make, and many are
class Shape:
    """A written word: its first and last part between half-spaces, what it joins to, where it splits."""

    first: str
    last: str
    to_left: int
    to_right: int
    split: Split | None = None
    split_last: str = ""
    split_first: str = ""


STILL: Final = Shape("", "", 0, 0)
"""A word that does nothing."""


class Words:
    """Shapes of words and judgements of pairs, with the lexicon they come from."""

    def __init__(self, lex: Lexicon) -> None:
        """Start with nothing kept."""
        self._lex = lex
        self.shapes: dict[str, Shape] = {}
        self._joins: dict[tuple[str, str], Join | None] = {}

    def shape(self, word: str) -> Shape:
        """Return the shape of *word*, and keep it in ``shapes``."""
        if len(self.shapes) >= KEPT_WORDS:
            self.shapes.clear()
        found = self._shape(word)
        if len(word) <= LONGEST:
            self.shapes[word] = found
        return found

    def join(self, left: str, right: str) -> Join | None:
        """Say whether the space between *left* and *right* is a half-space (see :func:`parted.join`)."""
        key = (left, right)
        try:
            return self._joins[key]
        except KeyError:
            if len(self._joins) >= KEPT_PAIRS:
                self._joins.clear()
            found = self._joins[key] = join(left, right, self._lex)
            return found

    def _shape(self, word: str) -> Shape:
        if len(word) > LONGEST:
            return STILL
        if UNUSUAL.search(word) is not None:
            if MARKS.search(word) is not None:
                return STILL
            word = persian_letters(word)
            if HALF_SPACE in word:
                parts = word.split(HALF_SPACE)
                return Shape(parts[0], parts[-1], self._to_left(parts[0]), self._to_right(parts[-1]))
        shape = Shape(word, word, self._to_left(word), self._to_right(word))
        split = split_glued(word, self._lex) if len(word) >= SHORTEST_SPLIT else None
        if split is not None:
            shape.split = split
            shape.split_first = word[: split.cuts[0]]
            shape.split_last = word[split.cuts[-1] :]
        return shape

    def _to_left(self, first: str) -> int:
        bits = FOLLOWS_PREFIX
        if first in SUFFIXES:
            bits |= SUFFIX
        for stem, _ in stems(first):
            if stem in self._lex.tails:
                return bits | TAIL
        return bits

    def _to_right(self, last: str) -> int:
        bits = SUFFIX
        if last in MI or last == WITHOUT:
            bits |= FOLLOWS_PREFIX
        if last in self._lex.pairs:
            bits |= TAIL
        return bits
