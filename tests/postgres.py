"""A PostgreSQL server for tests: started, used over a socket in its own folder, and stopped."""

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

    @property
    def address(self) -> str:
        return self.address_of("postgres")

    def address_of(self, name: str) -> str:
        return f"postgresql://tester@/{name}?host={quote(str(self.folder))}"

    def new_database(self, name: str) -> str:
        """Make a database and return its address."""
        self._run("createdb", "-h", str(self.folder), "-U", "tester", name)
        return self.address_of(name)

    def start(self) -> None:
        if os.geteuid() == 0:
            user = next(name for name in ("postgres", "nobody") if _known(name))
            shutil.chown(self.folder, user)
        self._run("initdb", "-D", f"{self.folder}/data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.restart()

    def restart(self) -> None:
        options = f"-c listen_addresses='' -k {self.folder} -c fsync=off -c max_connections=60"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-o", options, "-l", f"{self.folder}/log", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")

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
