"""The exported paper, served by Python's own file server, as readers without JavaScript get it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time

import pytest
from tests.acceptance.conftest import RunningSite, write_saved_page


@pytest.fixture(scope="module")
def plain_files(fresh_site, tmp_path_factory):
    """The address of a paper that no program of ours serves."""
    folder = tmp_path_factory.mktemp("plain")
    shutil.copytree(fresh_site, folder / "site")
    paper = RunningSite(folder / "site")
    paper.dabir("demo", "--bare", "--stories", "30")
    paper.dabir("story", "import", str(write_saved_page(folder)), "--publish")
    paper.dabir("press", "export", str(folder / "out"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder / "out")]
    server = subprocess.Popen(served, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait()


@pytest.mark.parametrize("width", [360, 1280])
def test_an_old_story_is_read_with_today_s_strips_and_no_javascript(plain_files, open_window, width):
    page = open_window(plain_files, java_script_enabled=False, viewport={"width": width, "height": 900})
    page.goto("/fa/news/291913")
    assert "فانوس بندر کهنه" in page.inner_text("h1")
    page.locator(".frame-strip").scroll_into_view_if_needed()
    strip = page.frame_locator(".frame-strip")
    assert strip.locator(".lines li").count() == 15
    assert "به‌روز شده در" in page.frame_locator(".frame-dateline").locator(".updated").inner_text()
    box = page.locator(".frame-strip").bounding_box()
    assert box["width"] <= width
    strip.locator(".lines a").nth(3).click()
    page.wait_for_url("**/fa/news/10000*/**")
    assert len(page.frames) > 1, "the whole window has gone to the story, frames and all"


def test_a_frame_is_as_high_as_what_it_shows_where_scripts_run(plain_files, open_window):
    page = open_window(plain_files)
    page.goto("/fa/news/291913")
    page.locator(".frame-strip").scroll_into_view_if_needed()
    page.frame_locator(".frame-strip").locator(".lines li").first.wait_for()
    page.wait_for_function(
        "() => { const f = document.querySelector('.frame-strip');"
        " return Math.abs(f.clientHeight - f.contentDocument.body.getBoundingClientRect().height) < 2 }"
    )


def test_the_theme_chosen_on_a_page_reaches_its_frames(plain_files, open_window):
    page = open_window(plain_files)
    page.goto("/fa/news/291913")
    frame = page.frame_locator(".frame-dateline")
    frame.locator(".updated").wait_for()
    page.click(".theme")
    chosen = page.evaluate("document.documentElement.dataset.theme")
    assert chosen in {"light", "dark"}
    frame.locator(f"html[data-theme={chosen}]").wait_for()


def test_the_front_page_is_whole_without_javascript(plain_files, open_window):
    page = open_window(plain_files, java_script_enabled=False)
    page.goto("/")
    assert page.locator("iframe").count() == 0
    assert page.locator(".strip .lines li").count() == 15
    page.click(".menu a >> nth=0")
    page.wait_for_url("**/fa/section/**")
