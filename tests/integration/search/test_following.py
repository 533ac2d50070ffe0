"""The index follows the ledger, whatever happens to either."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from datetime import timedelta

import msgspec
import pytest

from dabir.ledger.entry import Head
from dabir.persian import fold
from dabir.search import follower as following
from dabir.search.errors import NoIndexError
from dabir.search.follower import Follower, turn
from dabir.search.query import Query, Word
from dabir.search.shelf import Shelf
from dabir.story import Section, Status
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword


def words(text):
    return Query(tuple(Word((key,)) for key in fold(text).split()))


def codes(shelf, text):
    return set(shelf.index().find(words(text), 100).codes)


@pytest.fixture
def ledger():
    made = MemoryLedger()
    made.append(Section(slug="politics", name="سیاست"), NOON)
    made.append_many([make_story(code, headline=f"چراغ شمارهٔ {code}") for code in range(1, 41)], NOON)
    return made


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "search")


def test_there_is_none_until_it_is_made(ledger, shelf):
    with pytest.raises(NoIndexError):
        shelf.index()
    assert Follower(ledger, shelf).step() == ledger.head().number
    assert codes(shelf, "چراغ") == set(range(1, 41))
    assert shelf.index().place().number == ledger.head().number


def test_corrections_and_withdrawals_are_followed_and_nothing_else_is_done(ledger, shelf):
    follower = Follower(ledger, shelf)
    follower.step()
    opened = shelf.index()
    ledger.append(reword(make_story(5), "فانوس دریایی"), NOON)
    ledger.append(msgspec.structs.replace(make_story(6), status=Status.WITHDRAWN), NOON)
    ledger.append(make_story(99, headline="چراغ تازه"), NOON)
    assert follower.step() == 3
    assert shelf.index() is opened, "the same index, at a later commit"
    assert codes(shelf, "فانوس") == {5}
    assert codes(shelf, "چراغ") == set(range(1, 41)) - {5, 6} | {99}
    assert follower.step() == 0


def test_a_story_changed_many_times_in_one_batch_is_there_once(ledger, shelf):
    follower = Follower(ledger, shelf)
    follower.step()
    for number in range(5):
        ledger.append(reword(make_story(7), f"نوبت{'ابجده'[number]}"), NOON)
    follower.step()
    assert shelf.index().size() == 40
    assert codes(shelf, "نوبته") == {7}
    assert codes(shelf, "نوبتد") == set()


def test_an_index_of_another_ledger_is_made_anew(ledger, shelf):
    Follower(ledger, shelf).step()
    other = MemoryLedger()
    other.append_many([make_story(code, headline="کوه") for code in range(1, 60)], NOON + timedelta(days=1))
    Follower(other, shelf).step()
    assert codes(shelf, "چراغ") == set()
    assert codes(shelf, "کوه") == set(range(1, 60))


def test_an_index_of_another_shape_is_made_anew_while_the_old_one_is_asked(ledger, shelf, monkeypatch):
    Follower(ledger, shelf).step()
    old = shelf.index()
    monkeypatch.setattr("dabir.search.shelf.shape", lambda: "another")
    upgraded = Shelf(shelf.folder)
    with pytest.raises(NoIndexError):
        upgraded.index()
    Follower(ledger, upgraded).step()
    assert old.find(words("چراغ"), 1).total == 40, "whoever had it goes on with it"
    assert shelf.index() is not old, "and gets the new one the next time"
    assert codes(upgraded, "چراغ") == codes(shelf, "چراغ") == set(range(1, 41))


@pytest.mark.parametrize("harm", ["cut", "empty", "gone", "meta"])
def test_a_torn_index_is_noticed_and_made_anew(ledger, shelf, harm):
    Follower(ledger, shelf).step()
    folder = shelf.index().folder
    parts = sorted(path for path in folder.iterdir() if path.suffix in {".idx", ".term", ".fast", ".store", ".pos"})
    assert parts
    for path in parts:
        whole = path.read_bytes()
        path.unlink()  # another file of that name, as a disk that was full leaves it: the old one may still be mapped
        if harm in {"cut", "empty"}:
            path.write_bytes(whole[: len(whole) // 2] if harm == "cut" else b"")
    if harm == "meta":
        (folder / "meta.json").write_text("{", encoding="ascii")
    fresh = Shelf(shelf.folder)
    Follower(ledger, fresh).step()
    assert codes(fresh, "چراغ") == set(range(1, 41))


def test_a_build_that_is_interrupted_goes_on_where_it_was(ledger, shelf, monkeypatch):
    monkeypatch.setattr(following, "_COMMIT", 10)
    seen = []

    def stop_after_two(done, whole):
        seen.append(done)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Follower(ledger, shelf, stop_after_two).build()
    with pytest.raises(NoIndexError):
        shelf.index()
    assert Follower(ledger, shelf).build() == ledger.head().number - 20
    assert codes(shelf, "چراغ") == set(range(1, 41))


def test_one_process_writes_at_a_time(shelf):
    with turn(shelf) as first, turn(shelf) as second:
        assert (first, second) == (True, False)
    with turn(shelf) as again:
        assert again


def _publish_and_follow(ledger, folder):
    follower = Follower(ledger, Shelf(folder))
    follower.step()
    for code in range(1000, 100_000):
        ledger.append(make_story(code, headline=f"خبر {code}"), NOON)
        follower.step()


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_an_index_that_goes_on(ledger, tmp_path):
    chance = random.Random(7)  # noqa: S311  # repeatable, not secret
    context = multiprocessing.get_context("fork")
    for number in range(6):
        folder = tmp_path / f"{number}"
        child = context.Process(target=_publish_and_follow, args=(ledger, folder))
        child.start()
        while not (folder / "current").exists():
            time.sleep(0.01)
        time.sleep(chance.uniform(0.02, 0.6))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        shelf = Shelf(folder)
        place = shelf.index().place()
        assert place.number >= ledger.head().number, "the last commit is whole"
        held = shelf.index().size()
        assert held == 40 + place.number - ledger.head().number
        shutil.rmtree(folder)


def test_the_empty_ledger_has_an_empty_index(shelf):
    ledger = MemoryLedger()
    assert ledger.head().number == Head().number
    Follower(ledger, shelf).step()
    assert shelf.index().size() == 0
    ledger.append(make_story(1, headline="چراغ"), NOON)
    Follower(ledger, shelf).step()
    assert codes(shelf, "چراغ") == {1}
