"""Search beside a running newsstand: a publication is found at once, and a kill of the follower is made up for."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.acceptance.conftest import write_saved_page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

FOUND = "/fa/search?q="


@pytest.fixture
def searched(site):
    """A site whose newsstand keeps its index."""
    settings = site.folder / "settings.py"
    kept = settings.read_text(encoding="utf-8").replace("DABIR_FOLLOW_SEARCH = False", "DABIR_FOLLOW_SEARCH = True")
    settings.write_text(kept + "DABIR_SEARCHES_A_MINUTE = 100_000\n", encoding="utf-8")
    for code in (1, 2):
        site.dabir("story", "import", str(write_saved_page(site.folder, code, headline=f"قایق {code}")), "--publish")
    return site


def finds(site, words: str, code: int, seconds: float = 30) -> float:
    """Ask until the story is among the results; return how long that took."""
    began = time.monotonic()
    while f'href="/fa/news/{code}/' not in results(site, words):
        assert time.monotonic() - began < seconds, results(site, words)
        time.sleep(0.01)
    return time.monotonic() - began


PUBLISH = (
    "import time\nfrom django.core.management import call_command\n"
    "call_command('story', 'import', {!r}, '--publish')\nprint(time.time())"
)
"""Publishes a page, and says when that was done: by the clock of the machine, not when the command ended."""


def found_at(site, words: str, code: int) -> float:
    """Ask until the story is among the results; return when it was, by the clock of the machine."""
    finds(site, words, code)
    return time.time()


def results(site, words: str) -> str:
    return re.search("<main.*</main>", site.get(FOUND + quote(words)).text, re.DOTALL)[0]


def followers(site) -> list[int]:
    """The followers of this site's index, told from others by the folder they work in."""
    ours = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"follow" in words and (entry / "cwd").readlink() == site.folder:
                ours.append(int(entry.name))
        except OSError:
            continue
    return ours


def test_what_is_published_is_found_at_once_by_every_worker_and_after_a_kill(searched):
    searched.start("--workers", "2")
    finds(searched, "قایق", 1)
    assert len(followers(searched)) == 1
    took = []
    for code in (3, 4, 5):
        page = write_saved_page(searched.folder, code, headline=f"فانوس دریایی {code}")
        with ThreadPoolExecutor(1) as reader:
            found = reader.submit(found_at, searched, f"فانوس {code}", code)
            published = searched.dabir("shell", "--no-imports", "-c", PUBLISH.format(str(page))).stdout
            took.append(found.result() - float(published.splitlines()[-1]))
    assert min(took) < 0.2, took
    os.kill(followers(searched)[0], signal.SIGKILL)
    page = write_saved_page(searched.folder, 6, headline="بادبان سپید")
    searched.dabir("story", "import", str(page), "--publish")
    finds(searched, "بادبان", 6)
    running = followers(searched)
    searched.stop()
    until = time.monotonic() + 10
    while followers(searched):
        assert time.monotonic() < until, running
        time.sleep(0.05)


def test_the_index_is_made_by_hand_and_asked_on_the_command_line(searched):
    assert "search.no_index" in searched.dabir("search", "status").stdout
    assert "2 stories can be found" in searched.dabir("search", "build").stdout
    assert "2 stories" in searched.dabir("search", "ask", "قايق").stdout
    assert re.search(r"2 stories can be found, up to entry (\d+) of \1;", searched.dabir("search", "status").stdout)


def test_a_stand_for_readers_only_searches_too(searched):
    searched.dabir("search", "build")
    searched.start("--readers-only")
    finds(searched, "قایق", 2)


def test_one_keeps_the_index_and_another_is_told_so(searched):
    with subprocess.Popen(
        [*("dabir", "search", "follow")],
        executable=str(Path(os.sys.executable).with_name("dabir")),
        cwd=searched.folder,
        env=searched.environment,
        stdin=subprocess.PIPE,
    ) as first:
        until = time.monotonic() + 30
        while "2 stories can be found" not in searched.dabir("search", "status").stdout:
            assert time.monotonic() < until
        refused = searched.dabir("search", "build", check=False)
        assert refused.returncode == 2
        assert "search.index_busy" in refused.stderr
        first.stdin.close()
        assert first.wait(10) == 0
