"""What the templates of search are given: a promise to sites, as the press's contexts are."""

from __future__ import annotations

from dataclasses import dataclass

from dabir.press.contexts import CardView, Link
from dabir.search.passages import Piece


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its *name*, the *path* or the *value* it is chosen by, and whether it *chosen*."""

    name: str
    value: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """What results may be narrowed to: its name, how many have it, and the path of those alone.

    Of a *chosen* one the path leads back to all.
    """

    name: str
    count: int
    path: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with a name such as «بخش»."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """A story that was found: its card, its headline and passages in pieces (some marked), and the way to its like."""

    card: CardView
    headline: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    like: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the results; the one that is shown has an empty *path*."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The stories that were found.

    *total* is how many there are in all, of which at most *reach* can be paged through; *exact*,
    unless it is None, how many of them have every word: they come first.
    *page* is the number of this one, and *pages* are all (none where there is but one).
    *feeds* are the same search as RSS and as JSON Feed.
    """

    total: int
    exact: int | None
    reach: int
    page: int
    hits: tuple[HitView, ...]
    sorts: tuple[Choice, ...]
    facets: tuple[FacetView, ...]
    pages: tuple[PageLink, ...]
    earlier: str
    later: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The form with fields of its own: what may be chosen in each, and where it goes."""

    sections: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    sorts: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchContext:
    """The whole page ``search/search.html``.

    *text* is the query as it was typed, *action* where the form goes, *suggestions* where
    words to go on with are asked for, *script* the path of the script that does. *trouble*
    says why there is no answer. *like* is the story whose like was asked for. *notes* say
    what became of the query, *meant* leads to what was perhaps meant. Without *results*
    nothing was asked. *ways* lead on where nothing was found.
    """

    text: str
    action: str
    suggestions: str
    script: str
    form: FormView
    trouble: str
    like: Link | None
    notes: tuple[str, ...]
    meant: Link | None
    results: ResultsView | None
    ways: tuple[Link, ...]
