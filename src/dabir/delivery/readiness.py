"""Whether the database is ready to be served from."""

from __future__ import annotations

from collections.abc import Callable

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dabir.errors import DabirError


class OldDatabaseError(DabirError):
    """The database was made by an older version; {count} migrations wait for: dabir migrate."""

    code = "delivery.old_database"
    persian = "پایگاه داده از نسخه‌ای کهنه‌تر است و {count} گام به‌روزرسانی مانده است. فرمان «dabir migrate» را اجرا کنید."


def make_ready(say: Callable[[str], object]) -> None:
    """Prepare a database that is empty; raise :class:`OldDatabaseError` for one that lags behind."""
    waiting, is_empty = _waiting()
    if waiting and not is_empty:
        raise OldDatabaseError(count=waiting)
    if waiting:
        say("First start: making the database …")
        call_command("prepare")


def require_ready() -> None:
    """Raise :class:`OldDatabaseError` unless the database can be served from as it is; never write to it."""
    waiting, _ = _waiting()
    if waiting:
        raise OldDatabaseError(count=waiting)


def _waiting() -> tuple[int, bool]:
    """Return how many migrations the database waits for, and whether it never had one."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes())), not executor.loader.applied_migrations
