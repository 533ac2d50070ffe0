"""The whole path with a mouse: from an editor's hands to a reader's screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEADLINE = "نیم‌فاصله‌ها به خانه برگشتند"
SENTENCE = "نخستین بند می‌گوید چه شد و ۱۲ نفر دیدند."


def sign_in(page: Page) -> None:
    page.goto("/newsroom/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", "a-pen-and-paper")
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")


def write(page: Page) -> None:
    """Write a story in the section of politics, by mouse and keyboard."""
    page.click("text=سیاست")
    page.fill("[name=kicker]", "گزارش از تحریریه")
    page.click("[name=title]")
    for number, word in enumerate(HEADLINE.split("\u200c")):
        if number:
            page.keyboard.press("Shift+Space")
        page.keyboard.type(word)
    assert page.input_value("[name=title]") == HEADLINE, "the half-space key works"
    page.fill("[name=lead]", "لید این خبر را خواننده می‌بیند.")
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.type(SENTENCE)
    expect(page.locator("[contenteditable=true]").first).to_contain_text(SENTENCE)
    page.wait_for_timeout(400)  # the editor hands its text to the form a quarter of a second after the last key


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]:visible").click()
    page.click("button[name=action-publish]")
    page.wait_for_url(re.compile(r"/newsroom/pages/\d+/?$"))


def test_a_story_goes_from_an_editor_s_hands_to_every_page(newspaper, open_window):
    base = f"http://127.0.0.1:{newspaper.port}"
    reader, editor = open_window(base), open_window(base)
    reader.goto("/")
    assert HEADLINE not in reader.content()
    old_path = newspaper.get("/fa/news/291913").headers["location"]
    old_reader = open_window(base)
    old_reader.goto(old_path)
    assert HEADLINE not in old_reader.content()

    sign_in(editor)
    write(editor)
    publish(editor)

    reader.goto("/")
    expect(reader.locator("main")).to_contain_text(HEADLINE)
    reader.locator("main").get_by_text(HEADLINE).first.click()
    reader.wait_for_url(re.compile(r"/fa/news/\d+/.+"))
    code, slug = re.search(r"/fa/news/(\d+)/([^/]+)$", reader.url).groups()
    assert int(code) > 291913
    assert slug
    expect(reader.locator("h1")).to_have_text(HEADLINE)
    expect(reader.locator("article .kicker").first).to_have_text("گزارش از تحریریه")
    expect(reader.locator("article .lead").first).to_have_text("لید این خبر را خواننده می‌بیند.")
    expect(reader.locator(".body")).to_contain_text(SENTENCE)

    old_reader.goto(old_path)
    expect(old_reader.locator("#strip")).to_contain_text(HEADLINE)
    expect(old_reader.locator("h1")).to_contain_text("فانوس بندر کهنه")


def test_a_browser_asks_again_and_is_never_given_yesterday_s_page(newspaper, open_window, saved_page):
    reader = open_window(f"http://127.0.0.1:{newspaper.port}")
    for _ in range(2):
        reader.goto("/fa/")
    page = saved_page(300001, headline="خبری که همین حالا آمد", stamp="تاریخ انتشار: ۱۰:۰۰ - ۰۱-۰۵-۱۴۰۵")
    newspaper.dabir("story", "import", str(page), "--publish")
    newspaper.get_until("/fa/", "خبری که همین حالا آمد")
    reader.goto("/fa/films")
    reader.click("a[rel=home]")
    expect(reader.locator("main")).to_contain_text("خبری که همین حالا آمد")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_page_fits_reads_right_to_left_and_shows_one_metadata_line(newsstand, open_window, width, javascript):
    page = open_window(
        f"http://127.0.0.1:{newsstand.port}", viewport={"width": width, "height": 800}, java_script_enabled=javascript
    )
    month = "/fa/archive/1392/05"
    archive = ("/fa/archive", month, f"{month}/29", "/fa/section/various/1392/05")
    for path in ("/", "/fa/section/various", "/fa/news/291913", "/fa/films", "/fa/nowhere", *archive):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator("html")).to_have_attribute("lang", "fa")
        expect(page.locator("h1")).to_have_count(1)
        if javascript:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} scrolls sideways"
        expect(page.locator(".masthead .today")).to_be_visible()
        expect(page.locator(".masthead .updated")).to_contain_text("به‌روز شده در")
    page.goto("/fa/news/291913")
    compact, wide = page.locator(".meta-compact"), page.locator(".meta-wide")
    expect(compact).to_have_attribute("aria-hidden", "true")
    shown = compact if width < 768 else wide
    expect(shown).to_contain_text("۲۹۱۹۱۳")
    expect(shown).to_contain_text("۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲")
    assert shown.bounding_box()["width"] > 100
    other = (wide if width < 768 else compact).bounding_box()
    assert other is None or other["width"] <= 1, "the other line is not on this screen"
