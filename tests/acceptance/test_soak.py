"""Kill server, worker and publisher at random moments, and compare everything with a full bake.

A few rounds at the gate; ``make soak`` does 500. ``DABIR_SOAK_ROUNDS`` and
``DABIR_SOAK_SEED`` set both; the seed is told at the beginning and in every fault.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.conftest import RunningSite, clean_environment

ROUNDS = int(os.environ.get("DABIR_SOAK_ROUNDS", "2"))
SEED = int(os.environ.get("DABIR_SOAK_SEED", str(time.time_ns() % 1_000_000)))

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300 + 60 * ROUNDS)]

log = logging.getLogger(__name__)

WORKERS = 2
PAGES = 15
"""Stories of all that are compared in a round, besides those the round changed."""

VICTIMS = ("nobody else", "a worker", "the server")
"""Who is killed in a round besides the editor."""

ANSWERS = {200, 301, 404, 410}
"""What a reader may be told, whoever has just been killed."""


class Newsroom:
    """The other end of ``soaked_newsroom.py``."""

    def __init__(self, site: RunningSite) -> None:
        self.process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("soaked_newsroom.py")],
            cwd=site.folder,
            env=site.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **job: Any) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "fault" not in answer, answer["fault"]
        return answer

    def close(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


class Readers:
    """Readers who never stop asking, and note every answer that no reader should get."""

    def __init__(self, site: RunningSite) -> None:
        self.site = site
        self.told: Counter[str] = Counter()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._read)
        self.thread.start()

    def _read(self) -> None:
        while not self.stop.wait(0.02):
            for path in ("/fa/", "/fa/section/various", "/fa/nowhere"):
                try:
                    status = self.site.get(path).status
                except (OSError, http.client.HTTPException):
                    self.told["no connection"] += 1  # whoever would have answered was just killed
                else:
                    self.told[str(status) if status in ANSWERS else f"FAULT {status} at {path}"] += 1

    def close(self) -> None:
        self.stop.set()
        self.thread.join()

    @property
    def faults(self) -> list[str]:
        return [name for name in self.told if name.startswith("FAULT")]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def site(request, fresh_site, tmp_path):
    environment = clean_environment()
    if request.param == "postgres":
        environment["DABIR_DATABASE_URL"] = request.getfixturevalue("prepared_database")("soak")
    shutil.copytree(fresh_site, tmp_path / "site")
    made = RunningSite(tmp_path / "site", environment)
    made.start("--workers", str(WORKERS))
    yield made
    made.stop()


def test_everything_agrees_after_every_kill(site):
    log.info("soak: %d rounds, DABIR_SOAK_SEED=%d", ROUNDS, SEED)
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    newsroom, readers = Newsroom(site), Readers(site)
    since, killed, began = 0, Counter[str](), time.monotonic()
    try:
        for turn in range(1, ROUNDS + 1):
            victim = VICTIMS[turn % len(VICTIMS)] if turn <= len(VICTIMS) else chance.choice(VICTIMS)
            told = f"round {turn} of {ROUNDS}, seed {SEED}: the editor and {victim} were killed"
            editor = newsroom.ask(do="edit", seed=chance.randrange(1_000_000))["pid"]
            for name in sorted((victim, "the editor"), key=lambda _: chance.random()):
                time.sleep(chance.uniform(0.05, 0.9))
                kill(name, editor, site)
            killed[victim] += 1
            since = compare(site, newsroom, since, chance.randrange(1_000_000), told)
            assert not readers.faults, f"{told}; readers were told {dict(readers.told)}"
            if turn % 10 == 0 or turn == ROUNDS:
                speed = turn / (time.monotonic() - began)
                log.info("soak: %d/%d, %.2f rounds/s, %d entries, killed %s", turn, ROUNDS, speed, since, dict(killed))
    finally:
        readers.close()
        newsroom.close()
    assert since > ROUNDS, "the editors did publish"


def kill(name: str, editor: int, site: RunningSite) -> None:
    """Kill one of them as the kernel kills, and bring the server back if it was the server."""
    assert site.server
    match name:
        case "the editor":
            os.kill(editor, signal.SIGKILL)
        case "a worker":
            os.kill(workers_of(site)[0], signal.SIGKILL)
        case "the server":
            orphans = workers_of(site)
            site.server.kill()
            site.server.wait()
            until = time.monotonic() + 20
            while any(Path(f"/proc/{pid}").exists() for pid in orphans):
                assert time.monotonic() < until, "workers outlive their server"
                time.sleep(0.05)
            site.start("--workers", str(WORKERS))


def workers_of(site: RunningSite) -> list[int]:
    """Return the ids of the processes that answer, waiting for one that is just being started again."""
    assert site.server
    children = Path(f"/proc/{site.server.pid}/task/{site.server.pid}/children")
    until = time.monotonic() + 20
    while True:
        found = [pid for pid in map(int, children.read_text().split()) if is_worker(pid)]
        if len(found) == WORKERS:
            return found
        assert time.monotonic() < until, f"{len(found)} workers of {WORKERS} are there"
        time.sleep(0.05)


def is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False


def compare(site: RunningSite, newsroom: Newsroom, since: int, seed: int, told: str) -> int:
    """Compare what is served with a full bake and return the ledger's head; *told* goes before every fault."""
    head = -1
    while True:
        time.sleep(0.1)  # from now on nobody may answer without what is committed
        try:
            right = newsroom.ask(do="check", since=since, seed=seed, pages=PAGES)
        except AssertionError as fault:
            pytest.fail(f"{told}; then the books were not in order: {fault}")
        wrong = [path for path, expected in right["pages"].items() if served(site, path) != expected]
        if not wrong:
            return int(right["head"])
        # A database may still be committing what a killed editor had asked for: only then it is looked at again.
        assert right["head"] != head, f"{told}; then these were not what a full bake gives: {wrong}"
        head = right["head"]


def served(site: RunningSite, path: str) -> list[Any]:
    """Return status and SHA-256 of what is served at *path*."""
    answer = site.get(path)
    return [answer.status, hashlib.sha256(answer.body).hexdigest()]
