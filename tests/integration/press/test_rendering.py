"""Exactly which parts are rendered again after each kind of change, and which are not."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import msgspec
import pytest

from dabir.press import routes
from dabir.press.audience import Nobody
from dabir.press.front import front
from dabir.press.press import Press
from dabir.press.reading import Reader, Reads
from dabir.press.stamps import Stamps
from dabir.press.templates import templates
from dabir.story import Breaking, Front, Kind, Layout, ParagraphBlock, Section, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword

PAGES = (
    "/fa/",
    "/fa/section/politics",
    "/fa/section/world",
    "/fa/news/50/story-50",
    "/fa/news/1/story-1",
    "/fa/rss.xml",
)
OLD = make_story(1, sections=("world",), first_published=NOON - timedelta(days=4750))


class Paper:
    """A press whose renderings are noted."""

    def __init__(self):
        self.ledger = MemoryLedger()
        self.clock = NOON
        self.rendered = []
        for order, slug in enumerate(("politics", "world")):
            self.ledger.append(Section(slug=slug, name=slug, order=order), NOON)
        self.ledger.append(OLD, NOON)
        for code in range(20, 51):
            self.ledger.append(make_story(code, first_published=NOON - timedelta(minutes=100 - code)), NOON)
        self.press = Press(self.ledger, templates(), clock=lambda: self.clock, rendered=self.rendered.append)
        self.read()

    def read(self):
        """Read every page and return what was rendered for it, in names."""
        self.rendered.clear()
        self.pages = {path: self.press.page(path) for path in PAGES}
        return set(self.rendered)

    def after(self, *records):
        for number, record in enumerate(records):
            self.ledger.append(record, NOON + timedelta(minutes=number + 1))
        self.press.follow()
        return self.read()


@pytest.fixture
def paper():
    return Paper()


STORY = make_story(50, first_published=NOON - timedelta(minutes=50))
EVERY_TIME = {("masthead",)}
"""The part that says when the paper last changed."""


def test_nothing_is_rendered_when_nothing_happened(paper):
    before = dict(paper.pages)
    assert paper.read() == set()
    assert all(paper.pages[path] is before[path] for path in PAGES)
    assert all(paper.press.peek(routes.target(path)) for path in PAGES)


def test_a_typo_in_the_body_renders_one_story_and_no_list(paper):
    mended = msgspec.structs.replace(STORY, body=(ParagraphBlock(plain("درست.")),))
    assert paper.after(mended) == EVERY_TIME | {("story", 50), ("open_story", 50), ("related", 50), ("rss", "all")}


def test_a_new_headline_renders_what_carries_the_card(paper):
    lists = {("front",), ("list", "section/politics"), ("strip",), ("more", "politics"), ("rss", "all")}
    assert (
        paper.after(reword(STORY, "تیتر تازه"))
        == EVERY_TIME | {("story", 50), ("open_story", 50), ("related", 50)} | lists
    )


def test_a_new_story_renders_lists_and_no_other_story(paper):
    new = make_story(51, first_published=NOON)
    lists = {("front",), ("list", "section/politics"), ("strip",), ("more", "politics"), ("rss", "all")}
    assert paper.after(new) == EVERY_TIME | lists


def test_an_old_story_imported_into_the_archive_renders_only_its_section(paper):
    old = make_story(2, sections=("world",), first_published=NOON - timedelta(days=4000))
    front = {("front",)}  # its column of the world shows it
    assert paper.after(old) == EVERY_TIME | front | {("list", "section/world"), ("more", "world"), ("rss", "all")}


def test_an_old_story_below_every_list_renders_nothing_but_the_time(paper):
    long_ago = make_story(3, first_published=NOON - timedelta(days=4900))
    rendered = paper.after(long_ago)
    assert rendered == EVERY_TIME | {("list", "section/politics"), ("rss", "all")}, (
        "section and feed still had room for it"
    )


def test_a_withdrawal_renders_the_tombstone_and_the_lists(paper):
    gone = msgspec.structs.replace(STORY, status=Status.WITHDRAWN, withdrawal="نادرست")
    rendered = paper.after(gone)
    lists = {("front",), ("list", "section/politics"), ("strip",), ("rss", "all")}
    assert rendered == EVERY_TIME | lists | {("gone", 50), ("open_gone", 50)}
    assert paper.pages["/fa/news/50/story-50"].status == 410


def test_a_pin_in_the_strip_renders_one_strip_for_every_page(paper):
    assert paper.after(Front(strip=(1,))) == EVERY_TIME | {("strip",)}
    assert OLD.headline in paper.pages["/fa/news/50/story-50"].body.decode()


def test_a_pinned_lead_renders_the_front_page(paper):
    assert paper.after(Front(lead=1)) == EVERY_TIME | {("front",)}


def test_pinning_and_unpinning_before_anyone_looks_renders_nothing_but_the_time(paper):
    assert paper.after(Front(lead=1), Front(lead=0)) == EVERY_TIME


def test_a_turn_of_the_day_renders_the_masthead(paper):
    paper.clock += timedelta(days=1)
    paper.press.follow()
    assert paper.read() == {("masthead",)}


def test_the_strip_is_rendered_once_for_all_pages(paper):
    paper.ledger.append(make_story(51, first_published=NOON), NOON)
    paper.press.follow()
    paper.read()
    assert paper.rendered.count(("strip",)) == 1
    assert "تیتر شمارهٔ 51" in paper.pages["/fa/news/1/story-1"].body.decode(), "today's strip under an old story"


def test_a_page_that_comes_out_equal_keeps_its_etag_and_its_bytes(paper):
    feed = paper.pages["/fa/rss.xml"]
    front = paper.pages["/fa/"]
    paper.clock += timedelta(days=1)
    paper.press.follow()
    paper.read()
    assert paper.pages["/fa/rss.xml"] is feed
    assert paper.pages["/fa/"].etag != front.etag


def test_after_a_bulk_import_the_press_doubts_everything_and_is_right(paper, monkeypatch):
    monkeypatch.setattr("dabir.press.press._LEAP", 3)
    paper.after(*(make_story(code, first_published=NOON) for code in range(60, 70)))
    anew = Press(paper.ledger, templates(), clock=lambda: paper.clock)
    assert all(paper.pages[path].body == anew.page(path).body for path in PAGES)


def test_the_facts_of_a_page_are_its_surrogate_keys(paper):
    keys = paper.pages["/fa/news/1/story-1"].facts
    assert {"story:1", "sections", "today", "updated", "latest:all", "strip:headlines", "card:50"} <= keys
    assert "front" not in keys


def test_an_advertorial_never_leads_the_page_or_a_column(paper):
    bought = [make_story(code, kind="advertorial", first_published=NOON) for code in (60, 61)]
    paper.after(*(msgspec.structs.replace(story, kind=Kind.ADVERTORIAL, sections=("world",)) for story in bought))
    context = front(Reader(Reads(paper.ledger, Stamps(), lambda: paper.clock, 1_000_000, Nobody())))
    assert context.lead.kind != "advertorial"
    world = next(column for column in context.columns if column.section.name == "world")
    assert [card.code for card in world.cards] == [1, 61, 60]


def test_films_have_a_page_of_their_own(paper):
    film = make_story(60, kind=Kind.FILM, headline="فیلمی از دریا", first_published=NOON)
    paper.after(film)
    page = paper.press.page("/fa/films")
    assert page.status == 200
    assert "فیلمی از دریا" in page.body.decode()


def test_a_story_answers_by_its_code_and_sends_on_to_its_name(paper):
    for path in ("/fa/news/1", "/fa/news/1/", "/fa/news/1/other-words"):
        assert paper.press.page(path).path == "/fa/news/1/story-1"
    assert paper.press.page("/newsroom/") is None
    assert paper.press.page("/fa/nowhere").status == 404


def test_a_thousand_readers_of_a_stale_page_cause_one_rendering(paper):
    paper.ledger.append(make_story(70, first_published=NOON), NOON)
    paper.press.follow()
    paper.rendered.clear()
    with ThreadPoolExecutor(16) as readers:
        pages = list(readers.map(lambda _: paper.press.page("/fa/"), range(1000)))
    assert len({id(page) for page in pages}) == 1
    assert Counter(paper.rendered) == Counter(set(paper.rendered)), "no part twice"
    assert ("strip",) in paper.rendered


def test_a_page_gets_the_furniture_another_page_had_rendered_without_asking_the_ledger(paper, monkeypatch):
    world = routes.target("/fa/section/world")
    paper.ledger.append(make_story(70, first_published=NOON), NOON)
    paper.press.follow()
    assert paper.press.peek(world) is None, "somebody has to render the strip"
    fresh = paper.press.page("/fa/section/politics")
    monkeypatch.setattr(paper.press._reads, "_load", None)  # to ask would be an error
    paper.rendered.clear()
    bound = paper.press.peek(world)
    assert bound is not None
    assert bound.leaves[-1] is fresh.leaves[-1]
    assert paper.rendered == []


def breaking(minutes, code=0, **held):
    """The front with news that is breaking for so many minutes from noon."""
    return Front(breaking=Breaking("زلزله در <دریا>", NOON + timedelta(minutes=minutes, milliseconds=1), code), **held)


def test_breaking_news_stands_over_every_page_and_is_rendered_once(paper):
    assert paper.after(breaking(30, 50)) == EVERY_TIME | {("breaking",)}
    for page in paper.pages.values():
        if page.media_type.startswith("text/html"):
            assert '<a href="/fa/news/50/story-50">زلزله در &lt;دریا&gt;</a>' in page.body.decode()
    assert paper.after(breaking(30, 50, lead=1)) - EVERY_TIME == {("front",)}


def test_breaking_news_ends_by_itself_and_to_the_instant(paper):
    paper.after(breaking(30, 404))
    story = routes.target("/fa/news/1/story-1")
    assert "زلزله" in paper.press.peek(story).body.decode()
    paper.clock += timedelta(minutes=30)
    assert not paper.press.is_behind()
    paper.clock += timedelta(milliseconds=1)
    assert paper.press.is_behind()
    paper.press.follow()
    assert not paper.press.is_behind()
    assert paper.read() == {("breaking",)}
    assert not any("زلزله" in page.body.decode() for page in paper.pages.values())


def test_news_that_was_over_before_the_press_saw_it_is_not_shown(paper):
    paper.ledger.append(breaking(1), NOON)
    paper.press.page("/fa/section/world")  # read from the ledger, ahead of what the press has followed
    paper.clock += timedelta(minutes=2)
    paper.press.follow()
    paper.read()
    assert not any("زلزله" in page.body.decode() for page in paper.pages.values())


@pytest.mark.parametrize(("layout", "beside"), [(Layout.USUAL, 6), (Layout.PAIR, 4), (Layout.EVENT, 6)])
def test_editors_choose_the_layout_and_who_stands_next_to_the_lead(paper, layout, beside):
    paper.after(Front(layout=layout, second=(1, 404, 1, 22)))
    context = front(Reader(Reads(paper.ledger, Stamps(), lambda: NOON, 1_000_000, Nobody())))
    assert context.layout == layout
    assert [card.code for card in context.second[:2]] == [1, 22]
    assert len(context.second) == beside
    shown = [context.lead, *context.second, *(card for column in context.columns for card in column.cards)]
    assert len({card.code for card in shown}) == len(shown)
    html = paper.pages["/fa/"].body.decode()
    main = html[html.index("<main") : html.index("</main>")]
    for card in shown:
        assert main.count(f'href="{card.path}"') == 1, "each is set, and once"


def test_a_paper_with_one_story_is_set_as_usual_whatever_the_layout():
    ledger = MemoryLedger()
    ledger.append(make_story(1, first_published=NOON), NOON)
    ledger.append(Front(layout=Layout.PAIR), NOON)
    press = Press(ledger, templates(), clock=lambda: NOON)
    assert 'class="front front-usual"' in press.page("/fa/").body.decode()
