"""Feeds, read back by programs that are not ours."""

from __future__ import annotations

import json
import re
from calendar import timegm
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import unquote

import feedparser
import msgspec
import pytest
from defusedxml import ElementTree
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.integration.press.machines import is_machine_date, page, press_of
from tests.laws import examples

from dabir.press.machines.content import content_html
from dabir.press.page import Redirect
from dabir.story import (
    Correction,
    EmbedBlock,
    Film,
    FilmBlock,
    Kind,
    Mark,
    Markers,
    MarkKind,
    ParagraphBlock,
    Picture,
    Status,
    Text,
    plain,
)
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story, reword
from dabir.testing.strategies import stories

SITE = "http://127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"
PICTURE = Picture(
    key="p", file="pictures/p.jpg", width=1200, height=800, mime="image/jpeg", caption="کوه", credit="سارا"
)
FILM = Film(key="f", file="films/f.mp4", width=640, height=360, mime="video/mp4", seconds=65.4, poster="films/f.jpg")
LINKED = Text("خبر دیگر را ببینید", (Mark(kind=MarkKind.LINK, start=0, end=8, href="/fa/news/7"),))
STORY = make_story(
    5,
    headline="کار & «کارگر» <۲>",
    slug="کار-کارگر",
    byline=("سارا محمدی", "علی رضایی"),
    tags=("نیم‌فاصله",),
    media=(PICTURE, FILM),
    body=(ParagraphBlock(plain("بند نخست & دوم.")), ParagraphBlock(LINKED), FilmBlock("f")),
    first_published=NOON - timedelta(hours=3),
    changed=NOON,
    corrections=(Correction(NOON, "عدد درست شد"),),
)
FORMS = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture
def press():
    return press_of(STORY, make_story(6, sections=("world",)))[0]


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_a_feed_reader_gets_all_of_a_story(press, form):
    feed = feedparser.parse(page(press, f"/fa/{form}").body)
    assert not feed.bozo, feed.get("bozo_exception")
    assert (feed.feed.title, feed.feed.language) == ("سپیدار", "fa")
    entry = feed.entries[0]
    assert entry.title == STORY.headline if form == "rss.xml" else "کار" in entry.title
    assert entry.link.startswith(f"{SITE}/fa/news/5/%DA")
    assert entry.id == f"{SITE}/fa/news/5"
    assert timegm(entry.published_parsed) == STORY.first_published.timestamp()
    assert timegm(entry.updated_parsed) == STORY.changed.timestamp(), "a correction is a later date"
    assert "بند نخست &amp; دوم." in entry.content[0].value
    assert f'href="{SITE}/fa/news/7"' in entry.content[0].value, "links lead to the paper from anywhere"
    assert "عدد درست شد" in entry.content[0].value
    assert entry.summary == STORY.lead
    assert [tag.term for tag in entry.tags] == ["بخش politics", "نیم‌فاصله"]
    assert "سارا محمدی" in str(entry.authors)
    assert f"{SITE}/media/films/f.mp4" in [one.href for one in entry.enclosures]


def test_a_json_feed_has_what_the_standard_wants(press):
    feed = json.loads(page(press, "/fa/feed.json").body)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["language"]) == ("سپیدار", "fa")
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{SITE}/fa/", f"{SITE}/fa/feed.json")
    item = feed["items"][0]
    assert item["id"] == f"{SITE}/fa/news/5"
    assert item["title"] == STORY.headline
    assert (item["date_published"], item["date_modified"]) == ("2026-11-22T05:30:00Z", "2026-11-22T08:30:00Z")
    assert [author["name"] for author in item["authors"]] == list(STORY.byline)
    film, picture = item["attachments"]
    assert (film["mime_type"], film["duration_in_seconds"]) == ("video/mp4", 65.4)
    assert (picture["mime_type"], picture["title"]) == ("image/jpeg", "کوه")
    assert item["image"] == picture["url"]


