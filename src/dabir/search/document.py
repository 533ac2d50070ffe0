"""A story as the index knows it: keys to find it by, and what it is filed under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from dabir.ledger.listing import Naming, name_slug, names_of
from dabir.persian import fold
from dabir.persian.calendar import DateError
from dabir.press.machines.content import content_text
from dabir.press.month import Month
from dabir.search.query import Facet
from dabir.story import Story

_NAMINGS = {
    Naming.TAG: Facet.TAG,
    Naming.AUTHOR: Facet.AUTHOR,
    Naming.SERIES: Facet.SERIES,
    Naming.SOURCE: Facet.SOURCE,
}


_ADDRESSES = re.compile(r"https?://\S+")
"""Where a picture or an embed lies: nobody looks for it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One story.

    *headline* and *text* are keys with a space between them; *text* holds everything a reader
    sees below the headline, the names of the story, and its code. *filed* has the values of
    each facet but the code. *names* are its tags, people, sources and series, as a key and as
    it spells them.
    """

    code: int
    published: datetime
    headline: str
    text: str
    filed: tuple[tuple[Facet, str], ...]
    names: tuple[tuple[str, str], ...] = ()


def document_of(story: Story) -> Document | None:
    """Return what the index knows of *story*; None of one that readers do not get."""
    if not story.is_public:
        return None
    names = list(names_of(story))
    filed = {
        (Facet.KIND, str(story.kind)): None,
        **{(Facet.SECTION, slug): None for slug in story.sections},
        **{(_NAMINGS[naming], name_slug(name)): None for naming, name in names},
        **dict.fromkeys(_dated(story.first_published)),
    }
    words = _ADDRESSES.sub("", content_text(story))
    said = (story.kicker, story.lead, words, story.markers.source, story.markers.sponsored)
    below = fold("\n".join(chain(said, (name for _, name in names), (str(story.code),))))
    named = dict.fromkeys((fold(name), name) for _, name in names)
    return Document(story.code, story.first_published, fold(story.headline), below, tuple(filed), tuple(named))


def _dated(instant: datetime) -> tuple[tuple[Facet, str], ...]:
    """Return the Jalali year and month of *instant* in Tehran; none where the calendar does not reach."""
    try:
        month = Month.of(instant)
    except DateError:
        return ()
    return (Facet.YEAR, str(month.year)), (Facet.MONTH, f"{month.year}-{month.number:02}")
