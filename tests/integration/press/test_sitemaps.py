"""Sitemaps: whole, by month, and never touched by another month's news."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import msgspec
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.integration.press.machines import is_machine_date, page, press_of
from tests.laws import examples

from dabir.press import almanac
from dabir.story import Kind, Markers, ParagraphBlock, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story
from dabir.testing.strategies import stories

SITE = "http://127.0.0.1:8000"
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MORDAD_1392 = datetime(2013, 8, 20, 18, 29, tzinfo=UTC)


def published(code, at, **fields):
    return make_story(code, first_published=at, **({"changed": at} | fields))


def locations(press, path):
    return [
        unquote(node.text.removeprefix(SITE))
        for node in ElementTree.fromstring(page(press, path).body).iter(f"{NS}loc")
    ]


OLD = published(1, MORDAD_1392, slug="تیتر-کهنه")
NEW = published(50, NOON)


@pytest.fixture
def press():
    return press_of(OLD, published(2, MORDAD_1392 + timedelta(days=1)), NEW)[0]


def test_the_index_lists_a_sitemap_a_month_and_each_one_answers(press):
    index = locations(press, "/fa/sitemap.xml")
    assert index == ["/fa/sitemap/lists.xml", "/fa/sitemap/1405-09.xml", "/fa/sitemap/1392-05.xml"]
    pages = [location for path in index for location in locations(press, path)]
    assert {"/fa/", "/fa/section/politics", "/fa/news/50/story-50", "/fa/news/1/تیتر-کهنه"} <= set(pages)
    for path in pages:
        page(press, path)


def test_robots_name_the_sitemaps_and_keep_out_of_the_newsroom(press):
    robots = page(press, "/robots.txt")
    assert robots.media_type == "text/plain; charset=utf-8"
    lines = robots.body.decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /newsroom/"]
    named = [line.removeprefix(f"Sitemap: {SITE}") for line in lines if line.startswith("Sitemap: ")]
    assert named == ["/fa/sitemap.xml", "/fa/sitemap/news.xml"]
    for path in named:
        page(press, path)


def test_a_story_says_when_it_last_changed():
    changed = MORDAD_1392 + timedelta(days=4000)
    press, _ = press_of(msgspec.structs.replace(OLD, changed=changed))
    (url,) = ElementTree.fromstring(page(press, "/fa/sitemap/1392-05.xml").body)
    assert [node.tag for node in url] == [f"{NS}loc", f"{NS}lastmod"], "in the order the schema wants"
    assert url.findtext(f"{NS}lastmod") == changed.isoformat().replace("+00:00", "Z")


def test_a_correction_of_an_old_story_renders_the_sitemap_of_its_month_and_news_of_today_does_not():
    rendered = []
    press, ledger = press_of(OLD, NEW, rendered=rendered.append)
    old, index = "/fa/sitemap/1392-05.xml", "/fa/sitemap.xml"
    before = [page(press, path) for path in (old, index)]
    rendered.clear()
    ledger.append(published(51, NOON + timedelta(minutes=1)), NOON)
    press.follow()
    assert [page(press, path) for path in (old, index)] == before
    assert rendered == []
    mended = msgspec.structs.replace(OLD, changed=NOON, body=(ParagraphBlock(plain("درست")),))
    ledger.append(mended, NOON)
    press.follow()
    assert page(press, old).body != before[0].body
    assert rendered == [("month_sitemap", 1392, 5, 1)]
    ledger.append(msgspec.structs.replace(mended, status=Status.WITHDRAWN), NOON)
    press.follow()
    page(press, old, status=404)
    assert old not in locations(press, index)


def test_a_month_too_large_for_one_sitemap_is_split(monkeypatch):
    monkeypatch.setattr(almanac, "SHEET", 2)
    press, ledger = press_of(*(published(code, MORDAD_1392 + timedelta(minutes=code)) for code in range(1, 6)))
    index = [path for path in locations(press, "/fa/sitemap.xml") if "1392" in path]
    assert index == ["/fa/sitemap/1392-05.xml", "/fa/sitemap/1392-05-2.xml", "/fa/sitemap/1392-05-3.xml"]
    codes = [[int(path.split("/")[3]) for path in locations(press, sheet)] for sheet in index]
    assert codes == [[1, 2], [3, 4], [5]], "the oldest first, so that a full sheet stays as it is"
    page(press, "/fa/sitemap/1392-05-4.xml", status=404)
    page(press, "/fa/sitemap/1392-06.xml", status=404)
    ledger.append(published(6, MORDAD_1392 + timedelta(minutes=6)), NOON)
    press.follow()
    assert locations(press, index[2])[1] == "/fa/news/6/story-6"


def test_the_news_sitemap_holds_yesterday_and_today_but_nothing_that_was_paid_for():
    """Its day begins in Tehran, at half past eight in the evening in Greenwich."""
    begins = datetime(2026, 11, 20, 20, 30, tzinfo=UTC)
    press, _ = press_of(
        published(1, begins - timedelta(seconds=1)),
        published(2, begins),
        published(3, NOON, headline="تیتر <الف>"),
        published(4, NOON, kind=Kind.ADVERTORIAL),
        published(5, NOON, markers=Markers(sponsored="شرکت")),
    )
    root = ElementTree.fromstring(page(press, "/fa/sitemap/news.xml").body)
    assert [int(node.text.split("/")[5]) for node in root.iter(f"{NS}loc")] == [3, 2]
    news = root[0].find(f"{NEWS}news")
    assert [node.tag for node in news] == [f"{NEWS}{name}" for name in ("publication", "publication_date", "title")]
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "سپیدار"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "fa"
    assert news.findtext(f"{NEWS}title") == "تیتر <الف>"
    assert is_machine_date(news.findtext(f"{NEWS}publication_date"))


def test_the_news_sitemap_is_never_older_than_48_hours_and_turns_with_the_day():
    at = [NOON]
    press, _ = press_of(NEW, clock=lambda: at[0])
    for _ in range(2):
        assert locations(press, "/fa/sitemap/news.xml")
        at[0] += timedelta(days=1)
        press.follow()
    assert locations(press, "/fa/sitemap/news.xml") == []


@settings(max_examples=examples(40))
@given(st.lists(stories(), max_size=5, unique_by=lambda story: story.code))
def test_every_public_story_is_in_one_sitemap_with_a_date_in_utc(drawn):
    press, _ = press_of(*drawn)
    found = []
    for path in locations(press, "/fa/sitemap.xml")[1:]:
        assert re.fullmatch(r"/fa/sitemap/1[234]\d\d-[01]\d\.xml", path, re.ASCII)
        for url in ElementTree.fromstring(page(press, path).body):
            found.append(int(url.findtext(f"{NS}loc").split("/")[5]))
            assert is_machine_date(url.findtext(f"{NS}lastmod"))
    assert sorted(found) == sorted(story.code for story in drawn if story.is_public)
