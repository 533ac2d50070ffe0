"""The front page composed by mouse and by keyboard, as far as a reader's screen; and two editors at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_first_edition import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OVERTAKEN = re.compile("در این میان صفحهٔ نخست را ذخیره کرد")

_STORIES = """
from dabir.newsroom import desk
from dabir.newsroom.models import StoryPage
from dabir.newsroom.verbs.publish import publish
for number in ("یکم", "دوم", "سوم"):
    page = StoryPage(title=f"خبر {number} برای صفحه", live=False, body=[("paragraph", "<p>متن.</p>")])
    page.destined_section = "politics"
    publish(desk.place(page))
"""

_CHIEF = """
from dabir.newsroom.models import User
User.objects.filter(username="editor").update(is_superuser=True)  # who may publish the front
"""


@pytest.fixture
def paper(newspaper):
    """A paper with three stories to move."""
    newspaper.dabir("shell", "--no-imports", "-c", _STORIES + _CHIEF)
    return newspaper


def open_board(page: Page) -> None:
    sign_in(page)
    page.goto("/newsroom/front/")
    expect(page.locator("#composing-stand > li").first).to_be_visible()


def shelved(page: Page, words: str):
    return page.locator("#composing-stand [draggable]").filter(has_text=words)


def test_stories_go_by_mouse_and_keyboard_to_the_front_page(paper, open_window):
    base = f"http://127.0.0.1:{paper.port}"
    editor, reader = open_window(base), open_window(base)
    open_board(editor)
    lead, second = (editor.locator(f"ol[data-area={name}]") for name in ("lead", "second"))
    said = editor.locator("#composing-said")

    shelved(editor, "خبر یکم").drag_to(lead)
    expect(lead.locator(".is-held")).to_contain_text("خبر یکم")
    expect(said).to_have_text("ذخیره شد")

    card = shelved(editor, "خبر دوم")
    card.focus()
    editor.keyboard.press("Space")
    expect(editor.locator("#composing-live")).to_contain_text("در دست شماست")
    editor.keyboard.press("ArrowDown")
    expect(editor.locator("#composing-live")).to_have_text("ردیف دوم، جای ۱")
    editor.keyboard.press("Escape")
    expect(second.locator(".is-held")).to_have_count(0)
    editor.keyboard.press("Space")
    editor.keyboard.press("ArrowDown")
    editor.keyboard.press("Space")
    expect(second.locator(".is-held")).to_contain_text("خبر دوم")

    editor.get_by_label("بالاتر: خبر دوم برای صفحه").click()
    expect(lead.locator(".is-held")).to_contain_text("خبر دوم")
    editor.locator("[data-act=undo]").click()
    expect(lead.locator(".is-held")).to_contain_text("خبر یکم")
    editor.locator("[data-act=redo]").click()
    expect(lead.locator(".is-held")).to_contain_text("خبر دوم")
    expect(editor.frame_locator("iframe[data-of=draft]").locator(".card-lead")).to_contain_text("خبر دوم")

    expect(second.locator(".is-ruled").first).to_contain_text("تازه‌ترین")
    expect(editor.get_by_label("بالاتر: خبر دوم برای صفحه")).to_be_disabled()
    expect(editor.get_by_label("پایین‌تر: خبر یکم برای صفحه")).to_be_disabled()
    expect(editor.get_by_label("پایین‌تر: خبر دوم برای صفحه")).to_be_enabled()
    expect(editor.locator("#composing-may-not")).to_be_hidden()
    editor.locator("[data-act=add-rule]").click()
    expect(second.locator(".is-ruled").first).to_contain_text("به حکم قاعده")
    editor.get_by_label("برداشتن قاعده").click()
    expect(second.locator(".is-ruled").first).to_contain_text("تازه‌ترین")

    reader.goto("/")
    expect(reader.locator(".card-lead")).to_contain_text("خبر سوم")
    editor.get_by_role("button", name="انتشار", exact=True).click()
    expect(editor.locator("#composing-ahead")).to_have_text("خوانندگان همین چیدمان را می‌بینند.")
    expect(editor.locator("#composing-past")).to_contain_text("صفحهٔ نخست منتشر شد")
    reader.goto("/")
    expect(reader.locator(".card-lead")).to_contain_text("خبر دوم")


def test_who_may_not_publish_is_told_so_and_stories_go_by_touch(newspaper, open_window):
    newspaper.dabir("shell", "--no-imports", "-c", _STORIES)
    editor = open_window(
        f"http://127.0.0.1:{newspaper.port}", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    open_board(editor)
    expect(editor.locator("[data-act=publish]")).to_be_disabled()
    expect(editor.locator("#composing-may-not")).to_contain_text("اجازهٔ انتشار صفحهٔ نخست با شما نیست")
    shelved(editor, "خبر یکم").tap()
    editor.locator("ol[data-area=lead] li").tap()
    expect(editor.locator("ol[data-area=lead] .is-held")).to_contain_text("خبر یکم")
    expect(editor.locator("#composing-said")).to_have_text("ذخیره شد")


def test_of_two_editors_none_overwrites_the_other(paper, open_window):
    base = f"http://127.0.0.1:{paper.port}"
    one, other = open_window(base), open_window(base)
    open_board(one)
    open_board(other)
    lead = "ol[data-area=lead]"
    shelved(one, "خبر یکم").drag_to(one.locator(lead))
    expect(one.locator("#composing-said")).to_have_text("ذخیره شد")

    shelved(other, "خبر دوم").drag_to(other.locator(lead))
    expect(other.get_by_role("alert").filter(has_text=OVERTAKEN)).to_be_visible()
    expect(other.locator(lead)).to_contain_text("خبر دوم")
    other.get_by_role("button", name="آوردن چیدمان همکار").click()
    expect(other.locator(lead)).to_contain_text("خبر یکم")
    other.locator("[data-act=undo]").click()
    expect(other.locator(lead)).not_to_contain_text("خبر دوم")
    other.locator("[data-act=redo]").click()
    other.locator("[data-act=redo]").click()
    expect(other.locator(lead)).to_contain_text("خبر دوم")

    one.fill("#composing-words", "خبر فوری کسی که پای صفحه کار می‌کند")
    one.locator("[data-act=breaking]").click()
    expect(one.get_by_role("alert").filter(has_text=OVERTAKEN)).to_be_in_viewport()
