"""PostgreSQL servers for tests, primary and replica: each over a socket in its own folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


def postgres_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, or None."""
    found = shutil.which("pg_ctl")
    folders = (
        [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    )
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@dataclass
class Postgres:
    """One server in one folder; root runs it as another user, since PostgreSQL refuses root."""

    programs: Path
    folder: Path
    port: int = 5432

    @property
    def address(self) -> str:
        return self.address_of("postgres")

    def address_of(self, name: str) -> str:
        return f"postgresql://tester@/{name}?host={quote(str(self.folder))}&port={self.port}"

    def new_database(self, name: str, like: str = "template1") -> str:
        """Make a database, a copy of the one called *like*, and return its address."""
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", "tester", "-T", like, name)
        return self.address_of(name)

    def start(self) -> None:
        self._give_folder()
        self._run("initdb", "-D", f"{self.folder}/data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.restart()

    def start_replica(self, folder: Path, port: int = 5433) -> Postgres:
        """Make a streaming replica of this server in *folder*, start it and return it."""
        replica = Postgres(self.programs, folder, port)
        replica._give_folder()
        source = f"host={self.folder} port={self.port} user=tester"
        replica._run("pg_basebackup", "-d", source, "-D", f"{folder}/data", "-R", "-c", "fast", "--no-sync")
        replica.restart()
        return replica

    def restart(self) -> None:
        options = (
            f"-c listen_addresses='' -k {self.folder} -p {self.port} -c fsync=off -c max_connections=60 "
            "-c wal_retrieve_retry_interval=200"
        )
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-o", options, "-l", f"{self.folder}/log", "start")

    def stop(self) -> None:
        """Stop at once, as a machine that loses its power does; nothing if it is not running."""
        if (self.folder / "data/postmaster.pid").exists():
            self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")

    def promote(self) -> None:
        """Make a replica a primary."""
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "promote")

    def _give_folder(self) -> None:
        if os.geteuid() == 0:
            shutil.chown(self.folder, next(name for name in ("postgres", "nobody") if _known(name)))

    def _run(self, program: str, *words: str) -> None:
        user = None
        if os.geteuid() == 0:
            user = next(name for name in ("postgres", "nobody") if _known(name))
        subprocess.run(
            [self.programs / program, *words], check=True, user=user, cwd=self.folder, stdout=subprocess.DEVNULL
        )


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
