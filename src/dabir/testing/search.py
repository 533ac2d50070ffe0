"""An index in memory: the honest twin of the one in tantivy.

It passes the same suite (:mod:`dabir.testing.index`), so a test that uses it tests against
the real contract without a file. Its ranking is coarse: by how often the words stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dabir.persian.stem import stem
from dabir.search.document import Document
from dabir.search.index import ENOUGH, Found, Place, least_of
from dabir.search.query import Clause, Either, Facet, Filed, Phrase, Query, Sort, Word


class MemoryIndex:
    """Keeps documents in a dictionary; gone with the process."""

    def __init__(self) -> None:
        """Begin empty."""
        self._documents: dict[int, Document] = {}
        self._place: Place | None = None

    def place(self) -> Place | None:
        """Return how far it has followed."""
        return self._place

    def size(self) -> int:
        """Return how many stories it holds."""
        return len(self._documents)

    def find(self, query: Query, count: int, skip: int = 0) -> Found:
        """Return *count* results of *query* after the first *skip*."""
        matching = [document for document in self._documents.values() if _matches(query, document)]
        exact = None
        if query.may_be_loosened and len(matching) < ENOUGH:
            exact, loose = len(matching), [one for one in self._documents.values() if _matches(query, one, some=True)]
            full = {document.code for document in matching}
            loose.sort(key=lambda one: (one.code not in full, -_weight(query, one), one.code))
            matching = loose
        elif query.sort is Sort.RELEVANCE:
            matching.sort(key=lambda document: (-_weight(query, document), document.code))
        else:
            matching.sort(key=lambda document: document.published, reverse=query.sort is Sort.NEWEST)
        counts: dict[Facet, Mapping[str, int]] = {
            facet: dict(
                Counter(value for one in matching for kind, value in one.filed if kind is facet).most_common(12)
            )
            for facet in query.counted
        }
        codes = tuple(document.code for document in matching[skip : skip + count])
        return Found(codes, len(matching), counts if matching else {}, exact)

    def frequency(self, key: str) -> int:
        """Return in how many stories the *key* stands, in the headline or below it, whichever are more."""
        return max(
            sum(key in document.headline.split() for document in self._documents.values()),
            sum(key in document.text.split() for document in self._documents.values()),
        )

    def beginning(self, prefix: str, count: int) -> Sequence[tuple[str, int]]:
        """Return *count* keys of headlines that begin with *prefix*, each with its frequency, the greatest first."""
        keys = Counter(key for document in self._documents.values() for key in set(document.headline.split()))
        return _greatest({key: many for key, many in keys.items() if key.startswith(prefix)}, count)

    def names(self, prefix: str, count: int) -> Sequence[tuple[str, int]]:
        """Return *count* names whose key begins with *prefix*, as stories spell them, those in most stories first."""
        names = Counter(
            name for document in self._documents.values() for key, name in document.names if key.startswith(prefix)
        )
        return _greatest(names, count)

    def put(self, documents: Iterable[Document], gone: Iterable[int], place: Place) -> None:
        """Take in *documents*, let go of the codes *gone*, and stand at *place*; all or nothing."""
        taken = {document.code: document for document in documents}
        kept = {code: document for code, document in self._documents.items() if code not in set(gone)}
        self._documents, self._place = kept | taken, place

    def close(self) -> None:
        """Do nothing."""


def _greatest(counts: Mapping[str, int], count: int) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:count]


def _matches(query: Query, document: Document, *, some: bool = False) -> bool:
    words: list[Clause] = [clause for clause in query.clauses if isinstance(clause, Word) and not clause.small]
    others = [clause for clause in query.clauses if not isinstance(clause, Word)]
    if some:
        words = [Word((key,)) for word in words if isinstance(word, Word) for key in word.keys]
    return (
        sum(_holds(word, document) for word in words) >= (least_of(len(words)) if some else len(words))
        and all(_holds(clause, document) for clause in others)
        and not any(_holds(clause, document) for clause in query.excluded)
        and (query.start is None or document.published >= query.start)
        and (query.end is None or document.published < query.end)
    )


def _holds(clause: Clause, document: Document) -> bool:
    match clause:
        case Word((key,)):
            return any(key in keys.split() or stem(key) in map(stem, keys.split()) for keys in _texts(document))
        case Word(keys) | Phrase(keys):
            return any(f" {' '.join(keys)} " in f" {text} " for text in _texts(document))
        case Filed(Facet.CODE, values):
            return str(document.code) in values
        case Filed(facet, values):
            return any((facet, value) in document.filed for value in values)
        case Either(clauses):
            return any(_holds(each, document) for each in clauses)


def _texts(document: Document) -> tuple[str, str]:
    return document.headline, document.text


def _weight(query: Query, document: Document) -> float:
    words = Counter(document.text.split()) + Counter(document.headline.split() * 2)
    return sum(words[key] for key in query.keys)
