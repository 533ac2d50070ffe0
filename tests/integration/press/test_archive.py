"""The archive: what its pages hold, where they lead, and that today's news leaves yesterday's pages alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import msgspec
import pytest
from django.test import override_settings

from dabir.press.page import Redirect
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Film, Kind, ParagraphBlock, Section, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword

TEMPLATES = templates()
MORDAD_1392 = datetime(2013, 8, 20, 18, 29, tzinfo=UTC)
"""22:59 on 29 Mordad 1392 in Tehran; NOON is 12:00 on 1 Azar 1405."""
FILM = Film(key="f1", file="f1.mp4", width=64, height=36, mime="video/mp4", seconds=6, poster="f1.jpg")


def story(code, published, **fields):
    return make_story(code, first_published=published, changed=published, **fields)


OLD = story(1, MORDAD_1392, tags=("نیم فاصله", "نیم‌فاصله"))
STORIES = (
    OLD,
    story(2, MORDAD_1392 - timedelta(hours=3), sections=("world",)),
    story(3, MORDAD_1392 + timedelta(days=1), kind=Kind.FILM, media=(FILM,)),
    story(4, MORDAD_1392 - timedelta(days=40)),
    story(5, MORDAD_1392 + timedelta(days=200), kind=Kind.FILM, media=(FILM,)),
    story(20, NOON, tags=("نيم‌فاصله",)),
    story(21, NOON - timedelta(minutes=1)),
)


class Paper:
    """A press whose renderings are noted."""

    def __init__(self):
        self.ledger = MemoryLedger()
        self.rendered = []
        for order, slug in enumerate(("politics", "world")):
            self.ledger.append(Section(slug=slug, name={"politics": "سیاست", "world": "جهان"}[slug], order=order), NOON)
        self.ledger.append_many(STORIES, NOON)
        self.press = Press(self.ledger, TEMPLATES, clock=lambda: NOON, rendered=self.rendered.append)

    def html(self, path):
        page = self.press.page(path)
        assert page.status == 200, path
        return page.body.decode()

    def main(self, path):
        return re.search(r"<main.*</main>", self.html(path), re.DOTALL)[0]

    def links(self, path):
        return [unquote(link) for link in re.findall(r'href="(/[^"]*)"', self.main(path))]

    def rendered_after(self, paths, *records):
        for path in paths:
            self.press.page(path)
        self.ledger.append_many(records, NOON + timedelta(minutes=1))
        self.press.follow()
        self.rendered.clear()
        for path in paths:
            self.press.page(path)
        return set(self.rendered)


@pytest.fixture
def paper():
    return Paper()


OF_1392 = ("/fa/archive/1392/05", "/fa/archive/1392/05/29", "/fa/section/politics/1392/05", "/fa/films/1392/05")
OF_THE_TAG = "/fa/tag/نیم-فاصله/1392/05"
SHARED = {("masthead",), ("strip",), ("films",), ("close",)}
"""What every page carries; it shows today under any story."""


def test_a_publication_today_renders_no_page_of_an_old_month(paper):
    new = story(50, NOON + timedelta(minutes=1), kind=Kind.FILM, media=(FILM,), tags=("نیم‌فاصله",))
    assert paper.rendered_after((*OF_1392, OF_THE_TAG), new) == {("masthead",), ("films",), ("strip",)}


def test_an_old_month_rests_on_its_own_year_and_on_nothing_newer(paper):
    furniture = paper.press.page("/fa/nowhere").facts
    for path in ("/fa/archive/1392/05", "/fa/section/politics/1392/05"):
        name = "all" if "archive" in path else "section/politics"
        own = paper.press.page(path).facts - furniture
        assert {fact for fact in own if ":" + name in fact} == {f"month:{name}/1392-05", f"year:{name}/1392"}


def test_a_publication_today_renders_the_pages_of_this_month(paper):
    paths = ("/fa/archive", "/fa/archive/1405/09", "/fa/archive/1405/09/01", "/fa/section/politics/1405/09")
    rendered = paper.rendered_after(paths, story(50, NOON + timedelta(minutes=1)))
    assert rendered - SHARED == {
        ("calendar", 1405, 9),
        ("day", 1405, 9, 1),
        ("month", "section/politics", 1405, 9),
        ("open_month", "section/politics", 1405, 9),
    }


def test_a_publication_today_renders_no_page_of_another_day_of_this_month(paper):
    tomorrow = NOON + timedelta(days=1)
    paper.ledger.append(story(40, tomorrow), tomorrow)
    paper.press.follow()
    assert paper.rendered_after(["/fa/archive/1405/09/01"], story(50, tomorrow)) == {("masthead",), ("strip",)}


def test_an_old_story_put_right_renders_its_own_pages_where_they_show_it(paper):
    paths = (*OF_1392, "/fa/archive/1392/05/30", "/fa/section/world/1392/05")
    rendered = paper.rendered_after(paths, reword(OLD, "تیتر تازه"))
    assert rendered - SHARED == {("day", 1392, 5, 29), ("month", "section/politics", 1392, 5)}


def test_a_typo_in_an_old_body_renders_no_list(paper):
    mended = msgspec.structs.replace(OLD, body=(ParagraphBlock(plain("درست.")),))
    assert paper.rendered_after((*OF_1392, OF_THE_TAG), mended) == {("masthead",)}


def test_a_new_spelling_shows_on_the_page_of_the_month_it_was_changed_in(paper):
    assert "<bdi>نیم فاصله</bdi>" in paper.main(OF_THE_TAG)
    assert "<bdi>نيم‌فاصله</bdi>" in paper.main("/fa/tag/نیم-فاصله")
    respelled = msgspec.structs.replace(OLD, tags=("نیم‌فاصله",))
    rendered = paper.rendered_after((OF_THE_TAG, "/fa/tag/نیم-فاصله"), respelled)
    assert rendered == {("masthead",), ("month", "tag/نیم-فاصله", 1392, 5), ("open_month", "tag/نیم-فاصله", 1392, 5)}
    assert "<bdi>نیم‌فاصله</bdi>" in paper.main(OF_THE_TAG)


def test_the_archive_lists_years_newest_first_and_links_only_months_with_stories(paper):
    assert paper.links("/fa/archive") == [
        "/fa/archive/1405/09",
        "/fa/archive/1392/04",
        "/fa/archive/1392/05",
        "/fa/archive/1392/12",
    ]
    assert re.findall(r'id="year-(\d+)"', paper.main("/fa/archive")) == ["1405", "1392"]


def test_a_month_is_a_calendar_from_saturday_with_a_link_to_each_day_that_has_stories(paper):
    main = paper.main("/fa/archive/1392/05")
    rows = [re.findall(r"<td", row) for row in main.split("<tr>")[2:]]
    assert [len(row) for row in rows] == [7] * 5
    first = main.split("<tr>")[2]
    cells = [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", first, re.DOTALL)]
    assert cells == ["", "", "", "۱", "۲", "۳", "۴"], "1 Mordad 1392 was a Tuesday"
    assert re.search(r'href="/fa/archive/1392/05/29">.*?<span class="count">۲<', main)
    steps = ["/fa/archive/1392/04", "/fa/archive/1392/12"]
    assert paper.links("/fa/archive/1392/05") == [
        "/fa/archive",
        *steps,
        "/fa/archive/1392/05/29",
        "/fa/archive/1392/05/30",
    ]


def test_a_day_shows_all_its_stories_newest_first_and_the_days_beside_it(paper):
    main = paper.main("/fa/archive/1392/05/29")
    assert re.findall(r"/fa/news/(\d+)/", main) == ["1", "2"]
    assert "سه‌شنبه ۲۹ مرداد ۱۳۹۲" in main
    assert "۲۲:۵۹" in main
    assert 'rel="next" href="/fa/archive/1392/05/30"' in main
    assert 'rel="prev"' not in main
    assert "/fa/archive/1392/05" in paper.links("/fa/archive/1392/05/29")


def test_a_section_s_month_is_grouped_by_day_newest_first(paper):
    main = paper.main("/fa/section/politics/1392/05")
    assert re.findall(r'class="day-name"><a href="([^"]*)">([^<]*)', main) == [
        ("/fa/archive/1392/05/30", "چهارشنبه ۳۰ مرداد"),
        ("/fa/archive/1392/05/29", "سه‌شنبه ۲۹ مرداد"),
    ]
    assert re.findall(r"/fa/news/(\d+)/", main) == ["3", "1"]


def test_the_months_beside_are_found_over_years_without_stories(paper):
    paper.ledger.append(story(6, MORDAD_1392 - timedelta(days=4000)), NOON)
    paper.press.follow()
    assert 'rel="next" href="/fa/section/politics/1405/09"' in paper.main("/fa/section/politics/1392/12")
    assert 'rel="prev" href="/fa/section/politics/1392/12"' in paper.main("/fa/section/politics/1405/09")
    assert 'rel="prev" href="/fa/section/politics/1381/06"' in paper.main("/fa/section/politics/1392/04")
    assert 'rel="next" href="/fa/section/politics/1392/04"' in paper.main("/fa/section/politics/1381/06")


def test_the_head_of_a_month_names_it_and_the_pages_beside_it(paper):
    head = paper.html("/fa/section/politics/1392/05").split("</head>")[0]
    assert "<title>آرشیو سیاست، مرداد ۱۳۹۲ | " in head
    assert 'content="سیاست در مرداد ۱۳۹۲: ۲ عنوان، روز به روز"' in head
    base = "http://127.0.0.1:8000/fa/section/politics/1392"
    assert f'<link rel="canonical" href="{base}/05">' in head
    assert f'<link rel="prev" href="{base}/04">' in head
    assert f'<link rel="next" href="{base}/12">' in head
    titles = {
        path: re.search("<title>(.*?) \\|", paper.html(path))[1] for path in (*OF_1392, OF_THE_TAG, "/fa/archive")
    }
    assert titles == {
        "/fa/archive": "آرشیو",
        "/fa/archive/1392/05": "آرشیو مرداد ۱۳۹۲",
        "/fa/archive/1392/05/29": "خبرهای سه‌شنبه ۲۹ مرداد ۱۳۹۲",
        "/fa/section/politics/1392/05": "آرشیو سیاست، مرداد ۱۳۹۲",
        "/fa/films/1392/05": "آرشیو فیلم، مرداد ۱۳۹۲",
        OF_THE_TAG: "آرشیو برچسب «نیم فاصله»، مرداد ۱۳۹۲",
    }


@override_settings(DABIR_LIST_LENGTH=3)
def test_the_newest_of_a_list_end_with_the_month_of_the_last(paper):
    for path, month in (
        ("/fa/section/politics", "1392/12"),
        ("/fa/films", "1392/05"),
        ("/fa/tag/نیم-فاصله", "1392/05"),
    ):
        assert paper.links(path)[-1] == f"{path}/{month}"


def test_a_story_leads_to_its_tags_once_each_and_to_its_day(paper):
    links = paper.links("/fa/news/1/story-1")
    assert links.count("/fa/tag/نیم-فاصله") == 1
    assert "/fa/archive/1392/05/29" in links


def test_every_page_leads_to_the_archive(paper):
    for path in ("/fa/", "/fa/news/1/story-1", "/fa/archive/1392/05"):
        assert '<a href="/fa/archive">آرشیو</a>' in paper.html(path).split('<footer class="foot">')[1]


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("/fa/archive/1392/5", "/fa/archive/1392/05"),
        ("/fa/archive/1392/5/29/", "/fa/archive/1392/05/29"),
        ("/fa/section/politics/1392/5", "/fa/section/politics/1392/05"),
        ("/fa/films/1392/5/", "/fa/films/1392/05"),
        ("/fa/tag/نيم فاصله", "/fa/tag/نیم-فاصله"),
        ("/fa/tag/نیم‌فاصله/1392/5", "/fa/tag/نیم-فاصله/1392/05"),
        ("/fa/archive/", "/fa/archive"),
    ],
)
def test_what_is_nearly_right_is_sent_on(paper, path, right):
    answer = paper.press.page(path)
    assert isinstance(answer, Redirect)
    assert unquote(answer.path) == right
    assert paper.press.page(right).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/fa/archive/1392/06",
        "/fa/archive/1392/05/28",
        "/fa/archive/1404/12/30",
        "/fa/section/world/1405/09",
        "/fa/section/nowhere/1392/05",
        "/fa/films/1405/09",
        "/fa/tag/نوروز",
        "/fa/tag/نوروز/1392/05",
        "/fa/tag/نیم-فاصله/1392/06",
    ],
)
def test_where_there_is_no_story_there_is_no_page(paper, path):
    assert paper.press.page(path).status == 404


def test_a_month_whose_last_story_is_withdrawn_is_gone_and_comes_back(paper):
    path = "/fa/section/world/1392/05"
    paper.html(path)
    only = STORIES[1]
    paper.ledger.append(msgspec.structs.replace(only, status=Status.WITHDRAWN, withdrawal="نادرست"), NOON)
    paper.press.follow()
    assert paper.press.page(path).status == 404
    assert paper.press.page("/fa/archive/1392/05").status == 200
    paper.ledger.append(only, NOON)
    paper.press.follow()
    assert paper.press.page(path).status == 200


def test_a_month_of_a_closed_section_is_no_page(paper):
    paper.ledger.append(Section(slug="world", name="جهان", closed=True), NOON)
    paper.press.follow()
    assert paper.press.page("/fa/section/world/1392/05").status == 404


def test_a_changed_setting_shows_at_once_and_goes_again(paper):
    before = paper.press.page("/fa/section/politics")
    with override_settings(DABIR_LIST_LENGTH=1, DABIR_PAPER_NAME="چنار"):
        assert paper.press.peek(b"/fa/section/politics") is None, "not even a page in memory"
        assert "چنار" in paper.html("/fa/section/politics")
        assert re.findall(r"/fa/news/(\d+)/", paper.main("/fa/section/politics")) == ["20"]
    assert paper.press.peek(b"/fa/section/politics") is None
    assert paper.press.page("/fa/section/politics").body == before.body
