"""The law of the export: bringing one up to date equals writing it anew, file for file, byte for byte."""

from __future__ import annotations

import gzip
import os
import shutil
import tempfile
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import msgspec
import pytest
from django.test import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dabir.press.export.errors import ExportBusyError, NotAnExportError
from dabir.press.export.export import Order, export
from dabir.press.export.folder import held
from dabir.press.routes import FeedForm
from dabir.press.templates import templates
from dabir.story import (
    Breaking,
    Correction,
    Film,
    FilmBlock,
    Front,
    Kind,
    ParagraphBlock,
    Picture,
    Section,
    Status,
    plain,
)
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword

TEMPLATES = templates()
SECTIONS = ("politics", "world", "sport")
PICTURE = Picture(key="p1", file="published/p1.jpg", width=1200, height=800, mime="image/jpeg", alt="کوه")
FILM = Film(
    key="f1", file="published/f1.mp4", width=640, height=360, mime="video/mp4", seconds=6, poster="published/f1.jpg"
)


def order(root: Path, at: datetime = NOON, *, mirror: bool = False) -> Order:
    return Order(root, root.parent / "mirror.key", mirror=mirror, clock=lambda: at)


def contents(root: Path) -> dict[str, bytes]:
    """Every file of an export but what it keeps for itself."""
    found = (path for path in root.rglob("*") if path.is_file())
    named = {path.relative_to(root).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(".dabir/")}


def marks(root: Path) -> dict[str, tuple[int, int]]:
    """What tells whether a file was written: its inode and the time of its last change."""
    named = {name: (root / name).stat() for name in contents(root)}
    return {name: (status.st_ino, status.st_mtime_ns) for name, status in named.items()}


def touched(root: Path, before: dict[str, tuple[int, int]]) -> set[str]:
    now = marks(root)
    return {name for name in now if before.get(name) != now[name]}


@pytest.fixture
def media(tmp_path):
    """A media folder with the files that PICTURE and FILM name."""
    folder = tmp_path / "media"
    for name in ("published/p1.jpg", "published/f1.mp4", "published/f1.jpg"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture
def ledger(media):
    ledger = MemoryLedger()
    for number, slug in enumerate(SECTIONS):
        ledger.append(Section(slug=slug, name=f"بخش {slug}", order=number), NOON)
    for code in range(1, 40):
        ledger.append(make_story(code, sections=(SECTIONS[code % 2],), first_published=NOON), NOON)
    ledger.append(make_story(50, slug="فیلم", sections=("sport",), kind=Kind.FILM, media=(FILM,)), NOON)
    return ledger


slugs = st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=2, unique=True).map(tuple)
picks = st.integers(0, 30)


