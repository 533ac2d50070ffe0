"""A colleague comes in by a letter, enrols a phone, and comes back with a code."""

from __future__ import annotations

import re
from base64 import b32decode
from email import message_from_bytes, policy

import pytest
from django_otp.oath import totp
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PASSWORD = "kaghaz-o-ghalam"

INVITE = """
from django.contrib.auth.models import Group
from dabir.newsroom.models import User
from dabir.newsroom.people.invitations import invite
group = Group.objects.get_or_create(name="سردبیران")[0]
group.permissions.set(Group.objects.get(name="دبیران").permissions.all())
invite("sara@example.org", [group], User.objects.get(username="editor"))
"""


def accept(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.fill("[name=first_name]", "سارا")
    page.fill("[name=last_name]", "کاتب")
    page.fill("[name=username]", "sara")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/two-factor/enrol/**")


def enrol(page: Page) -> bytes:
    """Confirm the key that is shown, and return it."""
    expect(page.locator(".dabir-qr svg")).to_be_visible()
    page.locator("summary").press("Enter")
    key = b32decode(page.locator(".dabir-key").inner_text().replace(" ", ""))
    page.fill("[name=code]", f"{totp(key):06d}")
    page.press("[name=code]", "Enter")
    expect(page.locator(".dabir-recovery li")).to_have_count(10)
    return key


def test_a_colleague_comes_in_by_a_letter_and_a_phone(newspaper, open_window):
    base = f"http://127.0.0.1:{newspaper.port}"
    newspaper.dabir("shell", "--no-imports", "-c", INVITE)
    (kept,) = (newspaper.folder / "data/mail").iterdir()
    letter = message_from_bytes(kept.read_bytes(), policy=policy.default)
    text = letter.get_body(("plain",)).get_content()

    page = open_window(base)
    accept(page, re.search(r"/newsroom/invitation/\S+", text)[0])
    key = enrol(page)
    page.click("main a.button")
    page.wait_for_url("**/newsroom/")
    page.goto("/newsroom/account/#tab-safety")
    expect(page.locator("#tab-safety")).to_contain_text("همین مرورگر")

    again = open_window(base)
    again.goto("/newsroom/pages/")
    again.fill("input[name=username]", "sara")
    again.fill("input[name=password]", PASSWORD)
    again.click("button[type=submit]")
    again.wait_for_url("**/two-factor/code/**")
    again.fill("[name=code]", f"{totp(key, t0=-30):06d}")  # the next one: the last was used
    again.press("[name=code]", "Enter")
    again.wait_for_url(lambda url: "two-factor" not in url)
    page.reload()
    page.locator("#tab-safety").get_by_role("button", name="پایان دادن به همهٔ نشست‌های دیگر").click()
    again.goto("/newsroom/")
    again.wait_for_url("**/login/**")
