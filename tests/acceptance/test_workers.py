"""Eight workers are one newsstand: none of them answers with bytes older than a tenth of a second.

The bound does not depend on how busy the machine is: a worker whose last look at the ledger
is older looks again before it answers. So requests are sent a tenth of a second after a
commit, and each must show it.
"""

from __future__ import annotations

import http.client
import logging
import os
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.acceptance.conftest import RunningSite, clean_environment
from tests.acceptance.publishing import Publisher

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

log = logging.getLogger(__name__)

WORKERS = 8
LEASE = 0.1
"""Seconds after a commit from which no request may be answered without it."""


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def site(request, fresh_site, tmp_path_factory):
    """A site with eight workers, running."""
    folder = tmp_path_factory.mktemp("workers") / "site"
    environment = clean_environment()
    if request.param == "postgres":
        environment["DABIR_DATABASE_URL"] = request.getfixturevalue("prepared_database")("workers")
    shutil.copytree(fresh_site, folder)
    made = RunningSite(folder, environment)
    made.start("--workers", str(WORKERS))
    yield made
    made.stop()


class Reader:
    """A reader whose connection is kept, and so stays with one worker."""

    def __init__(self, site: RunningSite) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        self.connection.connect()
        self.port = self.connection.sock.getsockname()[1]

    def ask(self, path: str = "/fa/") -> str:
        self.connection.request("GET", path)
        return self.connection.getresponse().read().decode()


def workers_of(site: RunningSite) -> list[int]:
    """The processes that answer, by their ids."""
    assert site.server
    children = Path(f"/proc/{site.server.pid}/task/{site.server.pid}/children").read_text().split()
    return [pid for pid in map(int, children) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def worker_of(reader: Reader, site: RunningSite, workers: list[int]) -> int | None:
    """The worker that holds the other end of the reader's connection; None if it is not accepted yet."""
    ends = f":{site.port:04X}", f":{reader.port:04X}"
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, *rest = line.split()
        if local.endswith(ends[0]) and remote.endswith(ends[1]):
            socket = f"socket:[{rest[6]}]"
            for pid in workers:
                if any(is_link_to(link, socket) for link in Path(f"/proc/{pid}/fd").iterdir()):
                    return pid
    return None


def is_link_to(link: Path, target: str) -> bool:
    try:
        return str(link.readlink()) == target
    except FileNotFoundError:
        return False


@pytest.fixture
def readers(site):
    """One reader of each worker, by the worker's process id."""
    found: dict[int, Reader] = {}
    until = time.monotonic() + 60
    with ExitStack() as open_connections:
        while len(found) < WORKERS:
            assert time.monotonic() < until, f"only {len(found)} workers were reached"
            workers = workers_of(site)
            batch = [Reader(site) for _ in range(WORKERS)]
            for reader in batch:
                open_connections.callback(reader.connection.close)
            with ThreadPoolExecutor(WORKERS) as pool:
                list(pool.map(Reader.ask, batch))  # all at once, so that no worker takes all of them
            for reader in batch:
                pid = worker_of(reader, site, workers)
                if pid:
                    found.setdefault(pid, reader)
        yield found


def ask_all(readers: dict[int, Reader], path: str = "/fa/") -> list[str]:
    with ThreadPoolExecutor(len(readers)) as pool:
        return list(pool.map(lambda reader: reader.ask(path), readers.values()))


def test_two_publications_within_one_second_reach_every_worker(site, readers):
    """A cache that tells versions apart by the second shows the first of them for ever."""
    with Publisher(site) as editor:
        for turn in range(5):
            one, two = editor.publish(f"نخستین {turn} پایان"), editor.publish(f"دومین {turn} پایان")
            assert two.committed - one.committed < 1, "within one second"
            time.sleep(max(0, two.committed + LEASE - time.monotonic()))
            pages = ask_all(readers)
            assert all(one.headline in page and two.headline in page for page in pages)
            assert len(set(pages)) == 1, "eight workers agree to the byte"


def test_how_soon_every_worker_shows_it(site, readers):
    """The delays themselves, for the record; that they are bounded is the other tests' matter."""
    delays = []
    with Publisher(site) as editor:
        for turn in range(10):
            made = editor.publish(f"تیتر {turn} پایان")
            unseen = dict(readers)
            while unseen:
                unseen = {pid: reader for pid, reader in unseen.items() if made.headline not in reader.ask()}
            delays.append(time.monotonic() - made.committed)
    log.info("seconds from a commit until all %d workers show it: %s", WORKERS, [round(d, 3) for d in sorted(delays)])
    assert max(delays) < 2


def test_a_worker_that_was_asleep_never_answers_with_what_it_dreamt_of(site, readers):
    sleeper, reader = next(iter(readers.items()))
    with Publisher(site) as editor:
        for turn in range(3):
            assert editor.publish(f"پیش از خواب {turn} پایان").headline
            before = reader.ask()
            os.kill(sleeper, signal.SIGSTOP)
            try:
                made = editor.publish(f"هنگام خواب {turn} پایان")
                reader.connection.request("GET", "/fa/")  # it lies waiting when the worker wakes
                time.sleep(2)
            finally:
                os.kill(sleeper, signal.SIGCONT)
            woken = reader.connection.getresponse().read().decode()
            assert made.headline not in before
            assert made.headline in woken
            assert made.headline in reader.ask()
