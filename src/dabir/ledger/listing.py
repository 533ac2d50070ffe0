"""Which lists a story stands in: a pure function of its record.

A list is named by a path: ``all``, ``section/politics``, ``kind/film``, ``tag/نیم-فاصله``.
Only the newest-first order of publication is kept; everything else about a story is read
by code.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from dabir.persian.slug import slugify
from dabir.story import Story

ALL = "all"


class Listed(NamedTuple):
    """A story in a list: its code, and the instant (UTC) it was first published at."""

    code: int
    published: datetime


def section_list(slug: str) -> str:
    """Return the name of a section's list."""
    return f"section/{slug}"


def kind_list(kind: str) -> str:
    """Return the name of the list of a kind of story."""
    return f"kind/{kind}"


def tag_list(slug: str) -> str:
    """Return the name of the list of the tag that goes by *slug*; see :func:`tag_slug`."""
    return f"tag/{slug}"


@lru_cache(10_000)  # a paper uses the same tags again and again, and an import asks a million times
def tag_slug(tag: str) -> str:
    """Return what *tag* goes by, the same for all its spellings; at most 80 characters."""
    return slugify(tag)


def lists_of(story: Story | None) -> frozenset[str]:
    """Return the lists a *story* stands in; none for no story or a withdrawn one."""
    if story is None or not story.is_public:
        return frozenset()
    sections = map(section_list, story.sections)
    tags = (tag_list(tag_slug(tag)) for tag in story.tags)
    return frozenset({ALL, kind_list(story.kind), *sections, *tags})
