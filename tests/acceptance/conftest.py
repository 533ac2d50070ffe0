"""A site of a person's own, made and run by the commands a person types."""

from __future__ import annotations

import fcntl
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

DABIR = str(Path(sys.executable).with_name("dabir"))


def clean_environment(**more: str) -> dict[str, str]:
    """The environment of a person's terminal: nothing of the test run's own site."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DABIR_", "DJANGO_"))}
    return kept | {"LC_ALL": "C.UTF-8"} | more


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class RunningSite:
    """A site's folder and the server that serves it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=clean_environment)
    port: int = 0
    server: subprocess.Popen | None = None

    def dabir(self, *words: str, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [DABIR, *words], cwd=self.folder, env=self.environment | more, capture_output=True, text=True, check=check
        )

    def start(self, *options: str, port: int = 0) -> None:
        """Serve on *port* or a free one, with more *options* of ``dabir run``, and wait for the first answer."""
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))
            self.port = free.getsockname()[1]
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [DABIR, "run", "--port", str(self.port), *options],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        for _ in range(1800):
            if self.server.poll() is not None:
                break
            try:
                if self.get("/fa/nowhere").status:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((self.folder / "server.log").read_text())

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)
            try:
                self.server.wait(10)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get_until(self, path: str, word: str, seconds: float = 5.0) -> Answer:
        """Ask until *word* is there: another process has published."""
        until = time.monotonic() + seconds
        while True:
            answer = self.get(path)
            if word in answer.text or time.monotonic() > until:
                return answer
            time.sleep(0.02)


def made_once(name: str, make: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder *name*, which *make* makes once for all workers of a run."""
    run = tmp_path_factory.getbasetemp()
    folder = (run.parent if "PYTEST_XDIST_WORKER" in os.environ else run) / name
    made = folder.with_suffix(".made")
    with folder.with_suffix(".lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not made.exists():
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def fresh_site(tmp_path_factory) -> Path:
    """The folder of a site as its first start leaves it, to be copied."""
    return made_once("fresh", make_site, tmp_path_factory)


def make_site(folder: Path) -> None:
    """Make a site and start it for the first time."""
    subprocess.run(
        [DABIR, "new", str(folder), "--name", "آزمون"], check=True, env=clean_environment(), capture_output=True
    )
    subprocess.run([DABIR, "prepare"], check=True, cwd=folder, env=clean_environment(), capture_output=True)
    with (folder / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write("\nDABIR_FOLLOW_SEARCH = False  # a process more for each server that tests start\n")


@pytest.fixture(scope="session")
def prepared_database(fresh_site, postgres_server) -> Callable[[str], str]:
    """Make databases on PostgreSQL as a site's first start leaves them: one is prepared, others are copies of it."""
    like = "prepared"
    address = postgres_server.new_database(like)
    environment = clean_environment(DABIR_DATABASE_URL=address)
    subprocess.run([DABIR, "prepare"], check=True, cwd=fresh_site, env=environment, capture_output=True)
    return lambda name: postgres_server.new_database(name, like)


@pytest.fixture
def site(fresh_site, tmp_path) -> Iterator[RunningSite]:
    """A site of the test's own, not started."""
    folder = tmp_path / "site"
    shutil.copytree(fresh_site, folder)
    made = RunningSite(folder)
    yield made
    made.stop()


def write_saved_page(folder: Path, code: int = 291913, **changes: str) -> Path:
    """Write a page saved as text, in the shape of the pages that are to be imported."""
    parts = {
        "code": f"کد خبر {code}",
        "stamp": "تاریخ انتشار: ۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲",
        "headline": "فانوس بندر کهنه دوباره روشن شد",
        "lead": "نگهبان فانوس گفت: چراغ را پس از نُه سال با دست روشن کردیم.",
        "body": "به گزارش نوا، فانوس بندر شب گذشته روشن شد.\n\n"
        "نگهبان فانوس گفت: چراغ را پس از نُه سال با دست روشن کردیم.",
    } | changes
    text = (
        "۱۳ دی ۱۴۰۴\nبه روز شده در: ۱۳ دی ۱۴۰۴ - ۰۱:۱۶\nفیلم بیشتر »»\n"
        f"{parts['code']}\n{parts['stamp']}\nکد {code}\n{parts['stamp'].removeprefix('تاریخ ')}\n\n"
        f"{parts['headline']}\n\n{parts['lead']}\n{parts['body']}\n\nارسال به دوستان\nتیتری دیگر از پای صفحه\n"
    )
    path = folder / f"page-{code}-{len(list(folder.iterdir()))}.txt"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def saved_page(tmp_path):
    """Write saved pages into the test's own folder."""

    def write(code: int = 291913, **changes: str) -> Path:
        return write_saved_page(tmp_path, code, **changes)

    return write
