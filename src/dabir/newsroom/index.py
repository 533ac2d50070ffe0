"""The desk's search index: blind to spelling, and without its most costly step at each publication.

What is indexed and what is asked are keys (:func:`dabir.persian.fold`), so the sidebar's
search, the explorer and every chooser find a page, a picture, a film or a sound however
its words were typed. Entries made before that are brought up to date once, by migration
0007 (or ``dabir update_index``).

Wagtail brings the title lengths of the whole index up to date at every save, three times
in each publication: 85 % of its time at 300,000 pages. That only sharpens the order of
search results, so here it waits for the night (``dabir nightly``). Named as
``BACKEND`` in the settings; it serves SQLite and PostgreSQL.
"""

from __future__ import annotations

import sys
from copy import copy
from functools import cache
from typing import Any

from modelsearch.backends import database, get_search_backend
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from dabir.persian import fold


class _Keys:
    """Brings the keys of an object's values into the index."""

    def prepare_value(self, value: Any) -> str:
        return fold(super().prepare_value(value))  # type: ignore[misc]  # of the indexer it is mixed into


class _NightlyNorms:
    """Leaves title lengths alone except when the whole index is gone through."""

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT002  # Wagtail's own signature
        if full:
            super()._refresh_title_norms(full=True)  # type: ignore[misc]  # of the index it is mixed into


class _KeysAsked:
    """Asks for the keys of what was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # None of the letters that were typed is in a key, so nothing can be found by them.
        self.query = _folded(self.query, unfinished=self.LAST_TERM_IS_PREFIX) or MATCH_NONE  # type: ignore[has-type, attr-defined]  # of the compiler it is mixed into


def _folded(query: SearchQuery, *, unfinished: bool) -> SearchQuery | None:
    """Return *query* asking for keys, None where no key is left to ask for.

    The last word of an *unfinished* one may yet become another.
    """
    folded = copy(query)
    match query:
        case PlainText() if unfinished:
            return _beginning(query)
        case PlainText() | Phrase() | Fuzzy():
            folded.query_string = fold(query.query_string)
            return folded if folded.query_string else None
        case And() | Or():
            parts = (_folded(part, unfinished=unfinished) for part in query.subqueries)
            folded.subqueries = [part for part in parts if part]
            return folded if folded.subqueries else None
        case Not() | Boost():
            folded.subquery = _folded(query.subquery, unfinished=unfinished)
            return folded if folded.subquery else None
    return folded


def _beginning(query: PlainText) -> SearchQuery | None:
    """Return what finds words that begin as *query* ends.

    Half a word may fold to two keys of which the whole word is neither («کتابخان» for
    «کتابخانه»), so the last two are asked for as one, too.
    """
    key = fold(query.query_string)
    before, space, last = key.rpartition(" ")
    keys = [key, before + last] if space else [key]
    several = [PlainText(each, query.operator, query.boost) for each in keys if each]
    return Or(several) if len(several) > 1 else next(iter(several), None)


@cache
def _keeping_keys(index: type) -> type:
    """Return *index* with keys in it, and title lengths left to the night.

    The base class is the one Wagtail chose for the database: the module of another
    database cannot even be imported. The index finds what reads an object by its name
    in its own module, so that is where it is put.
    """
    module: Any = sys.modules[index.__module__]
    module.ObjectIndexer = type("KeyIndexer", (_Keys, module.ObjectIndexer), {})
    return type(f"Nightly{index.__name__}", (_NightlyNorms, index), {})


@cache
def _asking_keys(compiler: type) -> type:
    """Return the query *compiler* asking for keys."""
    return type(f"Folding{compiler.__name__}", (_KeysAsked, compiler), {})


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  # the name Wagtail looks for
    """Return Wagtail's search in the database, with our index in the place of its own."""
    backend = database.SearchBackend(params)
    backend.index_class = _keeping_keys(backend.index_class)
    backend.query_compiler_class = _asking_keys(backend.query_compiler_class)
    backend.autocomplete_query_compiler_class = _asking_keys(backend.autocomplete_query_compiler_class)
    return backend


def refresh() -> None:
    """Bring the title lengths of the whole index up to date."""
    backend = get_search_backend()
    backend.index_class(backend)._refresh_title_norms(full=True)  # noqa: SLF001  # there is no public way
