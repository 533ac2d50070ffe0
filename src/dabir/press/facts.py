"""The names of facts, and which of them a ledger entry touches.

A fact is a name such as ``story:291913``. These names are also the surrogate keys that
caches in front are purged by, so they are plain ASCII without spaces and commas; the
Persian slug of a tag stands in them percent-encoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from urllib.parse import quote

from dabir.ledger.entry import Entry
from dabir.ledger.listing import lists_of
from dabir.persian.calendar import DateError
from dabir.press.card import card_of
from dabir.press.month import Month
from dabir.story import Front, Section, Story

SECTIONS: Final = "sections"
"""Names and order of the sections."""

FRONT: Final = "front"
"""What editors pinned on the front page."""

STRIP: Final = "strip:headlines"
"""What editors pinned in the strip of headlines."""

UPDATED: Final = "updated"
"""The moment the paper last changed."""

TODAY: Final = "today"
"""The day in Tehran; its number is the day's ordinal, not a ledger number."""


def story_fact(code: int) -> str:
    """Return the fact that is the whole record of a story."""
    return f"story:{code}"


def card_fact(code: int) -> str:
    """Return the fact that is the card of a story."""
    return f"card:{code}"


def latest_fact(name: str) -> str:
    """Return the fact that is the order of the list *name*."""
    return f"latest:{quote(name)}"


def month_fact(name: str, month: Month) -> str:
    """Return the fact that is the stories of the list *name* of one *month*."""
    return f"month:{quote(name)}/{month.year}-{month.number:02}"


def year_fact(name: str, year: int) -> str:
    """Return the fact that is the months of a Jalali *year* in which the list *name* has stories."""
    return f"year:{quote(name)}/{year}"


def years_fact(name: str) -> str:
    """Return the fact that is the years in which the list *name* has stories."""
    return f"years:{quote(name)}"


def touched(entry: Entry, before: Entry | None) -> frozenset[str]:
    """Return the facts that *entry* changes, *before* being the entry it replaces."""
    match entry.record:
        case Story() as story:
            return frozenset({UPDATED}) | _touched_by_story(story, before.story if before else None)
        case Section():
            return frozenset({UPDATED, SECTIONS})
        case Front() as front:
            old = before.record if before and isinstance(before.record, Front) else Front()
            pinned = {FRONT} if front.lead != old.lead else set()
            strip = {STRIP} if front.strip != old.strip else set()
            return frozenset({UPDATED} | pinned | strip)


def _touched_by_story(story: Story, before: Story | None) -> frozenset[str]:
    facts = {story_fact(story.code)}
    if card_of(story) != card_of(before):
        facts.add(card_fact(story.code))
    for name, published in _places(story) ^ _places(before):
        facts.update(_touched_by_place(name, published))
    return frozenset(facts)


def _places(story: Story | None) -> frozenset[tuple[str, datetime]]:
    """Return where a *story* stands: lists, and the instant it is sorted by there."""
    return frozenset((name, story.first_published) for name in lists_of(story)) if story else frozenset()


def _touched_by_place(name: str, published: datetime) -> Iterator[str]:
    """Yield the facts of the list *name* that a story published then changes by coming or going."""
    yield latest_fact(name)
    yield years_fact(name)
    try:
        month = Month.of(published)
    except DateError:  # no page of the archive can show it, and the press must not stop at it
        return
    yield year_fact(name, month.year)
    yield month_fact(name, month)
