"""The index in tantivy: the one file that knows the engine.

A story is one document: keys and stems of its headline and its text, and what it is filed
under. No text is stored. The place in the ledger is a document of its own, replaced in the
commit of the entries it stands for, so both are kept or neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Order, Searcher

from dabir.persian.stem import stem, stems
from dabir.search.document import Document
from dabir.search.errors import TornIndexError
from dabir.search.index import ENOUGH, Found, Place, least_of
from dabir.search.query import Clause, Either, Facet, Filed, Phrase, Query, Sort, Word

_KEYS: Final = "keys"
_COUNTED: Final = (Facet.SECTION, Facet.KIND, Facet.SOURCE, Facet.YEAR, Facet.MONTH)
"""The facets results are counted by; they take room as columns."""

_FILED: Final = (*_COUNTED, Facet.AUTHOR, Facet.TAG, Facet.SERIES)
_VALUES: Final = 12
"""How many values of a facet are counted for a page."""

_PLACE: Final = "place"
_HEAP: Final = 64_000_000
"""Bytes the writer fills before it writes a segment."""

_HEADLINE: Final = 2.0
_STEMS: Final = 0.7
_RUN_ON: Final = 0.7
"""What a word weighs in a headline, as its stem, and in one with its neighbour, against the word in the text."""

_TIE: Final = 0.1
"""A word counts where it weighs most; of where else it stands, this share."""

_FULL: Final = 1000.0
"""What a story weighs more that has every word: where not all are asked for, those that have them come first."""

_BROKEN: Final = (ValueError, OSError, RuntimeError)
"""What the engine raises where a file is not what it was."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("code", indexed=True, fast=True)
    builder.add_integer_field("published", indexed=True, fast=True)
    for name in ("headline", "text"):
        builder.add_text_field(name, tokenizer_name=_KEYS, index_option="position")
        builder.add_text_field(f"{name}_stems", tokenizer_name=_KEYS, index_option="freq")
    for facet in _FILED:
        builder.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=facet in _COUNTED)
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    builder.add_text_field(_PLACE, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


_SCHEMA: Final = _schema()


class TantivyIndex:
    """An index in a folder. Many may read it; the first :meth:`put` makes its process the one that writes."""

    def __init__(self, folder: Path, index: tantivy.Index) -> None:
        """Keep *index*, which lies in *folder*; see :meth:`create` and :meth:`open`."""
        self.folder = folder
        self._index = index
        self._index.register_tokenizer(_KEYS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        self._index.config_reader(reload_policy="manual")
        self._writer: tantivy.IndexWriter | None = None
        self._seen = 0
        self._lock = Lock()

    @classmethod
    def create(cls, folder: Path) -> TantivyIndex:
        """Make an empty index in *folder*, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, tantivy.Index(_SCHEMA, str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> TantivyIndex:
        """Open the index in *folder*. Raises :class:`TornIndexError` where there is none that can be read."""
        with _whole(folder):
            if not tantivy.Index.exists(str(folder)) or not tantivy.Index.is_compatible(str(folder)):
                raise TornIndexError(folder=folder, reason="no index of this engine")
            opened = cls(folder, tantivy.Index.open(str(folder)))
            opened._searcher()  # opens every file, and each says in its foot what it should be
        return opened

    def place(self) -> Place | None:
        """Return how far it has followed; None if that cannot be told."""
        with self._asking() as searcher:
            marks = searcher.search(_mark(), limit=1).hits
            if not marks:
                return None
            number, _, chain = str(searcher.doc(marks[0][1]).get_first(_PLACE)).partition(" ")
        return Place(int(number), chain)

    def size(self) -> int:
        """Return how many stories it holds."""
        with self._asking() as searcher:
            return _total(searcher.search(_any(), limit=1))

    def find(self, query: Query, count: int, skip: int = 0) -> Found:
        """Return *count* results of *query* after the first *skip*."""
        wanted, exact = _query(query), None
        order = Order.Asc if query.sort is Sort.OLDEST else Order.Desc
        by = None if query.sort is Sort.RELEVANCE else "published"
        with self._asking() as searcher:
            found = searcher.search(wanted, limit=count, offset=skip, order_by_field=by, order=order)
            if query.may_be_loosened and _total(found) < ENOUGH:
                exact, wanted = _total(found), _query(query, wanted)
                found = searcher.search(wanted, limit=count, offset=skip)
            codes = searcher.fast_field_values("code", [address for _, address in found.hits])
            total = _total(found)
            counts = self._counts(searcher, wanted, query.counted) if total else {}
        return Found(tuple(int(code) for code in codes if code is not None), total, counts, exact)

    def _counts(
        self, searcher: Searcher, wanted: tantivy.Query, counted: Sequence[Facet]
    ) -> Mapping[Facet, Mapping[str, int]]:
        asked = {facet.value: {"terms": {"field": facet.value, "size": _VALUES}} for facet in counted}
        if not asked:
            return {}
        answer = searcher.aggregate(wanted, asked)
        return {
            facet: {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[facet.value]["buckets"]}
            for facet in counted
        }

    def frequency(self, key: str) -> int:
        """Return in how many stories the *key* stands, in the headline or below it, whichever are more."""
        with self._asking() as searcher:
            return max(searcher.doc_freq("headline", key), searcher.doc_freq("text", key))

    def beginning(self, prefix: str, count: int) -> Sequence[tuple[str, int]]:
        """Return *count* keys of headlines that begin with *prefix*, each with its frequency, the greatest first."""
        with self._asking() as searcher:
            return searcher.terms_with_prefix("headline", prefix, limit=count)

    def names(self, prefix: str, count: int) -> Sequence[tuple[str, int]]:
        """Return *count* names whose key begins with *prefix*, as stories spell them, those in most stories first."""
        with self._asking() as searcher:
            found = searcher.terms_with_prefix("name", prefix, limit=count)
        return [(term.partition("\t")[2], frequency) for term, frequency in found]

    def put(self, documents: Iterable[Document], gone: Iterable[int], place: Place) -> None:
        """Take in *documents*, each in the place of the one with its code; let go of the codes *gone*; commit."""
        writer = self._writing()
        with self._asking() as searcher:
            try:
                for code in gone:
                    writer.delete_documents_by_query(_term("code", code))
                for document in documents:
                    if searcher.doc_freq("code", document.code):
                        writer.delete_documents_by_query(_term("code", document.code))
                    writer.add_document(_stored(document))
                writer.delete_documents_by_query(_mark())
                mark = tantivy.Document()
                mark.add_text(_PLACE, f"{place.number} {place.chain}")
                writer.add_document(mark)
                writer.commit()
            except BaseException:
                writer.rollback()
                raise

    def close(self) -> None:
        """Let go of what it holds; merges under way are waited for."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.wait_merging_threads()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            with _whole(self.folder):
                self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        return self._writer

    @contextmanager
    def _asking(self) -> Iterator[Searcher]:
        with _whole(self.folder):
            yield self._searcher()

    def _searcher(self) -> Searcher:
        """Return what sees the last commit, of whichever process."""
        try:
            changed = (self.folder / "meta.json").stat().st_mtime_ns
        except FileNotFoundError:  # another index has taken its place; whoever still asks this one may
            changed = self._seen
        if changed != self._seen:
            with self._lock:
                self._index.reload()
                self._seen = changed
        return self._index.searcher()


@contextmanager
def _whole(folder: Path) -> Iterator[None]:
    """Say of whatever the engine cannot read that the index in *folder* is torn."""
    try:
        yield
    except _BROKEN as error:
        raise TornIndexError(folder=folder, reason=str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the engine's language gives up; it has no public name
            raise
        raise TornIndexError(folder=folder, reason=str(error)) from error


def _total(found: tantivy.SearchResult) -> int:
    return int(found.count or 0)  # type: ignore[attr-defined]  # the stub leaves it out


def _stored(document: Document) -> tantivy.Document:
    stored = tantivy.Document()
    stored.add_unsigned("code", document.code)
    stored.add_integer("published", _second(document.published.timestamp()))
    for name, keys in (("headline", document.headline), ("text", document.text)):
        stored.add_text(name, keys)
        stored.add_text(f"{name}_stems", stems(keys))
    for facet, value in document.filed:
        stored.add_text(facet.value, value)
    for key, name in document.names:
        stored.add_text("name", f"{key}\t{name}")
    return stored


def _second(timestamp: float) -> int:
    return int(timestamp // 1)


def _mark() -> tantivy.Query:
    return tantivy.Query.regex_query(_SCHEMA, _PLACE, ".+")


def _any() -> tantivy.Query:
    return tantivy.Query.range_query(_SCHEMA, "code", FieldType.Unsigned, lower_bound=0)


def _query(query: Query, full: tantivy.Query | None = None) -> tantivy.Query:
    """Return what *query* asks for; given the *full* query, what asks for some of the words and prefers all of them."""
    words = [clause for clause in query.clauses if isinstance(clause, Word) and not clause.small]
    parts = [(Occur.Must, _clause(clause)) for clause in query.clauses if not isinstance(clause, Word)]
    parts += [(Occur.Must, _unscored(_within(query)))] if query.start or query.end else []
    parts += [(Occur.MustNot, _clause(clause)) for clause in query.excluded]
    if full is None:
        parts += [(Occur.Must, word) for word in _words(words)]
    else:
        alone = [Word((key,)) for word in words for key in word.keys]
        some = [(Occur.Should, word) for word in _words(alone)]
        parts.append((Occur.Must, tantivy.Query.boolean_query(some, least_of(len(some)))))
        parts.append((Occur.Should, tantivy.Query.const_score_query(full, _FULL)))
    if not any(occur is Occur.Must for occur, _ in parts):
        parts.append((Occur.Must, _unscored(_any())))
    return tantivy.Query.boolean_query(parts)


def _words(words: Sequence[Word]) -> Iterator[tantivy.Query]:
    """Yield what asks for each of *words*, or for it written in one with the word before or after it."""
    for place, word in enumerate(words):
        beside = [one for one in words[max(place - 1, 0) : place + 2] if len(one.keys) == 1]
        run_on = ["".join(key for one in pair for key in one.keys) for pair in pairwise(beside) if word in pair]
        forms = (_weighed(_both("headline", "text", (key,)), _RUN_ON) for key in run_on if len(word.keys) == 1)
        yield _best(_clause(word), *forms)


def _within(query: Query) -> tantivy.Query:
    return tantivy.Query.range_query(
        _SCHEMA,
        "published",
        FieldType.Integer,
        lower_bound=_second(query.start.timestamp()) if query.start else None,
        upper_bound=_second(query.end.timestamp()) if query.end else None,
        include_upper=query.end is None,
    )


def _unscored(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def _clause(clause: Clause) -> tantivy.Query:
    match clause:
        case Word((key,)):
            stems = _weighed(_both("headline_stems", "text_stems", (stem(key),)), _STEMS)
            return _best(_both("headline", "text", (key,)), stems)
        case Word(keys) | Phrase(keys):
            return _both("headline", "text", keys)
        case Filed(Facet.CODE, values):
            codes = [int(value) for value in values if value.isascii() and value.isdecimal()]
            return _unscored(_either(*(_term("code", code) for code in codes)))
        case Filed(facet, values):
            return _unscored(_either(*(_term(facet.value, value) for value in values)))
        case Either(clauses):
            return _either(*map(_clause, clauses))


def _both(headline: str, text: str, keys: Sequence[str]) -> tantivy.Query:
    """Return what asks for *keys* next to each other, in the field of headlines or in that of what is below them."""
    return _best(_weighed(_run(headline, keys), _HEADLINE), _run(text, keys))


def _best(*queries: tantivy.Query) -> tantivy.Query:
    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(queries, _TIE)


def _term(field: str, value: str | int) -> tantivy.Query:
    return tantivy.Query.term_query(_SCHEMA, field, value, "freq" if field in _COUNTING else "basic")


_COUNTING: Final = frozenset({"headline", "text", "headline_stems", "text_stems"})


def _run(field: str, keys: Sequence[str]) -> tantivy.Query:
    """Return what asks for *keys* next to each other."""
    return _term(field, keys[0]) if len(keys) == 1 else tantivy.Query.phrase_query(_SCHEMA, field, list(keys))


def _weighed(query: tantivy.Query, weight: float) -> tantivy.Query:
    return tantivy.Query.boost_query(query, weight)


def _either(*queries: tantivy.Query) -> tantivy.Query:
    if not queries:
        return tantivy.Query.empty_query()
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])
