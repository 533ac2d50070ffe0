"""From an answer to what a page of results shows of it: facets, orders and pages, each a link to another question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from dabir.persian.digits import to_persian
from dabir.press.contexts import Link
from dabir.press.month import Month
from dabir.search.answers import PAGE, PAGES, Answer
from dabir.search.contexts import Choice, FacetValue, FacetView, PageLink, ResultsView
from dabir.search.feeds import FEEDS
from dabir.search.language import Asked
from dabir.search.query import Facet, Filed
from dabir.search.writing import (
    FACETS,
    KINDS,
    SORTS,
    closed,
    feed_path,
    filter_of,
    month_name,
    narrowed,
    search_path,
    sorted_by,
    widened,
)

_SHOWN: Final = (Facet.SECTION, Facet.YEAR, Facet.MONTH, Facet.KIND, Facet.SOURCE)
_DATED: Final = frozenset({Facet.YEAR, Facet.MONTH})
_FEW_YEARS: Final = 2
"""Months are offered where results are of no more years than this."""


def results_view(answer: Answer, asked: Asked, page: int) -> ResultsView:
    """Return what a *page* of the results of a question shows."""
    text, whole = asked.text, closed(asked.text)
    last = min(-(-answer.total // PAGE), PAGES)
    return ResultsView(
        total=answer.total,
        exact=answer.exact,
        reach=PAGE * PAGES,
        page=page,
        hits=answer.hits,
        sorts=() if whole is None else tuple(_sorts(asked, whole)),
        facets=() if whole is None else tuple(_facets(answer, asked, whole)),
        pages=tuple(
            PageLink(number, "" if number == page else search_path(text, number)) for number in range(1, last + 1)
        )
        if last > 1
        else (),
        earlier=search_path(text, min(page - 1, last)) if page > 1 and last else "",
        later=search_path(text, page + 1) if page < last else "",
        feeds=tuple(Link(name, feed_path(text, form)) for form, name in FEEDS.items()),
    )


def alike_view(answer: Answer) -> ResultsView:
    """Return what a page of stories like another shows: there is no question to be made narrower."""
    return ResultsView(answer.total, None, PAGE, 1, answer.hits, (), (), (), "", "", ())


def _sorts(asked: Asked, text: str) -> Iterable[Choice]:
    for sort, name in SORTS.items():
        chosen = asked.query.sort is sort
        yield Choice(name, "" if chosen else search_path(sorted_by(text, sort)), chosen)


def _facets(answer: Answer, asked: Asked, text: str) -> Iterable[FacetView]:
    """Give the facets that have something to choose, or something chosen."""
    filed = {clause.facet: clause.values for clause in asked.query.clauses if isinstance(clause, Filed)}
    for facet in _SHOWN:
        counts = answer.counts.get(facet, {})
        chosen = filed.get(facet, ())
        if facet is Facet.MONTH and not chosen and len(answer.counts.get(Facet.YEAR, ())) > _FEW_YEARS:
            continue
        values = chosen or (sorted(counts, reverse=True) if facet in _DATED else counts)
        if chosen or len(counts) > 1:
            shown = (_value(answer, text, facet, value, is_chosen=bool(chosen)) for value in values)
            yield FacetView(FACETS[facet], tuple(shown))


def _value(answer: Answer, text: str, facet: Facet, value: str, *, is_chosen: bool) -> FacetValue:
    """Return a value of a facet, and the way to it, or back where it is chosen; there may be no way back."""
    name, written = _names(facet, value, answer.names)
    own = filter_of(facet, written)
    if is_chosen:
        without = widened(text, own)
        path = "" if without == text else search_path(without)
    else:
        path = search_path(narrowed(text, own))
    return FacetValue(name, answer.counts.get(facet, {}).get(value, 0), path, is_chosen)


def _names(facet: Facet, value: str, names: Mapping[Facet, Mapping[str, str]]) -> tuple[str, str]:
    """Return what a value is called on the page, and in a question."""
    match facet:
        case Facet.YEAR:
            return to_persian(value), to_persian(value)
        case Facet.MONTH:
            year, _, month = value.partition("-")
            return Month(int(year), int(month)).name, month_name(value)
        case Facet.KIND:
            return KINDS[value], KINDS[value]
    name = names.get(facet, {}).get(value) or value.replace("-", " ")
    return name, name
