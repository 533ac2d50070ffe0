"""The lists of a ledger in the database: old ones brought up to date, all of them read by their index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.test.utils import CaptureQueriesContext

from dabir.ledger.listing import ALL, tag_list
from dabir.ledger.models import ListingRow
from dabir.ledger.verify import verify
from dabir.story import Section, Status
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story


def places(ledger):
    return set(ListingRow.objects.using(ledger.using).values_list("name", "code", "published"))


def test_stories_published_before_there_were_tags_get_their_lists(sqlite_ledger):
    ledger = sqlite_ledger
    ledger.append_many([make_story(code, tags=("نوروز", f"برچسب {code % 7}")) for code in range(1, 1_030)], NOON)
    ledger.append(Section(slug="politics", name='«"tags":»'), NOON)
    ledger.append(make_story(1, tags=("نوروز",), headline="برچسبی کمتر"), NOON)
    ledger.append(make_story(2, headline="بی‌برچسب"), NOON)
    ledger.append(make_story(3, tags=("نوروز",), status=Status.WITHDRAWN, withdrawal="نادرست"), NOON)
    ledger.append(make_story(2_000, headline='"tags":["نه"]'), NOON)
    whole = places(ledger)
    call_command("migrate", "ledger", "0001", database=ledger.using, verbosity=0)
    assert {place for place in whole if not place[0].startswith("tag/")} == places(ledger)
    call_command("migrate", "ledger", database=ledger.using, verbosity=0)
    assert places(ledger) == whole
    assert len(ledger.newest(tag_list("نوروز"), 2_000)) == 1_027
    verify(ledger)


@pytest.mark.parametrize(
    ("ask", "count"),
    [
        (lambda ledger: ledger.between(ALL, NOON, NOON + timedelta(days=31)), 1),
        (lambda ledger: ledger.any_between(ALL, NOON, NOON + timedelta(days=31)), 1),
        (lambda ledger: ledger.newest(ALL, 40), 1),
        (lambda ledger: ledger.span(ALL), 2),
    ],
    ids=["between", "any_between", "newest", "span"],
)
def test_a_list_is_read_by_seeking_in_its_index_and_nowhere_else(sqlite_ledger, ask, count):
    sqlite_ledger.append(make_story(1, first_published=NOON), NOON)
    connection = connections[sqlite_ledger.using]
    with CaptureQueriesContext(connection) as queries:
        ask(sqlite_ledger)
    assert len(queries) == count
    for query in queries.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = [line[-1] for line in cursor.fetchall()]
        assert len(plan) == 1, "no sorting, no second table"
        assert plan[0].startswith("SEARCH ledger_listing USING COVERING INDEX ledger_newest (name=?")
