"""The top of the front page: what is held for a time, and what rules choose; always as a press begun anew has it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dabir.press.front_preview import composed, preview_front
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Breaking, Front, Kind, Layout, Rule, Section, Until
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

HOUR = timedelta(hours=1)


class Paper:
    """A press that has been asked before, beside what a press would say that was not."""

    def __init__(self):
        self.clock = NOON
        self.ledger = MemoryLedger()
        for order, slug in enumerate(("politics", "world"), 1):
            self.ledger.append(Section(slug=slug, name=slug, order=order), NOON)
        for code in range(1, 9):  # the even ones are of politics, the highest code is the newest
            section = "world" if code % 2 else "politics"
            story = make_story(code, sections=(section,), first_published=NOON - HOUR * (9 - code))
            self.ledger.append(story, NOON)
        self.press = self.anew()

    def anew(self) -> Press:
        return Press(self.ledger, templates(), clock=lambda: self.clock)

    def set(self, **fields) -> list[int]:
        self.ledger.append(Front(**fields), NOON)
        return self.top()

    def wait(self, time: timedelta) -> list[int]:
        self.clock += time
        return self.top()

    def top(self) -> list[int]:
        """The codes at the top, in order, after checking that the pages of both presses are one."""
        self.press.follow()
        for path in ("/", "/fa/news/1/story-1"):
            assert self.press.page(path).body == self.anew().page(path).body
        front = self.ledger.current("front", "front")
        held = front.record if front else Front()
        assert preview_front(held, self.ledger, clock=lambda: self.clock)[:15] == self.press.page("/").body[:15]
        context, self.ruled = composed(held, self.ledger, clock=lambda: self.clock)
        return [card.code for card in (context.lead, *context.second) if card]

    def strip(self) -> str:
        page = self.press.page("/fa/news/1/story-1").body.decode()
        return page[page.index('id="strip"') :]


@pytest.fixture
def paper() -> Paper:
    return Paper()


def test_what_is_held_for_a_time_goes_by_the_clock_one_after_the_other(paper):
    until = (Until(2, NOON + HOUR), Until(3, NOON + 2 * HOUR))
    assert paper.set(lead=2, second=(3, 1), until=until)[:3] == [2, 3, 1]
    assert paper.wait(HOUR - timedelta(microseconds=1))[0] == 2
    assert paper.wait(timedelta(microseconds=1))[:3] == [8, 3, 1]
    assert paper.press.is_behind() is False
    paper.clock += HOUR
    assert paper.press.is_behind() is True
    assert paper.top()[:3] == [8, 1, 7]


def test_a_headline_is_held_in_the_strip_for_a_time(paper):
    paper.set(strip=(1, 2), until=(Until(1, NOON + HOUR),))
    assert paper.strip().index("تیتر شمارهٔ 1<") < paper.strip().index("تیتر شمارهٔ 8<")
    paper.wait(HOUR)
    assert paper.strip().index("تیتر شمارهٔ 2<") < paper.strip().index("تیتر شمارهٔ 8<")
    assert "تیتر شمارهٔ 1<" not in paper.strip()[: paper.strip().index("تیتر شمارهٔ 8<")]


def test_breaking_news_that_ends_after_a_pin_still_ends(paper):
    paper.set(lead=1, until=(Until(1, NOON + HOUR),), breaking=Breaking("زلزله", NOON + 2 * HOUR))
    assert paper.wait(HOUR)[0] == 8
    assert "زلزله" in paper.press.page("/").body.decode()
    paper.wait(HOUR)
    assert "زلزله" not in paper.press.page("/").body.decode()


def test_rules_fill_in_order_what_is_not_held_and_none_stands_twice(paper):
    rules = (Rule("world"), Rule("politics"), Rule("politics"), Rule("world"))
    assert paper.set(rules=rules)[:4] == [7, 8, 6, 5]
    assert paper.set(lead=7, second=(8,), rules=rules)[:6] == [7, 8, 5, 6, 4, 3]
    assert paper.set(lead=7, rules=rules, layout=Layout.PAIR) == [7, 5, 8, 6, 3]


def test_what_stands_by_a_rule_is_told_from_what_is_merely_the_newest(paper):
    assert paper.set(rules=(Rule("world"), Rule("nowhere")))[:3] == [7, 8, 6]
    assert paper.ruled == {7}
    assert paper.set(lead=1, second=(2,), rules=(Rule("politics"),))[:4] == [1, 2, 8, 7]
    assert paper.ruled == {8}
    paper.set()
    assert paper.ruled == set()


def test_a_rule_that_finds_nothing_leaves_its_place_to_the_newest(paper):
    assert paper.set(lead=1, rules=(Rule("nowhere"), Rule("world")))[:3] == [1, 8, 7]
    assert paper.set(rules=(Rule("nowhere"),))[:2] == [8, 7]


def test_what_is_too_old_for_a_rule_goes_by_the_clock(paper):
    rules = (Rule("world", 3), Rule("politics", 6))  # the newest of the world is two hours old, of politics one
    assert paper.set(rules=rules)[:2] == [7, 8]
    assert paper.wait(HOUR)[:2] == [8, 6], "the newest leads, and the next of politics stands beside it"
    assert paper.wait(8 * HOUR)[:2] == [8, 7]
    paper.ledger.append(make_story(20, sections=("world",), first_published=paper.clock), paper.clock)
    assert paper.top()[:2] == [20, 8]


def test_a_rule_takes_no_advertorial_and_no_note(paper):
    for code, kind in ((30, Kind.ADVERTORIAL), (31, Kind.NOTE)):
        paper.ledger.append(make_story(code, kind=kind, sections=("world",), first_published=NOON), NOON)
    assert paper.set(rules=(Rule("world"),))[0] == 7


def test_a_rule_without_a_section_is_about_the_whole_paper(paper):
    assert paper.set(lead=3, rules=(Rule(hours=5),))[:2] == [3, 8]
