"""How often stories were read, kept by spans of ten minutes, an hour and a day.

A read is added to its span of each length at once, so nothing has to be rolled up later,
and each period is summed over few rows: an hour over seven spans, a day over twenty-five,
a month over thirty-one. Additions are made by the database, so many workers may write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Sum

from dabir.press.audience import Period
from dabir.readers.models import Tally


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time that begins at whole multiples of itself in Tehran, and how long its tallies are *kept*."""

    name: str
    length: timedelta
    kept: timedelta

    def start(self, at: datetime) -> datetime:
        """Return when the span that holds *at* began."""
        return at - (at - _EPOCH) % self.length

    def starts(self, since: datetime, at: datetime) -> Iterator[datetime]:
        """Yield when each span began, from the one that holds *since* to the one that holds *at*."""
        start = self.start(since)
        while start <= at:
            yield start
            start += self.length


_EPOCH: Final = datetime(1969, 12, 31, 20, 30, tzinfo=UTC)
"""A midnight in Tehran, so that its hours and days are the newsroom's."""

MINUTES: Final = Span("minutes", timedelta(minutes=10), timedelta(hours=2))
HOUR: Final = Span("hour", timedelta(hours=1), timedelta(days=2))
DAY: Final = Span("day", timedelta(days=1), timedelta(days=32))

SPANS: Final = (MINUTES, HOUR, DAY)

_PERIODS: Final[Mapping[Period, tuple[Span, timedelta]]] = {
    Period.HOUR: (MINUTES, timedelta(hours=1)),
    Period.DAY: (HOUR, timedelta(days=1)),
    Period.WEEK: (DAY, timedelta(days=7)),
    Period.MONTH: (DAY, timedelta(days=30)),
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


def by_code(span: Span, since: datetime, count: int) -> dict[int, int]:
    """Return the reads of the *count* stories read most in the spans from the one that holds *since* (UTC) on."""
    tallies = Tally.objects.filter(span=span.name, start__gte=span.start(since))
    totals = tallies.values("code").annotate(total=Sum("reads")).order_by("-total", "-code")
    return dict(totals.values_list("code", "total")[:count])


def by_start(span: Span, since: datetime, at: datetime, code: int | None = None) -> dict[datetime, int]:
    """Return the reads in each span from the one that holds *since* to the one that holds *at* (UTC).

    They are those of the story *code*, or of all. Spans without reads are there with 0.
    """
    starts = list(span.starts(since, at))
    tallies = Tally.objects.filter(span=span.name, start__in=starts)  # named one by one: the index finds a code in each
    rows = tallies if code is None else tallies.filter(code=code)
    return dict.fromkeys(starts, 0) | dict(rows.values_list("start").annotate(Sum("reads")))


def prune(at: datetime) -> int:
    """Delete the tallies that no period reads any more, and return how many."""
    return sum(Tally.objects.filter(span=span.name, start__lt=at - span.kept).delete()[0] for span in SPANS)