def test_an_enclosure_says_how_long_it_is(tmp_path):
    (tmp_path / "films").mkdir()
    (tmp_path / "films/f.mp4").write_bytes(b"x" * 1234)
    with override_settings(MEDIA_ROOT=tmp_path):
        press, _ = press_of(STORY)
        body = page(press, "/fa/rss.xml").body
    (one,) = ElementTree.fromstring(body).iter("enclosure")
    assert one.attrib == {"url": f"{SITE}/media/films/f.mp4", "length": "1234", "type": "video/mp4"}


@pytest.mark.parametrize("form", FORMS)
def test_each_list_has_its_own_feed(press, form):
    for path, codes in {
        "/fa/section/world": [6],
        "/fa/section/politics": [5],
        "/fa/tag/نیم-فاصله": [5],
        "/fa/films": [],
    }.items():
        body = page(press, f"{path}/{form}").body.decode()
        assert [int(code) for code in re.findall(r"/fa/news/(\d+)(?=[<\"])", body) if int(code) != 7] == codes, path


def test_what_has_no_page_has_no_feed(press):
    for path in ("/fa/section/nowhere/rss.xml", "/fa/tag/هیچ/atom.xml", "/fa/archive/feed.json"):
        page(press, path, status=404)


def test_another_spelling_of_a_tag_is_sent_on(press):
    found = press.page("/fa/tag/نيم فاصله/rss.xml")
    assert isinstance(found, Redirect)
    assert found.path.endswith("/rss.xml")


def test_the_head_of_each_list_names_its_feeds(press):
    for path in ("/fa/", "/fa/section/politics", "/fa/tag/نیم-فاصله", "/fa/films"):
        html = page(press, path).body.decode()
        links = re.findall(r'<link rel="alternate" type="application/(\S+)" title="[^"]+" href="([^"]+)">', html)
        own = links[:3]
        assert [kind for kind, _ in own] == ["rss+xml", "atom+xml", "feed+json"]
        for _, url in links:
            target = url.removeprefix(SITE)
            found = press.page(unquote(target))
            assert found.status == 200
            assert found.plan.target == target.encode()


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_every_address_in_a_feed_answers(press, form):
    for entry in feedparser.parse(page(press, f"/fa/{form}").body).entries:
        path = unquote(entry.link.removeprefix(SITE))
        assert page(press, path)
        assert press.page(entry.id.removeprefix(SITE)) == Redirect(entry.link.removeprefix(SITE))


def test_a_feed_is_dated_by_its_newest_change_and_stays_as_it_is_without_one():
    rendered = []
    press, ledger = press_of(STORY, rendered=rendered.append)
    before = page(press, "/fa/section/politics/rss.xml")
    assert parsedate_to_datetime(ElementTree.fromstring(before.body).findtext(".//lastBuildDate")) == NOON
    ledger.append(make_story(9, sections=("world",)), NOON)
    press.follow()
    rendered.clear()
    assert page(press, "/fa/section/politics/rss.xml") is before
    assert rendered == []


def test_a_new_headline_keeps_the_identity(press):
    again, _ = press_of(reword(STORY, "تیتر تازه"))
    ids = {re.search(r"<guid[^>]*>([^<]+)", page(one, "/fa/rss.xml").body.decode())[1] for one in (press, again)}
    assert ids == {f"{SITE}/fa/news/5"}


def test_a_withdrawn_story_leaves_the_feed(press):
    gone = msgspec.structs.replace(STORY, status=Status.WITHDRAWN)
    press, _ = press_of(gone)
    assert "/fa/news/5" not in page(press, "/fa/rss.xml").body.decode()


def test_what_was_paid_for_says_so():
    press, _ = press_of(msgspec.structs.replace(STORY, kind=Kind.ADVERTORIAL, markers=Markers(sponsored="شرکت الف")))
    item = json.loads(page(press, "/fa/feed.json").body)["items"][0]
    assert item["title"].startswith("رپرتاژ آگهی: ")
    assert "رپرتاژ آگهی: شرکت الف" in item["content_html"]


