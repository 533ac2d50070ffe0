"""The lists of a ledger in the database: old ones brought up to date, all of them read by their index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.test.utils import CaptureQueriesContext

from dabir.ledger.listing import ALL, CORRECTED, WITHDRAWN, Naming, named_list
from dabir.ledger.models import ListingRow
from dabir.ledger.verify import verify
from dabir.story import Correction, Markers, Section, Series, Source, SourceKind, Status
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
    assert {place for place in whole if not place[0].startswith(("tag/", WITHDRAWN))} == places(ledger)
    call_command("migrate", "ledger", database=ledger.using, verbosity=0)
    assert places(ledger) == whole
    assert len(ledger.newest(named_list(Naming.TAG, "نوروز"), 2_000)) == 1_027
    verify(ledger)


def test_stories_published_before_authors_had_lists_get_theirs_and_their_places_in_the_registers(sqlite_ledger):
    ledger = sqlite_ledger
    reuters = (Source(kind=SourceKind.AGENCY, name="رویترز"), Source(kind=SourceKind.PERSON, described="یک مقام"))
    ledger.append(make_story(1, byline=("سارا", "کاوه"), sources=reuters), NOON)
    ledger.append(make_story(2, markers=Markers(series=Series("نان و نمک", 83))), NOON)
    mistakes = (Correction(NOON, "عدد"), Correction(NOON + timedelta(hours=1), "نام"))
    ledger.append(make_story(3, corrections=mistakes), NOON)
    ledger.append(make_story(4, byline=("سارا",)), NOON)
    gone = make_story(4, byline=("سارا",), status=Status.WITHDRAWN, withdrawal="نادرست", changed=NOON)
    ledger.append(gone, NOON)
    whole = places(ledger)
    assert {name for name, code, _ in whole if code == 1} >= {"author/سارا", "author/کاوه", "source/رویترز"}
    assert ("series/نان-و-نمک", 2, make_story(2).first_published) in whole
    assert (CORRECTED, 3, NOON + timedelta(hours=1)) in whole, "at the last of its corrections"
    assert {(name, at) for name, code, at in whole if code == 4} == {(WITHDRAWN, NOON)}
    call_command("migrate", "ledger", "0002", database=ledger.using, verbosity=0)
    assert len(places(ledger)) == len(whole) - 6
    call_command("migrate", "ledger", database=ledger.using, verbosity=0)
    assert places(ledger) == whole
    verify(ledger)


def test_a_second_correction_moves_a_story_in_the_register_and_in_no_other_list(sqlite_ledger):
    once = make_story(1, corrections=(Correction(NOON, "عدد"),))
    sqlite_ledger.append(once, NOON)
    before = places(sqlite_ledger)
    later = NOON + timedelta(days=3)
    sqlite_ledger.append(make_story(1, corrections=(*once.corrections, Correction(later, "نام"))), NOON)
    assert places(sqlite_ledger) ^ before == {(CORRECTED, 1, NOON), (CORRECTED, 1, later)}


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
