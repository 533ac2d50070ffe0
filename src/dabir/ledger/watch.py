"""Noticing that another process has written, at almost no cost.

* SQLite keeps a counter that changes whenever another connection commits
  (``PRAGMA data_version``), read without touching a table.
* PostgreSQL tells: every append notifies, and the notification is delivered soon after the
  commit. Soon is no promise, and one may be lost on the way (a pooler, a connection half
  dead), so the head's number is read now and then as well.
* A replica in recovery refuses to listen, so there the head's number is read at each wait,
  until it is promoted.
"""

from __future__ import annotations

import time
from typing import Any, Final

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

CHANNEL: Final = "dabir_ledger"
"""The channel of PostgreSQL's notifications; it is the database's own."""

_FLOOR_SECONDS: Final = 0.05
"""How long a late or lost notification may go unnoticed; one row read so often is nothing to PostgreSQL."""

_HEAD: Final = "SELECT max(number) FROM ledger_head"


def notify(using: str) -> None:
    """Tell every watch on the database alias *using*, at the commit of the transaction under way."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")


class Watch:
    """A watch on the database alias *using*, for one thread."""

    def __init__(self, using: str = "default") -> None:
        """Begin watching; the first :meth:`wait` returns True at once.

        :attr:`looked` is the instant (of ``time.monotonic``) that the last answer is true
        of: whatever was committed before it has been told. A process that was asleep in
        between knows by it how old its knowledge is.
        """
        self.using = using
        self.looked = 0.0
        self._seen: object = None
        self._listening: Any = None  # the very connection that listens: a new one has to be told again

    def wait(self, seconds: float) -> bool:
        """Wait up to *seconds* and say whether the ledger may have changed since the last call.

        Returns early only with True. Raises DatabaseError when the database cannot be
        reached; the next call, on a new connection, begins the watch anew.
        """
        connection = connections[self.using]
        if connection.vendor != "postgresql":
            return self._wait_for_counter(connection, seconds)
        connection.ensure_connection()
        if self._listening is None or self._listening is not connection.connection:
            return self._begin(connection, seconds)
        if self._wait_for_notification(connection, seconds):
            self._look(connection)  # else the next look would tell of it a second time
            return True
        if time.monotonic() - self.looked < _FLOOR_SECONDS:
            return False
        return self._look(connection)

    def _wait_for_counter(self, connection: BaseDatabaseWrapper, seconds: float) -> bool:
        if self._seen is not None:
            time.sleep(seconds)
        self.looked = time.monotonic()
        return self._differs(_one(connection, "PRAGMA data_version"))

    def _begin(self, connection: BaseDatabaseWrapper, seconds: float) -> bool:
        """Listen where that is allowed; on a replica wait and read the head instead."""
        if self._seen is not None:
            time.sleep(seconds)
        self.looked = time.monotonic()
        recovering, *head = _one(connection, f"SELECT pg_is_in_recovery(), ({_HEAD})")
        if recovering:
            return self._differs(tuple(head))
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        self._listening = connection.connection
        self._look(connection)  # after listening: what came before is seen, what comes after is heard
        return True

    def _wait_for_notification(self, connection: BaseDatabaseWrapper, seconds: float) -> bool:
        with connection.wrap_database_errors:
            return bool(list(self._listening.notifies(timeout=seconds, stop_after=1)))

    def _look(self, connection: BaseDatabaseWrapper) -> bool:
        self.looked = time.monotonic()
        return self._differs(_one(connection, _HEAD))

    def _differs(self, now: object) -> bool:
        changed: bool = now != self._seen
        self._seen = now
        return changed


def _one(connection: BaseDatabaseWrapper, sql: str) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row: tuple[Any, ...] = cursor.fetchone()
    return row