def test_a_hub_is_named_only_where_there_is_one(press):
    assert b'rel="hub"' not in page(press, "/fa/rss.xml").body
    with override_settings(DABIR_WEBSUB_HUB="https://hub.example/"):
        links = feedparser.parse(page(press, "/fa/rss.xml").body).feed.links
        assert {link["rel"]: link["href"] for link in links}["hub"] == "https://hub.example/"
        atom = ElementTree.fromstring(page(press, "/fa/atom.xml").body)
        rels = {link.get("rel"): link.get("href") for link in atom.findall(f"{ATOM}link")}
        assert rels["hub"] == "https://hub.example/"
        assert rels["self"] == f"{SITE}/fa/atom.xml"
        assert json.loads(page(press, "/fa/feed.json").body)["hubs"] == [
            {"type": "WebSub", "url": "https://hub.example/"}
        ]


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe"])
def test_what_xml_may_not_hold_cannot_get_in(form, character):
    press, _ = press_of(reword(STORY, f"پیش{character}پس"))
    root = ElementTree.fromstring(page(press, f"/fa/{form}").body)
    titles = [node.text for node in root.iter() if node.tag.endswith("title")]
    assert "پیشپس" in titles


@settings(max_examples=examples(60))
@given(st.lists(stories(), min_size=1, max_size=4, unique_by=lambda story: story.code))
def test_every_feed_of_any_stories_is_well_formed_and_dated_in_utc(drawn):
    press, _ = press_of(*drawn)
    rss = ElementTree.fromstring(page(press, "/fa/rss.xml").body)
    atom = ElementTree.fromstring(page(press, "/fa/atom.xml").body)
    feed = json.loads(page(press, "/fa/feed.json").body)
    public = sorted((story.code for story in drawn if story.is_public), reverse=True)
    assert sorted((int(node.text.rpartition("/")[2]) for node in rss.iter("guid")), reverse=True) == public
    assert len(atom.findall(f"{ATOM}entry")) == len(feed["items"]) == len(public)
    dates = [node.text for node in rss.iter() if node.tag in {"pubDate", "lastBuildDate"}]
    assert all(parsedate_to_datetime(date).utcoffset() == timedelta(0) and date.isascii() for date in dates)
    stamps = [node.text for root in (rss, atom) for node in root.iter() if node.tag in _STAMPS]
    stamps += [item[name] for item in feed["items"] for name in ("date_published", "date_modified")]
    assert all(map(is_machine_date, stamps))


_STAMPS = {f"{ATOM}updated", f"{ATOM}published"}


class _Tags(HTMLParser):
    """The tags of a piece of HTML, and the URLs in it."""

    def __init__(self):
        super().__init__()
        self.tags, self.urls = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        self.urls += [value for name, value in attrs if name in {"href", "src", "poster"}]


_SAFE = {
    "audio",
    "p",
    "strong",
    "em",
    "a",
    "h2",
    "h3",
    "blockquote",
    "ul",
    "ol",
    "li",
    "figure",
    "figcaption",
    "img",
    "video",
}
_SAFE |= {"aside", "table", "caption", "thead", "tbody", "tr", "th", "td"}


@given(stories())
def test_the_body_for_others_is_safe_html_with_absolute_addresses(story):
    parser = _Tags()
    parser.feed(content_html(story))
    assert parser.tags <= _SAFE
    elsewhere = {block.address for block in story.body if isinstance(block, EmbedBlock)}
    assert all(url.startswith(f"{SITE}/") for url in parser.urls if url not in elsewhere)


def test_dates_of_a_feed_are_those_of_the_story():
    born = datetime(2013, 8, 20, 18, 29, tzinfo=UTC)
    press, _ = press_of(make_story(291913, first_published=born, changed=born))
    assert b"<pubDate>Tue, 20 Aug 2013 18:29:00 GMT</pubDate>" in page(press, "/fa/rss.xml").body
