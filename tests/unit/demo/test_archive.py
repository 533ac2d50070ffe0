"""The archive for measuring: like a newspaper's, always the same, and taken up where it stopped."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management.base import OutputWrapper
from hypothesis import given
from hypothesis import strategies as st

from dabir.demo.archive import FIRST_CODE, fill
from dabir.demo.edition import SECTIONS
from dabir.demo.manuscript import manuscripts
from dabir.demo.meter import Meter
from dabir.demo.rhythm import FIRST_DAY, LAST_DAY, Rhythm
from dabir.demo.wording import Writer
from dabir.ledger.verify import verify
from dabir.persian.calendar import TEHRAN
from dabir.persian.slug import slugify
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story

WRITTEN = manuscripts(datetime(2026, 11, 22, tzinfo=UTC))
WHOLE = 20_000


@pytest.fixture(scope="module")
def stories():
    writer = Writer(WRITTEN, FIRST_CODE, WHOLE)
    return [writer.story(number) for number in range(0, WHOLE, 4)]


@given(count=st.integers(1, 2_000_000), data=st.data())
def test_instants_rise_within_the_thirteen_years(count, data):
    rhythm = Rhythm(count)
    number = data.draw(st.integers(0, count - 1))
    one = rhythm.instant(number)
    assert FIRST_DAY <= one.astimezone(TEHRAN).date() <= LAST_DAY
    assert one.microsecond == 0
    assert one.utcoffset() == timedelta(0)
    if number + 1 < count:
        assert one <= rhythm.instant(number + 1)


def test_the_day_is_a_newspapers(stories):
    local = [story.first_published.astimezone(TEHRAN) for story in stories]
    hours, weekdays = Counter(at.hour for at in local), Counter(at.strftime("%a") for at in local)
    assert hours[10] > 3 * hours[6] > 0
    assert hours[3] + hours[4] < len(local) // 500, "almost nothing at night; a few on days the clocks change"
    assert weekdays["Fri"] < weekdays["Thu"] < weekdays["Sat"]
    years = Counter(at.year for at in local)
    assert years[2025] > 1.3 * years[2014]
    assert len({at.date() for at in local}) > 0.6 * (LAST_DAY - FIRST_DAY).days


def test_headlines_are_whole_and_seldom_the_same(stories):
    headlines = Counter(story.headline for story in stories)
    assert len(headlines) > 0.97 * len(stories)
    for story in stories:
        assert "{" not in story.headline
        assert "  " not in story.headline
        assert story.slug == slugify(story.headline)


def test_sections_tags_and_related_stories(stories):
    known = {slug for slug, _, _ in SECTIONS}
    assert {story.section for story in stories} == known
    assert {len(story.tags) for story in stories} == {len(story.related) for story in stories} == {0, 1, 2, 3}
    tags = Counter(tag for story in stories for tag in story.tags)
    assert len(tags) > 150
    assert max(tags.values()) > 10 * min(tags.values())
    for story in stories:
        assert all(FIRST_CODE <= code < story.code for code in story.related)


def test_a_story_follows_from_its_number_alone(stories):
    again = Writer(WRITTEN, FIRST_CODE, WHOLE)
    for number in (1999, 0, 700):
        assert again.story(number * 4) == stories[number]


def test_filling_goes_on_where_it_was_and_leaves_editors_their_codes(sqlite_ledger):
    class PowerCutError(Exception):
        pass

    def cut(done, whole):
        if done >= 300:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        fill(sqlite_ledger, 900, WRITTEN, cut)
    assert 300 <= sqlite_ledger.head().number < 900
    code = sqlite_ledger.new_code()
    assert code > FIRST_CODE + 899
    sqlite_ledger.append(make_story(code), NOON)
    told = []
    fill(sqlite_ledger, 900, WRITTEN, lambda done, whole: told.append((done, whole)))
    fill(sqlite_ledger, 900, WRITTEN, lambda done, whole: told.append((done, whole)))
    assert told[-1] == told[-2] == (900, 900)
    assert verify(sqlite_ledger).number == 901
    writer = Writer(WRITTEN, FIRST_CODE, 900)
    kept = sqlite_ledger.stories(range(FIRST_CODE, FIRST_CODE + 900))
    assert {code: entry.story for code, entry in kept.items()} == {
        FIRST_CODE + number: writer.story(number) for number in range(900)
    }


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_a_line_at_each_tenth_or_one_that_moves():
    clock = iter(range(0, 1000, 2))
    paper, terminal = OutputWrapper(io.StringIO()), OutputWrapper(Terminal())
    for out in (paper, terminal):
        meter = Meter(out, lambda: float(next(clock)))
        for done in range(0, 101, 5):
            meter.show("archive", done, 100)
    lines = paper._out.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[4] == "• archive: 50/100 (50 %), 2 a second, 20 s left"
    assert lines[-1] == "• archive: 100/100 (100 %), 2 a second"
    moving = terminal._out.getvalue()
    assert moving.count("\r") == 21
    assert moving.count("\n") == 1
