"""The names of facts, and which of them a ledger entry touches.

A fact is a name such as ``story:291913``. These names are also the surrogate keys that
caches in front are purged by, so they are plain ASCII without spaces and commas; the
Persian slug of a tag or an author stands in them percent-encoded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from operator import attrgetter
from typing import Final
from urllib.parse import quote

from dabir.ledger.entry import Entry
from dabir.ledger.listing import places_of
from dabir.persian.calendar import DateError
from dabir.press.audience import Period
from dabir.press.card import card_of
from dabir.press.month import Month
from dabir.story import Front, Section, Story, Until

SECTIONS: Final = "sections"
"""Names and order of the sections."""

FRONT: Final = "front"
"""What editors pinned on the front page, how its top is set and by which rules it is filled."""

STRIP: Final = "strip:headlines"
"""What editors pinned in the strip of headlines."""

UPDATED: Final = "updated"
"""The moment the paper last changed."""

BREAKING: Final = "breaking"
"""The line of breaking news."""

TODAY: Final = "today"
"""The day in Tehran; its number is no ledger number."""

ENDED: Final = "ended"
"""What was to last until an instant that has passed; its number is no ledger number."""


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


def records_fact(month: Month) -> str:
    """Return the fact that is every word of the stories of one *month* of the whole paper."""
    return f"records:{month.year}-{month.number:02}"


def reads_fact(period: Period) -> str:
    """Return the fact that is the order of the stories read most in *period*; its number is no ledger number."""
    return f"reads:{period}"


def ends(front: Front, codes: Iterable[int]) -> tuple[Until, ...]:
    """Return until when *front* holds those of *codes* that it holds for a time only."""
    codes = frozenset(codes)
    return tuple(until for until in front.until if until.code in codes)


_HELD: Final[Mapping[str, Callable[[Front], object]]] = {
    FRONT: lambda front: (
        front.layout,
        front.lead,
        front.second,
        front.rules,
        ends(front, (front.lead, *front.second)),
    ),
    STRIP: lambda front: (front.strip, ends(front, front.strip)),
    BREAKING: attrgetter("breaking"),
}
"""What each fact of the front is about."""


def touched(entry: Entry, before: Entry | None) -> frozenset[str]:
    """Return the facts that *entry* changes, *before* being the entry it replaces."""
    match entry.record:
        case Story() as story:
            return frozenset({UPDATED}) | _touched_by_story(story, before.story if before else None)
        case Section():
            return frozenset({UPDATED, SECTIONS})
        case Front() as front:
            old = before.record if before and isinstance(before.record, Front) else Front()
            changed = {fact for fact, held in _HELD.items() if held(front) != held(old)}
            return frozenset({UPDATED} | changed)


def _touched_by_story(story: Story, before: Story | None) -> frozenset[str]:
    facts = {story_fact(story.code)}
    if card_of(story) != card_of(before):
        facts.add(card_fact(story.code))
    for name, instant in places_of(story).items() ^ places_of(before).items():
        facts.update(_touched_by_place(name, instant))
    moments = {one.first_published for one in (story, before) if one and one.is_public}
    facts.update(records_fact(month) for month in map(_month_of, moments) if month)
    return frozenset(facts)


def _touched_by_place(name: str, instant: datetime) -> Iterator[str]:
    """Yield the facts of the list *name* that a story at that *instant* changes by coming or going."""
    yield latest_fact(name)
    yield years_fact(name)
    month = _month_of(instant)
    if month:
        yield year_fact(name, month.year)
        yield month_fact(name, month)


def _month_of(published: datetime) -> Month | None:
    """Return the month of a publication; None where no page of the archive can show it: the press must not stop."""
    try:
        return Month.of(published)
    except DateError:
        return None
