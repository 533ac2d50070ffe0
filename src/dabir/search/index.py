"""What an index can do, whoever keeps it.

:mod:`dabir.search.engine` keeps the real one; a twin in memory for fast tests is
:class:`dabir.testing.search.MemoryIndex`. Both pass one suite,
:class:`dabir.testing.index.IndexConformance`. Another engine is one more file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final, Protocol

from dabir.search.document import Document
from dabir.search.query import Facet, Query


@dataclass(frozen=True, slots=True)
class Place:
    """How far an index has followed a ledger: the number and the chain of the last entry it took in."""

    number: int
    chain: str


@dataclass(frozen=True, slots=True)
class Found:
    """The *codes* of the stories asked for, how many there are in all, and how many by each value of each facet.

    The values of a facet are in order of their counts, the greatest first, as many as fit a page.
    Where fewer than :data:`ENOUGH` stories have every word, stories that have some follow them,
    and *exact* says how many have all; else it is None.
    """

    codes: tuple[int, ...]
    total: int
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    exact: int | None = None


ENOUGH: Final = 20
"""Results that have every word: with fewer, some of the words will do."""


def least_of(words: int) -> int:
    """Return how many of so many *words* a story must have where not all are asked for: one in four."""
    return max(1, ceil(words / 4))


class ReadableIndex(Protocol):
    """The asking side. May be called from any thread; sees the last commit."""

    def place(self) -> Place | None:
        """Return how far it has followed; None if that cannot be told."""

    def size(self) -> int:
        """Return how many stories it holds."""

    def find(self, query: Query, count: int, skip: int = 0) -> Found:
        """Return *count* results of *query* after the first *skip*."""

    def frequency(self, key: str) -> int:
        """Return in how many stories the *key* stands."""

    def beginning(self, prefix: str, count: int) -> Sequence[tuple[str, int]]:
        """Return *count* keys of headlines that begin with *prefix*, each with its frequency, the greatest first."""

    def names(self, prefix: str, count: int) -> Sequence[tuple[str, int]]:
        """Return *count* names whose key begins with *prefix*, as stories spell them, those in most stories first."""


class Index(ReadableIndex, Protocol):
    """The whole index. One writer at a time."""

    def put(self, documents: Iterable[Document], gone: Iterable[int], place: Place) -> None:
        """Take in *documents*, each in the place of the one with its code; let go of the codes *gone*; commit.

        After it the index stands at *place*; after a kill in the middle it stands where it was.
        """

    def close(self) -> None:
        """Let go of what it holds."""
