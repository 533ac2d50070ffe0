"""Which facts an entry touches, and no others."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given

from dabir.press.facts import touched
from dabir.story import Correction, Front, Kind, ParagraphBlock, Section, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword
from dabir.testing.strategies import stories

STORY = make_story(5, sections=("politics", "world"))


def facts_of(*records):
    ledger = MemoryLedger()
    entries = [ledger.append(record, NOON) for record in records]
    last = entries[-1]
    return touched(last, ledger.entry(last.replaces) if last.replaces else None) - {"updated"}


MORDAD_1392 = "1392-05"


def of_lists(names, *months):
    """The facts of the lists *names* when a story comes or goes in *months*."""
    facts = {f"{fact}:{name}" for name in names for fact in ("latest", "years")}
    facts |= {f"month:{name}/{month}" for name in names for month in months}
    return facts | {f"year:{name}/{month[:4]}" for name in names for month in months}


def test_a_new_story_touches_itself_its_lists_and_their_month():
    lists = {"all", "kind/news", "section/politics", "section/world"}
    assert facts_of(STORY) == {"story:5", "card:5", "records:1392-05"} | of_lists(lists, MORDAD_1392)


def test_the_facts_of_one_list_by_name():
    """Spelled out, since caches in front are purged by these very names."""
    touched_by_film = facts_of(make_story(5, kind=Kind.FILM))
    assert {fact for fact in touched_by_film if "film" in fact} == {
        "latest:kind/film",
        "month:kind/film/1392-05",
        "year:kind/film/1392",
        "years:kind/film",
    }


RECORDS = "records:1392-05"


def test_a_typo_in_the_body_touches_the_story_and_the_records_of_its_month():
    mended = msgspec.structs.replace(STORY, body=(ParagraphBlock(plain("درست شد.")),))
    assert facts_of(STORY, mended) == {"story:5", RECORDS}


def test_what_readers_do_not_get_touches_no_records():
    hidden = msgspec.structs.replace(STORY, status=Status.WITHDRAWN, withdrawal="الف")
    assert facts_of(hidden, msgspec.structs.replace(hidden, withdrawal="ب")) == {"story:5"}


def test_a_new_headline_touches_the_card_and_no_list():
    assert facts_of(STORY, reword(STORY, "تیتر تازه")) == {"story:5", "card:5", RECORDS}


def test_a_move_between_sections_touches_the_two_lists():
    moved = msgspec.structs.replace(STORY, sections=("politics", "sport"), kind=Kind.REPORT)
    lists = {"section/world", "section/sport", "kind/news", "kind/report"}
    assert facts_of(STORY, moved) == {"story:5", "card:5", "records:1392-05"} | of_lists(lists, MORDAD_1392)


def test_a_tag_more_touches_its_list_and_no_card():
    tagged = msgspec.structs.replace(STORY, tags=("نیم‌فاصله",))
    lists = {"tag/%D9%86%DB%8C%D9%85-%D9%81%D8%A7%D8%B5%D9%84%D9%87"}
    assert facts_of(STORY, tagged) == {"story:5", "records:1392-05"} | of_lists(lists, MORDAD_1392)


def test_another_spelling_of_a_tag_touches_no_list():
    tagged = msgspec.structs.replace(STORY, tags=("نیم‌فاصله",))
    assert facts_of(tagged, msgspec.structs.replace(STORY, tags=("نيم فاصله",))) == {"story:5", RECORDS}


def test_a_new_date_touches_the_old_month_and_the_new_one_in_every_list():
    moved = msgspec.structs.replace(STORY, first_published=datetime(2014, 3, 20, 20, 29, 59, tzinfo=UTC))
    lists = {"all", "kind/news", "section/politics", "section/world"}
    records = {f"records:{month}" for month in (MORDAD_1392, "1392-12")}
    assert facts_of(STORY, moved) == {"story:5", "card:5"} | records | of_lists(lists, MORDAD_1392, "1392-12")


def test_a_minute_later_may_be_another_year():
    """Half past eight in the evening in Greenwich, and Nowruz begins in Tehran."""
    assert "month:all/1393-01" in facts_of(make_story(5, first_published=datetime(2014, 3, 20, 20, 30, tzinfo=UTC)))


@pytest.mark.parametrize("year", [1700, 2300])
def test_a_date_that_the_calendar_does_not_know_stops_nothing(year):
    facts = facts_of(make_story(5, first_published=datetime(year, 1, 1, tzinfo=UTC)))
    assert facts == {"story:5", "card:5"} | of_lists({"all", "kind/news", "section/politics"})


@given(stories())
def test_names_of_facts_are_plain_ascii_without_spaces_and_commas(story):
    for fact in facts_of(story):
        assert re.fullmatch(r"[!-+\--~]+", fact)


def test_a_withdrawal_touches_every_list_the_story_stood_in():
    gone = msgspec.structs.replace(STORY, status=Status.WITHDRAWN)
    assert facts_of(STORY, gone) == facts_of(STORY) | of_lists({"withdrawn"}, MORDAD_1392)


def test_a_correction_touches_the_register_in_its_own_month_and_no_other_list():
    corrected = msgspec.structs.replace(STORY, corrections=(Correction(NOON, "عدد درست شد"),))
    assert facts_of(STORY, corrected) == {"story:5", "records:1392-05"} | of_lists({"corrected"}, "1405-09")
    again = msgspec.structs.replace(STORY, corrections=(Correction(NOON + timedelta(days=40), "و نام"),))
    assert facts_of(corrected, again) == {"story:5", "records:1392-05"} | of_lists({"corrected"}, "1405-09", "1405-10")


def test_sections_and_pins_touch_their_own_facts():
    assert facts_of(Section(slug="world", name="جهان")) == {"sections"}
    assert facts_of(Front(lead=5)) == {"front"}
    assert facts_of(Front(lead=5), Front(lead=5, strip=(1,))) == {"strip:headlines"}
    assert facts_of(Front(lead=5), Front(lead=5)) == set()
