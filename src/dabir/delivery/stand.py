"""The newsstand of this process: one press, and what keeps it up to date.

What this process publishes is seen before the publishing request is answered (the
ledger's bell). What others publish is seen within ``FOLLOW_EVERY_MS``. While the database
cannot be reached the stand is *blind*: it goes on answering from memory and says so.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Event, Thread

from django.db import DatabaseError, connections

from dabir.conf import conf
from dabir.ledger import bell
from dabir.ledger.store import DatabaseLedger
from dabir.ledger.watch import Watch
from dabir.press.press import Page, Press, Redirect
from dabir.press.templates import Templates, environment

log = logging.getLogger(__name__)

_RETRY_SECONDS = 1.0


class Stand:
    """A press that follows the ledger of the default database."""

    def __init__(self) -> None:
        """Set up the press at the ledger's head; raises DatabaseError if there is none."""
        self.press = Press(DatabaseLedger(), Templates(environment()))
        self.blind = False
        self.bakers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="press")
        self._stop = Event()
        self._follower = Thread(target=self._keep_following, name="follower", daemon=True)

    def open(self) -> None:
        """Begin to follow the ledger."""
        bell.hear(self._heard)
        self._follower.start()

    def close(self) -> None:
        """Stop following."""
        self._stop.set()
        bell.forget(self._heard)
        self._follower.join()
        self.bakers.shutdown(wait=True, cancel_futures=True)

    def bake(self, path: str) -> Page | Redirect | None:
        """Return what is at *path*, fresh; from memory and stale if the database is gone.

        Raises DatabaseError when it is gone and the page is not in memory.
        """
        try:
            return self.press.page(path)
        except DatabaseError:
            connections.close_all()
            kept = self.press.kept(path)
            if kept is None:
                raise
            self._lose_sight()
            return kept

    def _heard(self) -> None:
        """Follow at once, in the thread that has just published."""
        try:
            self.press.follow()
        except DatabaseError:
            self._lose_sight()  # the publication is committed; the follower will find it

    def _keep_following(self) -> None:
        watch = Watch()
        pause = conf.FOLLOW_EVERY_MS / 1000
        while not self._stop.wait(_RETRY_SECONDS if self.blind else pause):
            try:
                if watch.changed() or self.blind or self.press.day_has_turned():
                    self.press.follow()
                    self.blind = False
            except DatabaseError:
                connections.close_all()
                self._lose_sight()
        connections.close_all()

    def _lose_sight(self) -> None:
        if not self.blind:
            log.error("The database cannot be reached; pages are served from memory, marked stale.")
        self.blind = True


@cache
def stand() -> Stand:
    """Return the newsstand of this process, made at the first call."""
    return Stand()
