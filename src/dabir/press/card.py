"""The card of a story: what lists, strips and front pages show of it.

A correction in paragraph nine changes the story and not its card, so no list that
carries the card is rendered again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dabir.story import Film, Kind, Markers, Picture, Story


@dataclass(frozen=True, slots=True)
class Card:
    """The face of one public story. *picture* is its first picture, *poster* a film's still."""

    code: int
    slug: str
    kind: Kind
    section: str
    kicker: str
    headline: str
    markers: Markers
    lead: str
    byline: tuple[str, ...]
    picture: Picture | None
    film: Film | None
    first_published: datetime


def card_of(story: Story | None) -> Card | None:
    """Return the card of *story*, or None where readers get no story."""
    if story is None or not story.is_public:
        return None
    return Card(
        code=story.code,
        slug=story.slug,
        kind=story.kind,
        section=story.section,
        kicker=story.kicker,
        headline=story.headline,
        markers=story.markers,
        lead=story.lead,
        byline=story.byline,
        picture=next((item for item in story.media if isinstance(item, Picture)), None),
        film=next((item for item in story.media if isinstance(item, Film)), None),
        first_published=story.first_published,
    )
