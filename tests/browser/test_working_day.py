"""A working day in the newsroom, by mouse and keyboard: a story's way, its sources, its embargo, end and return."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests.acceptance.conftest import RunningSite
from tests.browser.conftest import running_copy

from dabir.newsroom import jalali
from dabir.persian.digits import to_persian

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "a-pen-and-paper"

_STAFF = f"""
from django.contrib.auth.models import Group
from dabir.newsroom import desk
from dabir.newsroom.models import User
from dabir.newsroom.models.edition import Way
from dabir.newsroom.roles.roles import Role
from dabir.newsroom.verbs.name_section import name_section
for name, role in (("navid", Role.REPORTER), ("chief", Role.CHIEF)):
    user = User.objects.create_user(name, password={PASSWORD!r}, first_name=name)
    user.groups.add(Group.objects.get(name=role))
section = desk.section("world")
section.way = Way.CHIEF
name_section(section)
"""


@pytest.fixture(scope="module")
def newsroom(written_site, tmp_path_factory) -> Iterator[RunningSite]:
    """A running paper with a reporter and a chief editor beside the desk editor; the world's way is to the chief."""
    with running_copy(written_site, tmp_path_factory.mktemp("day")) as running:
        with (running.folder / "settings.py").open("a", encoding="utf-8") as settings:
            settings.write("\nDABIR_TWO_FACTOR_ROLES = ()\n")
        running.stop()
        running.dabir("shell", "--no-imports", "-c", _STAFF)
        running.start()
        yield running


