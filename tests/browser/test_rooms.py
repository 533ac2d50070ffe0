"""Every room of the newsroom, in both themes and on a telephone: nothing bars anybody, nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]

_FILLED = """
from datetime import timedelta
from django.contrib.auth.models import Group
from django.utils import timezone
from dabir.newsroom import desk
from dabir.newsroom.models import Notice, StoryPage, User
from dabir.newsroom.people.invitations import invite
from dabir.newsroom.verbs.publish import publish
from dabir.readers.models import Tally
from dabir.readers.tallies import DAY, HOUR, MINUTES
editor = User.objects.get(username="editor")
User.objects.filter(pk=editor.pk).update(is_superuser=True)
LONG = "سامانهٔ بارشی تازه‌ای از فردا شب وارد نوار غربی کشور می‌شود و تا پایان هفته در استان‌های شمالی می‌ماند"
for number in range(3):
    page = StoryPage(title=f"{LONG} ({number})", live=False, priority=number + 1, body=[("paragraph", "<p>متن</p>")])
    page.destined_section = "politics"
    page = desk.place(page)
    if number:
        publish(page)
now = timezone.now()
code = StoryPage.objects.filter(live=True).first().code
for span in (MINUTES, HOUR, DAY):
    Tally.objects.create(span=span.name, start=span.start(now), code=code, reads=1234)
Notice.objects.create(user=editor, page=StoryPage.objects.first(), verb="sent_back", note="لید بلند است.")
invite("a-very-long-name.of-somebody@newspaper.example.org", Group.objects.all()[:3], editor)
print("WAY", StoryPage.objects.filter(live=False).first().pk, StoryPage.objects.filter(live=True).first().pk, code)
"""

ROOMS = (
    *("desk/", "front/", "record/", "figures/", "figures/story/{code}/", "notices/", "way/{draft}/", "invitations/"),
    *("colleagues/", "account/", "archive/", "versions/{live}/", "desk/shelve/{live}/", "checklist/"),
    *("two-factor/enrol/", "snippets/newsroom/partner/", "pages/{draft}/edit/"),
)


@pytest.fixture(scope="module")
def rooms(newsstand) -> list[str]:
    """The paths of the rooms of a newsroom in which there is work."""
    said = newsstand.dabir("shell", "--no-imports", "-c", _FILLED).stdout.rpartition("WAY")[2].split()
    names = dict(zip(("draft", "live", "code"), said, strict=True))
    return [f"/newsroom/{room.format(**names)}" for room in ROOMS]


def sign_in(page: Page) -> None:
    page.goto("/newsroom/")
    page.fill("input[name=username]", "editor")
    page.fill("input[name=password]", "a-pen-and-paper")
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_a_colleague(newsstand, rooms, open_window, scheme):
    """By the rules that axe can tell of, colours among them; each page has its one heading."""
    page = open_window(f"http://127.0.0.1:{newsstand.port}", color_scheme=scheme)
    sign_in(page)
    barred = {}
    for path in rooms:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1:visible"), path).to_have_count(1)
        page.add_script_tag(path=AXE)
        result = page.evaluate(
            "rules => axe.run({include: [['main']], exclude: [['iframe'], ['[data-contentpath=body]']]},"
            " {iframes: false, resultTypes: ['violations'], runOnly: rules})",
            RULES,
        )
        for rule in result["violations"]:
            barred[path, rule["id"]] = [node["html"][:200] for node in rule["nodes"]][:3]
    assert barred == {}


CUT = (
    "[...document.querySelectorAll('html, main :is(table, form, input, select, .button, h1, h2, p)')]"
    ".filter(one => one.checkVisibility() && one.getBoundingClientRect().width)"
    ".filter(one => { const box = one.getBoundingClientRect();"
    " return box.left < -1 || box.right > innerWidth + 1 || (one.localName === 'html'"
    " && one.scrollWidth > innerWidth); })"
    ".map(one => one.outerHTML.slice(0, 120))"
)
"""What does not fit into the width of the screen."""


def cut_in(page: Page) -> list[str]:
    """Look until nothing is cut, a second at the most: the menu at the side slides."""
    for _ in range(10):
        if not (cut := page.evaluate(CUT)):
            return []
        page.wait_for_timeout(100)
    return cut


def test_every_room_fits_a_small_screen(newsstand, rooms, open_window):
    page = open_window(f"http://127.0.0.1:{newsstand.port}", has_touch=True)
    sign_in(page)
    cut = {}
    for path in rooms:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        for width in (768, 390):
            page.set_viewport_size({"width": width, "height": 844})
            cut[path, width] = cut_in(page)
    assert {place: what for place, what in cut.items() if what} == {}
