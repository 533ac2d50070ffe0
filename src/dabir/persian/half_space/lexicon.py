"""The words the half-space rules know, loaded once and when first needed.

The data file is built by ``tools/lexicon.py``; ``data/README.md`` says from what. It is
grouped text: a line of word classes and rank, then every word that has them, so that a
hundred thousand words are read in a tenth of a second.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Final

from dabir.persian.half_space.stems import stems
from dabir.persian.half_space.verbs import VerbForms
from dabir.persian.letters import HALF_SPACE


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a form.

    ``rank`` grows by two for each tenfold in a large corpus (0: not counted there).
    The classes say what it takes: ``noun`` the plural, ``adjective`` the comparative,
    ``silent_heh`` a suffix with its own alef (خانه‌ام); ``checked`` that a spelling
    dictionary has it as it stands.
    """

    noun: bool = False
    adjective: bool = False
    silent_heh: bool = False
    checked: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Compound:
    """A word the lists write with half-spaces, and who lists it.

    Of ``sources``, ``l`` is a spelling dictionary (Lilak); ``h`` is hazm's list with a
    count and ``z`` without one; ``s`` and ``c`` are shekar's words and its compounds.
    """

    parts: tuple[str, ...]
    sources: str
    rank: int

    @property
    def cuts(self) -> tuple[int, ...]:
        """Where the half-spaces stand in the glued spelling."""
        return tuple(accumulate(map(len, self.parts[:-1])))


UNKNOWN: Final = Word()
_KNOWN_RANK: Final = 5
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it: words; compounds by first half and second, and by glued spelling; verbs.

    ``tails`` counts the compounds each second half ends. ``heh_adjectives`` are those
    like «حرفه‌ای» that a list has on their own, by glued spelling.
    """

    words: dict[str, Word]
    pairs: dict[str, dict[str, Compound]]
    glued: dict[str, Compound]
    heh_adjectives: dict[str, Compound]
    tails: dict[str, int]
    verbs: VerbForms

    def word(self, form: str) -> Word:
        """Return what is known of *form*."""
        return self.words.get(form, UNKNOWN)

    def knows(self, form: str) -> bool:
        """Tell whether *form*, or a word it may be inflected from, is a word as it stands."""
        for stem, cut in stems(form):
            word = self.words.get(stem)
            if word is None or cut or len(stem) <= _PAIR:
                continue
            if word.rank >= _KNOWN_RANK or word.checked or word.noun or word.adjective:
                return True
        return False


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read from the package's data at the first call."""
    data = files("dabir.persian") / "data" / "half_space.txt.gz"
    lines = iter(gzip.decompress(data.read_bytes()).decode().split("\n"))
    next(lines)
    verbs = VerbForms.of(line.split("\t") for line in _until(lines, "words"))
    words = _words(_until(lines, "compounds"))
    pairs: dict[str, dict[str, Compound]] = defaultdict(dict)
    glued: dict[str, Compound] = {}
    heh_adjectives: dict[str, Compound] = {}
    tails: dict[str, int] = defaultdict(int)
    for compound in _compounds(lines):
        parts = compound.parts
        if parts[-1] == "ای":
            heh_adjectives["".join(parts)] = compound
            continue
        glued["".join(parts)] = compound
        if len(parts) == _PAIR:
            pairs[parts[0]][parts[1]] = compound
            tails[parts[1]] += 1
    return Lexicon(words, dict(pairs), glued, heh_adjectives, dict(tails), verbs)


def _until(lines: Iterator[str], end: str) -> Iterator[str]:
    """Return the lines up to the one that is *end*."""
    return iter(lines.__next__, end)


def _words(lines: Iterator[str]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    for line in lines:
        group, _, forms = line.partition("\t")
        classes, _, rank = group.partition(" ")
        word = Word("n" in classes, "a" in classes, "e" in classes, "l" in classes, int(rank))
        words.update(dict.fromkeys(forms.split(" "), word))
    return words


def _compounds(lines: Iterator[str]) -> Iterator[Compound]:
    for line in lines:
        group, _, forms = line.partition("\t")
        sources, _, rank = group.partition(" ")
        for form in forms.split(" "):
            yield Compound(tuple(form.split(HALF_SPACE)), sources, int(rank))
