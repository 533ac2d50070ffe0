"""Counts in the database: kept by spans, ranked by periods, forgotten in time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.laws import examples
from tests.unit.readers.test_notebook import head

from dabir.press.audience import Period
from dabir.readers import tallies
from dabir.readers.counting import Counting
from dabir.readers.forget import forget
from dabir.readers.models import Tally

NOW = datetime(2026, 11, 22, 20, 5, tzinfo=UTC)

LENGTHS = {
    Period.HOUR: (timedelta(hours=1), timedelta(minutes=10)),
    Period.DAY: (timedelta(days=1), timedelta(hours=1)),
    Period.WEEK: (timedelta(days=7), timedelta(days=1)),
    Period.MONTH: (timedelta(days=30), timedelta(days=1)),
}

reads = st.lists(st.tuples(st.integers(0, 45 * 24 * 60), st.integers(1, 5), st.integers(1, 9)), max_size=30)


class Law(TestCase):
    @given(reads)
    @settings(max_examples=examples(60))
    def test_a_period_holds_all_its_reads_and_none_older_than_one_span_more(self, reads):
        for minutes, code, count in sorted(reads, reverse=True):
            at = NOW - timedelta(minutes=minutes)
            tallies.add({code: count}, at)
            tallies.prune(at)
        forget(NOW)
        for period, (length, span) in LENGTHS.items():
            ranked = tallies.most_read(period, NOW, 40)
            within = {code for minutes, code, _ in reads if timedelta(minutes=minutes) <= length}
            nearly = {code for minutes, code, _ in reads if timedelta(minutes=minutes) <= length + span}
            assert within <= set(ranked) <= nearly


@pytest.mark.django_db
def test_more_reads_stand_higher_and_of_equals_the_newer():
    tallies.add({1: 2, 2: 5, 3: 2}, NOW)
    tallies.add({1: 1}, NOW)
    assert tallies.most_read(Period.HOUR, NOW, 40) == (2, 1, 3)
    tallies.add({3: 1}, NOW - timedelta(minutes=20))
    for period in Period:
        assert tallies.most_read(period, NOW, 40) == (2, 3, 1)
        assert tallies.most_read(period, NOW, 1) == (2,)


@pytest.mark.django_db
def test_old_tallies_are_forgotten_and_no_ranking_changes_by_it():
    for days in range(60):
        tallies.add({days + 1: 60 - days}, NOW - timedelta(days=days))
    before = [tallies.most_read(period, NOW, 100) for period in Period]
    assert forget(NOW)[0] > 100
    assert [tallies.most_read(period, NOW, 100) for period in Period] == before
    assert Tally.objects.count() < 40


@pytest.mark.django_db
def test_what_cannot_be_written_is_written_later(monkeypatch):
    counting = Counting()
    counting._counting = True

    def fail(*_):
        raise DatabaseError

    counting.seen(5, "10.0.0.1", head())
    counting._drain()
    with monkeypatch.context() as broken:
        broken.setattr(tallies, "add", fail)
        with pytest.raises(DatabaseError):
            counting.write()
    counting.seen(5, "10.0.0.2", head())
    counting._drain()
    counting.write()
    counting.rank()
    assert counting.most_read(Period.DAY) == (5,)
    assert Tally.objects.get(span="day").reads == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("counts", [True, False])
def test_a_newsstand_that_ends_writes_what_was_noted_unless_it_only_reads(counts):
    counting = Counting()
    counting.open(counting=counts)
    time.sleep(0.2)
    counting.seen(7, "10.0.0.1", head())
    counting.close()
    assert [row.reads for row in Tally.objects.filter(span="hour")] == ([1] if counts else [])
