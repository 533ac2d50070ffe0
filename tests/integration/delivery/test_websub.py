"""A WebSub hub is told which feeds changed, at least once, by a real HTTP request."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qsl

import msgspec
import pytest
from django.test import override_settings
from tests.integration.delivery.cdn import cdn

from dabir.delivery.purge.cursor import Cursor, Place
from dabir.delivery.purge.errors import UnreachableError
from dabir.delivery.purge.follower import Follower
from dabir.delivery.websub import Hub, hub_follower
from dabir.story import ParagraphBlock, Section, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

DAY = date(2026, 11, 22)
SITE = "http://127.0.0.1:8000"
STORY = make_story(100, tags=("نیم‌فاصله",))
TAG = "/fa/tag/%D9%86%DB%8C%D9%85-%D9%81%D8%A7%D8%B5%D9%84%D9%87"


@pytest.fixture
def hub():
    with cdn("User-Agent", "dabir") as fake:
        yield fake


@pytest.fixture
def ledger():
    made = MemoryLedger()
    made.append(Section(slug="politics", name="سیاست"), NOON)
    made.append(STORY, NOON)
    return made


@pytest.fixture
def follower(hub, ledger, tmp_path):
    cursor = Cursor(tmp_path, "websub")
    cursor.move(Place(2, DAY))
    return Follower(Hub(hub.url, ledger, settle=0), ledger, cursor, today=lambda: DAY)


def feeds(asked):
    """The feeds one request named, as paths."""
    assert asked.method == "POST"
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    mode, *named = parse_qsl(asked.body.decode())
    assert mode == ("hub.mode", "publish")
    assert {name for name, _ in named} == {"hub.url"}
    return {value.removeprefix(SITE) for _, value in named}


def of(*paths):
    return {f"{path}/{form}" for path in paths for form in ("rss.xml", "atom.xml", "feed.json")}


def test_a_publication_names_the_feeds_of_its_lists(follower, hub, ledger):
    ledger.append(make_story(101, sections=("world",)), NOON)
    assert follower.step() is True
    (asked,) = hub.asked
    assert feeds(asked) == of("/fa", "/fa/section/world")


def test_a_correction_names_every_feed_that_carries_the_story(follower, hub, ledger):
    mended = msgspec.structs.replace(STORY, body=(ParagraphBlock(plain("درست")),), changed=NOON + timedelta(hours=1))
    ledger.append(mended, NOON)
    follower.step()
    assert feeds(hub.asked[0]) == of("/fa", "/fa/section/politics", TAG)


def test_a_withdrawal_names_the_feeds_the_story_stood_in(follower, hub, ledger):
    ledger.append(msgspec.structs.replace(STORY, status=Status.WITHDRAWN), NOON)
    follower.step()
    assert feeds(hub.asked[0]) == of("/fa", "/fa/section/politics", TAG)


def test_what_changes_no_feed_is_not_told(follower, hub, ledger):
    ledger.append(Section(slug="sport", name="ورزش"), NOON)
    follower.step()
    assert hub.asked == []


def test_many_feeds_are_told_with_few_calls(follower, hub, ledger):
    ledger.append(make_story(101, sections=tuple(f"s{number}" for number in range(40))), NOON)
    follower.step()
    assert [len(feeds(asked)) for asked in hub.asked] == [50, 50, 23]


def test_a_hub_that_was_away_is_told_again(follower, hub, ledger):
    ledger.append(make_story(101), NOON)
    hub.answers.append((503, {}, b""))
    with pytest.raises(UnreachableError):
        follower.step()
    assert follower.step() is True
    assert feeds(hub.asked[0]) == feeds(hub.asked[1])
    assert follower.step() is False


def test_at_first_the_paper_s_own_feeds_are_named(hub, ledger, tmp_path):
    Follower(Hub(hub.url, ledger), ledger, Cursor(tmp_path, "websub"), today=lambda: DAY).step()
    assert feeds(hub.asked[0]) == of("/fa", "/fa/section/politics")


def test_without_a_hub_nobody_follows():
    assert hub_follower() is None
    with override_settings(DABIR_WEBSUB_HUB="http://127.0.0.1:1/"):
        assert hub_follower() is not None
