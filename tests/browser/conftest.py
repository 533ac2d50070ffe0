"""A real browser, and a running site to open in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.acceptance.conftest import (  # noqa: F401  # fixtures among them
    DABIR,
    RunningSite,
    clean_environment,
    fresh_site,
    made_once,
    saved_page,
    write_saved_page,
)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture(scope="session")
def written_site(fresh_site, tmp_path_factory) -> Path:  # noqa: F811  # the fixture, not the import
    """The folder of a paper with a 13-year-old story and an editor who may sign in, to be copied."""

    def make(folder: Path) -> None:
        shutil.copytree(fresh_site, folder)
        made = RunningSite(folder)
        made.dabir("story", "import", str(write_saved_page(tmp_path_factory.mktemp("saved"))), "--publish")
        made.dabir("shell", "--no-imports", "-c", _COLLEAGUE)

    return made_once("written", make, tmp_path_factory)


_COLLEAGUE = """
from django.contrib.auth.models import Group
from dabir.newsroom.models import User
from dabir.newsroom.setup import EDITORS, prepare
prepare([("politics", "سیاست", 1), ("world", "جهان", 2)])
user = User.objects.create_user("editor", password="a-pen-and-paper", first_name="سارا")
user.groups.add(Group.objects.get(name=EDITORS))
"""


@contextmanager
def running_copy(written_site: Path, folder: Path) -> Iterator[RunningSite]:
    """A running copy of the paper in *written_site*."""
    shutil.copytree(written_site, folder / "site")
    made = RunningSite(folder / "site")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def newspaper(written_site, tmp_path) -> Iterator[RunningSite]:
    """A running paper of the test's own."""
    with running_copy(written_site, tmp_path) as running:
        yield running


@pytest.fixture(scope="module")
def newsstand(written_site, tmp_path_factory) -> Iterator[RunningSite]:
    """A running paper for all tests of a file that only read."""
    with running_copy(written_site, tmp_path_factory.mktemp("newsstand")) as running:
        yield running


@pytest.fixture(scope="session")
def demonstration_site(tmp_path_factory) -> Path:
    """The folder of the demonstration paper with a story withdrawn and one put right."""
    return made_once("demonstration", make_demonstration, tmp_path_factory)


def make_demonstration(folder: Path) -> None:
    """Make the demonstration paper."""
    subprocess.run([DABIR, "new", str(folder), "--name", "سپیدار"], check=True, env=clean_environment())
    made = RunningSite(folder)
    made.dabir("demo")
    made.dabir("shell", "--no-imports", "-c", _PUT_RIGHT)
    made.dabir("search", "build")


_PUT_RIGHT = """
from dabir.newsroom.models import StoryPage
from dabir.newsroom.verbs.correct import correct
from dabir.newsroom.verbs.withdraw import withdraw
first, second = StoryPage.objects.filter(live=True).order_by("code")[:2]
withdraw(first.code, "نویسنده آن را پس گرفت.")
correct(second, "شمار رأی‌ها نادرست بود.")
"""


@pytest.fixture(scope="module")
def demonstration(demonstration_site) -> Iterator[RunningSite]:
    """The demonstration paper, running, for tests that only read."""
    running = RunningSite(demonstration_site)
    running.start()
    yield running
    running.stop()
