"""The whole demonstration paper, link by link: nothing is broken, and each digit and date is of the right sort."""

from __future__ import annotations

import gzip
import json
import re
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import feedparser
import pytest
from tests.acceptance.conftest import Answer
from tests.browser.kinds import links_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

KB = 1_024
PAST_FRONTS = 20
"""How many pages are looked at of those that are the same page at another minute."""

FORMS_OF = 3
"""How deep the lists are whose feeds are looked at in all three forms, in slashes; of others the first will do."""

ITSELF = "http://127.0.0.1:8000"
"""What the paper calls itself, wherever the test has it listen."""

SAID_GONE = {410, 451}
MACHINE_DATE = re.compile(r"(\d{4})-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?", re.ASCII)
DATE_FIELDS = {"datePublished", "dateModified", "uploadDate"}
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class Seen(HTMLParser):
    """What a page says to machines and to people."""

    lang: str = ""
    direction: str = ""
    canonical: str = ""
    indexed: bool = True
    dates: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    linked: list[dict] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        foreign = tag in {"script", "style"} or given.get("dir") == "ltr" or given.get("lang", "fa") != "fa"
        if tag not in VOID:
            self._open.append((tag, foreign))
        if tag == "html":
            self.lang, self.direction = given.get("lang", ""), given.get("dir", "")
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        if given.get("name") == "robots":
            self.indexed = "noindex" not in given["content"]
        self.dates += [given[name] for name in ("datetime",) if name in given]
        if given.get("property", "").endswith("_time"):
            self.dates.append(given["content"])
        self.files += [given[name] for name in ("src", "poster") if given.get(name)]
        self.files += [part.split()[0] for part in given.get("srcset", "").split(", ") if part]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            self.linked.append(json.loads(data))
        elif not any(foreign for _, foreign in self._open):
            self.prose.append(data)


@dataclass
class Paper:
    """Every answer of the paper by its path, and what its pages say."""

    answers: dict[str, Answer]
    pages: dict[str, Seen]
    came_from: dict[str, str]


@pytest.fixture(scope="module")
def paper(demonstration) -> Paper:
    """All that can be reached from the front page, a file as well as a page."""
    base = f"http://127.0.0.1:{demonstration.port}"
    found = Paper({}, {}, {"/fa/": "", "/fa/sitemap.xml": "", "/robots.txt": ""})
    queue, past = deque(found.came_from), 0
    while queue:
        path = queue.popleft()
        answer = found.answers[path] = demonstration.get(path, accept_encoding="gzip")
        text = (gzip.decompress(answer.body) if answer.headers["content-encoding"] == "gzip" else answer.body).decode(
            errors="replace"
        )
        kind = (answer.headers["content-type"] or "").partition(";")[0]
        if kind == "text/html":
            seen = found.pages[path] = Seen()
            seen.feed(text)
            links = [*links_of(text.replace(ITSELF, base), base + path), *seen.files]
        elif kind in {"application/xml", "application/rss+xml", "application/atom+xml"}:
            links = [link.removeprefix(ITSELF) for link in re.findall(r"<loc>([^<]+)", text)]
        else:
            links = []
        for link in links:
            if "/fa/front/" in link and link not in found.came_from:
                past += 1
                if past > PAST_FRONTS:
                    continue
            if link.endswith(("atom.xml", "feed.json")) and link.count("/") > FORMS_OF:
                continue
            if link and link not in found.came_from and not link.startswith(("/newsroom", "data:")):
                found.came_from[link] = path
                queue.append(link)
    return found


def test_no_link_is_broken(paper):
    broken = {
        path: (answer.status, paper.came_from[path])
        for path, answer in paper.answers.items()
        if answer.status not in {200, 206, 301, 302} and not (answer.status in SAID_GONE and "/news/" in path)
    }
    assert broken == {}
    assert len(paper.pages) > 300, "the crawl went through the paper"
    stories = {path.split("/")[3] for path in paper.pages if path.startswith("/fa/news/")}
    assert len(stories) >= 72, "every story can be reached by links"


def test_every_page_says_its_language_and_its_direction(paper):
    assert {path for path, seen in paper.pages.items() if (seen.lang, seen.direction) != ("fa", "rtl")} == set()


def test_every_page_for_search_engines_says_which_address_is_its_own(paper):
    wrong = {}
    for path, seen in paper.pages.items():
        if paper.answers[path].status != 200 or not seen.indexed:
            continue
        own = seen.canonical.removeprefix(ITSELF)
        if not own.isascii() or unquote(own) != unquote(path.partition("?")[0]):
            wrong[path] = seen.canonical
    assert wrong == {}


def test_no_machine_reads_a_jalali_date_or_a_persian_digit(paper):
    """A year before 1900 or so is a Jalali one."""
    wrong = set()
    for path, seen in paper.pages.items():
        linked = [value for one in seen.linked for value in _dates(one)]
        for date in (*seen.dates, *linked):
            matched = MACHINE_DATE.fullmatch(date)
            if not matched or not 1900 < int(matched[1]) < 2100:
                wrong.add((path, date))
    assert wrong == set()
    assert sum(len(seen.linked) for seen in paper.pages.values()) >= 72


def _dates(value: object) -> list[str]:
    if isinstance(value, dict):
        here = [one for name, one in value.items() if name in DATE_FIELDS]
        return here + [date for one in value.values() for date in _dates(one)]
    return [date for one in value for date in _dates(one)] if isinstance(value, list) else []


def test_no_latin_digit_stands_in_persian_words(paper):
    wrong = {
        (path, words.strip()[:60])
        for path, seen in paper.pages.items()
        for words in seen.prose
        if re.search("[0-9٠-٩]", words)
    }
    assert wrong == set()


def test_feeds_and_maps_are_read_by_those_who_read_them(paper):
    feeds = {path: answer for path, answer in paper.answers.items() if path.endswith(("rss.xml", "atom.xml"))}
    assert len(feeds) > 50
    for path, answer in feeds.items():
        read = feedparser.parse(_text(answer))
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert all(entry.id and entry.link and entry.get("published_parsed") for entry in read.entries), path
    for path, answer in paper.answers.items():
        if "sitemap" in path:
            root = ET.fromstring(_text(answer))  # noqa: S314  # our own
            for changed in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"):
                assert datetime.fromisoformat(changed.text).year > 1900, path


def _text(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers["content-encoding"] == "gzip" else answer.body


def test_every_story_fits_into_the_first_flight(paper):
    """HTML and the style it waits for; of a story with tables or charts their style comes after its beginning."""
    heavy = {}
    for path, seen in paper.pages.items():
        if path.startswith("/fa/news/") and paper.answers[path].status == 200:
            own, *more = seen.styles
            size = len(paper.answers[path].body) + len(paper.answers[own].body)
            if size > (14.5 if more else 14) * KB:
                heavy[path] = size
    assert heavy == {}
