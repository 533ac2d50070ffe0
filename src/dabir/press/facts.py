"""The names of facts, and which of them a ledger entry touches.

A fact is a name such as ``story:291913``. These names are also the surrogate keys that
caches in front are purged by, so they are plain ASCII without spaces.
"""

from __future__ import annotations

from typing import Final

from dabir.ledger.entry import Entry
from dabir.ledger.listing import lists_of
from dabir.press.card import card_of
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
    return f"latest:{name}"


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
    had, has = lists_of(before), lists_of(story)
    moved = before is not None and before.first_published != story.first_published
    lists = had | has if moved else had ^ has
    facts = {story_fact(story.code), *(latest_fact(name) for name in lists)}
    if card_of(story) != card_of(before):
        facts.add(card_fact(story.code))
    return frozenset(facts)
