"""Which lists a story stands in: a pure function of its record.

A list is named by a path: ``all``, ``section/politics``, ``kind/film``. Only the
newest-first order of publication is kept; everything else about a story is read by code.
"""

from __future__ import annotations

from dabir.story import Story

ALL = "all"


def section_list(slug: str) -> str:
    """Return the name of a section's list."""
    return f"section/{slug}"


def kind_list(kind: str) -> str:
    """Return the name of the list of a kind of story."""
    return f"kind/{kind}"


def lists_of(story: Story | None) -> frozenset[str]:
    """Return the lists a *story* stands in; none for no story or a withdrawn one."""
    if story is None or not story.is_public:
        return frozenset()
    return frozenset({ALL, kind_list(story.kind), *(section_list(slug) for slug in story.sections)})
