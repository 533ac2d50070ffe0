"""The page of search as readers meet it: over a paper and an index in memory."""

from __future__ import annotations

import html
import json
import re
import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import quote, unquote

import feedparser
import msgspec
import pytest
from defusedxml.ElementTree import fromstring
from django.db import DatabaseError
from django.test import Client

from dabir.persian.digits import to_persian
from dabir.press import serving
from dabir.press.press import Press
from dabir.press.templates import Templates, environment, templates
from dabir.search import views
from dabir.search.document import document_of
from dabir.search.errors import NoIndexError
from dabir.search.index import Place
from dabir.search.limits import Pool
from dabir.story import Kind, ParagraphBlock, Section, Source, SourceKind, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.search import MemoryIndex
from dabir.testing.stories import make_story

SEARCH = "/fa/search"
MASTHEAD = 'class="masthead"'


class Paper:
    """A paper and its index; *number* of a story is its code."""

    def __init__(self) -> None:
        self.ledger, self.index = MemoryLedger(), MemoryIndex()
        for order, (slug, name) in enumerate({"politics": "سیاست", "science": "علم و فناوری"}.items()):
            self.ledger.append(Section(slug=slug, name=name, order=order), NOON)
        self.press = Press(self.ledger, templates())

    def publish(self, code: int, headline: str, body: str = "هیچ.", *, indexed: bool = True, **fields):
        given = {"lead": "", "kicker": "", "body": (ParagraphBlock(plain(body)),), "first_published": NOON} | fields
        story = make_story(code, headline=headline, **given)
        head = self.ledger.append(story, NOON)
        self.press.follow()
        if indexed:
            document = document_of(story)
            self.index.put([document] if document else [], [], Place(head.number, head.chain))
        return story


@pytest.fixture
def paper(monkeypatch):
    made = Paper()
    serving.serve(made.press)
    monkeypatch.setattr(views, "shelf", lambda: SimpleNamespace(index=lambda: made.index))
    for kept in (views._questions._asked, views._typing._asked, views._answers._answers):
        kept.clear()
    yield made
    serving.withdraw(made.press)


@pytest.fixture
def browser():
    return Client(REMOTE_ADDR="10.1.2.3")


def ask(browser, text, **more):
    return browser.get(SEARCH, {"q": text, **more})


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def main(answer) -> str:
    """What the page itself says, without the furniture."""
    return re.search("<main.*</main>", said(answer), re.DOTALL)[0]


def headlines(answer) -> list[str]:
    found = re.findall('<span class="words">(.*?)</span>', main(answer))
    return [re.sub("<.*?>", "", words) for words in found]


def count(answer) -> int:
    found = re.search("<strong>([۰-۹]+)</strong> خبر یافت شد", main(answer))
    return int(found[1]) if found else 0


def links(answer, part: str) -> list[tuple[str, str]]:
    """The links within the element whose class is *part*: where they lead and what they say."""
    inside = re.search(rf'<(\w+)[^>]*class="{part}".*?</\1>', main(answer), re.DOTALL)
    found = re.findall('<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', inside[0] if inside else "", re.DOTALL)
    return [(path, " ".join(re.sub("<.*?>", "", words).split())) for path, words in found]


def test_an_answer_of_before_the_index_had_the_story_is_not_kept_for_after(paper, browser):
    late = paper.publish(1, "فانوس دریایی", indexed=False)
    assert headlines(ask(browser, "فانوس")) == []
    head = paper.ledger.head()
    paper.index.put([document_of(late)], [], Place(head.number, head.chain))
    assert headlines(ask(browser, "فانوس")) == ["فانوس دریایی"]


def test_without_a_question_there_is_a_form_in_the_paper_s_face(paper, browser):
    answer = browser.get(SEARCH)
    text = said(answer)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    assert answer["Cache-Control"] == "private, max-age=30"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert MASTHEAD in text
    assert 'class="foot"' in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<input type="search" id="q" name="q" dir="auto" value=""' in text
    for name in ("words", "phrase", "without", "section", "kind", "author", "source", "tag", "from", "to", "sort"):
        assert f'name="{name}"' in text
    assert '<option value="science">علم و فناوری</option>' in text
    assert text.count("search/search.js?v=") == 1
    assert not re.search(r"<script(?![^>]* src=)|<style|style=\"| on\w+=\"", text)


