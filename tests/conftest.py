"""Fixtures every test may use."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections
from hypothesis import HealthCheck, settings
from tests.postgres import Postgres, postgres_programs

from dabir.conf.database import database
from dabir.ledger.store import DatabaseLedger

if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):  # each worker would rewrite all tests anew, every run
    sys.dont_write_bytecode = False

settings.register_profile("dabir", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", settings.get_profile("dabir"), derandomize=True)  # explore at the desk, not at the gate
settings.load_profile("ci" if os.environ.get("CI") else "dabir")
settings.register_profile("quick", settings.default, max_examples=33)  # of 100: every law, each a third as often

SLOW_FOLDERS = ("tests/integration/newsroom", "tests/unit/demo")
"""Folders whose every test is left out of ``make quick``: they ask for hundreds of Wagtail's pages, or draw."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what ``make quick`` leaves out by its folder, and begin with what takes longest: Hypothesis' machines."""
    items.sort(key=lambda item: item.name != "runTest")
    for item in items:
        if any(folder in str(item.path) for folder in SLOW_FOLDERS):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let a database that lies there be migrated on, not made anew."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(migrated_before: Path, django_db_setup: None, django_db_blocker) -> None:
    """A database that is migrated; the first of its kind is kept for later runs and other workers."""
    if not migrated_before.exists():
        own = migrated_before.with_suffix(f".{os.getpid()}")
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(own)])
        own.rename(migrated_before)


@pytest.fixture(scope="session")
def migrated_before(request, django_db_modify_db_settings: None) -> Path:
    """Where a migrated database is kept as long as no migration changes; if it is there, a copy is laid ready."""
    kept = Path(request.config.cache.mkdir("migrated")) / f"{digest_of_migrations()}.sqlite3"
    if kept.exists():
        shutil.copy(kept, connection.settings_dict["TEST"]["NAME"])
    return kept


def digest_of_migrations() -> str:
    """Name all the migrations there are."""
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path).glob("migrations/*.py")):
            digest.update(f"{app.label} {file.name} ".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def short_folder() -> Path:
    """Return a new folder whose path is short enough for a socket in it."""
    return Path(tempfile.mkdtemp(prefix="dabir-pg-", dir="/tmp"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A PostgreSQL server of the run's own, on a socket in a folder of its own."""
    with own_postgres() as server:
        yield server


@pytest.fixture
def postgres_pair() -> Iterator[tuple[Postgres, Postgres]]:
    """A PostgreSQL primary and a streaming replica of the test's own, to be stopped and started at will."""
    with own_postgres() as primary:
        folder = short_folder()
        replica = primary.start_replica(folder)
        try:
            yield primary, replica
        finally:
            replica.stop()
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def own_postgres() -> Iterator[Postgres]:
    """A running PostgreSQL server; the test is skipped, or fails where all is required, without its programs."""
    programs = postgres_programs()
    if programs is None:
        if os.environ.get("DABIR_REQUIRE_ALL"):
            pytest.fail("PostgreSQL's programs (initdb, pg_ctl) are required here and not found")
        pytest.skip("PostgreSQL's programs (initdb, pg_ctl) are not on this machine")
    server = Postgres(programs, short_folder())
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)


@contextmanager
def ledger_on(address: str, folder: Path, blocker) -> Iterator[DatabaseLedger]:
    """A ledger of its own in the database at *address*, in real transactions."""
    alias = "of_this_test"
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: database(address, folder)})[
        alias
    ]
    with blocker.unblock():
        call_command("migrate", "ledger", database=alias, verbosity=0)
        yield DatabaseLedger(alias)
        with connections[alias].cursor() as cursor:
            for table in ("ledger_entry", "ledger_head", "ledger_listing", "ledger_usage", "ledger_cursor"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608  # five fixed names
        connections[alias].close()
    del connections.settings[alias]
    delattr(connections._connections, alias)


@pytest.fixture
def sqlite_ledger(tmp_path, django_db_blocker) -> Iterator[DatabaseLedger]:
    """A ledger in a SQLite file of its own."""
    with ledger_on("sqlite:///ledger.sqlite3", tmp_path, django_db_blocker) as ledger:
        yield ledger


@pytest.fixture
def postgres_ledger(postgres_server, tmp_path, django_db_blocker) -> Iterator[DatabaseLedger]:
    """A ledger in a real PostgreSQL."""
    with ledger_on(postgres_server.address, tmp_path, django_db_blocker) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium: the system's, or Playwright's own."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    probe = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    own = subprocess.run([shutil.which("python") or "python", "-c", probe], capture_output=True, text=True, check=False)
    if Path(own.stdout.strip() or "/nowhere").is_file():
        return own.stdout.strip()
    if os.environ.get("DABIR_REQUIRE_ALL"):
        pytest.fail("a browser is required here and none was found")
    pytest.skip("no Chromium on this machine: neither the system's nor Playwright's")
