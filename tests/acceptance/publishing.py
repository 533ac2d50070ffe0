"""An editor at work: one process that publishes when it is told to, through the verb a button calls."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.acceptance.conftest import RunningSite

SETUP = """
import os, sys, time
os.environ["DABIR_SITE"] = os.getcwd()
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
sys.path.insert(0, os.getcwd())
import django
django.setup()
"""

PROGRAM = (
    SETUP
    + """
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.receive import draft
from dabir.testing.stories import make_story
from wagtail import hooks
hooks.search_for_hooks()  # a server has them before its first request; loading them would keep the others waiting
print("ready", flush=True)
for line in sys.stdin:
    page = draft(make_story(0, sections=("various",), headline=line.strip()))
    publish(page)
    done = time.monotonic()
    page.refresh_from_db()
    print(page.code, done, flush=True)
"""
)


@dataclass(frozen=True)
class Published:
    """A story that was published: *committed* is the instant of ``time.monotonic`` by which it was, in any process."""

    code: int
    headline: str
    committed: float


class Publisher:
    """Publishes in *site*, within a ``with`` statement."""

    def __init__(self, site: RunningSite) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=site.folder,
            env=site.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def publish(self, headline: str) -> Published:
        """Publish a story and return once it is committed."""
        assert self.process.stdin
        self.process.stdin.write(headline + "\n")
        self.process.stdin.flush()
        code, committed = self._line().split()
        return Published(int(code), headline, float(committed))

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def __enter__(self) -> Self:
        assert self._line() == "ready"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
