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
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return
    if executor.loader.applied_migrations:
        raise OldDatabaseError(count=len(waiting))
    say("First start: making the database …")
    call_command("prepare")
