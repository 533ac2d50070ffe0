# ruff: noqa: INP001  # a script
"""Take pictures of every kind of page of a paper, to be looked at by a person.

Usage::

    python tools/pictures.py SITE FOLDER [--docs]

*SITE* is the folder of a site, such as ``.site`` after ``make demo``. Every kind of page is
taken at 320, 768 and 1280 pixels, light and dark, into *FOLDER* (keep it out of git).
``--docs`` takes the few that the documentation shows instead, into ``docs/pictures``.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from PIL import Image
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.acceptance.conftest import RunningSite
from tests.browser.conftest import QUIET
from tests.browser.kinds import addresses

LOGIN, PASSWORD = "dabir", "sepidar"  # as `dabir demo` says
CHROMIUM: Final = "/usr/bin/chromium"
WIDTHS: Final = (320, 768, 1280)
SCHEMES: Final = ("light", "dark")


class Shot(NamedTuple):
    """A picture to take: its name, the page's path, the window, the colours, and how high it is cut (0: whole)."""

    name: str
    path: str
    width: int
    scheme: str
    height: int = 0
    follow: str = ""
    """Words of a link to be followed from there."""


def every(kinds: dict[str, str]) -> Iterator[Shot]:
    """Give a shot of each kind of page in each width and scheme."""
    for kind, path in kinds.items():
        for width in WIDTHS:
            for scheme in SCHEMES:
                yield Shot(f"{kind.replace(' ', '-')}-{width}-{scheme}.png", path, width, scheme)


def for_docs(kinds: dict[str, str]) -> Iterator[Shot]:
    """Give the shots the documentation shows."""
    yield Shot("front.webp", kinds["front"], 1280, "light", 1240)
    yield Shot("front-phone.webp", kinds["front"], 360, "light", 900)
    yield Shot("story.webp", kinds["story"], 1280, "light", 1240)
    yield Shot("story-dark.webp", kinds["story"], 1280, "dark", 1240)
    yield Shot("story-phone.webp", kinds["story"], 360, "light", 900)
    yield Shot("calendar.webp", kinds["calendar"], 1280, "light", 900)
    yield Shot("desk.webp", "/newsroom/desk/", 1280, "light", 900)
    yield Shot("composing.webp", "/newsroom/front/", 1280, "light", 900)
    yield Shot("writing.webp", "/newsroom/stories/", 1280, "light", 900, follow="تالاب کنار شهر")


def take(site: RunningSite, shots: Iterator[Shot], folder: Path) -> None:
    """Take *shots* of the running *site* into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for shot in shots:
            page = browser.new_page(
                base_url=f"http://127.0.0.1:{site.port}",
                viewport={"width": shot.width, "height": shot.height or 900},
                color_scheme="dark" if shot.scheme == "dark" else "light",
                locale="fa-IR",
            )
            if shot.path.startswith("/newsroom/"):
                sign_in(page)
            page.goto(shot.path, wait_until="networkidle")
            if shot.follow:
                page.get_by_role("link", name=shot.follow).first.click()
                page.wait_for_load_state("networkidle")
            page.wait_for_timeout(1000)  # scripts of the newsroom lay out what they ask for
            taken = page.screenshot(full_page=not shot.height)
            Image.open(io.BytesIO(taken)).save(folder / shot.name, quality=80)
            page.close()
        browser.close()


def sign_in(page: Page) -> None:
    """Sign the demonstration's editor in."""
    page.goto("/newsroom/login/")
    page.fill("input[name=username]", LOGIN)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/newsroom/")


def main() -> None:
    """Read the command line, serve the site and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--docs", action="store_true", help="take those the documentation shows")
    options = parser.parse_args()
    site = RunningSite(options.site)
    site.start()
    try:
        kinds = addresses(site, unquote)
        take(site, for_docs(kinds) if options.docs else every(kinds), options.folder)
    finally:
        site.stop()


if __name__ == "__main__":
    main()
