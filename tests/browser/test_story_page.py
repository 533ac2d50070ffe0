"""What a story's page does for its reader, with the script and without it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STORY = "/fa/news/291913"
BUTTONS = (".copy-code", ".text-larger", ".text-smaller", ".print", ".copy-quote")
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def base(newsstand):
    return f"http://127.0.0.1:{newsstand.port}"


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_an_old_story_says_its_age_and_its_date_in_three_calendars(base, open_window):
    page = open_window(base, java_script_enabled=False)
    page.goto(STORY)
    expect(page.locator(".age")).to_have_text(re.compile(r"^این مطلب [۰-۹]+ سال پیش منتشر شده است\.$"))
    dates = page.locator(".dates")
    expect(dates).not_to_contain_text(re.compile("[0-9]"))
    expect(dates.get_by_text("۲۰ اوت ۲۰۱۳")).not_to_be_visible()
    dates.locator("summary").click()
    expect(dates.get_by_text("میلادی: ۲۰ اوت ۲۰۱۳")).to_be_visible()
    expect(dates.get_by_text("قمری: ۱۲ شوال ۱۴۳۴")).to_be_visible()
    for button in BUTTONS:
        expect(page.locator(button)).to_be_hidden()


def test_code_and_link_are_copied_and_what_was_chosen_with_where_it_is_from(base, open_window):
    page = open_window(base, **CLIPBOARD)
    page.goto(STORY)
    page.click(".copy-code")
    expect(page.locator(".copy-code")).to_have_text("رونوشت شد")
    assert clipboard(page) == "291913"
    page.click(".copy-short")
    expect(page.locator(".copy-short")).to_have_text("رونوشت شد")
    assert clipboard(page) == f"{base}/1DwH"
    assert page.url != f"{base}{STORY}", "the page itself stays"
    expect(page.locator(".copy-quote")).to_be_hidden()
    page.locator(".body p").first.click(click_count=3)
    words = page.evaluate("getSelection().toString().trim()")
    page.click(".copy-quote")
    expect(page.locator(".copy-quote")).to_have_text("رونوشت شد")
    quote, title, link = clipboard(page).split("\n")
    assert quote == f"«{words}»"
    assert page.locator("h1 .words").inner_text() in title
    assert link == f"{base}/1DwH"


def test_the_text_grows_and_shrinks_and_stays_so_on_the_next_page(base, open_window):
    page = open_window(base)
    page.goto(STORY)
    size = lambda: page.evaluate("parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)")  # noqa: E731
    usual = size()
    page.click(".text-larger")
    larger = size()
    assert larger > usual
    page.reload()
    assert size() == larger
    page.click(".text-larger")
    expect(page.locator(".text-larger")).to_be_disabled()
    for _ in range(3):
        page.click(".text-smaller")
    expect(page.locator(".text-smaller")).to_be_disabled()
    assert size() < usual


def test_only_one_of_the_two_lines_is_read_aloud_and_paper_shows_what_paper_can(base, open_window):
    for width in (360, 1280):
        page = open_window(base, viewport={"width": width, "height": 800})
        page.goto(STORY)
        tree = page.locator(".story-meta").aria_snapshot()
        assert tree.count("۲۹۱۹۱۳") == 1
        assert tree.count("۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲") == 1
    page.emulate_media(media="print")
    for gone in (".menu", ".share", ".reading", ".strip"):
        expect(page.locator(gone)).to_be_hidden()
    for kept in ("h1", ".age", ".body", ".meta-wide"):
        expect(page.locator(kept)).to_be_visible()


def test_a_persian_page_loads_one_file_of_the_font(base, open_window):
    page = open_window(base)
    fonts = []
    page.on("request", lambda request: fonts.append(request.url) if "woff2" in request.url else None)
    for path in (STORY, "/fa/", "/fa/archive", "/fa/nowhere"):
        page.goto(path, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
    assert {url.rpartition("/")[2].partition("?")[0] for url in fonts} == {"vazirmatn.woff2"}
