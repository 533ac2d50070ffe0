"""What to read after a story: what its editors chose, then what shares most with it.

What is computed changes as the paper goes on, so it is a part of its own: a new story
under a tag renders this strip of the tag's older stories, and none of their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from dabir.ledger.listing import Naming, name_slug, named_list, names_of
from dabir.press.contexts import RelatedContext
from dabir.press.reading import Reader
from dabir.press.views import card_view, card_views, known
from dabir.story import Kind, Story

_SHOWN: Final = 6
"""Stories under one another on a telephone, two rows on a desk."""

_NEWEST: Final = 12
"""So many of each list are candidates: what a tag is about now, and few reads."""

_LISTS: Final = 8
"""A story with more tags than this is about all of them and none."""

_SHARED_BY: Final = (Naming.SERIES, Naming.TAG)


def related(reader: Reader, code: int) -> RelatedContext:
    """Set what to read after the story *code*."""
    story = known(reader, code)
    chosen = reader.cards(story.related)[:_SHOWN]
    wanted = _SHOWN - len(chosen)
    akin = [card for card in reader.cards(_akin(reader, story)) if card.kind is not Kind.ADVERTORIAL]
    return RelatedContext(tuple(card_view(reader, card) for card in (*chosen, *akin[:wanted])))


def related_filed(reader: Reader, code: int) -> RelatedContext:
    """Set what editors chose, for a plain file; the rest would change every story of a tag with each new one."""
    return RelatedContext(card_views(reader, known(reader, code).related)[:_SHOWN])


def _akin(reader: Reader, story: Story) -> list[int]:
    """Return the codes of stories that share tags or the series with *story*: the more they share the earlier."""
    shared = Counter(code for name in _lists(story) for code in reader.latest(name, _NEWEST))
    for code in (story.code, *story.related):
        del shared[code]
    ranked = sorted(shared, key=lambda code: (-shared[code], -code))
    return ranked[: 2 * _SHOWN]  # an advertorial or two may be among them


def _lists(story: Story) -> Iterator[str]:
    names = dict.fromkeys(
        named_list(naming, name_slug(name)) for naming, name in names_of(story) if naming in _SHARED_BY
    )
    yield from list(names)[:_LISTS]
