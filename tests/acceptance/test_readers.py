"""What readers do to a running newsstand: they are counted, whoever answers them, and a kill loses seconds."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from contextlib import closing
from http.client import HTTPConnection
from uuid import uuid4

import pytest
from tests.acceptance.conftest import RunningSite, clean_environment, write_saved_page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Mobile Safari/537.36"
WORDS = (
    "from dabir.readers.models import Tally\n"
    "print(sum(Tally.objects.filter(span='day').values_list('reads', flat=True)))"
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def paper(request, fresh_site, tmp_path):
    """Three workers and three stories."""
    folder = tmp_path / "site"
    environment = clean_environment()
    if request.param == "postgres":
        environment["DABIR_DATABASE_URL"] = request.getfixturevalue("prepared_database")(f"readers_{uuid4().hex[:8]}")
    shutil.copytree(fresh_site, folder)
    settings = folder / "settings.py"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nDABIR_RANK_EVERY_SECONDS = 1\n", encoding="utf-8")
    made = RunningSite(folder, environment)
    for code in (1, 2, 3):
        made.dabir("story", "import", str(write_saved_page(tmp_path, code, headline=f"تیتر {code}")), "--publish")
    made.start("--workers", "3")
    yield made
    made.stop()


def read(site: RunningSite, code: int, client: str, **headers: str) -> int:
    """Read a story as a person behind a proxy does, on a connection of their own."""
    answer = site.get(paths(site)[code], X_Forwarded_For=client, **({"User-Agent": PHONE} | headers))
    return answer.status


def paths(site: RunningSite) -> dict[int, str]:
    if not hasattr(site, "paths"):
        site.paths = {code: site.get(f"/fa/news/{code}").headers["location"] for code in (1, 2, 3)}
    return site.paths


def ranking(site: RunningSite, path: str) -> list[int]:
    block = re.search(r'<ol class="(?:lines )?ranking">.*?</ol>', site.get(path).text, re.DOTALL)
    return [int(code) for code in re.findall(r'href="/fa/news/(\d+)/', block[0])] if block else []


def wait_for(site: RunningSite, path: str, codes: list[int]) -> None:
    until = time.monotonic() + 30
    agreed = 0
    while agreed < 12:  # every one of the workers, very likely
        agreed = agreed + 1 if ranking(site, path) == codes else 0
        if not agreed:
            assert time.monotonic() < until, (ranking(site, path), codes)
            time.sleep(0.1)


def test_all_workers_count_and_all_show_one_order(paper):
    for number in range(9):
        assert read(paper, 2, f"10.0.0.{number}") == 200
    for number in range(5):
        read(paper, 3, f"10.0.1.{number}")
    read(paper, 1, "10.0.2.1")
    for number in range(40):
        read(paper, 1, f"10.0.3.{number}", **{"User-Agent": "Mozilla/5.0 (compatible; Nobot/1.0; +http://n.example)"})
        read(paper, 1, f"10.0.4.{number}", Sec_Purpose="prefetch")
    for path in ("/fa/", "/fa/most-read", "/fa/most-read/day", "/fa/most-read/week", "/fa/most-read/month"):
        wait_for(paper, path, [2, 3, 1])
    assert int(paper.dabir("shell", "--no-imports", "-c", WORDS).stdout) == 15


def test_a_reader_who_has_the_page_already_is_counted(paper):
    read(paper, 1, "10.0.0.1")
    etag = paper.get(paths(paper)[1]).headers["etag"]
    assert read(paper, 1, "10.0.0.2", If_None_Match=etag) == 304
    read(paper, 2, "10.0.0.1")
    wait_for(paper, "/fa/most-read", [1, 2])
    assert int(paper.dabir("shell", "--no-imports", "-c", WORDS).stdout) == 3


def test_a_kill_loses_seconds_and_no_more(paper):
    for number in range(10):
        read(paper, 3, f"10.0.0.{number}")
    wait_for(paper, "/fa/most-read", [3])
    time.sleep(3)
    read(paper, 1, "10.0.0.1")
    os.kill(paper.server.pid, signal.SIGKILL)
    paper.server.wait()
    time.sleep(2)  # the workers end by themselves, and may write what they have
    assert int(paper.dabir("shell", "--no-imports", "-c", WORDS).stdout) in {10, 11}


def test_a_stand_for_readers_only_writes_nothing(paper):
    paper.stop()
    paper.start("--readers-only")
    for number in range(3):
        read(paper, 3, f"10.0.0.{number}")
    time.sleep(3)
    assert ranking(paper, "/fa/most-read") == []
    paper.stop()
    assert int(paper.dabir("shell", "--no-imports", "-c", WORDS).stdout) == 0


def test_the_form_behind_the_newsstand_sends_and_sets_no_cookie(paper):
    form = paper.get("/readers/send/2")
    assert form.status == 200
    assert form.headers["set-cookie"] is None
    ticket = re.search(r'name="ticket" value="([^"]+)"', form.text)[1]
    time.sleep(3)
    body = f"friend=ali%40example.ir&sender=S&ticket={ticket}"
    with closing(HTTPConnection("127.0.0.1", paper.port)) as connection:
        connection.request("POST", "/readers/send/2", body, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
    assert answer.status == 303
    assert answer.headers["set-cookie"] is None
    assert "a•••@example.ir" in paper.get(answer.headers["location"]).text
    (letter,) = (paper.folder / "data/mail").iterdir()
    assert "To: ali@example.ir" in letter.read_text(encoding="utf-8")
