"""A story for other programs: ninjs, schema.org's words, plain text."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from tests.integration.press.machines import is_machine_date, page, press_of
from tests.integration.press.ninjs_shape import NINJS, faults
from tests.laws import examples

from dabir.press.machines.fields import to_script
from dabir.press.page import Redirect
from dabir.story import (
    Correction,
    Film,
    Kind,
    ListBlock,
    ParagraphBlock,
    Picture,
    QuoteBlock,
    Rendition,
    Source,
    SourceKind,
    Status,
    plain,
)
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story, reword
from dabir.testing.strategies import stories

SITE = "http://127.0.0.1:8000"
PICTURE = Picture(
    key="p",
    file="pictures/p.jpg",
    width=1200,
    height=800,
    mime="image/jpeg",
    alt="کوه در برف",
    caption="کوه",
    credit="سارا",
    renditions=(Rendition("pictures/p-360.webp", 360, 240, "image/webp"),),
)
FILM = Film(key="f", file="films/f.mp4", width=640, height=360, mime="video/mp4", seconds=65.4, poster="films/f.jpg")
CHAIN = (
    Source(kind=SourceKind.AGENCY, name="مهر"),
    Source(kind=SourceKind.MEDIA, name="رویترز"),
    Source(kind=SourceKind.PERSON, described="یک مقام فلسطینی", reason="اجازهٔ گفت‌وگو نداشت"),
)
STORY = make_story(
    291913,
    sections=("politics", "world"),
    byline=("سارا محمدی",),
    sources=CHAIN,
    tags=("نیم‌فاصله",),
    media=(PICTURE, FILM),
    body=(
        ParagraphBlock(plain("بند نخست.")),
        QuoteBlock(plain("چنین گفت"), "نوذر"),
        ListBlock((plain("یک"), plain("دو")), ordered=True),
    ),
    related=(7,),
    first_published=NOON - timedelta(hours=3),
    changed=NOON,
    corrections=(Correction(NOON, "عدد درست شد"),),
)
WITHDRAWN = msgspec.structs.replace(STORY, status=Status.WITHDRAWN, withdrawal="نادرست بود")


def record(press, code=291913, status=200):
    found = page(press, f"/api/stories/{code}", status)
    assert found.media_type == "application/json"
    return json.loads(found.body)


# ninjs


def test_a_story_as_ninjs():
    press, _ = press_of(STORY, make_story(7))
    news = record(press)
    assert faults(news, NINJS) == []
    assert (news["uri"], news["type"], news["language"], news["pubStatus"]) == (
        f"{SITE}/fa/news/291913",
        "text",
        "fa",
        "usable",
    )
    assert (news["firstCreated"], news["versionCreated"]) == ("2026-11-22T05:30:00Z", "2026-11-22T08:30:00Z")
    assert {line["role"]: line["value"] for line in news["headlines"]} == {
        "main": STORY.headline,
        "kicker": STORY.kicker,
    }
    bodies = {body["contentType"]: body["value"] for body in news["bodies"]}
    assert bodies["text/plain"] == "بند نخست.\n\n«چنین گفت»\n— نوذر\n\n۱. یک\n۲. دو"
    assert "<blockquote><p>چنین گفت</p>" in bodies["text/html"]
    assert [source["name"] for source in news["infoSources"]] == ["مهر", "رویترز", "یک مقام فلسطینی"]
    assert {subject["rel"] for subject in news["subjects"]} == {"section", "tag"}
    picture, film, related = news["associations"]
    assert [made["width"] for made in picture["renditions"]] == [1200, 360]
    assert (picture["type"], picture["by"], film["type"], related["uri"]) == (
        "picture",
        "سارا",
        "video",
        f"{SITE}/fa/news/7",
    )
    assert news["edNote"] == "2026-11-22T08:30:00Z عدد درست شد"


def test_a_withdrawn_story_is_canceled_and_tells_no_more():
    press, _ = press_of(WITHDRAWN)
    news = record(press, status=410)
    assert faults(news, NINJS) == []
    assert (news["pubStatus"], news["edNote"]) == ("canceled", "نادرست بود")
    assert not {"headlines", "bodies", "associations", "by"} & news.keys()
    page(press, "/api/stories/999", status=404)


def test_the_shape_finds_faults():
    assert faults({"type": "text"}, NINJS) == [".uri is missing"]
    wrong = {"uri": f"{SITE}/", "versioncreated": "x", "pubStatus": "dead", "bodies": [{"role": 5}]}
    assert len(faults(wrong, NINJS)) == 4
    assert faults({"uri": f"{SITE}/", "versionCreated": "1405-09-01T00:00:00Z"}, NINJS), "a Jalali date is none"


@settings(max_examples=examples(80))
@given(stories())
def test_any_story_has_the_shape_of_ninjs(story):
    press, _ = press_of(story)
    status = {Status.PUBLISHED: 200, Status.WITHDRAWN: 410, Status.WITHHELD: 451}[story.status]
    assert faults(record(press, story.code, status), NINJS) == []


# JSON-LD


class _Linked(HTMLParser):
    """The JSON in the script elements of a page that hold data."""

    def __init__(self):
        super().__init__()
        self.found, self._inside = [], False

    def handle_starttag(self, tag, attrs):
        self._inside = tag == "script" and dict(attrs).get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._inside:
            self.found.append(json.loads(data))
            self._inside = False


def linked(press, path):
    parser = _Linked()
    parser.feed(page(press, path).body.decode())
    (document,) = parser.found
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def of_story(press, story):
    return linked(press, f"/fa/news/{story.code}/{story.slug}")


def test_a_story_in_schema_org_s_words():
    press, _ = press_of(STORY)
    article, crumbs = of_story(press, STORY)
    assert (article["@type"], article["headline"]) == ("NewsArticle", STORY.headline)
    assert (article["datePublished"], article["dateModified"]) == ("2026-11-22T05:30:00Z", "2026-11-22T08:30:00Z")
    assert article["author"] == [{"@type": "Person", "name": "سارا محمدی"}]
    assert (article["publisher"]["@type"], article["publisher"]["name"]) == ("NewsMediaOrganization", "سپیدار")
    assert article["image"] == [f"{SITE}/media/pictures/p.jpg"]
    assert (article["video"][0]["duration"], article["video"][0]["thumbnailUrl"]) == (
        "PT1M5S",
        f"{SITE}/media/films/f.jpg",
    )
    assert article["articleSection"] == ["بخش politics", "بخش world"]
    assert article["keywords"] == ["نیم‌فاصله"]
    assert article["isBasedOn"][0]["author"] == {"@type": "NewsMediaOrganization", "name": "مهر"}
    assert [one if isinstance(one, str) else one["name"] for one in article["citation"]] == [
        "مهر",
        "رویترز",
        "یک مقام فلسطینی",
    ]
    (correction,) = article["correction"]
    assert correction == {
        "@type": "CorrectionComment",
        "text": "عدد درست شد",
        "datePublished": "2026-11-22T08:30:00Z",
    }
    assert article["isAccessibleForFree"] is True
    for promised in (article["publishingPrinciples"], article["publisher"]["correctionsPolicy"]):
        page(press, promised.removeprefix(SITE))
    places = crumbs["itemListElement"]
    assert [place["position"] for place in places] == [1, 2, 3]
    assert places[1]["item"] == f"{SITE}/fa/section/politics"


def test_the_front_page_says_who_publishes_it():
    press, _ = press_of()
    publisher, site = linked(press, "/fa/")
    assert (publisher["@type"], site["@type"]) == ("NewsMediaOrganization", "WebSite")
    assert site["publisher"] == {"@id": publisher["@id"]}
    action = site["potentialAction"]
    assert action["target"] == {"@type": "EntryPoint", "urlTemplate": f"{SITE}/fa/search?q={{words}}"}
    assert action["query-input"] == "required name=words"
    page(press, publisher["logo"]["url"].removeprefix(SITE))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.NOTE, "OpinionNewsArticle"),
        (Kind.REPORT, "ReportageNewsArticle"),
        (Kind.ADVERTORIAL, "AdvertiserContentArticle"),
    ],
)
def test_the_kind_of_a_story_is_told(kind, name):
    story = make_story(5, kind=kind)
    press, _ = press_of(story)
    assert of_story(press, story)[0]["@type"] == name


def test_no_headline_can_end_the_script():
    nasty = reword(STORY, "</script><script>alert(1)</script><!-- & \u2028")
    press, _ = press_of(nasty)
    assert of_story(press, nasty)[0]["headline"] == nasty.headline
    assert b"<script>alert" not in page(press, f"/fa/news/{nasty.code}/{nasty.slug}").body


@given(stories())
def test_json_in_a_script_is_the_same_json_without_angles(story):
    document = {"headline": story.headline, "lead": "<" + story.lead + "-->"}
    text = to_script(document)
    assert json.loads(text) == document
    assert not {"<", ">", "&"} & set(text)


@settings(max_examples=examples(60))
@given(stories())
def test_no_machine_date_of_any_story_is_jalali_or_has_persian_digits(story):
    public = msgspec.structs.replace(story, status=Status.PUBLISHED, withdrawal="")
    press, _ = press_of(public)
    html = page(press, f"/fa/news/{public.code}/{public.slug}").body.decode()
    dates = re.findall(r'(?:datePublished|dateModified|uploadDate)":"([^"]*)"', html)
    dates += re.findall(r'article:\w+_time" content="([^"]*)"', html)
    assert len(dates) >= 4
    assert all(map(is_machine_date, dates))


# plain text


def test_a_story_as_plain_text():
    press, _ = press_of(STORY)
    found = page(press, "/fa/news/291913.txt")
    assert found.media_type == "text/plain; charset=utf-8"
    text = found.body.decode()
    for words in (
        "سپیدار | بخش politics، بخش world",
        f"# {STORY.headline}",
        "کد خبر: ۲۹۱۹۱۳",
        "تاریخ انتشار: ۱ آذر ۱۴۰۵ - ۰۹:۰۰",
        "نویسنده: سارا محمدی",
        "به گزارش مهر، به نقل از رویترز، به نقل از یک مقام فلسطینی",
        f"نشانی: {SITE}/1DwH",
        "«چنین گفت»\n— نوذر",
        "عدد درست شد",
    ):
        assert words in text


def test_plain_text_is_not_escaped():
    press, _ = press_of(reword(STORY, "الف & <ب>"))
    assert "# الف & <ب>\n" in page(press, "/fa/news/291913.txt").body.decode()


def test_the_tombstone_as_plain_text():
    press, _ = press_of(WITHDRAWN)
    text = page(press, "/fa/news/291913.txt", status=410).body.decode()
    assert "دلیل: نادرست بود" in text
    assert STORY.headline not in text


# short addresses


def test_the_short_address_leads_to_the_story_and_stands_on_its_page():
    press, _ = press_of(STORY)
    assert press.page("/1DwH") == Redirect("/fa/news/291913/story-291913")
    html = page(press, "/fa/news/291913/story-291913").body.decode()
    assert '<a class="short" href="/1DwH"' in html
    assert "127.0.0.1:8000/1DwH</bdi>" in html
    page(press, "/1", status=404)


def test_the_short_address_of_a_withdrawn_story_explains():
    press, _ = press_of(WITHDRAWN)
    page(press, "/1DwH", status=410)
