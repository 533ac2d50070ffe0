"""The CDN is told what changed: all of it, at least once, by one process, outside any transaction."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

import msgspec
import pytest
from django.db import connections
from tests.integration.delivery.cdn import cdn

from dabir.delivery.purge import follower as module
from dabir.delivery.purge.cursor import Cursor, Place
from dabir.delivery.purge.errors import RefusedError, UnreachableError
from dabir.delivery.purge.fastly import Fastly
from dabir.delivery.purge.follower import Follower, Purging
from dabir.delivery.purge.vendor import Vendor
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

DAY = date(2026, 11, 22)

HOLDER = """
import sys, time
from pathlib import Path
from dabir.delivery.purge.cursor import Cursor
cursor = Cursor(Path(sys.argv[1]))
print(cursor.take(), flush=True)
time.sleep(60)
"""


@dataclass(frozen=True, kw_only=True)
class Told(Vendor):
    """Notes what it is told; fails with each of *failures* first."""

    header: ClassVar[str] = "keys"
    longest_header: ClassVar[int] = 1000
    longest_key: ClassVar[int] = 100
    most_keys: ClassVar[int] = 1000

    settle: float = 0.0
    calls: list[set[str] | str] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def purge(self, keys):
        self.note(set(keys))

    def purge_all(self):
        self.note("all")

    def note(self, what):
        if self.failures:
            raise self.failures.pop(0)
        self.calls.append(what)


@pytest.fixture
def ledger():
    made = MemoryLedger()
    made.append(make_story(100, headline="یک"), NOON)
    return made


@pytest.fixture
def cursor(tmp_path):
    made = Cursor(tmp_path)
    made.move(Place(1, DAY))
    return made


def following(vendor, ledger, cursor, day=DAY, pause=0.01):
    return Follower(Purging(vendor), ledger, cursor, pause=pause, today=lambda: day)


def test_several_publications_are_one_call_with_what_they_touched(ledger, cursor):
    ledger.append(make_story(100, headline="دو"), NOON + timedelta(minutes=1))
    ledger.append(make_story(101), NOON + timedelta(minutes=2))
    vendor = Told()
    following(vendor, ledger, cursor).step()
    (keys,) = vendor.calls
    assert {"updated", "story:100", "card:100", "story:101", "latest:all", "card:any"} <= keys
    assert "front" not in keys
    assert cursor.read() == Place(3, DAY)
    assert following(vendor, ledger, cursor).step() is False
    assert len(vendor.calls) == 1, "nothing new, no call"


def test_only_what_changed_is_told(ledger, cursor):
    story = ledger.current("story", "100").story
    ledger.append(msgspec.structs.replace(story, withdrawal="", changed=NOON + timedelta(minutes=1)), NOON)
    vendor = Told()
    following(vendor, ledger, cursor).step()
    assert not any(key.startswith(("latest:", "card:")) for key in vendor.calls[0])


def test_the_turn_of_the_day_is_told(ledger, cursor):
    vendor = Told()
    following(vendor, ledger, cursor, day=DAY + timedelta(days=1)).step()
    assert vendor.calls == [{"today"}]
    assert cursor.read() == Place(1, DAY + timedelta(days=1))


def test_without_a_cursor_or_after_a_leap_everything_is_purged(ledger, cursor, tmp_path, monkeypatch):
    vendor = Told()
    following(vendor, ledger, Cursor(tmp_path / "..")).step()
    (tmp_path / "purge.cursor").write_bytes(b"\0\0\0")  # a disk that lost what it was given
    following(vendor, ledger, cursor).step()
    monkeypatch.setattr(module, "_LEAP", 3)
    for code in range(200, 204):
        ledger.append(make_story(code), NOON)
    following(vendor, ledger, cursor).step()
    cursor.move(Place(99, DAY))  # a ledger restored from yesterday's copy
    following(vendor, ledger, cursor).step()
    assert vendor.calls == ["all"] * 4
    (tmp_path / ".." / "purge.cursor").unlink()


def test_a_call_that_fails_is_made_again_with_what_came_meanwhile(ledger, cursor):
    ledger.append(make_story(101), NOON)
    vendor = Told(failures=[UnreachableError(vendor="Told", said="HTTP 500")])
    follower = following(vendor, ledger, cursor)
    with pytest.raises(UnreachableError):
        follower.step()
    assert cursor.read() == Place(1, DAY)
    ledger.append(make_story(102), NOON)
    follower.step()
    assert {"story:101", "story:102"} <= vendor.calls[0]


def test_a_crash_between_the_call_and_the_cursor_repeats_the_call(ledger, cursor, monkeypatch):
    ledger.append(make_story(101), NOON)
    vendor = Told()
    with monkeypatch.context() as crash:
        crash.setattr(Cursor, "move", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            following(vendor, ledger, cursor).step()
    following(vendor, ledger, cursor).step()
    assert len(vendor.calls) == 2
    assert vendor.calls[0] == vendor.calls[1]


def until(true, seconds=10.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_the_thread_tells_a_real_vendor_and_bears_its_troubles(ledger, cursor, monkeypatch, caplog):
    monkeypatch.setattr(module, "_FIRST_WAIT", 0.01)
    monkeypatch.setattr(module, "_LONGEST_WAIT", 0.05)
    caplog.set_level(logging.INFO, "dabir")
    with cdn("Fastly-Key", "sesame") as fake:
        fake.answers += [(500, {}, b""), (429, {}, b""), (401, {}, b"no such token")]
        follower = following(Fastly(service="s", token="sesame", url=fake.url, settle=0.0), ledger, cursor)
        follower.open()
        ledger.append(make_story(101), NOON)
        until(lambda: cursor.read() == Place(2, DAY))
        follower.close()
    assert len(fake.asked) == 4
    assert "story:101" in fake.asked[-1].headers["surrogate-key"].split()
    levels = [record.levelname for record in caplog.records]
    assert levels == ["WARNING", "WARNING", "ERROR", "INFO"]
    assert "no such token" in caplog.text
    assert "sesame" not in caplog.text


def test_waiting_grows_and_heeds_the_vendor(ledger, cursor):
    follower = following(Told(), ledger, cursor)
    away = UnreachableError(vendor="Told", said="HTTP 500")
    assert [follower._wait_after(away, failures) for failures in (0, 1, 2, 10)] == [1, 2, 4, 60]
    assert follower._wait_after(UnreachableError(vendor="Told", said="HTTP 429", wait=300), 0) == 300
    assert follower._wait_after(RefusedError(vendor="Told", status=403, said="no"), 0) == 60


def test_one_process_tells_and_the_next_takes_over_when_it_is_killed(ledger, cursor, tmp_path):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "True\n"
    vendor = Told()
    ledger.append(make_story(101), NOON)
    follower = following(vendor, ledger, cursor)
    follower.open()
    time.sleep(0.3)
    assert vendor.calls == [], "another process has the lock"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    until(lambda: vendor.calls)
    other = Cursor(tmp_path)
    assert other.take() is False
    follower.close()
    assert other.take() is True
    other.release()


def test_an_editor_can_publish_while_a_call_is_under_way(sqlite_ledger, tmp_path):
    """SQLite has one writer at a time: a call to a CDN must not be it."""
    ledger = sqlite_ledger
    ledger.append(make_story(100), NOON)
    done = []

    def publish():
        ledger.append(make_story(101), NOON)
        done.append(True)
        connections[ledger.using].close()

    class Slow(Told):
        def note(self, what):
            editor = threading.Thread(target=publish)
            editor.start()
            editor.join(5)
            super().note(what)

    cursor = Cursor(tmp_path)
    cursor.move(Place(0, DAY))
    following(vendor := Slow(), ledger, cursor).step()
    assert done == [True]
    assert vendor.calls
    assert cursor.read() == Place(1, DAY), "what came during the call is told next"
