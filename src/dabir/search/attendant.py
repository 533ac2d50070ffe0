"""Keeps the follower of the index at work beside a newsstand, in a process of its own.

Folding and indexing would take turns with readers in theirs. Of all the workers of a
machine the one that holds a lock has the follower for a child; the child ends when its
standard input does, so it outlives nobody.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Final

from django.conf import settings

from dabir.conf import conf
from dabir.press.companions import turn
from dabir.search.shelf import shelf

log = logging.getLogger(__name__)

_LOOK_AGAIN: Final = 1.0
_LONGEST_WAIT: Final = 60.0


class Attendant:
    """A companion of the newsstand (:mod:`dabir.press.companions`)."""

    def __init__(self) -> None:
        """Set up what needs no file."""
        self._stop = Event()
        self._thread = Thread(target=self._attend, name="search", daemon=True)

    def open(self) -> None:
        """Begin, unless the site has its index followed another way (``FOLLOW_SEARCH``)."""
        if conf.FOLLOW_SEARCH:
            self._thread.start()

    def close(self) -> None:
        """End, and have the follower end."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _attend(self) -> None:
        with turn(shelf().folder / "attendant", self._stop) as is_ours:
            wait = _LOOK_AGAIN
            while is_ours and not self._stop.is_set():
                code = self._run()
                if code == 0 or self._stop.wait(wait):
                    return
                log.warning("The follower of the index ended with %d; it is started again.", code)
                wait = min(2 * wait, _LONGEST_WAIT)

    def _run(self) -> int:
        """Run the follower until it ends or this newsstand does; return its exit status."""
        with subprocess.Popen(
            [sys.executable, "-m", "dabir", "search", "follow"],  # our own command
            cwd=Path(settings.SITE),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the server, which closes the input
        ) as child:
            while child.poll() is None:
                if self._stop.wait(_LOOK_AGAIN) and child.stdin:
                    child.stdin.close()
                    child.wait()
            return child.returncode