@pytest.fixture
def come(newsroom, open_window):
    """Open the window of a colleague who has signed in."""

    def come(name: str) -> Page:
        page = open_window(f"http://127.0.0.1:{newsroom.port}")
        page.goto("/newsroom/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url("**/newsroom/")
        return page

    return come


def write(page: Page, section: str, title: str) -> str:
    """Write a story and return the address of its form."""
    page.goto("/newsroom/")
    page.get_by_role("link", name=section, exact=True).first.click()
    page.fill("[name=title]", title)
    page.fill("[name=lead]", "لیدی که از خبر بیش از تیتر می‌گوید.")
    page.locator(".Draftail-Editor [contenteditable=true]").first.click()
    page.keyboard.type("نماینده گفت که این طرح به کمیسیون می‌رود.")
    save(page)
    page.wait_for_url(re.compile(r"/edit/"))
    return page.url


def save(page: Page) -> None:
    """Save by the keyboard, and wait for the form as it is after that."""
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def do(page: Page, label: str) -> None:
    """Choose *label* in the menu of the story's form."""
    page.get_by_role("button", name="کارها", exact=True).click()
    page.locator("[data-tippy-root]").get_by_role("link", name=label).click()


def publish(page: Page) -> None:
    page.locator("footer").get_by_role("button", name="کارهای دیگر").click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def told(page: Page, count: int):
    return page.locator("a[href='/newsroom/notices/']").filter(has_text=f"({to_persian(count)})")


def seen(reader: Page, title: str) -> None:
    """Reload the front page until *title* is on it."""
    for _ in range(20):
        reader.goto("/")
        if reader.get_by_text(title).count():
            return
        reader.wait_for_timeout(250)
    raise AssertionError(title)


def test_a_story_goes_by_the_desk_and_back_and_by_the_chief_to_readers(come, open_window, newsroom):
    title = "خبری که دو بار به میز رفت"
    reporter, desk, chief = come("navid"), come("editor"), come("chief")
    form = write(reporter, "جهان", title)
    expect(reporter.locator("button[name=action-publish]")).to_have_count(0)
    do(reporter, "راه خبر")
    reporter.get_by_role("button", name="فرستادن برای تأیید").click()
    expect(reporter.locator(".messages .success")).to_contain_text(title)

    desk.goto("/newsroom/")
    expect(told(desk, 1)).to_be_visible()
    desk.goto(form)
    do(desk, "راه خبر")
    desk.get_by_label("چه باید عوض شود").fill("منبع را بنویسید.")
    desk.get_by_role("button", name="برگرداندن").click()

    reporter.goto("/newsroom/notices/")
    expect(reporter.locator(".dabir-unread blockquote")).to_have_text("منبع را بنویسید.")
    reporter.get_by_role("link", name=title).first.click()
    reporter.wait_for_url(re.compile(r"/edit/"))
    reporter.goto("/newsroom/")
    expect(told(reporter, 1)).to_have_count(0)
    reporter.goto(form)
    do(reporter, "راه خبر")
    reporter.get_by_role("button", name="فرستادن برای تأیید").click()

    for colleague in (desk, chief):
        colleague.goto(form)
        do(colleague, "راه خبر")
        colleague.get_by_role("button", name="تأیید", exact=True).click()
        expect(colleague.locator(".messages .success")).to_contain_text(title)
    seen(open_window(f"http://127.0.0.1:{newsroom.port}"), title)


def test_a_chain_of_sources_is_put_in_order_and_shown_as_readers_will_see_it(come):
    page = come("editor")
    write(page, "سیاست", "خبری با دو منبع")
    page.get_by_role("tab", name="پیرامون خبر").click()
    sources = page.locator("[data-contentpath=sources]").first
    for number, (kind, name) in enumerate((("agency", "خبرگزاری سپیدار"), ("person", "مریم کاظمی"))):
        sources.locator(".c-sf-add-button").nth(number).click()
        sources.locator(f"[name=sources-{number}-value-kind]").select_option(kind)
        sources.locator(f"[name=sources-{number}-value-name]").fill(name)
    chain = page.locator(".dabir-chain bdi")
    expect(chain).to_have_text(re.compile("خبرگزاری سپیدار.*مریم کاظمی"), timeout=20_000)
    sources.get_by_role("button", name="بردن به بالا").nth(1).click()
    expect(chain).to_have_text(re.compile("مریم کاظمی.*خبرگزاری سپیدار"), timeout=20_000)
    sources.locator("[name=sources-0-value-name], [name=sources-1-value-name]").first.fill("")
    sources.get_by_role("button", name="حذف").nth(1).click()
    expect(page.locator(".dabir-unnamed")).to_be_visible(timeout=20_000)


def test_an_embargo_is_typed_in_jalali_and_lifted_and_the_story_withdrawn_and_given_back(come, open_window, newsroom):
    title = "خبری که تا موعد نگه داشته شد"
    page, reader = come("editor"), open_window(f"http://127.0.0.1:{newsroom.port}")
    write(page, "سیاست", title)
    do(page, "نامنتشر تا موعد")
    page.locator("[name=until]").click()
    page.keyboard.type(jalali.to_typed(timezone.localtime() + timedelta(days=1)))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="تا موعد نامنتشر بماند").click()
    expect(page.locator(".messages .success")).to_be_visible()
    page.goto("/newsroom/desk/")
    expect(page.locator("[data-lanes]")).to_contain_text(title)
    reader.goto("/")
    expect(reader.get_by_text(title)).to_have_count(0)

    page.go_back()
    page.get_by_role("button", name="بردار و همین حالا منتشر کن").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("در دسترس خوانندگان")
    standing = page.url
    seen(reader, title)
    story = reader.get_by_role("link", name=title).first.get_attribute("href")

    page.get_by_label("دلیل پس گرفتن").fill("عددهای خبر نادرست بود.")
    page.get_by_role("button", name="پس گرفتن از خوانندگان").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert reader.goto(story).status == 410
    expect(reader.locator("body")).to_contain_text("عددهای خبر نادرست بود.")

    page.goto("/newsroom/standing/")
    page.get_by_role("link", name=title).click()
    assert page.url == standing
    page.get_by_role("button", name="بازگرداندن به خوانندگان").click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert reader.goto(story).status == 200


def plan(page: Page, field: str, days: int) -> None:
    """Type an instant into the form's own dialog of times, so many days from now."""
    page.get_by_role("button", name="باز و بسته کردن وضعیت").click()
    page.get_by_role("button", name="تعیین زمان").click()
    page.locator(f"#schedule-publishing-dialog [name={field}]").click()
    page.keyboard.type(jalali.to_typed(timezone.localtime() + timedelta(days=days)))
    page.keyboard.press("Tab")
    page.get_by_role("button", name="ذخیرهٔ زمان‌بندی").click()
    expect(page.locator("#schedule-publishing-dialog")).to_be_hidden()


