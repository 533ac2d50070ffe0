"""`dabir story import`: a saved page becomes a story; what cannot be read leaves nothing behind."""

from __future__ import annotations

import pytest
from tests.acceptance.conftest import RunningSite

pytestmark = pytest.mark.slow


def test_an_imported_page_is_published_under_its_code_and_date(site, saved_page):
    done = site.dabir("story", "import", str(saved_page()), "--publish")
    assert "/fa/news/291913/" in done.stdout
    site.start()
    page = site.get("/fa/news/291913")
    assert page.status == 301
    story = site.get(page.headers["location"])
    assert story.status == 200
    for words in (
        "فانوس بندر کهنه دوباره روشن شد",
        "به گزارش نوا، فانوس بندر شب گذشته روشن شد.",
        "نگهبان فانوس گفت: چراغ را پس از نُه سال با دست روشن کردیم.",
        "کد خبر",
        "۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲",
        'datetime="2013-08-20T18:29:00Z"',
    ):
        assert words in story.text
    assert "۱۳ دی ۱۴۰۴" not in story.text, "the masthead's date is today's, not the saved page's"
    assert "تیتری دیگر از پای صفحه" not in story.text
    assert "whole" in site.dabir("ledger", "verify").stdout
    assert "فانوس بندر کهنه" in site.dabir("ledger", "show", "291913").stdout


def test_without_publish_it_waits_at_the_desk(site, saved_page):
    site.dabir("story", "import", str(saved_page()))
    shown = site.dabir("ledger", "show", "291913", check=False)
    assert shown.returncode == 2
    assert "[ledger.unknown_story]" in shown.stderr


def test_a_recalled_story_is_at_the_desk_and_the_ledger_is_unchanged(site, saved_page):
    site.dabir("story", "import", str(saved_page()), "--publish")
    before = site.dabir("ledger", "verify").stdout
    site.dabir("story", "recall", "291913")
    assert site.dabir("ledger", "verify").stdout == before


BAD = {
    "unreadable": (lambda path: path.write_bytes(b"\xff\xfe\x00\x01"), "intake.unreadable"),
    "empty": (lambda path: path.write_bytes(b""), "intake.empty"),
    "blank": (lambda path: path.write_text("\n \n"), "intake.empty"),
}


STATE = (
    "from dabir.ledger.store import DatabaseLedger; from dabir.ledger.verify import verify\n"
    "from dabir.newsroom.models import StoryPage\n"
    "print(verify(DatabaseLedger()), StoryPage.objects.count())"
)


def state(site):
    """The proven head of the ledger and the number of stories at the desk."""
    return site.dabir("shell", "--no-imports", "-c", STATE).stdout


@pytest.fixture(scope="session")
def untouched(fresh_site):
    """The state of every site before anything was imported."""
    return state(RunningSite(fresh_site))


def refused(site, before, code, *words):
    done = site.dabir("story", "import", *words, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert f"[{code}]" in done.stderr
    assert state(site) == before


@pytest.mark.parametrize("harm", BAD)
def test_bad_files_are_refused_in_one_sentence(site, untouched, saved_page, harm):
    path = saved_page()
    spoil, code = BAD[harm]
    spoil(path)
    refused(site, untouched, code, str(path), "--publish")


def test_a_file_that_is_not_there(site, untouched):
    refused(site, untouched, "newsroom.file_missing", "/nowhere/page.txt")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"stamp": "بدون تاریخ"}, "intake.no_date"),
        ({"stamp": "تاریخ انتشار: ۲۲:۵۹ - ۳۱-۰۷-۱۳۹۲"}, "intake.bad_date"),
        ({"stamp": "تاریخ انتشار: ۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲۰"}, "intake.bad_date"),
        ({"headline": "", "lead": "", "body": ""}, "intake.no_headline"),
    ],
    ids=["no date", "31 Mehr", "year 13920", "no headline"],
)
def test_bad_pages_are_refused_in_one_sentence(site, untouched, saved_page, changes, code):
    refused(site, untouched, code, str(saved_page(**changes)), "--publish")


def test_one_bad_file_among_good_ones_stops_them_all(site, untouched, saved_page):
    refused(site, untouched, "intake.no_date", str(saved_page(5)), str(saved_page(6, stamp="بدون تاریخ")), "--publish")


def test_a_code_in_use_is_refused(site, saved_page):
    site.dabir("story", "import", str(saved_page()), "--publish")
    refused(site, state(site), "ledger.code_taken", str(saved_page(7)), str(saved_page()), "--publish")


def test_an_unknown_section_is_refused(site, untouched, saved_page):
    refused(site, untouched, "ledger.unknown_section", str(saved_page()), "--section", "nowhere", "--publish")
