"""A real browser, and a running site to open in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.acceptance.conftest import RunningSite, fresh_site, saved_page, site  # noqa: F401  # fixtures

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one file together in one worker, so that each opens the browser once."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="module")  # Playwright keeps a loop running, which Django would take for async code elsewhere
def browser(chromium) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def open_window(browser):
    """Open windows of separate people; what they ask of foreign hosts, and what goes wrong in them, is noted."""
    contexts, foreign, wrong = [], [], []

    def open_one(base: str, **options) -> Page:
        context = browser.new_context(
            locale="fa-IR", base_url=base, **({"viewport": {"width": 1280, "height": 900}} | options)
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: None if r.url.startswith((base, "data:", "blob:")) else foreign.append(r.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if r.status >= 500 else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert foreign == [], "no third-party request, ever"
    assert wrong == []


@pytest.fixture
def newspaper(site, saved_page) -> RunningSite:  # noqa: F811  # the fixture, not the import
    """A running paper with a 13-year-old story and an editor who may sign in."""
    site.dabir("story", "import", str(saved_page()), "--publish")
    script = (
        "from django.contrib.auth.models import Group\n"
        "from dabir.newsroom.models import User\n"
        "from dabir.newsroom.setup import EDITORS, prepare\n"
        "prepare([('politics', 'سیاست', 1), ('world', 'جهان', 2)])\n"
        "user = User.objects.create_user('editor', password='a-pen-and-paper', first_name='سارا')\n"
        "user.groups.add(Group.objects.get(name=EDITORS))\n"
    )
    site.dabir("shell", "--no-imports", "-c", script)
    site.start()
    return site