def test_every_page_leads_to_it_and_none_but_it_has_its_script(paper):
    paper.publish(1, "تیتر")
    for path in ("/fa/", "/fa/news/1/story-1", "/fa/archive"):
        page = paper.press.page(path).body.decode()
        assert f'<a href="{SEARCH}">جست‌وجو</a>' in page
        assert "search.js" not in page
    assert paper.press.page(SEARCH) is None


def test_a_story_is_found_and_shown_with_what_was_asked_for(paper, browser):
    body = "نگهبان فانوس می‌گوید کتابهای کهنه را در برج پیدا کرده است. " * 9
    paper.publish(1, "فانوس بندر دوباره روشن شد", body, kicker="گزارشی از بندر", sections=("science",), slug="lamp")
    paper.publish(2, "خبری دیگر")
    answer = ask(browser, "كتاب فانوس")
    page = main(answer)
    assert count(answer) == 1
    assert headlines(answer) == ["فانوس بندر دوباره روشن شد"]
    assert '<span class="words"><mark>فانوس</mark> بندر دوباره روشن شد</span>' in page
    assert "<mark>فانوس</mark> می‌گوید <mark>کتابهای</mark> کهنه را" in page, "as the editor wrote it"
    assert re.search('<p class="passage">.* …</p>', page)
    assert 'href="/fa/news/1/lamp"' in page
    assert '<a href="/fa/section/science">علم و فناوری</a>' in page
    assert re.search('<time datetime="2026-11-22T08:30:00Z">۱ آذر ۱۴۰۵</time>', page)
    assert 'value="كتاب فانوس"' in page, "the box keeps what was typed"
    assert "<title>جست‌وجوی «كتاب فانوس» | " in said(answer)


@pytest.mark.parametrize("text", ["می رود", "مي‌رود", "ميرود", "می‌رود"])
def test_any_spelling_finds_it(paper, browser, text):
    paper.publish(1, "قطار فردا می‌رود")
    assert headlines(ask(browser, text)) == ["قطار فردا می‌رود"]


@pytest.fixture
def library(paper):
    """Two dozen stories of two sections, three kinds, two sources and years."""
    for code in range(1, 25):
        paper.publish(
            code,
            f"کتاب شمارهٔ {code}",
            sections=("politics",) if code % 3 else ("politics", "science"),
            kind=(Kind.NEWS, Kind.REPORT, Kind.INTERVIEW)[code % 3],
            sources=(Source(kind=SourceKind.AGENCY, name="خبرگزاری نوا" if code % 4 else "«مهر» (تهران)"),),
            first_published=NOON - timedelta(days=200 * (code % 5), minutes=code),
        )
    return paper


def test_every_facet_leads_to_as_many_as_it_says_and_back(library, browser):
    answer = ask(browser, "کتاب")
    narrower = links(answer, "facets")
    assert {name.rstrip("۰۱۲۳۴۵۶۷۸۹ ") for _, name in narrower} >= {"سیاست", "علم و فناوری", "گفت‌وگو", "«مهر» (تهران)"}
    for path, name in narrower:
        views._questions._asked.clear()
        found = browser.get(path)
        assert count(found) == int(name.split()[-1]), name
        ((back, _),) = [(way, said) for way, said in links(found, "facets") if "برداشتن" in said]
        assert unquote(back) == f"{SEARCH}?q=کتاب"
        assert 'rel="nofollow"' in main(found)


def test_months_are_offered_where_there_are_few_years(library, browser):
    assert 'class="facet-name">ماه<' not in main(ask(browser, "کتاب"))
    assert 'class="facet-name">ماه<' in main(ask(browser, "کتاب سال:۱۴۰۵"))


