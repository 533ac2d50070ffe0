"""The newsstand of this process: one press, and what keeps it up to date.

What this process publishes is seen before the publishing request is answered (the
ledger's bell). What others publish is seen within ``FOLLOW_EVERY_MS``. A page is only
answered from memory while the follower's last look is younger than a tenth of a second: a
process that was asleep, or starved, looks before it answers. While the database cannot be
reached the stand is *blind*: it goes on answering from memory and says so.
"""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import Event, Thread
from time import monotonic
from typing import Final

from django.db import DatabaseError, connections

from dabir.conf import conf
from dabir.delivery.purge.follower import follower
from dabir.delivery.websub import hub_follower
from dabir.ledger import bell
from dabir.ledger.store import DatabaseLedger
from dabir.ledger.watch import Watch
from dabir.press import routes, serving
from dabir.press.audience import audience
from dabir.press.companions import Companion, companions
from dabir.press.page import Page, Redirect
from dabir.press.press import Press
from dabir.press.templates import Templates, environment

log = logging.getLogger(__name__)

_RETRY_SECONDS: Final = 1.0

_LEASE_SECONDS: Final = 0.1
"""How long after a look at the ledger its pages are answered without another look."""


class Stand:
    """A press that follows the ledger of the default database, from :meth:`open` to :meth:`close`."""

    press: Press

    def __init__(self) -> None:
        """Set up what needs no database."""
        self.blind = False
        self.audience = audience()
        self.bakers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="press")
        self._looked = 0.0
        self._stop = Event()
        self._follower = Thread(target=self._keep_following, name="follower", daemon=True)
        self._tellers = [teller for teller in (follower(), hub_follower()) if teller]
        self._companions: list[Companion] = []

    def open(self, *, counting: bool = True) -> None:
        """Begin to follow the ledger from its head; raises DatabaseError if there is none.

        Without *counting* what is read goes unnoted, and nothing is ever written.
        """
        self._looked = monotonic()
        self.press = Press(DatabaseLedger(), Templates(environment()), rankings=self.audience)
        serving.serve(self.press)
        self.audience.open(counting=counting)
        connections.close_all()  # this thread is done with them
        bell.hear(self._heard)
        self._follower.start()
        self._companions = companions(writing=counting)
        for beside in (*self._tellers, *self._companions):
            beside.open()

    def close(self) -> None:
        """Stop following."""
        self._stop.set()
        serving.withdraw(self.press)
        self.audience.close()
        bell.forget(self._heard)
        self._follower.join()
        for beside in (*self._tellers, *self._companions):
            beside.close()
        self.bakers.shutdown(wait=True, cancel_futures=True)

    def ready(self, target: bytes) -> Page | None:
        """Return the page at *target* (as a request names it) if it can be answered at once."""
        if self.blind or monotonic() - self._looked > _LEASE_SECONDS:
            return None
        return self.press.peek(target)

    def bake(self, path: str) -> Page | Redirect | None:
        """Return what is at *path*, fresh; from memory and stale if the database is gone.

        Raises DatabaseError when it is gone and the page is not in memory.
        """
        try:
            return self._baked(path)
        except DatabaseError:
            connections.close_all()  # perhaps only this thread's connection is gone, and the database is back
        try:
            return self._baked(path)
        except DatabaseError:
            connections.close_all()
            kept = self.press.kept(routes.target(path))
            if kept is None:
                raise
            self._lose_sight()
            return kept

    def _baked(self, path: str) -> Page | Redirect | None:
        """Return what is at *path*, after a look at the ledger if the last is too old."""
        if not self.blind and monotonic() - self._looked > _LEASE_SECONDS:
            self._look()
        return self.press.page(path)

    def _look(self) -> None:
        """Take in what the ledger has gained."""
        began = monotonic()
        self.press.follow()
        self._looked = began

    def _heard(self) -> None:
        """Follow at once, in the thread that has just published."""
        try:
            self._look()
        except DatabaseError:
            self._lose_sight()  # the publication is committed; the follower will find it

    def _keep_following(self) -> None:
        watch = Watch()
        pause = conf.FOLLOW_EVERY_MS / 1000
        while not self._stop.wait(_RETRY_SECONDS if self.blind else 0):
            try:
                if watch.wait(pause) or self.blind or self.press.is_behind():
                    self.press.follow()
                    self.blind = False
                self._looked = watch.looked
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
