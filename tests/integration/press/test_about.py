"""What the paper says of itself."""

from __future__ import annotations

import re

import pytest
from django.test import override_settings

from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.press.unavailable import unavailable
from dabir.story import Section
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger

TEMPLATES = templates()


@pytest.fixture
def press():
    ledger = MemoryLedger()
    ledger.append(Section(slug="politics", name="سیاست"), NOON)
    return Press(ledger, TEMPLATES, clock=lambda: NOON)


def main_of(page):
    assert page.status == 200
    return re.search(r"<main.*</main>", page.body.decode(), re.DOTALL)[0]


def foot_links(press):
    return re.findall(r'href="(/[^"]*)"', press.page("/fa/").body.decode().split('<footer class="foot">')[1])


def test_a_paper_that_says_nothing_has_a_page_about_it_and_no_contact(press):
    assert "سپیدار" in main_of(press.page("/fa/about"))
    assert press.page("/fa/contact").status == 404
    assert "/fa/about" in foot_links(press)
    assert "/fa/contact" not in foot_links(press)


@override_settings(
    DABIR_ABOUT="از ۱۳۹۲ می‌نویسیم.\n\nبی <نشان>.",
    DABIR_CONTACT_EMAIL="letters@example.org",
    DABIR_CONTACT_PHONE="+98 21 0000 0000",
    DABIR_CONTACT_ADDRESS="تهران\nخیابان سپیدار",
)
def test_what_the_settings_say_is_shown(press):
    about = main_of(press.page("/fa/about"))
    assert "<p>از ۱۳۹۲ می‌نویسیم.</p>" in about
    assert "<p>بی &lt;نشان&gt;.</p>" in about
    assert "/fa/contact" in about
    contact = main_of(press.page("/fa/contact"))
    assert 'href="mailto:letters@example.org"' in contact
    assert 'href="tel:+982100000000"' in contact
    assert "+۹۸ ۲۱ ۰۰۰۰ ۰۰۰۰" in contact
    assert "تهران<br>خیابان سپیدار" in contact
    assert "/fa/contact" in foot_links(press)


def test_the_page_for_when_nothing_can_be_read_stands_alone():
    html = unavailable(TEMPLATES).decode()
    assert '<html lang="fa" dir="rtl">' in html
    assert "<style" not in html
    assert "<script" not in html
    assert "سپیدار" in html