def test_results_can_be_had_in_each_order(library, browser):
    orders = {name: path for path, name in links(ask(browser, "کتاب"), "periods")}
    assert list(orders) == ["تازه‌ترین", "کهنه‌ترین"]
    newest, oldest = (headlines(browser.get(path)) for path in orders.values())
    assert newest[0] == "کتاب شمارهٔ 5"
    assert oldest[0] == "کتاب شمارهٔ 24"
    again = {name: path for path, name in links(browser.get(orders["کهنه‌ترین"]), "periods")}
    assert unquote(again["مرتبط‌ترین"]) == f"{SEARCH}?q=کتاب"


def test_pages_are_turned_and_no_more_than_ten_of_them(paper, browser):
    for code in range(1, 231):
        paper.publish(code, f"نان {code}", first_published=NOON - timedelta(minutes=code))
    first = ask(browser, "نان ترتیب:تازه‌ترین")
    assert count(first) == 230
    turning = [name for _, name in links(first, "turning")]
    assert turning == [*(f"صفحهٔ {to_persian(number)}" for number in range(2, 11)), "بعدی"]
    second = browser.get(links(first, "turning")[0][0])
    assert headlines(second)[0] == "نان 21"
    last = ask(browser, "نان ترتیب:تازه‌ترین", page="۱۰")
    assert headlines(last)[-1] == "نان 200"
    assert "بعدی" not in [name for _, name in links(last, "turning")]
    assert "تنها ۲۰۰ خبر نخست را می‌شود ورق زد" in main(last)
    for page in ("11", "999", "9" * 15):
        beyond = ask(browser, "نان", page=page)
        assert "این صفحه نیست: ۲۳۰ خبر یافت شد و تنها ۲۰۰ خبر نخست را می‌شود ورق زد" in main(beyond)
        assert headlines(beyond) == []
    for page in ("abc", "-1", "0", "", "1.5", "٠", "9" * 30, "۱"):
        assert headlines(ask(browser, "نان ترتیب:تازه‌ترین", page=page))[0] == "نان 1", page


def test_what_was_withdrawn_is_gone_at_once_though_the_index_has_it_and_the_answer_was_kept(paper, browser):
    story = paper.publish(1, "فانوس")
    assert headlines(ask(browser, "فانوس")) == ["فانوس"]
    paper.ledger.append(msgspec.structs.replace(story, status=Status.WITHDRAWN), NOON)
    paper.press.follow()
    assert headlines(ask(browser, "فانوس")) == []
    assert "فانوس" not in str(browser.get(f"{SEARCH}/rss.xml", {"q": "فانوس"}).content.decode().split("<item>")[1:])


def test_an_answer_is_kept_for_the_next_who_asks(paper, browser, monkeypatch):
    paper.publish(1, "فانوس")
    assert count(ask(browser, "فانوس")) == 1
    monkeypatch.setattr(paper.index, "find", None)
    assert headlines(ask(browser, "فانوس ")) == ["فانوس"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ({"words": "نان", "section": "science", "sort": "newest"}, "نان بخش:«علم و فناوری» ترتیب:تازه‌ترین"),
        ({"phrase": "نان سنگک", "without": "تافتون", "from": "۱۳۹۲"}, "«نان سنگک» -تافتون از:۱۳۹۲"),
        ({"words": "", "sort": "relevance"}, ""),
    ],
)
def test_the_form_is_turned_into_a_question(paper, browser, form, text):
    answer = browser.get(SEARCH, form)
    assert answer.status_code == 302
    assert answer["Location"].isascii()
    assert unquote(answer["Location"]).replace("+", " ") == (f"{SEARCH}?q={text}" if text else SEARCH)


def test_what_was_perhaps_meant_is_offered(paper, browser):
    for code in range(1, 4):
        paper.publish(code, "فانوس دریایی")
    answer = ask(browser, "فانوص")
    assert headlines(answer) == []
    assert "برای این پرسش خبری نیافتیم" in main(answer)
    ((path, words),) = links(answer, "meant")
    assert words == "فانوس"
    assert count(browser.get(path)) == 3
    assert [path for path, _ in links(answer, "choices")] == ["/fa/archive", "/fa/newest"]


