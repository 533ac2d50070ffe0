"""What is found for a question, and shown: the index says which stories, the ledger what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dabir.ledger.listing import Naming, name_slug, named_list, names_of
from dabir.ledger.protocol import ReadableLedger
from dabir.persian.error_fields import persian_fields
from dabir.press.audience import Nobody
from dabir.press.card import card_of
from dabir.press.clock import now
from dabir.press.reading import Reader, Reads
from dabir.press.stamps import Stamps
from dabir.press.views import card_view
from dabir.search.contexts import HitView
from dabir.search.errors import SearchError
from dabir.search.index import ReadableIndex
from dabir.search.likeness import like
from dabir.search.passages import marked, passages
from dabir.search.query import Facet, Filed, Query
from dabir.search.writing import like_path
from dabir.story import Story

PAGE: Final = 20
"""Stories of a page."""

PAGES: Final = 10
"""Pages that can be turned: what lies deeper is found by a better question."""

_COUNTED: Final = (Facet.SECTION, Facet.YEAR, Facet.KIND, Facet.SOURCE)
_DATED: Final = frozenset({Facet.YEAR, Facet.MONTH})
_MEMORY: Final = 1_000_000


class NoStoryError(SearchError):
    """There is no story {code} that others could be like."""

    code = "search.no_story"
    persian = "خبری با کد {code} نداریم که خبرهای مانندش را بیابیم."

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*, a Persian one with Persian digits."""
        return self.persian.format(**persian_fields(self.fields)) if language == "fa" else super().sentence(language)


@dataclass(frozen=True, slots=True)
class Answer:
    """Stories that were found: how many in all, those of one page, how many by facet, and what values are called.

    *names* are those of sections and of sources, by their slugs. *exact* is as in
    :class:`~dabir.search.index.Found`.
    """

    total: int
    hits: tuple[HitView, ...]
    counts: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    names: Mapping[Facet, Mapping[str, str]] = field(default_factory=dict)
    exact: int | None = None


def reader_of(ledger: ReadableLedger) -> Reader:
    """Return a reader of its own: asking it, nobody waits for a turn with the press."""
    return Reader(Reads(ledger, Stamps(), now, _MEMORY, Nobody()))


def stories_of(ledger: ReadableLedger, codes: Sequence[int]) -> list[Story]:
    """Return those of the stories *codes* that readers get, in order: the index may be a moment behind."""
    entries = ledger.stories(codes)
    stories = (entries[code].story for code in codes if code in entries)
    return [story for story in stories if story.is_public]


def section_names(ledger: ReadableLedger) -> dict[str, str]:
    """Return the names of the open sections, in their order, by their slugs."""
    return {section.slug: section.name for section in ledger.sections()}


def answer(index: ReadableIndex, ledger: ReadableLedger, query: Query, page: int) -> Answer:
    """Return a *page* (from 1) of what *query* finds; after the last that can be turned to, only how many there are."""
    found = index.find(replace(query, counted=_counted(query)), PAGE, (page - 1) * PAGE)
    stories = stories_of(ledger, found.codes if page <= PAGES else ())
    names = {
        Facet.SECTION: section_names(ledger),
        Facet.SOURCE: _source_names(ledger, stories, found.counts.get(Facet.SOURCE, ())),
    }
    return Answer(found.total, _hits(ledger, stories, query.keys), found.counts, names, found.exact)


def _counted(query: Query) -> tuple[Facet, ...]:
    """Return the facets to count by; months only of a time that was asked for: each facet goes through all results."""
    dated = query.start or query.end or any(isinstance(c, Filed) and c.facet in _DATED for c in query.clauses)
    return (*_COUNTED, Facet.MONTH) if dated else _COUNTED


def alike(index: ReadableIndex, ledger: ReadableLedger, code: int) -> tuple[Story, Answer]:
    """Return the story *code*, and a page of the stories that are like it.

    Raises :class:`NoStoryError` if readers get no such story.
    """
    story = next(iter(stories_of(ledger, [code])), None)
    if story is None:
        raise NoStoryError(code=code)
    stories = stories_of(ledger, like(index, ledger, story, PAGE))
    return story, Answer(len(stories), _hits(ledger, stories, ()))


def _hits(ledger: ReadableLedger, stories: Iterable[Story], keys: Sequence[str]) -> tuple[HitView, ...]:
    reader = reader_of(ledger)
    return tuple(
        HitView(card_view(reader, card), marked(story.headline, keys), passages(story, keys), like_path(story.code))
        for story in stories
        if (card := card_of(story))
    )


def _source_names(ledger: ReadableLedger, stories: Iterable[Story], slugs: Iterable[str]) -> dict[str, str]:
    """Return how sources are spelled: by one of *stories*, or by the newest that rests on them."""
    names = _spelled(stories)
    missing = (ledger.newest(named_list(Naming.SOURCE, slug), 1) for slug in slugs if slug not in names)
    return _spelled(stories_of(ledger, [code for codes in missing for code in codes])) | names


def _spelled(stories: Iterable[Story]) -> dict[str, str]:
    named = (name for story in stories for naming, name in names_of(story) if naming is Naming.SOURCE)
    return {name_slug(name): name for name in named}
