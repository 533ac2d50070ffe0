"""Follows the ledger and tells a listener what changed: a CDN, or the hub of our feeds.

One process a machine does it, whoever holds the lock; the next takes over when it ends.
What is told is told at least once: the cursor moves after the listener has said yes, so a crash
between the two repeats a call, which does no harm. A listener that is away is asked again,
ever less often; what is published meanwhile goes out with the same call.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Final, Protocol

from django.conf import settings
from django.db import DatabaseError, connections

from dabir.conf import conf
from dabir.delivery.purge.cursor import Cursor, Place
from dabir.delivery.purge.errors import RefusedError, UnreachableError
from dabir.delivery.purge.keys import purged_by
from dabir.delivery.purge.vendor import Vendor, configured
from dabir.ledger.protocol import ReadableLedger
from dabir.ledger.store import DatabaseLedger
from dabir.press import facts
from dabir.press.clock import today

log = logging.getLogger(__name__)

_LEAP: Final = 5_000
"""More new entries than this at once, and purging everything is cheaper (the press forgets there, too)."""

_LOOK_AGAIN: Final = 1.0
"""Seconds until a process without the lock tries to take it, or one without a database looks again."""

_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 60.0


class Listener(Protocol):
    """Who is told. Both calls raise :class:`RefusedError` or :class:`UnreachableError`; twice does no harm."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def settle(self) -> float:
        """How many seconds to wait after a publication, so that every worker has seen it."""

    def tell(self, touched: Iterable[str]) -> int:
        """Tell of the facts *touched*, and return of how many things that was."""

    def tell_all(self) -> None:
        """Tell that anything may have changed."""


@dataclass(frozen=True, slots=True)
class Purging:
    """A CDN as a listener: facts become the keys it is to let go of."""

    vendor: Vendor

    @property
    def name(self) -> str:
        """The vendor's name."""
        return self.vendor.name

    @property
    def settle(self) -> float:
        """The vendor's own."""
        return self.vendor.settle

    def tell(self, touched: Iterable[str]) -> int:
        """Purge all pages that rest on *touched*."""
        keys = purged_by(self.vendor, touched)
        self.vendor.purge_each(keys)
        return len(keys)

    def tell_all(self) -> None:
        """Purge everything."""
        self.vendor.purge_all()


class Follower:
    """Tells one listener what the ledger gains.

    *pause* is the seconds between two looks at the ledger; *today* says the day in Tehran.
    """

    def __init__(
        self,
        listener: Listener,
        ledger: ReadableLedger,
        cursor: Cursor,
        *,
        pause: float = 0.1,
        today: Callable[[], date] = today,
    ) -> None:
        """Follow *ledger* from where *cursor* stands."""
        self._listener = listener
        self._ledger = ledger
        self._cursor = cursor
        self._pause = pause
        self._today = today
        self._stop = Event()
        self._thread = Thread(target=self._run, name="purge", daemon=True)

    def open(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def close(self) -> None:
        """End; a call under way is waited for, one that failed is made by who comes next."""
        self._stop.set()
        self._thread.join()

    def step(self) -> bool:
        """Tell the listener what it has not been told; say whether there was anything.

        Raises :class:`RefusedError`, :class:`UnreachableError` or DatabaseError; the cursor then stays.
        """
        place, new = self._cursor.read(), self._here()
        if place == new:
            return False
        if place is None or not 0 <= new.number - place.number <= _LEAP:
            self._listener.tell_all()  # what it knows is unknown, or too much of it is old
        else:
            touched = self._touched(place.number, new.number)
            if place.day != new.day:
                touched.add(facts.TODAY)
            told = self._listener.tell(touched)
            log.info("%s was told of %d keys up to entry %d", self._listener.name, told, new.number)
        self._cursor.move(new)
        return True

    def _touched(self, number: int, head: int) -> set[str]:
        """Return the facts touched by the entries after *number* up to *head*."""
        touched: set[str] = set()
        for entry in self._ledger.after(number, head - number):
            before = self._ledger.entry(entry.replaces) if entry.replaces else None
            touched |= facts.touched(entry, before)
        return touched

    def _here(self) -> Place:
        """Return where the ledger and the day now are."""
        return Place(self._ledger.head().number, self._today())

    def _run(self) -> None:
        wait, failures = 0.0, 0
        while not self._stop.wait(wait):
            if not self._cursor.take():
                wait = _LOOK_AGAIN
                continue
            try:
                if self._cursor.read() != self._here() and not self._stop.wait(self._listener.settle):
                    self.step()
                wait, failures = self._pause, 0
            except DatabaseError:
                connections.close_all()
                wait = _LOOK_AGAIN
            except (RefusedError, UnreachableError) as problem:
                wait = self._wait_after(problem, failures)
                failures += 1
        self._cursor.release()
        connections.close_all()

    def _wait_after(self, problem: RefusedError | UnreachableError, failures: int) -> float:
        """Say what went wrong, and return the seconds until the next try."""
        if isinstance(problem, RefusedError):
            wait = _LONGEST_WAIT
            log.error("%s Readers behind it may see old pages; asking again in %.0f s.", problem, wait)
        else:
            wait = max(problem.wait, min(_FIRST_WAIT * 2**failures, _LONGEST_WAIT))
            log.warning("%s Asking again in %.0f s.", problem, wait)
        return wait


def follower() -> Follower | None:
    """Return the follower of this site, to be opened; None without a CDN to tell.

    Raises :class:`~dabir.delivery.purge.errors.PurgeSettingsError`.
    """
    vendor = configured()
    if vendor is None:
        return None
    return following(Purging(vendor), "purge")


def following(listener: Listener, name: str) -> Follower:
    """Return a follower of this site's ledger that tells *listener*; its place is kept under *name*."""
    pause = max(conf.FOLLOW_EVERY_MS / 1000, 0.05)
    return Follower(listener, DatabaseLedger(), Cursor(Path(settings.DATA), name), pause=pause)
