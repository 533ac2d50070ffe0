"""Pictures that are dropped on the text of a story or pasted into it, in a real browser."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.browser.test_first_edition import sign_in
from tests.browser.test_writing import body

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BRING = """(place, [kind, files, html]) => {
  const data = new DataTransfer();
  for (const [name, type, bytes] of files)
    data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
  if (html) data.setData("text/html", html);
  const { left, top, width, height } = place.getBoundingClientRect();
  const options = { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2 };
  const send = (type) => kind === "paste"
    ? place.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: data }))
    : place.dispatchEvent(new DragEvent(type, { ...options, dataTransfer: data }));
  for (const type of kind === "drop" ? ["dragenter", "dragover", "drop"] : [kind]) send(type);
}"""


def picture(colour: str, name: str = "a.png") -> tuple[str, str, str]:
    output = BytesIO()
    Image.new("RGB", (400, 300), colour).save(output, "PNG")
    return name, "image/png", base64.b64encode(output.getvalue()).decode()


def paragraph(page: Page, text: str):
    return page.locator("[data-block=true]", has_text=text)


def blocks(page: Page) -> list[str]:
    """Kinds of the blocks of the body, in their order."""
    return page.evaluate("document.getElementById('body-root').rootBlock.children.map(({ type }) => type)")


def test_what_is_dropped_and_pasted_stands_where_it_was_brought_and_is_saved(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    sign_in(page)
    page.click("text=سیاست")
    page.fill("[name=title]", "گشایش پل")
    body(page).click()
    for text in ("بند نخست", "بند دوم"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.type("بند سوم")

    paragraph(page, "بند نخست").evaluate(BRING, ["dragover", [picture("teal")], ""])
    expect(page.locator(".dabir-drop-line")).to_be_visible()
    expect(page.locator(".dabir-dropping")).to_have_count(1)
    two = [picture("teal", "one.png"), picture("navy", "two.png")]
    paragraph(page, "بند نخست").evaluate(BRING, ["drop", two, ""])
    expect(page.locator(".dabir-drop-line")).to_be_hidden()
    page.wait_for_function("document.getElementById('body-root').rootBlock.children.length === 4")
    assert blocks(page) == ["paragraph", "picture", "picture", "paragraph"]
    texts = page.locator(".Draftail-Editor [contenteditable=true]")
    expect(texts.first).to_have_text("بند نخست")
    expect(texts.nth(1)).to_have_text("بند دومبند سوم")
    expect(page.locator("#body-root [data-chooser-title]")).to_have_text(["one", "two"])
    page.keyboard.press("Control+End")
    page.keyboard.type(" ادامه دارد")
    expect(texts.nth(1)).to_contain_text("ادامه دارد")
    texts.first.click()
    page.keyboard.press("Control+z")
    expect(texts.first).to_have_text("بند نخست")

    lacking = page.locator(".dabir-lacking.dabir-stops")
    expect(lacking.first).to_contain_text("نوشته نشده که عکس چه نشان می‌دهد")
    page.locator("input[name$='-value-alt']").first.fill("پلی بر رود")
    expect(lacking).to_have_count(1)

    texts.nth(1).evaluate(BRING, ["paste", [picture("red", "image.png")], "<p>واژه‌های Word</p>"])
    expect(texts.nth(1)).to_contain_text("واژه‌های")
    assert len(blocks(page)) == 4, "Word sends a picture of its words"
    texts.nth(1).evaluate(BRING, ["paste", [picture("red", "image.png")], "<meta charset=utf-8><img src=x>"])
    page.wait_for_function("document.getElementById('body-root').rootBlock.children.length === 5")
    assert blocks(page)[4] == "picture"
    with page.expect_navigation():  # a quick save may have given the page its address already
        page.keyboard.press("Control+s")
    expect(page.locator("#body-root [data-chooser-title]")).to_have_text(["one", "two", "گشایش پل"])
    expect(page.locator("input[name$='-value-alt']").first).to_have_value("پلی بر رود")


def test_what_is_refused_or_lost_leaves_the_text_alone(newspaper, open_window):
    page = open_window(f"http://127.0.0.1:{newspaper.port}")
    sign_in(page)
    page.click("text=سیاست")
    page.fill("[name=title]", "گشایش پل")
    body(page).click()
    page.keyboard.type("بند نخست")
    bad = ("a.png", "image/png", base64.b64encode(b"no picture at all" * 9).decode())
    paragraph(page, "بند نخست").evaluate(BRING, ["drop", [bad], ""])
    refused = page.locator(".dabir-bar.is-grave")
    expect(refused).to_contain_text("تصویر خوانایی نیست")
    refused.get_by_role("button", name="بستن").click()
    expect(refused).to_have_count(0)

    page.route("**/writing/bring/", lambda route: route.abort())
    paragraph(page, "بند نخست").evaluate(BRING, ["drop", [picture("teal", "one.png")], ""])
    expect(refused).to_contain_text("به تحریریه نرسید")
    expect(body(page)).to_have_text("بند نخست")
    assert blocks(page) == ["paragraph"]
    page.unroute("**/writing/bring/")
    refused.get_by_role("button", name="دوباره بفرست").click()
    page.wait_for_function("document.getElementById('body-root').rootBlock.children.length === 2")
    expect(refused).to_have_count(0)
    page.locator("[name=title]").evaluate(BRING, ["dragover", [picture("teal")], ""])
    expect(page.locator(".dabir-drop-line")).to_be_hidden()
