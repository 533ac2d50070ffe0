"""The front page as it was: from the ledger, whatever has happened since."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.laws import examples

from dabir.press import past
from dabir.press.page import Redirect
from dabir.press.past import PastLedger, number_at
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Front, Section, Status
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword

TEMPLATES = templates()
CLOCK = NOON + timedelta(days=3)


def minutes(count):
    return NOON + timedelta(minutes=count)


def press_of(ledger):
    return Press(ledger, TEMPLATES, clock=lambda: CLOCK)


def main_of(page):
    return re.search(r"<main.*</main>", page.body.decode(), re.DOTALL)[0]


def strip_of(page):
    """The headlines under the page; the menu below them may have lost an empty section that was closed since."""
    return re.findall('<section class="strip".*?</section>', page.body.decode(), re.DOTALL)


def grow(ledger, moves, upto=None):
    """Append what *moves* say, one a minute, up to a number of entries."""
    ledger.append(Section(slug="politics", name="سیاست"), NOON)
    ledger.append(Section(slug="world", name="جهان", order=1), NOON)
    stories = {}
    for minute, (move, number) in enumerate(moves[:upto], 1):
        at = minutes(minute)
        code = 100 + number
        sections = ("politics", "world")[number % 2 :][:1]
        if code not in stories:
            stories[code] = make_story(code, first_published=at, changed=at, sections=sections)
        elif move == "reword":
            stories[code] = reword(stories[code], f"تیتر دقیقهٔ {minute}")
        elif move == "withdraw":
            stories[code] = msgspec.structs.replace(stories[code], status=Status.WITHDRAWN, changed=at)
        elif move == "move":
            stories[code] = msgspec.structs.replace(stories[code], sections=("world",))
        if move == "pin":
            ledger.append(Front(lead=code), at)
        elif move == "close":
            ledger.append(Section(slug="world", name="جهان", order=1, closed=bool(number % 2)), at)
        else:
            ledger.append(stories[code], at)
    return ledger


MOVES = st.tuples(st.sampled_from(["publish", "reword", "withdraw", "move", "pin", "close"]), st.integers(0, 12))


@given(st.lists(MOVES, min_size=1, max_size=30), st.data())
@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=examples(40))
def test_the_front_page_of_any_moment_is_what_it_was_then(moves, data):
    number = data.draw(st.integers(0, len(moves)))
    then = press_of(grow(MemoryLedger(), moves, number)).page("/fa/")
    edition = unquote(re.search(r'class="updated">.*?href="([^"]*)"', then.body.decode())[1])
    page = press_of(grow(MemoryLedger(), moves)).page(edition)
    assert page.status == 200
    assert main_of(page) == main_of(then)
    assert strip_of(page) == strip_of(then)


def test_what_was_older_than_the_entries_looked_at_is_found_in_the_lists_of_today(monkeypatch):
    monkeypatch.setattr(past, "_LATELY", 3)
    ledger = MemoryLedger()
    for code in range(1, 31):
        at = minutes(code) - timedelta(days=(30 - code) ** 2)
        ledger.append(make_story(code, first_published=at, changed=at), minutes(code))
    then = PastLedger(ledger, 20)
    assert then.newest("all", 12) == tuple(range(20, 8, -1))
    assert then.newest("all", 40) == tuple(range(20, 0, -1))
    assert then.newest("tag/nothing", 5) == ()
    ledger.append(reword(make_story(7), "تیتر تازه"), minutes(60))
    assert then.stories([7, 25])[7].story.headline == make_story(7).headline
    assert 25 not in then.stories([7, 25])


@given(st.lists(st.integers(0, 5), max_size=20), st.integers(0, 60))
def test_the_last_entry_before_a_moment_is_found(gaps, moment):
    ledger, at = MemoryLedger(), 0
    for order, gap in enumerate(gaps):
        at += gap
        ledger.append(Section(slug="politics", name="سیاست", order=order), minutes(at))
    expected = sum(entry.at < minutes(moment) for entry in ledger.after(0))
    assert number_at(ledger, minutes(moment)) == expected


@pytest.fixture
def press():
    return press_of(grow(MemoryLedger(), [("publish", 1), ("reword", 1)]))


def test_it_says_what_it_is_and_is_not_kept(press):
    path = "/fa/front/1405/09/01/12:01"
    html = press.page(path).body.decode()
    assert "آن‌گونه که در" in html
    assert "۱ آذر ۱۴۰۵ - ۱۲:۰۱" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "تیتر شمارهٔ 101" in html
    assert press.kept(path.encode()) is None
    assert "تیتر دقیقهٔ 2" in press.page("/fa/front/1405/09/03/23:59").body.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/fa/front/1405/09/01/11:59",
        "/fa/front/1405/09/05/00:00",
        "/fa/front/1405/12/30/10:00",
        "/fa/front/1405/09/01/24:00",
    ],
)
def test_before_the_paper_and_after_today_there_is_nothing(press, path):
    assert press.page(path).status == 404


def test_a_date_in_other_digits_is_sent_on(press):
    assert press.page("/fa/front/1405/9/1/12:01/") == Redirect("/fa/front/1405/09/01/12:01")
