"""How often stories were read, kept by spans of ten minutes, an hour and a day.

A read is added to its span of each length at once, so nothing has to be rolled up later,
and each period is summed over few rows: an hour over seven spans, a day over twenty-five,
a month over thirty-one. Additions are made by the database, so many workers may write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Sum

from dabir.press.audience import Period
from dabir.readers.models import Tally


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time that begins at whole multiples of itself (UTC), and how long its tallies are *kept*."""

    name: str
    length: timedelta
    kept: timedelta

    def start(self, at: datetime) -> datetime:
        """Return when the span that holds *at* began."""
        return at - (at - _EPOCH) % self.length


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

_MINUTES: Final = Span("minutes", timedelta(minutes=10), timedelta(hours=2))
_HOUR: Final = Span("hour", timedelta(hours=1), timedelta(days=2))
_DAY: Final = Span("day", timedelta(days=1), timedelta(days=32))

SPANS: Final = (_MINUTES, _HOUR, _DAY)

_PERIODS: Final[Mapping[Period, tuple[Span, timedelta]]] = {
    Period.HOUR: (_MINUTES, timedelta(hours=1)),
    Period.DAY: (_HOUR, timedelta(days=1)),
    Period.WEEK: (_DAY, timedelta(days=7)),
    Period.MONTH: (_DAY, timedelta(days=30)),
}

_ADD: Final = (
    "INSERT INTO readers_tally (span, start, code, reads) VALUES (%s, %s, %s, %s) "
    "ON CONFLICT (span, start, code) DO UPDATE SET reads = readers_tally.reads + excluded.reads"
)


def add(reads: Mapping[int, int], at: datetime) -> None:
    """Add the *reads* of stories by code, as of *at* (UTC), in one transaction."""
    rows = [
        (span.name, connection.ops.adapt_datetimefield_value(span.start(at)), code, count)
        for span in SPANS
        for code, count in sorted(reads.items())  # in one order, so that two workers never wait for each other
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


def most_read(period: Period, at: datetime, count: int) -> tuple[int, ...]:
    """Return the codes of the *count* stories read most in *period* before *at* (UTC); of equals the newer first.

    A period begins with the span that it begins in, so it is up to one span longer.
    """
    span, length = _PERIODS[period]
    tallies = Tally.objects.filter(span=span.name, start__gte=span.start(at - length))
    totals = tallies.values("code").annotate(total=Sum("reads")).order_by("-total", "-code")
    return tuple(totals.values_list("code", flat=True)[:count])


def prune(at: datetime) -> int:
    """Delete the tallies that no period reads any more, and return how many."""
    return sum(Tally.objects.filter(span=span.name, start__lt=at - span.kept).delete()[0] for span in SPANS)