class ExportedNewspaper(RuleBasedStateMachine):
    """A paper that goes through anything; its export is brought up to date now and then."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp(prefix="dabir-export-"))
        for name in ("p1.jpg", "f1.mp4", "f1.jpg"):
            (self.folder / "media/published").mkdir(parents=True, exist_ok=True)
            (self.folder / "media/published" / name).write_bytes(name.encode())
        self.ledger = MemoryLedger()
        self.clock = NOON
        self.minute = 0
        self.stories = {}
        self.mirror = False
        self.number = 0
        for number, slug in enumerate(SECTIONS):
            self.ledger.append(Section(slug=slug, name=f"بخش {slug}", order=number), NOON)

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    def now(self):
        self.minute += 1
        return NOON + timedelta(minutes=self.minute)

    def put(self, story):
        self.stories[story.code] = story
        self.ledger.append(story, self.now())

    def change(self, number, **fields):
        if self.stories:
            story = self.stories[sorted(self.stories)[number % len(self.stories)]]
            self.put(msgspec.structs.replace(story, changed=self.now(), **fields))

    @rule(sections=slugs, kind=st.sampled_from(Kind), age=st.integers(0, 5000), media=st.sampled_from(["", "p", "f"]))
    def publish(self, sections, kind, age, media):
        code = 990 + len(self.stories)  # across two parts of the manifest
        items = {"": (), "p": (PICTURE,), "f": (FILM,)}[media]
        body = (ParagraphBlock(plain(f"متن {code}")), *((FilmBlock("f1"),) if media == "f" else ()))
        first = self.now() - timedelta(days=age)
        self.put(
            make_story(code, sections=sections, kind=kind, media=items, body=body, first_published=first, changed=first)
        )

    @rule(number=picks, words=st.text("ابپ<&", max_size=5))
    def correct_the_body(self, number, words):
        self.change(
            number, body=(ParagraphBlock(plain(words or "تهی")),), corrections=(Correction(self.now(), "درست شد"),)
        )

    @rule(number=picks, words=st.text("ابپ<&", min_size=1, max_size=5))
    def correct_the_headline(self, number, words):
        self.change(number, headline=words)

    @rule(number=picks, slug=st.sampled_from(["", "..", "نام", "نام-دیگر", "index.html", "دراز" * 80]))
    def rename(self, number, slug):
        self.change(number, slug=slug)

    @rule(number=picks, sections=slugs)
    def move(self, number, sections):
        self.change(number, sections=sections)

    @rule(number=picks, others=st.lists(st.integers(990, 1002), max_size=3).map(tuple))
    def relate(self, number, others):
        self.change(number, related=others)

    @rule(number=picks, media=st.sampled_from([(), (PICTURE,), (PICTURE, FILM)]))
    def change_the_media(self, number, media):
        self.change(number, media=media, body=(ParagraphBlock(plain("بی‌فیلم")),))

    @rule(
        number=picks, tags=st.lists(st.sampled_from(["آب", "آب و هوا", "آب\u200cوهوا", "جاده"]), max_size=2).map(tuple)
    )
    def tag(self, number, tags):
        self.change(number, tags=tags)

    @rule(number=picks, days=st.integers(0, 3000))
    def redate(self, number, days):
        self.change(number, first_published=NOON - timedelta(days=days))

    @rule(number=picks)
    def withdraw(self, number):
        self.change(number, status=Status.WITHDRAWN, withdrawal="نادرست بود")

    @rule(number=picks)
    def restore(self, number):
        self.change(number, status=Status.PUBLISHED, withdrawal="")

    @rule(
        slug=st.sampled_from(SECTIONS),
        name=st.text("ابپ", min_size=1, max_size=4),
        number=st.integers(0, 5),
        closed=st.booleans(),
    )
    def rename_a_section(self, slug, name, number, closed):
        self.ledger.append(Section(slug=slug, name=name, order=number, closed=closed), self.now())

    @rule(lead=st.integers(988, 1002), strip=st.lists(st.integers(988, 1002), max_size=3).map(tuple))
    def pin(self, lead, strip):
        breaking = Breaking(f"خبر {lead}", self.clock + timedelta(hours=12), lead)  # over before the next day's run
        self.ledger.append(Front(lead=lead, strip=strip, breaking=breaking), self.now())

    @rule()
    def pin_and_unpin_before_anyone_looks(self):
        self.ledger.append(Front(lead=990), self.now())
        self.ledger.append(Front(lead=0), self.now())

    @rule()
    def turn_the_day(self):
        self.clock += timedelta(days=1)

    @rule()
    def make_it_a_mirror(self):
        self.mirror = True

    def written(self, name: str) -> dict[str, bytes]:
        root = self.folder / name
        export(order(root, self.clock, mirror=self.mirror), self.ledger, TEMPLATES)
        found = contents(root)
        if self.mirror:  # they hold the time
            found["manifest.txt"] = b"\n".join(
                line for line in found["manifest.txt"].split(b"\n") if not line.startswith(b"# written")
            )
            found.pop("manifest.txt.minisig")
        return found

    @rule()
    def bring_up_to_date(self):
        self.number += 1
        with override_settings(MEDIA_ROOT=self.folder / "media"):
            now, anew = self.written("kept"), self.written(f"anew-{self.number}")
            assert now.keys() == anew.keys()
            assert [name for name in now if now[name] != anew[name]] == []
            before = marks(self.folder / "kept")
            self.written("kept")
            assert touched(self.folder / "kept", before) == set(), "nothing changed, so nothing is written"
        shutil.rmtree(self.folder / f"anew-{self.number}")

    @invariant()
    def is_brought_up_to_date_now_and_then(self):
        if hasattr(self, "ledger") and self.ledger.head().number % 5 == 0:
            self.bring_up_to_date()


TestExport = ExportedNewspaper.TestCase
TestExport.pytestmark = [pytest.mark.slow]
TestExport.settings = settings(
    max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)


def pair(name: str) -> set[str]:
    return {name, f"{name}.gz"}


def feeds(folder):
    return tuple(f"{folder}/{form}" for form in FeedForm)


def test_one_publication_writes_these_files_and_no_others(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    before = marks(root)
    new = make_story(60, slug="تازه", sections=("world",), first_published=NOON + timedelta(minutes=1))
    ledger.append(new, NOON + timedelta(minutes=1))
    outcome = export(order(root), ledger, TEMPLATES)
    names = (
        "index.html",
        "fa/index.html",
        *feeds("fa"),
        "fa/section/world/index.html",
        *feeds("fa/section/world"),
        "fa/furniture/dateline.html",
        "fa/furniture/strip.html",
        "fa/furniture/more/world.html",
        "fa/section/world/1405/09/index.html",
        "fa/archive/1405/09/index.html",
        "fa/archive/1405/09/01/index.html",
        "fa/newest/index.html",
        "fa/news/60/index.html",
        "fa/news/60/تازه/index.html",
        "fa/news/60.txt",
        "api/stories/60",
        "0y/index.html",
        "fa/sitemap/1405-09.xml",
        "fa/sitemap/news.xml",
    )
    expected = {one for name in names for one in pair(name)}
    assert touched(root, before) == expected
    assert set(outcome.written) == expected
    assert outcome.removed == []


def test_a_correction_in_a_body_writes_the_story_and_what_says_when_the_paper_changed(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    before = marks(root)
    ledger.append(make_story(1, sections=("world",), body=(), first_published=NOON), NOON + timedelta(minutes=1))
    export(order(root), ledger, TEMPLATES)
    names = ("index.html", "fa/index.html", *feeds("fa"), *feeds("fa/section/world"), "fa/furniture/dateline.html")
    story = ("fa/news/1/index.html", "fa/news/1/story-1/index.html", "fa/news/1.txt", "api/stories/1")
    assert touched(root, before) == {one for name in (*names, *story) for one in pair(name)}


def test_a_withdrawn_story_becomes_its_tombstone_and_its_media_go(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    assert (root / "media/published/f1.mp4").read_bytes() == b"published/f1.mp4"
    film = ledger.current("story", "50").story
    ledger.append(msgspec.structs.replace(film, status=Status.WITHDRAWN, withdrawal="حق پخش"), NOON)
    export(order(root), ledger, TEMPLATES)
    page = (root / "fa/news/50/فیلم/index.html").read_text()
    assert "حق پخش" in page
    assert film.headline not in page
    assert not (root / "media").exists()


def test_an_earlier_name_of_a_story_leads_to_the_right_one(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    ledger.append(make_story(1, slug="نام-تازه", sections=("world",)), NOON)
    export(order(root), ledger, TEMPLATES)
    page = (root / "fa/news/1/story-1/index.html").read_text()
    assert 'content="0; url=/fa/news/1/نام-تازه"' in page
    canonical = "http://127.0.0.1:8000/fa/news/1/%D9%86%D8%A7%D9%85-%D8%AA%D8%A7%D8%B2%D9%87"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert "بند نخست خبر" in (root / "fa/news/1/نام-تازه/index.html").read_text()


def test_a_closed_section_loses_its_page_and_its_furniture(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    ledger.append(Section(slug="sport", name="ورزش", order=2, closed=True), NOON)
    export(order(root), ledger, TEMPLATES)
    assert not (root / "fa/section/sport").exists()
    assert not (root / "fa/furniture/more/sport.html").exists()
    ledger.append(Section(slug="sport", name="ورزش", order=2), NOON)
    export(order(root), ledger, TEMPLATES)
    assert (root / "fa/section/sport/1392/05/index.html").exists(), "its months come back with it"
    assert (root / "fa/section/world/index.html").exists()


def test_every_page_that_the_paper_has_is_a_file_and_no_other(ledger, tmp_path):
    root = tmp_path / "out"
    tagged = make_story(61, slug="نام", tags=("آب", "آب و هوا"), sections=("world", "sport"), first_published=NOON)
    ledger.append(tagged, NOON)
    export(order(root), ledger, TEMPLATES)
    paths = {path.relative_to(root).parent.as_posix() for path in (root / "fa").rglob("index.html")}
    lists = {path for path in paths if not path.startswith("fa/news/")}
    months = {f"fa/{of}/1405/09" for of in ("archive", "section/world", "section/politics", "section/sport")}
    tags = {f"fa/tag/{slug}{month}" for slug in ("آب", "آب-و-هوا") for month in ("", "/1405/09")}
    film = {"fa/films/1392/05", "fa/section/sport/1392/05", "fa/archive/1392/05", "fa/archive/1392/05/29"}
    alone = ("films", "archive", "about", "newest", "pictures", "corrections", "removals")
    standing = {"fa", *(f"fa/{name}" for name in alone), *(f"fa/section/{slug}" for slug in SECTIONS)}
    assert lists == months | tags | film | standing | {"fa/archive/1405/09/01"}
    ledger.append(msgspec.structs.replace(tagged, tags=("آب",)), NOON)
    export(order(root), ledger, TEMPLATES)
    assert not (root / "fa/tag/آب-و-هوا").exists()
    assert (root / "fa/tag/آب/index.html").exists()


def test_both_names_of_a_page_are_one_file_and_its_gzip_form_is_that_page(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    short, long = root / "fa/news/1/index.html", root / "fa/news/1/story-1/index.html"
    assert short.samefile(long)
    for name, body in contents(root).items():
        if name.endswith(".gz"):
            assert gzip.decompress(body) == (root / name.removesuffix(".gz")).read_bytes()


def test_a_changed_setting_is_seen_in_every_page(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    with override_settings(DABIR_PAPER_NAME="نامی دیگر"):
        export(order(root), ledger, TEMPLATES)
        export(order(tmp_path / "anew"), ledger, TEMPLATES)
    assert contents(root) == contents(tmp_path / "anew")
    assert "نامی دیگر" in (root / "fa/news/1/index.html").read_text()


def test_what_someone_else_did_to_a_page_is_mended_when_the_page_is_due(ledger, tmp_path):
    root = tmp_path / "out"
    export(order(root), ledger, TEMPLATES)
    (root / "fa/news/1/index.html.gz").write_bytes(b"not gzip")
    ledger.append(reword(make_story(1, sections=("world",), first_published=NOON), "تیتر تازه"), NOON)
    export(order(root), ledger, TEMPLATES)
    export(order(tmp_path / "anew"), ledger, TEMPLATES)
    assert contents(root) == contents(tmp_path / "anew")


def test_a_folder_with_anything_else_in_it_is_not_touched(ledger, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(NotAnExportError):
        export(order(tmp_path), ledger, TEMPLATES)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["mine.txt"]


def test_two_exports_at_once_are_refused(ledger, tmp_path):
    root = tmp_path / "out"
    with held(root), pytest.raises(ExportBusyError):
        export(order(root), ledger, TEMPLATES)
    export(order(root), ledger, TEMPLATES)


def test_an_export_that_ends_anywhere_is_taken_up(ledger, tmp_path):
    """The disk refuses the n-th write, for every n until none is refused."""
    root, number = tmp_path / "out", 0

    class DiskFullError(OSError):
        pass

    real = os.replace
    while True:
        number += 7
        left = iter(range(number))

        def refusing(source, target, left=left):
            if next(left, None) is None:
                raise DiskFullError
            real(source, target)

        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("os.replace", refusing)
                export(order(root), ledger, TEMPLATES)
            break
        except DiskFullError:
            continue
    assert number > 7
    export(order(tmp_path / "anew"), ledger, TEMPLATES)
    assert contents(root) == contents(tmp_path / "anew")


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.found += [known[name] for name in ("href", "src", "poster") if known.get(name)]
        self.found += [part.split()[0] for part in (known.get("srcset") or "").split(",") if part.strip()]


def test_every_link_within_the_export_leads_to_a_file(ledger, tmp_path):
    root = tmp_path / "out"
    ledger.append(make_story(61, slug="نام", related=(1, 2), media=(PICTURE,), first_published=NOON), NOON)
    export(order(root), ledger, TEMPLATES)
    broken = set()
    for path in root.rglob("*.html"):
        links = _Links()
        links.feed(path.read_text(encoding="utf-8"))
        for link in links.found:
            parts = urlsplit(urljoin("http://127.0.0.1:8000/", link))
            target = root / unquote(parts.path).strip("/")
            if parts.netloc == "127.0.0.1:8000" and not (target.is_file() or (target / "index.html").is_file()):
                broken.add(link)
    assert broken == set()
