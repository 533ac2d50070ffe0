"""Live furniture in frames: a framed page says nothing that a publication elsewhere changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dabir.press import frames, pages
from dabir.press.audience import Nobody
from dabir.press.parts import BUILDERS
from dabir.press.reading import Reader, Reads
from dabir.press.routes import FrontAddress, StoryAddress
from dabir.press.stamps import Stamps
from dabir.press.templates import templates
from dabir.story import Kind, Section
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

TEMPLATES = templates()


@pytest.fixture
def ledger():
    ledger = MemoryLedger()
    ledger.append(Section(slug="politics", name="سیاست", order=1), NOON)
    ledger.append(make_story(1, kind=Kind.FILM, first_published=NOON), NOON)
    return ledger


def rendered(ledger, parts, at=NOON) -> str:
    pieces = []
    for name, *arguments in parts:
        build, template = BUILDERS[name]
        reader = Reader(Reads(ledger, Stamps(), lambda: at, 1_000_000, Nobody()))
        pieces.append(TEMPLATES.render(template, build(reader, *arguments)))
    return b"".join(pieces).decode()


def story_parts(ledger):
    return pages.plan(Reader(Reads(ledger, Stamps(), lambda: NOON, 1_000_000, Nobody())), StoryAddress(1)).parts


def test_a_framed_page_outlives_other_publications_and_the_turn_of_the_day(ledger):
    before = rendered(ledger, frames.framed(story_parts(ledger)))
    ledger.append(make_story(2, kind=Kind.FILM, first_published=NOON), NOON + timedelta(minutes=1))
    after = rendered(ledger, frames.framed(story_parts(ledger)), NOON + timedelta(days=1))
    assert after == before
    assert rendered(ledger, story_parts(ledger)) != before


def test_no_file_leads_to_a_search_that_no_server_answers(ledger):
    plan = pages.plan(Reader(Reads(ledger, Stamps(), lambda: NOON, 1_000_000, Nobody())), FrontAddress())
    assert "/fa/search" in rendered(ledger, plan.parts)
    for parts in (frames.filed(plan.parts), frames.framed(plan.parts)):
        assert "/fa/search" not in rendered(ledger, parts)


def test_each_frame_leads_to_a_small_page_that_shows_its_part(ledger):
    page = rendered(ledger, frames.framed(story_parts(ledger)))
    for part in frames.furniture(["politics"]):
        assert f'src="{frames.furniture_path(part)}"' in page
        small = rendered(ledger, frames.furniture_parts(part))
        assert '<base target="_top">' in small
        assert rendered(ledger, [part]) in small


def test_where_there_are_no_films_there_is_no_frame_for_them(ledger):
    assert rendered(ledger, [("frame", "films")])
    ledger.append(make_story(1, kind=Kind.NEWS, first_published=NOON), NOON)
    assert rendered(ledger, [("frame", "films")]) == ""
