"""Which lists a story stands in, and by which instant: a pure function of its record.

A list is named by a path: ``all``, ``section/politics``, ``kind/film``, ``tag/نیم-فاصله``.
Only its newest-first order is kept; everything else about a story is read by code.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from dabir.persian.slug import slugify
from dabir.story import Status, Story

ALL: Final = "all"

CORRECTED: Final = "corrected"
"""The register of corrections: a story stands in it at its last correction."""

WITHDRAWN: Final = "withdrawn"
"""The register of removals: a withdrawn story stands in it at its withdrawal, and in no other list."""


class Naming(StrEnum):
    """What a story is found by that editors name freely; two spellings with one slug are one."""

    TAG = "tag"
    AUTHOR = "author"
    SERIES = "series"
    SOURCE = "source"


class Listed(NamedTuple):
    """A story in a list: its code, and the instant (UTC) it stands at there, mostly that of its publication."""

    code: int
    published: datetime


def section_list(slug: str) -> str:
    """Return the name of a section's list."""
    return f"section/{slug}"


def kind_list(kind: str) -> str:
    """Return the name of the list of a kind of story."""
    return f"kind/{kind}"


def named_list(naming: Naming, slug: str) -> str:
    """Return the name of the list of the tag, author, series or source that goes by *slug*; see :func:`name_slug`."""
    return f"{naming}/{slug}"


@lru_cache(10_000)  # a paper uses the same names again and again, and an import asks a million times
def name_slug(name: str) -> str:
    """Return what a tag, an author, a series or a source goes by, the same for all spellings of its *name*.

    At most 80 characters.
    """
    return slugify(name)


def names_of(story: Story) -> Iterator[tuple[Naming, str]]:
    """Yield the tags, authors, series and sources of *story* as it spells them; a source without a name is none."""
    yield from ((Naming.TAG, tag) for tag in story.tags)
    yield from ((Naming.AUTHOR, author) for author in story.byline)
    if story.markers.series:
        yield Naming.SERIES, story.markers.series.name
    yield from ((Naming.SOURCE, source.name) for source in story.sources if source.name)


def media_of(story: Story) -> tuple[str, ...]:
    """Return the keys of the media *story* carries, each once, in their order."""
    return tuple(dict.fromkeys(item.key for item in story.media))


def places_of(story: Story | None) -> dict[str, datetime]:
    """Return the lists a *story* stands in, each with the instant (UTC) it stands at.

    No story and a moved one stand in none.
    """
    if story is None:
        return {}
    if story.status is Status.MOVED:
        return {}
    if not story.is_public:
        return {WITHDRAWN: story.changed}
    sections = map(section_list, story.sections)
    named = (named_list(naming, name_slug(name)) for naming, name in names_of(story))
    places = dict.fromkeys((ALL, kind_list(story.kind), *sections, *named), story.first_published)
    if story.corrections:
        places[CORRECTED] = max(correction.at for correction in story.corrections)
    return places
