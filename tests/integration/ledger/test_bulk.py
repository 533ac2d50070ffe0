"""Many new stories at once: the same ledger as one by one, and nobody else is kept waiting."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from itertools import count

import pytest
from django.db import connections, transaction

from dabir.ledger.bulk import NewStory, ready
from dabir.ledger.errors import CodeTakenError
from dabir.ledger.importing import refresh_statistics, take_in
from dabir.ledger.store import DatabaseLedger
from dabir.ledger.verify import verify
from dabir.story import Section
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def ledger(request) -> DatabaseLedger:
    return request.getfixturevalue(f"{request.param}_ledger")


def stories(codes, **fields) -> list[NewStory]:
    return [ready(make_story(code, **fields)) for code in codes]


def test_the_bulk_path_writes_the_same_chain_as_the_slow_one(ledger):
    twin = MemoryLedger()
    for code in range(1, 30):
        twin.append(make_story(code, sections=("politics", "world")), NOON)
    head = ledger.append_new(stories(range(1, 30), sections=("politics", "world")), NOON)
    assert head == twin.head() == ledger.head()
    assert ledger.after(0) == twin.after(0)
    assert verify(ledger) == head
    assert ledger.newest("section/world", 5) == twin.newest("section/world", 5)


def test_a_batch_with_a_code_in_use_leaves_no_trace(ledger):
    ledger.append(make_story(700), NOON)
    before = ledger.head()
    with pytest.raises(CodeTakenError, match="700"):
        ledger.append_new(stories(range(100, 1300)), NOON)
    with pytest.raises(CodeTakenError, match="5"):
        ledger.append_new(stories([5, 6, 5]), NOON)
    assert ledger.head() == before
    assert verify(ledger) == before


def test_codes_of_an_import_under_way_are_given_to_nobody(ledger):
    ledger.reserve_codes(5_000)
    assert ledger.new_code() == 5_001
    ledger.reserve_codes(10)
    assert ledger.new_code() == 5_002


def test_an_import_that_fails_keeps_the_batches_it_has_told_of(ledger):
    def broken():
        yield from stories(range(1, 200))
        raise InterruptedError

    told = []
    with pytest.raises(InterruptedError):
        told.extend(take_in(ledger, broken()))
    assert ledger.head().number == sum(told) > 0
    assert verify(ledger).number == sum(told)


@pytest.mark.slow
def test_a_publication_waits_less_than_a_second_beside_an_import(ledger):
    """Its median is far below; the bound is what a loaded machine of ours still keeps."""
    waited, stop = [], threading.Event()

    def publish():
        try:
            for code in range(1, 1000):
                began = time.monotonic()
                ledger.append(make_story(code), NOON)
                waited.append(time.monotonic() - began)
                if stop.wait(0.05):
                    return
        finally:
            connections[ledger.using].close()

    body = make_story(1).body * 40
    editor = threading.Thread(target=publish)
    editor.start()
    done = sum(take_in(ledger, stories(range(1_000_000, 1_020_000), body=body)))
    stop.set()
    editor.join()
    assert done == 20_000
    assert len(waited) > 5
    assert max(waited) < 1.0, waited
    assert verify(ledger).number == done + len(waited)


@pytest.mark.slow
def test_every_question_of_the_press_seeks_an_index_in_a_large_ledger(ledger):
    """Asked of the planner after it has looked at the tables, on both databases."""
    ledger.append(Section(slug="politics", name="سیاست", order=1), NOON)
    whole = 30_000
    for batch in range(0, whole, 5_000):
        made = [
            ready(make_story(c, first_published=NOON + timedelta(minutes=c))) for c in range(batch + 1, batch + 5_001)
        ]
        ledger.append_new(made, NOON)
    refresh_statistics(ledger.using)
    asked = [
        lambda: ledger.after(whole - 10),
        lambda: ledger.entry(17_000),
        lambda: ledger.current("story", "17000"),
        lambda: ledger.current("front", "front"),
        lambda: ledger.stories(range(12_000, 12_040)),
        lambda: ledger.newest("all", 40),
        lambda: ledger.newest("section/politics", 40),
        lambda: ledger.newest("kind/film", 40),
        ledger.sections,
        lambda: ledger.span("section/politics"),
        lambda: ledger.any_between("all", NOON + timedelta(minutes=9_000), NOON + timedelta(minutes=29_000)),
        lambda: ledger.append_new(stories([900_001, 900_002]), NOON),
        lambda: ledger.append(make_story(17_000), NOON),
        lambda: ledger.append(make_story(900_003), NOON),
    ]
    for question in asked:
        assert walks(ledger, question) == []
    a_day = NOON + timedelta(minutes=9_000), NOON + timedelta(minutes=9_040)
    found = walks(ledger, lambda: ledger.between("all", *a_day))
    assert all("Sort Key" in line for _, line in found), "the few it seeks may be sorted afterwards"
    with transaction.atomic(using=ledger.using):
        with connections[ledger.using].cursor() as cursor:
            cursor.execute("DROP INDEX ledger_newest")
        assert walks(ledger, lambda: ledger.newest("all", 40)), "a lost index would be noticed"
        transaction.set_rollback(True, using=ledger.using)


WALKS = ("SCAN", "TEMP B-TREE FOR ORDER", "Seq Scan", "Sort Key: number", "Sort Key: published")
"""What a planner says when it reads a whole table, or more of an index than is asked for."""


def walks(ledger, question) -> list[tuple[str, str]]:
    """Return each statement *question* sends that does not seek, with the line of its plan that says so."""
    return [(sql, line) for sql, plan in plans(ledger, question) for line in plan if any(w in line for w in WALKS)]


_turn = count()


def plans(ledger, question):
    """Yield each statement that *question* sends, with the lines of its plan."""
    connection = connections[ledger.using]
    sent = []

    def note(execute, sql, params, many, context):
        if sql.startswith(("SELECT", "UPDATE", "DELETE")) and "ledger_head" not in sql:
            sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        question()
    assert sent
    with connection.cursor() as cursor:
        for sql, params in sent:
            explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            # Never the same text twice: SQLite keeps prepared statements, and an explained one is not made anew.
            cursor.execute(f"{explain} /* {next(_turn)} */ {sql}", params)
            yield sql, [str(row[-1]) for row in cursor.fetchall()]
