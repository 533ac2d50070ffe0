"""A preview is the page the press would bake, and writes nothing."""

from __future__ import annotations

from dabir.press.press import Press
from dabir.press.preview import preview
from dabir.press.templates import templates
from dabir.story import Section
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story, reword


def test_a_preview_of_what_is_published_is_its_page():
    ledger = MemoryLedger()
    ledger.append(Section(slug="politics", name="سیاست"), NOON)
    ledger.append(make_story(5), NOON)
    page = Press(ledger, templates()).page("/fa/news/5/story-5")
    assert preview(make_story(5), ledger) == page.body


def test_a_preview_of_a_draft_shows_it_and_leaves_the_ledger_alone():
    ledger = MemoryLedger()
    ledger.append(make_story(5), NOON)
    head = ledger.head()
    assert "تیتر پیش‌نویس".encode() in preview(reword(make_story(5), "تیتر پیش‌نویس"), ledger)
    assert "تیتر بی‌کد".encode() in preview(make_story(0, headline="تیتر بی‌کد", related=(5, 0)), ledger)
    assert ledger.head() == head
