"""What is read most, on its pages and on the front page: by the order given, and no more is rendered than changed."""

from __future__ import annotations

import re

import pytest

from dabir.press.audience import Period
from dabir.press.page import Redirect
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Kind, Status
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story


class Counted:
    def __init__(self):
        self.orders = {}

    def most_read(self, period):
        return self.orders.get(period, ())


@pytest.fixture
def paper():
    class Paper:
        ledger = MemoryLedger()
        counted = Counted()
        rendered = []
        press = Press(
            ledger,
            templates(),
            rankings=counted,
            clock=lambda: NOON,
            rendered=rendered.append,
        )

        def text(self, path):
            return self.press.page(path).body.decode()

        def count(self, **orders):
            self.counted.orders |= {Period(name): codes for name, codes in orders.items()}
            self.press.follow()
            self.rendered.clear()

    made = Paper()
    for code in range(1, 41):
        made.ledger.append(make_story(code, first_published=NOON), NOON)
    made.press.follow()
    return made


def codes_in(html, name):
    block = re.search(rf'<ol class="{name}">.*?</ol>', html, re.DOTALL)
    return [int(code) for code in re.findall(r'href="/fa/news/(\d+)/', block[0])] if block else []


def test_each_period_has_a_page_in_the_order_counted(paper):
    paper.count(hour=(3, 1), day=(2, 3, 1), week=(9,), month=(8, 9))
    paths = {"": [3, 1], "/day": [2, 3, 1], "/week": [9], "/month": [8, 9]}
    for tail, codes in paths.items():
        html = paper.text(f"/fa/most-read{tail}")
        assert codes_in(html, "ranking") == codes
        assert html.count('aria-current="page"') == 1
    assert paper.press.page("/fa/most-read/") == Redirect("/fa/most-read")
    assert paper.press.page("/fa/most-read/hour").status == 404


def test_the_front_page_shows_the_day_s_and_nothing_while_nothing_is_counted(paper):
    assert 'id="most-read"' not in paper.text("/fa/")
    paper.count(day=tuple(range(1, 31)))
    assert codes_in(paper.text("/fa/"), "lines ranking") == list(range(1, 9))


def test_what_was_withdrawn_or_paid_for_has_no_place_and_the_next_moves_up(paper):
    paper.ledger.append(make_story(2, status=Status.WITHDRAWN, withdrawal="نادرست"), NOON)
    paper.ledger.append(make_story(3, kind=Kind.ADVERTORIAL), NOON)
    paper.count(day=tuple(range(1, 31)))
    assert codes_in(paper.text("/fa/"), "lines ranking") == [1, 4, 5, 6, 7, 8, 9, 10]
    assert codes_in(paper.text("/fa/most-read/day"), "ranking") == [1, *range(4, 23)]


def test_a_new_order_renders_the_block_alone_and_one_below_what_is_shown_nothing(paper):
    paper.count(day=tuple(range(1, 31)))
    front, section = paper.press.page("/fa/"), paper.press.page("/fa/section/politics")
    paper.count(day=(*range(1, 20), 25, *range(20, 25)))
    assert paper.press.page("/fa/") is front
    assert paper.rendered == []
    paper.count(day=(2, 1, *range(3, 31)))
    assert paper.press.page("/fa/").etag != front.etag
    assert paper.press.page("/fa/section/politics") is section
    assert paper.rendered == [("most_read",)]
