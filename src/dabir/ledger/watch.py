"""Noticing that another process has written, at almost no cost.

SQLite keeps a counter that changes whenever another connection commits
(``PRAGMA data_version``), read without touching a table. Elsewhere the head row is read.
"""

from __future__ import annotations

from django.db import connections


class Watch:
    """A watch on the database alias *using*, for one thread."""

    def __init__(self, using: str = "default") -> None:
        """Begin watching; the first :meth:`changed` says True."""
        self.using = using
        self._seen: object = None

    def changed(self) -> bool:
        """Say whether the database may have changed since the last call."""
        connection = connections[self.using]
        sql = "PRAGMA data_version" if connection.vendor == "sqlite" else "SELECT number FROM ledger_head"
        with connection.cursor() as cursor:
            cursor.execute(sql)
            now = cursor.fetchone()
        changed: bool = now != self._seen
        self._seen = now
        return changed
