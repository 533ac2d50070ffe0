"""Eight writers at once: commit order is number order, and no follower skips an entry."""

from __future__ import annotations

import random
import threading
import time

import pytest
from django.db import connections, transaction

from dabir.ledger.store import DatabaseLedger
from dabir.ledger.verify import verify
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story

WRITERS, EACH = 8, 12


def write(ledger: DatabaseLedger, writer: int, failures: list[BaseException]) -> None:
    chance = random.Random(writer)  # noqa: S311  # repeatable, not secret
    try:
        for turn in range(EACH):
            code = 100 + writer * 1000 + turn
            try:
                with transaction.atomic(using=ledger.using):
                    ledger.append(make_story(code), NOON)
                    time.sleep(chance.random() * 0.004)  # hold the lock a while, as a publication does
                    if turn % 4 == 3:
                        raise InterruptedError  # noqa: TRY301  # as a publication that fails
            except InterruptedError:
                continue
    except BaseException as error:  # noqa: BLE001  # reported by the test
        failures.append(error)
    finally:
        connections[ledger.using].close()


def race(ledger: DatabaseLedger) -> None:
    failures: list[BaseException] = []
    writers = [threading.Thread(target=write, args=(ledger, n, failures)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen: list[int] = []
    while any(writer.is_alive() for writer in writers):
        seen += [entry.number for entry in ledger.after(seen[-1] if seen else 0, 5)]
    while more := ledger.after(seen[-1] if seen else 0, 5):
        seen += [entry.number for entry in more]
    assert not failures
    expected = WRITERS * (EACH - EACH // 4)
    assert seen == list(range(1, expected + 1)), "a follower that reads while eight write misses nothing"
    assert verify(ledger).number == expected


def test_eight_writers_on_sqlite(sqlite_ledger):
    race(sqlite_ledger)


@pytest.mark.postgres
def test_eight_writers_on_postgres(postgres_ledger):
    race(postgres_ledger)