def test_a_story_is_scheduled_in_its_form_by_a_jalali_date(come):
    title = "خبری که فردا منتشر می‌شود"
    page = come("editor")
    form = write(page, "سیاست", title)
    plan(page, "go_live_at", 1)
    page.goto(form)
    publish(page)
    page.goto("/newsroom/desk/")
    card = page.locator(".dabir-card").filter(has_text=title)
    expect(card).to_contain_text("زمان‌بندی‌شده")


def test_a_notice_says_who_paid_and_until_when(come, open_window, newsroom):
    title = "خانه‌ای که آگهی آن را ساخت"
    page, reader = come("editor"), open_window(f"http://127.0.0.1:{newsroom.port}")
    form = write(page, "سیاست", title)
    page.get_by_role("tab", name="پیرامون خبر").click()
    page.select_option("[name=kind]", "advertorial")
    page.get_by_role("tab", name="انتشار").click()
    lines = page.locator("[data-checks=lines]")
    expect(lines).to_contain_text("پول", timeout=20_000)
    page.get_by_role("tab", name="پیرامون خبر").click()
    page.fill("[name=sponsor]", "شرکت خانه‌سازی نمونه")
    plan(page, "expire_at", 7)
    page.goto(form)
    publish(page)
    seen(reader, title)
    reader.get_by_role("link", name=title).first.click()
    expect(reader.locator("article").first).to_contain_text("شرکت خانه‌سازی نمونه")
    page.goto(form)
    page.get_by_role("tab", name="پیرامون خبر").click()
    page.select_option("[name=kind]", "news")
    save(page)
    expect(page.locator("body")).to_contain_text("رپرتاژ", timeout=20_000)
    reader.reload()
    expect(reader.locator("article").first).to_contain_text("شرکت خانه‌سازی نمونه")


def test_a_story_is_shelved_found_in_the_archive_and_brought_back_and_its_versions_compared(come, newsroom):
    title = "خبری که به آرشیو رفت"
    page = come("editor")
    form = write(page, "سیاست", title)
    publish(page)
    page.goto(form)
    page.fill("[name=lead]", "لیدی که بار دوم نوشته شد.")
    save(page)
    do(page, "مقایسهٔ نسخه‌ها")
    page.get_by_role("button", name="مقایسه").click()
    expect(page.locator("body")).to_contain_text("بار دوم")
    page.goto(form)
    publish(page)
    page.goto(form)
    do(page, "گذاشتن در آرشیو")
    page.get_by_role("button", name="بله").click()
    expect(page.locator(".messages .success")).to_be_visible()
    newsroom.dabir("search", "build")
    page.goto("/newsroom/archive/")
    page.get_by_role("searchbox").or_(page.locator("main input[name=q]")).first.fill("آرشیو رفت")
    row = page.get_by_role("row").filter(has_text=title)
    row.get_by_role("button", name="بازآوردن به میز").click()
    page.wait_for_url(re.compile(r"/edit/"))
    assert page.url != form, "a page of its own each time"
    expect(page.locator("[name=lead]")).to_have_value("لیدی که بار دوم نوشته شد.")
    page.goto("/newsroom/pages/")


def test_a_sentence_is_commented_on_and_a_colleague_sees_it(come):
    page = come("editor")
    form = write(page, "سیاست", "خبری که یادداشتی دارد")
    text = page.locator(".Draftail-Editor [contenteditable=true]").first
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+Alt+m")
    page.get_by_role("textbox", name="یادداشت").fill("این را از خود نماینده بپرس.")
    page.get_by_role("button", name="یادداشت", exact=True).click()
    save(page)
    chief = come("chief")
    chief.goto(form)
    chief.get_by_role("button", name="باز و بسته کردن یادداشت‌ها").click()
    expect(chief.locator(".comments-list, [data-comments]").first).to_contain_text("این را از خود نماینده بپرس.")