def test_a_filter_is_no_slip_of_the_pen(paper, browser):
    for code in range(1, 30):
        paper.publish(code, "خبر نوا")
    assert 'class="meant"' not in main(ask(browser, "هیچ‌کجا منبع:نوای"))
    ((_, words),) = links(ask(browser, "نوو منبع:نوای"), "meant")
    assert words == "نوا منبع:نوای"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("نان " * 600, "۱۰۰۰ نویسهٔ نخستش"),
        (" ".join(f"w{n}" for n in range(40)), "۳۲ تای نخست"),
        ('"نان', "یک گیومه جفت نداشت"),
        ("از با", "در بیشتر خبرها هست"),
        ("نان ۱۳۹۲/۱۳/۴۵", "در تقویم نیست"),
        ("!؟", "چیزی نیست که بشود جست"),
    ],
)
def test_a_reader_is_told_what_became_of_the_question(paper, browser, text, words):
    assert words in main(ask(browser, text))


BAD = [
    "نان " * 2_600,
    " OR ".join(["نان"] * 1_000),
    "|" * 5_000,
    "(" * 5_000,
    '"' * 999,
    "«" * 999 + "»",
    "\x00\x01\x1b[31m\x7f\x85",
    "\u202e\u2066\u200f\ufeff",
    "\ud7ff\U0010ffff\ufffe",
    "<script>alert(1)</script>\" onfocus=alert(1) '",
    "بخش:«" + "ب" * 900,
    "سال:9999999999999999999999",
    "کد:" + "9" * 500,
    "از:۰۰۰۰ تا:۹۹۹۹/۹۹",
    "-" * 1_000,
    ":" * 1_000,
    "sort:" * 200,
    "\u064b" * 3_000,
    "ی‌" * 1_000,
    "نوع:سال:ماه:از:تا:",
    "a" * 10_000,
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_whatever_is_typed_is_answered_with_a_page(paper, browser, text):
    paper.publish(1, "نان", sections=("politics", "science"))
    paper.publish(2, "نان و پنیر", kind=Kind.REPORT)
    answers = [ask(browser, text, page="2"), ask(browser, text), browser.get(SEARCH, {"words": text, "to": text})]
    answers.append(browser.get(SEARCH, {"like": text}))
    for answer in answers:
        assert answer.status_code in {200, 302, 404}
        if answer.status_code != 302:
            assert MASTHEAD in said(answer)
            assert b"<script>alert" not in answer.content
            assert not re.search(rb'value="[^"]*<', answer.content)
    for form in ("rss.xml", "feed.json", "suggest"):
        assert browser.get(f"{SEARCH}/{form}", {"q": text}).status_code == 200
    fromstring(browser.get(f"{SEARCH}/rss.xml", {"q": text}).content)


@pytest.mark.parametrize(
    "query", ["q=%ff%fe", "q=%ED%A0%80", "q", "q=&q=", "=", "q[]=x", "%00=%00", "q=%D9", "page=%00&q=x"]
)
def test_a_broken_address_is_answered_with_a_page(paper, browser, query):
    answer = browser.get(f"{SEARCH}?{query}")
    assert answer.status_code == 200
    assert MASTHEAD in said(answer)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_to_it(paper, browser, method):
    assert getattr(browser, method)(SEARCH).status_code == 405


def test_a_search_is_followed_as_rss(library, browser):
    page = ask(browser, "کتاب سال:۱۴۰۵")
    ((rss, _), (as_json, _)) = links(page, "follow")
    answer = browser.get(rss)
    fromstring(answer.content)
    feed = feedparser.parse(answer.content)
    assert answer["Content-Type"] == "application/rss+xml"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert feed.feed.title.startswith("جست‌وجوی «کتاب سال:۱۴۰۵» | ")
    times = [entry.published_parsed for entry in feed.entries]
    assert times == sorted(times, reverse=True)
    assert len(times) == count(page)
    assert unquote(feed.feed.link) == f"http://127.0.0.1:8000{SEARCH}?q=کتاب+سال:۱۴۰۵"
    assert feed.feed.link.isascii()
    assert browser.get(rss, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    library.publish(99, "کتاب تازه", first_published=NOON + timedelta(days=1))
    changed = browser.get(rss, headers={"If-None-Match": answer["ETag"]})
    assert feedparser.parse(changed.content).entries[0].title == "کتاب تازه"
    document = json.loads(browser.get(as_json).content)
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["items"][0]["title"] == "کتاب تازه"
    heads = re.findall('<link rel="alternate" type="([^"]*)"[^>]*href="([^"]*)"', said(page))
    assert (
        "application/rss+xml",
        f"http://127.0.0.1:8000{quote(rss.partition('?')[0])}?q={quote('کتاب')}+{quote('سال:۱۴۰۵', safe=':')}",
    ) in heads


def test_a_feed_holds_twenty_and_one_of_nothing_is_the_paper_s(paper, browser):
    for code in range(1, 31):
        paper.publish(code, f"نان {code}")
    assert len(feedparser.parse(browser.get(f"{SEARCH}/rss.xml", {"q": "نان"}).content).entries) == 20
    assert browser.get(f"{SEARCH}/rss.xml")["Location"] == "/fa/rss.xml"
    assert browser.get(f"{SEARCH}/feed.json", {"q": " "})["Location"] == "/fa/feed.json"


def test_stories_like_one_are_found(paper, browser):
    for code, headline in enumerate(["آتش در بندر کهنه", "بندر کهنه پس از آتش", "آتش‌نشانان بندر کهنه", "شعر امروز"], 1):
        paper.publish(code, headline, headline)
    answer = browser.get(SEARCH, {"like": "1"})
    assert answer.status_code == 200
    assert set(headlines(answer)) == {"بندر کهنه پس از آتش", "آتش‌نشانان بندر کهنه"}
    assert '<a href="/fa/news/1/story-1">آتش در بندر کهنه</a>' in main(answer)
    for code in ("5", "abc", "0", "-1", "۹", "9" * 40):
        missing = browser.get(SEARCH, {"like": code})
        assert missing.status_code == 404
        assert "که خبرهای مانندش را بیابیم" in main(missing)


def test_words_to_go_on_with_are_offered(paper, browser):
    paper.publish(1, "خیابان‌های تازه", tags=("خیابان ولیعصر",))
    answer = browser.get(f"{SEARCH}/suggest", {"q": "خیاب"})
    assert answer["Content-Type"] == "application/json"
    words = json.loads(answer.content)
    assert words[0] == "خیابان ولیعصر"
    assert 1 < len(words) <= 8
    assert json.loads(browser.get(f"{SEARCH}/suggest").content) == []


def test_who_asks_too_often_is_told_when_to_ask_again(paper, browser, settings):
    settings.DABIR_SEARCHES_A_MINUTE = 3
    paper.publish(1, "نان")
    assert [ask(browser, "نان").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = ask(browser, "نان")
    assert 0 < int(answer["Retry-After"]) <= 60
    assert answer["Cache-Control"] == "no-store"
    assert "در یک دقیقه بیش از ۳ جست‌وجو نمی‌شود کرد" in main(answer)
    assert 'value="نان"' in main(answer)
    assert MASTHEAD in said(answer)
    assert browser.get(f"{SEARCH}/rss.xml", {"q": "نان"}).status_code == 429
    assert browser.get(SEARCH).status_code == 200, "the form is no question"
    assert ask(Client(REMOTE_ADDR="10.1.2.4"), "نان").status_code == 200
    typed = [browser.get(f"{SEARCH}/suggest", {"q": "نا"}).status_code for _ in range(20)]
    assert (typed.count(200), typed[-1]) == (18, 429)


def test_while_the_index_is_made_that_is_said(paper, browser, monkeypatch):
    def none():
        raise NoIndexError

    monkeypatch.setattr(views, "shelf", lambda: SimpleNamespace(index=none))
    answer = ask(browser, "نان")
    assert answer.status_code == 503
    assert "فهرست جست‌وجو هنوز ساخته می‌شود" in main(answer)
    assert answer["Retry-After"] == "30"
    assert browser.get(SEARCH).status_code == 200
    assert browser.get(f"{SEARCH}/suggest", {"q": "نان"}).status_code == 503
    assert browser.get(f"{SEARCH}/rss.xml", {"q": "نان"}).status_code == 503


def test_an_answer_that_takes_too_long_is_there_when_it_is_asked_for_again(paper, browser, monkeypatch):
    paper.publish(1, "نان")
    slow, find = Pool(seconds=0.05), paper.index.find
    monkeypatch.setattr(views, "_pool", lambda: slow)
    monkeypatch.setattr(paper.index, "find", lambda *asked: time.sleep(0.3) or find(*asked))
    answer = ask(browser, "نان")
    assert answer.status_code == 503
    assert "بیش از اندازه طول کشید" in main(answer)
    assert MASTHEAD in said(answer)
    slow.close()
    again = Pool(seconds=5)
    monkeypatch.setattr(views, "_pool", lambda: again)
    monkeypatch.setattr(paper.index, "find", None)
    assert headlines(ask(browser, "نان")) == ["نان"]
    again.close()


def test_when_all_threads_are_busy_the_page_that_says_so_comes_all_the_same(paper, browser, monkeypatch):
    full = Pool(threads=1, queue=-1)
    monkeypatch.setattr(views, "_pool", lambda: full)
    answer = ask(browser, "نان")
    assert answer.status_code == 503
    assert "پرسش‌های بسیاری در صف‌اند" in main(answer)
    full.close()


def test_without_a_database_there_is_a_page(paper, browser, monkeypatch):
    def gone():
        raise DatabaseError

    monkeypatch.setattr(paper.ledger, "sections", gone)
    for answer in (ask(browser, "نان"), browser.get(SEARCH), browser.get(SEARCH, {"words": "x"})):
        assert answer.status_code == 503
        assert "<html" in said(answer)
    assert browser.get(f"{SEARCH}/rss.xml", {"q": "نان"}).status_code == 503


def test_a_site_sets_its_own_page(paper, browser, settings, tmp_path):
    folder = tmp_path / "templates/search"
    folder.mkdir(parents=True)
    (folder / "search.html").write_text("<main>{{ text }}: {{ results.total|fa }}</main>", encoding="utf-8")
    settings.SITE = tmp_path
    paper.press = Press(paper.ledger, Templates(environment()))
    serving.serve(paper.press)
    paper.publish(1, "نان")
    assert "<main>نان: ۱</main>" in said(ask(browser, "نان"))


def test_a_story_of_no_date_the_calendar_knows_is_found_too(paper, browser):
    paper.publish(1, "کهن", first_published=datetime(1990, 1, 1, tzinfo=UTC))
    assert headlines(ask(browser, "کهن")) == ["کهن"]


def test_those_with_every_word_come_first_and_the_page_says_how_many_they_are(paper, browser):
    paper.publish(1, "کوه و رود")
    paper.publish(2, "کوه و دریا")
    answer = ask(browser, "کوه دریا")
    assert headlines(answer) == ["کوه و دریا", "کوه و رود"]
    assert "<strong>۱</strong> خبر همهٔ واژه‌ها را دارد و ۱ خبر دیگر برخی را" in main(answer)
    assert "خبری همهٔ این واژه‌ها را با هم ندارد؛ <strong>۱</strong> خبر برخی را دارد" in main(ask(browser, "رود دشت"))
    assert count(ask(browser, "کوه")) == 2


def test_each_story_leads_to_those_that_are_like_it(paper, browser):
    paper.publish(1, "کوه و رود")
    assert 'href="/fa/search?like=1"' in main(ask(browser, "کوه"))
