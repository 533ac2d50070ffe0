"""Writing in a real browser: what is typed, pasted, suggested, counted, and kept when the line is dead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_first_edition import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASTE = """([place, html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  place.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
WORD = '<p class=MsoNormal style="mso-x:y"><b>كتاب ها</b> را <span lang=FA>مي خواهند</span><o:p></o:p></p>'


def begin(page: Page) -> None:
    sign_in(page)
    page.click("text=سیاست")
    expect(page.locator(".dabir-aids")).to_be_visible()


def body(page: Page):
    return page.locator(".Draftail-Editor [contenteditable=true]").first


def saved(page: Page) -> None:
    with page.expect_event("load"):  # not the address: it is that of an edit once the story was saved by itself
        page.keyboard.press("Control+s")
    page.wait_for_url(re.compile(r"/edit/"))


def test_typing_pasting_and_suggestions(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    begin(page)
    page.click("[name=title]")
    page.keyboard.type('گفت "12 نفر" با iPhone15')
    assert page.input_value("[name=title]") == "گفت «۱۲ نفر» با iPhone15"
    expect(page.get_by_role("meter").first).to_have_attribute("aria-valuenow", "24")
    body(page).click()
    page.keyboard.type("سال 1")
    page.keyboard.press("Backspace")
    expect(body(page)).to_have_text("سال 1")
    page.keyboard.press("Enter")

    body(page).evaluate(
        "(place, [paste, ...rest]) => eval(paste)([place, ...rest])", [PASTE, WORD, "كتاب ها را مي خواهند"]
    )
    expect(body(page)).to_contain_text("کتاب‌ها را می‌خواهند")
    page.keyboard.press("Control+z")
    expect(body(page)).not_to_contain_text("کتاب‌ها")
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("روزنامه ها می نویسند")
    aids = page.locator(".dabir-aids")
    expect(aids.locator("summary")).to_contain_text("پیشنهاد")
    aids.locator("summary").click()
    expect(aids.locator("li", has_text="می‌نویسند")).to_be_visible()
    assert page.evaluate("CSS.highlights.get('dabir-change').size") >= 2
    aids.locator("li", has_text="می‌نویسند").get_by_role("button", name="بپذیر").first.click()
    expect(body(page)).to_contain_text("روزنامه ها می‌نویسند")
    aids.locator("li", has_text="روزنامه‌ها").get_by_role("button", name="رد کردن").click()
    expect(aids.locator("li", has_text="روزنامه‌ها")).to_have_count(0)
    expect(page.locator(".dabir-counts")).to_contain_text("واژه")
    body(page).press("End")
    page.keyboard.type(" پایان")
    saved(page)  # at once: not a word is lost
    page.reload()
    expect(body(page)).to_contain_text("روزنامه ها می‌نویسند")
    expect(body(page)).to_contain_text(" پایان")


MARKED = """() => [...CSS.highlights.get("dabir-change")].map(range => {
  const mirror = range.startContainer.parentElement, field = mirror.previousElementSibling;
  return {of: field?.name, letters: range.toString(), shift: mirror.scrollLeft - field?.scrollLeft,
          wide: mirror.scrollWidth - field?.scrollWidth, high: mirror.scrollHeight <= field?.scrollHeight};
}).filter(mark => ["kicker", "title", "lead"].includes(mark.of))"""


def test_suggestions_are_underlined_in_plain_fields_too(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    begin(page)
    page.fill("[name=kicker]", "كتاب‌فروشان " + "شهر و روستا " * 24 + "بی خانه‌اند")
    page.fill("[name=title]", "كتاب همهٔ " + "شهر و روستا " * 8)
    page.press("[name=title]", "Enter")
    assert "\n" not in page.input_value("[name=title]")
    assert page.evaluate(
        "(field => field.scrollHeight <= field.clientHeight + 1)(document.querySelector('[name=title]'))"
    )
    page.fill("[name=lead]", "كتاب را " + "همه با هم خواندند و " * 12)
    page.focus("[name=kicker]")
    page.keyboard.press("End")
    expect(page.locator(".dabir-mirror")).to_have_count(3, timeout=10_000)
    marks = page.evaluate(MARKED)
    assert {"كتاب‌فروشان", "كتاب"} <= {mark["letters"] for mark in marks} | {mark["letters"][:4] for mark in marks}
    assert {mark["of"] for mark in marks} == {"kicker", "title", "lead"}
    assert all((mark["shift"], mark["wide"], mark["high"]) == (0, 0, True) for mark in marks), "letter over letter"
    page.evaluate("document.querySelector('[name=kicker]').scrollLeft = 0")
    page.wait_for_function("document.querySelector('[name=kicker] + .dabir-mirror').scrollLeft === 0")
    page.keyboard.type("؛")
    expect(page.locator("[name=kicker] + .dabir-mirror")).to_have_text("")
    expect(page.locator("[name=kicker] + .dabir-mirror")).to_have_text(
        page.input_value("[name=kicker]"), timeout=10_000
    )
    page.fill("[name=title]", "تیتر \n دوسطری")
    saved(page)
    expect(page.locator("[name=title]")).to_have_value("تیتر دوسطری")


def test_nothing_is_lost_with_the_line_or_to_another_window(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    begin(page)
    page.fill("[name=title]", "تیتر پیش از قطع شدن")
    saved(page)
    page.wait_for_timeout(1500)
    page.context.set_offline(True)
    page.fill("[name=lead]", "لید هنگام قطع بودن")
    expect(page.locator(".dabir-bar")).to_contain_text("ارتباط با تحریریه قطع شده است")
    page.wait_for_timeout(1200)
    page.evaluate("window.stop(); for (let i = 0; i < 9999; i++) { clearTimeout(i); }")  # the machine dies here
    page.context.set_offline(False)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/newsroom/")
    page.go_back()
    page.reload()
    expect(page.locator(".dabir-bar")).to_contain_text("ذخیره‌نشده")
    page.get_by_role("button", name="بازگردان").click()
    expect(page.locator("[name=lead]")).to_have_value("لید هنگام قطع بودن", timeout=15000)
    expect(page.locator(".dabir-bar")).to_have_count(0)

    other = page.context.new_page()
    other.goto(page.url)
    other.fill("[name=title]", "تیتر پنجرهٔ دوم")
    saved(other)
    other.wait_for_timeout(1500)
    page.fill("[name=title]", "تیتر پنجرهٔ نخست")
    expect(page.locator(".dabir-bar")).to_contain_text("نسخهٔ تازه‌تری", timeout=15000)
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.startsWith('dabir.kept')).map(([, v]) => v)")
    assert any("تیتر پنجرهٔ نخست" in text for text in kept)


def test_what_is_written_in_the_first_two_seconds_is_saved_too(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    begin(page)
    page.click("[name=title]")
    page.keyboard.type("تیتر شتاب‌زده")
    assert not page.evaluate(
        "window.wagtail.app.getControllerForElementAndIdentifier("
        "document.querySelector('form[data-edit-form]'), 'w-unsaved').initialFormData"
    ), "typed before Wagtail looks"
    page.wait_for_url(re.compile(r"/edit/"), timeout=30_000)
    expect(page.locator("[name=title]")).to_have_value("تیتر شتاب‌زده")


def test_who_begins_with_the_text_is_told_calmly_and_saved_once_there_is_a_headline(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    begin(page)
    body(page).click()
    page.keyboard.type("نخست متن نوشته می‌شود")
    told = page.locator(".dabir-bar[data-name=recovery]")
    expect(told).to_contain_text("تیتر", timeout=30_000)
    expect(told).not_to_have_class(re.compile("is-grave"))
    page.click("[name=title]")
    page.keyboard.type("و سپس تیتر")
    page.wait_for_url(re.compile(r"/edit/"), timeout=30_000)  # nobody has pressed save
    expect(told).to_have_count(0)
