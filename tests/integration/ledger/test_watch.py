"""Whatever another process commits is noticed: by counter, by notification, by polling."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connections, transaction
from tests.conftest import ledger_on

from dabir.conf.database import database
from dabir.ledger.store import DatabaseLedger
from dabir.ledger.watch import Watch
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story


@contextmanager
def elsewhere(using, work, after=0.0):
    """Do *work* in a thread, so on a connection of its own, *after* some seconds; yields when it ended, in a list."""
    ended = []

    def run():
        time.sleep(after)
        work()
        ended.append(time.monotonic())
        connections[using].close()

    thread = threading.Thread(target=run)
    thread.start()
    yield ended
    thread.join()


def settle(watch):
    """Take in what there is, until nothing changes."""
    while watch.wait(0.05):
        pass


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_what_another_connection_appends_is_noticed_once(request, kind):
    ledger = request.getfixturevalue(f"{kind}_ledger")
    ledger.append(make_story(1), NOON)
    watch = Watch(ledger.using)
    assert watch.wait(0), "the first look is always news"
    settle(watch)
    with elsewhere(ledger.using, lambda: ledger.append(make_story(77), NOON)):
        pass
    assert watch.wait(1)
    assert not watch.wait(0.02)


@pytest.mark.postgres
def test_postgres_wakes_the_watch_at_the_commit_and_not_before(postgres_ledger):
    ledger = postgres_ledger

    def slow():
        with transaction.atomic(using=ledger.using):
            ledger.append(make_story(5), NOON)
            time.sleep(0.4)

    watch = Watch(ledger.using)
    settle(watch)
    with elsewhere(ledger.using, slow) as ended:
        assert watch.wait(0.8), "woken long before the floor"
        woken = time.monotonic()
    assert abs(woken - ended[0]) < 0.1
    assert ledger.head().number == 1


@pytest.mark.postgres
def test_a_lost_notification_is_made_up_for_by_the_floor(postgres_ledger):
    ledger = postgres_ledger
    watch = Watch(ledger.using)
    settle(watch)
    with connections[ledger.using].cursor() as cursor:
        cursor.execute("UNLISTEN *")  # as a pooler does when it hands the connection on
    with elsewhere(ledger.using, lambda: ledger.append(make_story(5), NOON)):
        pass
    began = time.monotonic()
    while not watch.wait(0.02):
        assert time.monotonic() - began < 3
    assert not watch.wait(0.02)


@pytest.mark.postgres
def test_a_connection_that_is_cut_is_an_error_and_the_next_one_listens_again(postgres_ledger):
    ledger = postgres_ledger
    watch = Watch(ledger.using)
    settle(watch)
    own = connections[ledger.using].connection.info.backend_pid

    def cut():
        with connections[ledger.using].cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [own])

    with elsewhere(ledger.using, cut, after=0.2), pytest.raises(DatabaseError):
        watch.wait(5)
    connections[ledger.using].close()
    with elsewhere(ledger.using, lambda: ledger.append(make_story(5), NOON)):
        pass
    assert watch.wait(0.02)
    settle(watch)
    with elsewhere(ledger.using, lambda: ledger.append(make_story(6), NOON), after=0.1):
        began = time.monotonic()
        assert watch.wait(0.8)
        assert time.monotonic() - began < 0.7, "by notification"


@pytest.mark.postgres
@pytest.mark.slow
def test_a_replica_is_polled_and_listened_to_once_it_is_promoted(postgres_pair, tmp_path, django_db_blocker):
    primary, replica = postgres_pair
    with ledger_on(primary.address, tmp_path, django_db_blocker) as ledger, second_alias(replica.address) as reading:
        until(lambda: "ledger_head" in connections[reading].introspection.table_names())
        watch = Watch(reading)
        settle(watch)
        ledger.append(make_story(5), NOON)
        began = time.monotonic()
        while not watch.wait(0.02):
            assert time.monotonic() - began < 5
        assert DatabaseLedger(reading).head() == ledger.head()

        replica.promote()
        until(lambda: watch.wait(0.02))
        settle(watch)
        promoted = DatabaseLedger(reading)
        with elsewhere(reading, lambda: promoted.append(make_story(6), NOON), after=0.1):
            began = time.monotonic()
            assert watch.wait(0.8)
            assert time.monotonic() - began < 0.7, "a primary notifies"
        assert promoted.head().number == 2


@contextmanager
def second_alias(address):
    connections.settings["replica"] = connections.configure_settings({"default": {}, "r": database(address, None)})["r"]
    yield "replica"
    connections["replica"].close()
    del connections.settings["replica"]
    delattr(connections._connections, "replica")


def until(holds, seconds=10.0):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
