"""What can be asked of an index: a tree of plain values, whoever wrote it.

:mod:`dabir.search.language` makes one of what a person typed. Words are keys
(:func:`dabir.persian.fold`), so a query is blind to spelling before it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Facet(StrEnum):
    """What a story is filed under, and counted by. Values are slugs, but for the code, the year and the month."""

    SECTION = "section"
    KIND = "kind"
    AUTHOR = "author"
    SOURCE = "source"
    TAG = "tag"
    SERIES = "series"
    CODE = "code"
    """Decimal digits."""
    YEAR = "year"
    """A Jalali year of Tehran, ``1392``."""
    MONTH = "month"
    """A Jalali month of Tehran, ``1392-05``."""


class Sort(StrEnum):
    """The order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Word:
    """What was typed in one run: its keys, which stand next to each other where there are several.

    *small* words (prepositions, conjunctions) need not be found.
    """

    keys: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks: their keys in this order, next to each other, as they are."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """Stories filed under any of *values* of a *facet*."""

    facet: Facet
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of several clauses."""

    clauses: tuple[Clause, ...]


Clause = Word | Phrase | Filed | Either


@dataclass(frozen=True, slots=True)
class Query:
    """Stories that match the *clauses*, none of the *excluded*, published from *start* until before *end* (UTC)."""

    clauses: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    sort: Sort = Sort.RELEVANCE
    counted: tuple[Facet, ...] = field(default=())
    """The facets by which the results are to be counted."""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing in particular."""
        return not (self.clauses or self.excluded or self.start or self.end)

    @property
    def may_be_loosened(self) -> bool:
        """Whether stories with some of its words may follow those with all: it has several, and worth is its order."""
        words = [clause for clause in self.clauses if isinstance(clause, Word) and not clause.small]
        return self.sort is Sort.RELEVANCE and sum(len(word.keys) for word in words) > 1

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it looks for, each once, without small words: what passages are chosen and marked by."""
        return tuple(dict.fromkeys(key for clause in self.clauses for key in _keys(clause)))


def _keys(clause: Clause) -> tuple[str, ...]:
    match clause:
        case Word(keys, small):
            return () if small else keys
        case Phrase(keys):
            return keys
        case Either(clauses):
            return tuple(key for each in clauses for key in _keys(each))
    return ()
