"""The checklist beside the form, while somebody types."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.test_first_edition import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_checklist_follows_what_is_typed(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    sign_in(page)
    page.click("text=سیاست")
    lines = page.locator("[data-checks=lines] li")
    expect(lines.filter(has_text="خبر لید ندارد")).to_have_count(1)
    expect(page.locator("[role=tab] .dabir-count")).to_be_visible()
    page.fill("[name=title]", "تیتر")
    page.fill("[name=lead]", "لید این خبر.")
    expect(lines.filter(has_text="خبر لید ندارد")).to_have_count(0)
    expect(lines.filter(has_text="خبر منبع ندارد")).to_have_count(1)
    page.locator("[role=tab]").filter(has_text="انتشار").click()
    expect(lines.first).to_be_visible()
