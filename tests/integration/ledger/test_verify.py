"""Whatever is altered behind the ledger's back is found."""

from __future__ import annotations

import pytest

from dabir.ledger.errors import BrokenChainError
from dabir.ledger.follower import follow
from dabir.ledger.models import EntryRow, HeadRow, ListingRow
from dabir.ledger.verify import verify
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story, reword


@pytest.fixture
def ledger(sqlite_ledger):
    sqlite_ledger.append_many([make_story(code) for code in range(1, 6)], NOON)
    sqlite_ledger.append(reword(make_story(2), "تیتری دیگر"), NOON)
    return sqlite_ledger


def rows(model, ledger):
    return model.objects.using(ledger.using)


def test_a_whole_ledger_is_proven(ledger):
    seen = []
    assert verify(ledger, lambda done, whole: seen.append((done, whole))) == ledger.head()
    assert seen[-1] == (6, 6)


def test_what_is_published_meanwhile_disturbs_nobody(ledger):
    """Verifying a large ledger takes minutes, and editors do not wait for it."""
    ledger.append_many([make_story(code) for code in range(100, 1_100)], NOON)
    codes = iter(range(5_000, 6_000))

    def publish(done, whole):
        ledger.append(make_story(next(codes)), NOON)
        ledger.append(reword(make_story(700, sections=("world",)), f"تیتر {done}"), NOON)

    proven = verify(ledger, publish)
    assert 1_006 <= proven.number < ledger.head().number


def test_a_place_in_a_list_that_follows_in_a_moment_is_waited_for(ledger, monkeypatch):
    """A publication may fall between reading a record and reading its places; what does not fit is read again."""
    read = ledger.stories
    calls = []

    def stories(codes):
        found = read(codes)
        calls.append(codes)
        if len(calls) == 1:
            ledger.append(make_story(3, sections=("world", "sport")), NOON)
        return found

    monkeypatch.setattr(ledger, "stories", stories)
    assert verify(ledger).number == 6
    assert len(calls) == 2


def alter_text(ledger):
    rows(EntryRow, ledger).filter(number=3).update(text=rows(EntryRow, ledger).get(number=2).text)


def alter_time(ledger):
    rows(EntryRow, ledger).filter(number=4).update(at=NOON.replace(year=2020))


def drop_one(ledger):
    rows(EntryRow, ledger).filter(number=4).delete()


def drop_last(ledger):
    rows(EntryRow, ledger).filter(number=6).delete()


def slip_one_in(ledger):
    whole = rows(EntryRow, ledger).get(number=6)
    whole.number = 7
    whole.save(force_insert=True, using=ledger.using)


def move_head(ledger):
    rows(HeadRow, ledger).update(chain="f" * 64)


def drop_listing(ledger):
    rows(ListingRow, ledger).filter(code=1, name="all").delete()


def add_listing(ledger):
    rows(ListingRow, ledger).create(name="all", code=999, published=NOON)


@pytest.mark.parametrize(
    "harm",
    [alter_text, alter_time, drop_one, drop_last, slip_one_in, move_head, drop_listing, add_listing],
    ids=lambda h: h.__name__,
)
def test_harm_is_found(ledger, harm):
    harm(ledger)
    with pytest.raises(BrokenChainError):
        verify(ledger)


def test_a_named_follower_reads_each_entry_once_and_repeats_a_batch_that_failed(ledger):
    got = []

    def fail(entries):
        raise RuntimeError

    def take(entries):
        got.extend(entry.number for entry in entries)

    using = ledger.using
    assert follow("mail", ledger, take, batch=2, using=using) == 2
    with pytest.raises(RuntimeError):
        follow("mail", ledger, fail, batch=2, using=using)
    while follow("mail", ledger, take, batch=2, using=using):
        pass
    assert got == [1, 2, 3, 4, 5, 6]
    assert follow("other", ledger, take, using=using) == 6, "each name has a cursor of its own"
