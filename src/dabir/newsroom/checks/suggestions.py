"""What a draft might be joined to: stories alike, and tags of theirs that its own text names.

Nothing is ever added by itself: each is offered with a button.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from dabir.newsroom import ledgers
from dabir.newsroom.checks.subject import Subject
from dabir.persian import fold
from dabir.search.errors import SearchError
from dabir.search.likeness import like
from dabir.search.shelf import shelf
from dabir.story import Story

_ALIKE: Final = 20
"""So many stories are asked for their tags."""

_OFFERED: Final = 6


def alike(subject: Subject) -> tuple[Story, ...]:
    """Return public stories like the draft, the nearest first; none while there is no index to ask."""
    ledger = ledgers.ledger()
    try:
        codes = like(shelf().index(), ledger, subject.story, _ALIKE)
    except SearchError:
        return ()
    entries = ledger.stories(codes)
    return tuple(entries[code].story for code in codes if code in entries)


def related(subject: Subject, stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return those of *stories* the draft does not name yet."""
    named = set(subject.page.related)
    return tuple(story for story in stories if story.code not in named)[:_OFFERED]


def tags(subject: Subject, stories: Iterable[Story]) -> Sequence[str]:
    """Return the tags of *stories* that stand in the draft's own text, the most used first, without its own."""
    text = f" {fold(' '.join(subject.texts))} "
    had = {fold(tag) for tag in subject.page.tags}
    counted: Counter[str] = Counter(tag for story in stories for tag in story.tags)
    found = (tag for tag, _count in counted.most_common() if f" {fold(tag)} " in text and fold(tag) not in had)
    return list(dict.fromkeys(found))[:_OFFERED]
