"""Which facts an entry touches, and no others."""

from __future__ import annotations

import msgspec

from dabir.press.facts import touched
from dabir.story import Front, Kind, ParagraphBlock, Section, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword

STORY = make_story(5, sections=("politics", "world"))


def facts_of(*records):
    ledger = MemoryLedger()
    entries = [ledger.append(record, NOON) for record in records]
    last = entries[-1]
    return touched(last, ledger.entry(last.replaces) if last.replaces else None) - {"updated"}


def test_a_new_story_touches_itself_and_its_lists():
    lists = {"latest:all", "latest:kind/news", "latest:section/politics", "latest:section/world"}
    assert facts_of(STORY) == {"story:5", "card:5"} | lists


def test_a_typo_in_the_body_touches_the_story_alone():
    mended = msgspec.structs.replace(STORY, body=(ParagraphBlock(plain("درست شد.")),))
    assert facts_of(STORY, mended) == {"story:5"}


def test_a_new_headline_touches_the_card_and_no_list():
    assert facts_of(STORY, reword(STORY, "تیتر تازه")) == {"story:5", "card:5"}


def test_a_move_between_sections_touches_the_two_lists():
    moved = msgspec.structs.replace(STORY, sections=("politics", "sport"), kind=Kind.REPORT)
    lists = {"latest:section/world", "latest:section/sport", "latest:kind/news", "latest:kind/report"}
    assert facts_of(STORY, moved) == {"story:5", "card:5"} | lists


def test_a_withdrawal_touches_every_list_the_story_stood_in():
    gone = msgspec.structs.replace(STORY, status=Status.WITHDRAWN)
    assert facts_of(STORY, gone) == facts_of(STORY)


def test_sections_and_pins_touch_their_own_facts():
    assert facts_of(Section(slug="world", name="جهان")) == {"sections"}
    assert facts_of(Front(lead=5)) == {"front"}
    assert facts_of(Front(lead=5), Front(lead=5, strip=(1,))) == {"strip:headlines"}
    assert facts_of(Front(lead=5), Front(lead=5)) == set()
