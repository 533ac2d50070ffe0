"""A reader sends a story to friends: no script, no cookie, on any screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [320, 1280])
def test_from_the_story_to_the_letter(newspaper, open_window, width, javascript):
    page = open_window(
        f"http://127.0.0.1:{newspaper.port}", viewport={"width": width, "height": 800}, java_script_enabled=javascript
    )
    page.goto("/fa/news/291913")
    page.click("text=ارسال به دوستان")
    page.wait_for_url("**/readers/send/291913")
    expect(page.locator("h1")).to_have_text("ارسال به دوستان")
    expect(page.locator(".letter-story")).to_contain_text("فانوس بندر")
    expect(page.locator(".trap input")).not_to_be_in_viewport()
    page.locator("[name=friend]").nth(0).fill("ali@example.ir")
    page.locator("[name=friend]").nth(1).fill("mina@example.ir")
    page.fill("[name=sender]", "سارا")
    page.fill("[name=note]", "این را ببین: http://spam.example")
    page.wait_for_timeout(3100)  # nobody is as quick as this test
    page.click("text=بفرست")
    expect(page.get_by_role("alert")).to_contain_text("پیوند یا نشانی")
    expect(page.locator("[name=sender]")).to_have_value("سارا")
    expect(page.locator("[name=friend]").nth(1)).to_have_value("mina@example.ir")
    if javascript:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.cookie") == ""
    page.fill("[name=note]", "این را ببین")
    page.click("text=بفرست")
    page.wait_for_url("**/readers/sent/*")
    expect(page.locator("h1")).to_have_text("نامه فرستاده شد")
    expect(page.locator(".addresses li")).to_have_text(["a•••@example.ir", "m•••@example.ir"])
    assert page.context.cookies() == []
    page.reload()
    assert len(list((newspaper.folder / "data/mail").iterdir())) == 1, "one connection, one file; and none by a reload"
    page.click("text=بازگشت به خبر")
    page.wait_for_url("**/fa/news/291913/*")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_most_read_fit_any_screen_and_lead_from_one_to_another(newsstand, open_window, width):
    page = open_window(f"http://127.0.0.1:{newsstand.port}", viewport={"width": width, "height": 800})
    page.goto("/fa/most-read")
    expect(page.locator("h1")).to_contain_text("پرخواننده‌ترین")
    page.click("text=هفت روز گذشته")
    page.wait_for_url("**/fa/most-read/week")
    expect(page.locator(".periods [aria-current=page]")).to_have_text("هفت روز گذشته")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
