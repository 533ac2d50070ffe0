"""The ledger's lists by Jalali day, month and year: what the archive's questions are answered with.

Each answer is read by seeking in the one index of a list, and is no larger than the page
it is for: a month of the whole paper is asked for its counts, a month of a section for
its stories.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final, NamedTuple

from dabir.ledger.listing import ALL
from dabir.ledger.protocol import ReadableLedger
from dabir.persian.calendar import FIRST_YEAR, LAST_YEAR
from dabir.press.month import Month, day_instants, day_of, year_instants

Days = tuple[tuple[int, tuple[int, ...]], ...]
"""Days of a month with the codes of their stories, both newest first."""

SHEET: Final = 20_000
"""How many stories one sitemap holds; the standard allows 50,000, and 50 MB."""

_AT_ONCE: Final = 500
"""Records read with one query."""


class Changed(NamedTuple):
    """A public story as a sitemap needs it: its code, the words of its address, its last change (UTC)."""

    code: int
    slug: str
    changed: datetime


_YEARS_APART = 621, 622
"""A Gregorian year has days of the two Jalali years that are this much less."""


def day(ledger: ReadableLedger, name: str, year: int, month: int, number: int) -> tuple[int, ...]:
    """Return the codes of a day's stories in the list *name*, newest first."""
    return tuple(code for code, _ in ledger.between(name, *day_instants(year, month, number)))


def days(ledger: ReadableLedger, name: str, year: int, month: int) -> tuple[int, ...]:
    """Return how many stories of the list *name* each day of a month has, from its first."""
    starts = [day_instants(year, month, number)[0] for number in range(1, len(Month(year, month).days()) + 1)]
    counts = [0] * len(starts)
    for _, published in ledger.between(name, *Month(year, month).instants()):
        counts[bisect_right(starts, published) - 1] += 1  # a month has thousands, too many to convert one by one
    return tuple(counts)


def month(ledger: ReadableLedger, name: str, year: int, number: int) -> Days:
    """Return the days of a month on which the list *name* has stories, with their codes."""
    listed = ledger.between(name, *Month(year, number).instants())
    by_day = groupby(listed, lambda place: day_of(place.published)[2])
    return tuple((number, tuple(code for code, _ in places)) for number, places in by_day)


def months(ledger: ReadableLedger, name: str, year: int) -> tuple[int, ...]:
    """Return the months of a Jalali *year* in which the list *name* has stories, in order."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    whole = (Month(year, number) for number in range(1, 13))
    return tuple(month.number for month in whole if ledger.any_between(name, *month.instants()))


def years(ledger: ReadableLedger, name: str) -> tuple[int, ...]:
    """Return the Jalali years in which the list *name* has stories, in order."""
    span = ledger.span(name)
    if span is None:
        return ()
    nearer, farther = _YEARS_APART
    first, last = max(FIRST_YEAR, span[0].year - farther), min(LAST_YEAR, span[1].year - nearer)
    return tuple(year for year in range(first, last + 1) if ledger.any_between(name, *year_instants(year)))


def sheets(ledger: ReadableLedger, year: int, number: int) -> int:
    """Return how many sitemaps a month of the whole paper fills, 0 for one without stories."""
    return -(-ledger.count_between(ALL, *Month(year, number).instants()) // SHEET)


def changes(ledger: ReadableLedger, year: int, number: int, sheet: int) -> tuple[Changed, ...]:
    """Return the stories of one sitemap (from 1) of a month of the whole paper, the oldest first."""
    listed = ledger.between(ALL, *Month(year, number).instants())[::-1][(sheet - 1) * SHEET : sheet * SHEET]
    found = []
    for start in range(0, len(listed), _AT_ONCE):
        codes = [code for code, _ in listed[start : start + _AT_ONCE]]
        entries = ledger.stories(codes)
        stories = (entries[code].story for code in codes if code in entries)
        found += [Changed(story.code, story.slug, story.changed) for story in stories]
    return tuple(found)


def whole(ledger: ReadableLedger, name: str) -> tuple[int, ...]:
    """Return the codes of the whole list *name*, oldest first."""
    span = ledger.span(name)
    if span is None:
        return ()
    oldest, newest = span
    return tuple(code for code, _ in reversed(ledger.between(name, oldest, newest + timedelta(microseconds=1))))


def size(answer: Any) -> int:
    """Return how many numbers an *answer* of this module holds."""
    return sum(map(size, answer)) if isinstance(answer, tuple) else 1


ANSWERS: Final[Mapping[str, Callable[..., Any]]] = {
    "day": day,
    "days": days,
    "month": month,
    "months": months,
    "years": years,
    "sheets": sheets,
    "changes": changes,
    "whole": whole,
}
"""The questions answered here, each by its function."""
