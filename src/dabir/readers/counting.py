"""Counting what is read, without cookies and without a write a view.

A thread adds up every few seconds what the notebook has, in one transaction: a process
that is killed loses at most those seconds. The same thread asks now and then what is read
most.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from math import inf
from threading import Event, Thread
from typing import Final

from django.db import DatabaseError, connections

from dabir.conf import conf
from dabir.press.audience import Period
from dabir.readers import tallies
from dabir.readers.notebook import Notebook

log = logging.getLogger(__name__)

_DRAIN_EVERY: Final = 1.0

_WRITE_EVERY: Final = 5.0
"""Seconds of reads that a killed process loses at most."""

_RANKED: Final = 40
"""Stories of a ranking."""

_PACE: Final[Mapping[Period, int]] = {Period.HOUR: 1, Period.DAY: 1, Period.WEEK: 10, Period.MONTH: 10}
"""Every which ranking a period takes part in: a month's order hardly changes in a minute, and is more to sum."""


class Counting:
    """The audience of one newsstand."""

    def __init__(self) -> None:
        """Set up what needs no database."""
        self._notebook = Notebook()
        self._unwritten: Counter[int] = Counter()
        self._orders: dict[Period, tuple[int, ...]] = {}
        self._rounds = 0
        self._counting = False
        self._stop = Event()
        self._thread = Thread(target=self._run, name="counting", daemon=True)
        self.seen: Callable[[int, str, bytes], None] = self._notebook.note

    def open(self, *, counting: bool) -> None:
        """Begin; without *counting* nothing is written and only rankings are asked for."""
        self._counting = counting
        self._thread.start()

    def close(self) -> None:
        """End; what was noted is written."""
        self._stop.set()
        self._thread.join()

    def most_read(self, period: Period) -> tuple[int, ...]:
        """Return the codes of the stories read most in *period*, as last asked for."""
        return self._orders.get(period, ())

    def write(self) -> None:
        """Add to the tallies what was drained; kept for the next time if that fails."""
        if self._unwritten:
            tallies.add(self._unwritten, datetime.now(UTC))
            self._unwritten.clear()

    def rank(self) -> None:
        """Ask what is read most, of each period whose turn it is."""
        now = datetime.now(UTC)
        for period, pace in _PACE.items():
            if self._rounds % pace == 0:
                self._orders[period] = tallies.most_read(period, now, _RANKED)
        self._rounds += 1

    def _drain(self) -> None:
        reads = self._notebook.drain()
        if self._counting:
            self._unwritten.update(reads)

    def _run(self) -> None:
        written = ranked = -inf
        while not self._stop.is_set():
            self._drain()
            now = time.monotonic()
            if now - written >= min(_WRITE_EVERY, conf.RANK_EVERY_SECONDS) and self._do(self.write):
                written = now
            if now - ranked >= conf.RANK_EVERY_SECONDS and self._do(self.rank):
                ranked = now
            self._stop.wait(_DRAIN_EVERY)
        self._drain()
        self._do(self.write)
        connections.close_all()

    @staticmethod
    def _do(work: Callable[[], None]) -> bool:
        """Say whether *work* was done; without a database it is left for the next time."""
        try:
            work()
        except DatabaseError as problem:
            log.warning("What is read is not counted for now: %s", problem)
            connections.close_all()
            return False
        return True
