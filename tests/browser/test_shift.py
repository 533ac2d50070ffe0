"""The desk in a browser: it is walked by keys, and a colleague's new story comes by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WRITE = """
from dabir.newsroom import desk
from dabir.newsroom.models import StoryPage
page = StoryPage(title={title!r}, live=False, priority={priority})
page.destined_section = "politics"
desk.place(page)
"""


def put(newspaper, title: str, priority: int = 3) -> None:
    newspaper.dabir("shell", "--no-imports", "-c", WRITE.format(title=title, priority=priority))


def sign_in(page: Page) -> None:
    page.goto("/newsroom/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", "a-pen-and-paper")
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")


def test_the_desk_is_walked_by_keys_and_lives(newspaper, open_window):
    put(newspaper, "خبر نخست میز")
    put(newspaper, "خبر فوری میز", 1)
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    sign_in(page)
    page.goto("/newsroom/desk/")
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_contain_text("خبر فوری میز")
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_contain_text("خبر نخست میز")
    put(newspaper, "خبر تازهٔ همکار", 1)
    expect(page.locator(".dabir-card--new")).to_contain_text("خبر تازهٔ همکار", timeout=15_000)
    expect(page.locator(":focus")).to_contain_text("خبر نخست میز")
    expect(page.locator("[data-news]")).to_contain_text("۱")
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    for width, columns in ((1280, 3), (360, 1)):
        page.set_viewport_size({"width": width, "height": 900})
        grid = page.locator("[data-lanes]").evaluate("e => getComputedStyle(e).gridTemplateColumns.split(' ').length")
        assert grid == columns
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("[data-search]").blur()
    page.keyboard.press("k")
    page.keyboard.press("o")
    page.wait_for_url("**/edit/")
