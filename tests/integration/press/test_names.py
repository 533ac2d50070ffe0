"""Lists by author, series and source, the registers, and the parts of a story's page that rest on them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian.calendar import to_jalali
from dabir.press.clock import whole_years
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Correction, Kind, Markers, ParagraphBlock, Section, Series, Source, SourceKind, Status, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

TEMPLATES = templates()
BREAD = "قصه‌های نان و نمک"
CHAIN = (
    Source(kind=SourceKind.AGENCY, name="مهر"),
    Source(kind=SourceKind.AGENCY, name="رویترز"),
    Source(kind=SourceKind.PERSON, described="یک مقام", reason="خواست نامش فاش نشود"),
)


def episode(number, **fields):
    published = NOON - timedelta(days=400 - number)
    series = Markers(series=Series(BREAD, number))
    return make_story(number, markers=series, first_published=published, changed=published, **fields)


OLD = make_story(1000, byline=("سارا کاوه",), sources=CHAIN)
STORIES = (OLD, make_story(1001, byline=("سارا  كاوه", "نیما"), first_published=NOON), *map(episode, (81, 82, 83)))


class Paper:
    def __init__(self):
        self.ledger = MemoryLedger()
        self.clock = datetime(2026, 1, 3, 12, tzinfo=UTC)
        self.rendered = []
        self.ledger.append(Section(slug="politics", name="سیاست"), NOON)
        self.ledger.append_many(STORIES, NOON)
        self.press = Press(self.ledger, TEMPLATES, clock=lambda: self.clock, rendered=self.rendered.append)

    def append(self, *records):
        self.ledger.append_many(records, NOON)
        self.press.follow()

    def main(self, path):
        page = self.press.page(path)
        assert page.status == 200, path
        return re.search(r"<main.*</main>", page.body.decode(), re.DOTALL)[0]

    def links(self, path):
        return [unquote(link) for link in re.findall(r'href="(/[^"]*)"', self.main(path))]


@pytest.fixture
def paper():
    return Paper()


def codes(html):
    return [int(code) for code in re.findall(r'class="headline"><a href="/fa/news/(\d+)/', html)]


@pytest.mark.parametrize(
    ("path", "label", "stories"),
    [
        ("/fa/author/سارا-کاوه", "نویسنده", [1001, 1000]),
        ("/fa/author/نیما", "نویسنده", [1001]),
        ("/fa/series/قصه-های-نان-و-نمک", "مجموعه", [83, 82, 81]),
        ("/fa/source/رویترز", "منبع", [1000]),
        ("/fa/source/مهر/1392/05", "منبع", [1000]),
        ("/fa/author/سارا-کاوه/1392/05", "نویسنده", [1000]),
    ],
)
def test_stories_are_found_by_what_editors_name(paper, path, label, stories):
    main = paper.main(path)
    assert f'<span class="label">{label}</span>' in main
    assert codes(main) == stories


def test_a_source_that_is_not_named_has_no_page(paper):
    assert paper.press.page("/fa/source/یک-مقام").status == 404
    assert paper.press.page("/fa/author/هیچ-کس").status == 404
    assert paper.press.page("/fa/author/هیچ-کس/1392/05").status == 404


def test_a_story_leads_to_its_authors_its_sources_and_its_series(paper):
    links = paper.links("/fa/news/1000/story-1000")
    assert {"/fa/author/سارا-کاوه", "/fa/source/مهر", "/fa/source/رویترز"} <= set(links)
    assert "به نقل از رویترز، به نقل از یک مقام (نامش نیامده: خواست نامش فاش نشود)" in paper.main(
        "/fa/news/1000/story-1000"
    )
    assert "/fa/series/قصه-های-نان-و-نمک" in paper.links("/fa/news/82/story-82")


def steps(paper, code):
    found = re.findall(r'rel="(prev|next)" href="/fa/news/(\d+)/', paper.main(f"/fa/news/{code}/story-{code}"))
    return {rel: int(beside) for rel, beside in found}


def test_a_part_of_a_series_leads_to_the_one_before_and_the_one_after(paper):
    assert steps(paper, 81) == {"next": 82}
    assert steps(paper, 82) == {"prev": 81, "next": 83}
    assert steps(paper, 83) == {"prev": 82}
    assert steps(paper, 1000) == {}


def test_a_new_part_renders_the_one_before_it_and_no_other(paper):
    for code in (81, 82, 83):
        steps(paper, code)
    paper.append(episode(84))
    paper.rendered.clear()
    assert [steps(paper, code) for code in (81, 82, 83)][2] == {"prev": 82, "next": 84}
    assert [part for part in paper.rendered if part[0] == "story"] == [("story", 83)]


def test_a_part_that_is_withdrawn_is_stepped_over(paper):
    paper.append(msgspec.structs.replace(episode(82), status=Status.WITHDRAWN, withdrawal="نادرست"))
    assert steps(paper, 81) == {"next": 83}


def test_kinds_and_the_newest_have_pages(paper):
    photo = make_story(2000, kind=Kind.PHOTO, first_published=NOON)
    paper.append(photo)
    assert codes(paper.main("/fa/pictures")) == [2000]
    assert codes(paper.main("/fa/newest"))[:2] == [2000, 1001]
    month = "/fa/archive/1392/05"
    assert paper.links("/fa/newest")[-1] == month, "the months of the whole paper are the archive's"


def age_of(paper, code=1000):
    found = re.search(r'class="age">این مطلب (\S+) سال پیش منتشر شده است', paper.main(f"/fa/news/{code}/story-{code}"))
    return found and found[1]


def test_an_old_story_says_how_old_it_is_and_a_new_one_nothing(paper):
    assert age_of(paper) == "۱۲", "from 29 Mordad 1392 to 13 Dey 1404"
    assert age_of(paper, 1001) is None


def test_a_turn_of_the_day_renders_only_the_stories_whose_anniversary_it_is(paper):
    paper.clock = datetime(2026, 8, 18, 12, tzinfo=UTC)
    paper.press.follow()
    for code in (83, 1000, 1001):
        paper.press.page(f"/fa/news/{code}/story-{code}")
    for rendered in ([], [], [("story", 1000)], []):
        paper.rendered.clear()
        for code in (83, 1000, 1001):
            paper.press.page(f"/fa/news/{code}/story-{code}")
        assert [part for part in paper.rendered if part[0] == "story"] == rendered, paper.clock
        paper.clock += timedelta(days=1)
        paper.press.follow()
    assert age_of(paper) == "۱۳"


@given(st.dates(date(1950, 1, 1), date(2035, 1, 1)), st.integers(0, 30_000))
def test_years_are_counted_from_one_jalali_date_to_the_same_in_another_year(born, days):
    until = born + timedelta(days=days)
    years = whole_years(born, until)
    year, month, day = to_jalali(born)
    assert (year + years, month, day) <= to_jalali(until) < (year + years + 1, month, day)
    assert whole_years(until, born) == 0


def corrected(*notes):
    return msgspec.structs.replace(OLD, corrections=tuple(Correction(at, note) for at, note in notes))


SHAHRIVAR_1405 = datetime(2026, 9, 1, 8, tzinfo=UTC)


def test_corrections_stand_in_a_register_by_month_with_all_that_was_said(paper):
    assert "هنوز اصلاحی نبوده است" in paper.main("/fa/corrections")
    paper.append(corrected((SHAHRIVAR_1405, "عدد نادرست بود."), (NOON, "نام نادرست بود.")))
    for path in ("/fa/corrections", "/fa/corrections/1405/09"):
        main = paper.main(path)
        assert codes(main) == [1000]
        assert main.index("نام نادرست بود.") < main.index("عدد نادرست بود.")
        assert "۱۰ شهریور ۱۴۰۵" in main
    assert paper.press.page("/fa/corrections/1405/06").status == 404, "it stands at its last correction"
    assert paper.links("/fa/corrections")[-1] == "/fa/corrections/1405/09"


def test_a_typo_in_a_corrected_story_renders_no_register(paper):
    record = corrected((NOON, "نام نادرست بود."))
    paper.append(record)
    paper.main("/fa/corrections")
    paper.append(msgspec.structs.replace(record, body=(ParagraphBlock(plain("درست.")),)))
    paper.rendered.clear()
    paper.main("/fa/corrections")
    assert paper.rendered == []


def test_what_is_withdrawn_stands_in_a_register_with_its_reason_and_without_its_headline(paper):
    gone = msgspec.structs.replace(OLD, status=Status.WITHDRAWN, withdrawal="به حکم دادگاه", changed=NOON)
    paper.append(gone)
    for path in ("/fa/removals", "/fa/removals/1405/09"):
        main = paper.main(path)
        assert OLD.headline not in main
        assert "کد خبر ۱۰۰۰" in main
        assert "به حکم دادگاه" in main
        assert paper.press.page("/fa/news/1000").status == 410
    paper.append(OLD)
    assert "هنوز خبری برداشته نشده است" in paper.main("/fa/removals")


def test_every_page_leads_to_the_registers(paper):
    foot = paper.press.page("/fa/").body.decode().split('<footer class="foot">')[1]
    assert {"/fa/corrections", "/fa/removals"} <= set(re.findall(r'href="([^"]*)"', foot))


def test_what_the_law_takes_down_answers_451_in_every_form(paper):
    withheld = msgspec.structs.replace(OLD, status=Status.WITHHELD, withdrawal="حکم دادگاه")
    paper.append(withheld)
    for path in ("/fa/news/1000/story-1000", "/fa/news/1000.txt", "/api/stories/1000"):
        assert paper.press.page(path).status == 451, path
    body = paper.press.page("/fa/news/1000/story-1000").body.decode()
    assert "به حکم قانون" in body
    assert "حکم دادگاه" in body
    assert "story-1000" not in paper.main("/fa/removals")
    assert "حکم دادگاه" in paper.main("/fa/removals")
