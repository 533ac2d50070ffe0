"""A real nginx for tests: as any user, on 127.0.0.1, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def nginx_program() -> str:
    """Return the path of nginx; skip, or fail where all is required."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found:
        return found
    if os.environ.get("DABIR_REQUIRE_ALL"):
        pytest.fail("nginx is required here and not found")
    pytest.skip("nginx is not on this machine")


@dataclass
class Nginx:
    """One nginx in *folder*; *site* is the file that ``dabir nginx`` wrote."""

    folder: Path
    site: Path
    process: subprocess.Popen | None = None

    @property
    def log(self) -> str:
        return (self.folder / "error.log").read_text(errors="replace")

    def write(self) -> Path:
        """Write the few lines around the site's file that a distribution brings."""
        self.folder.mkdir(exist_ok=True)
        user = "user root;" if os.geteuid() == 0 else ""  # the test's folders are its own
        bodies = "".join(f"{name}_temp_path {self.folder}/t;" for name in ("proxy", "fastcgi", "uwsgi", "scgi"))
        main = self.folder / "nginx.conf"
        main.write_text(
            f"{user} worker_processes 1; daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log;\n"
            f"events {{ }}\nhttp {{ client_body_temp_path {self.folder}/t; {bodies}\ninclude {self.site}; }}\n"
        )
        return main

    def check(self) -> subprocess.CompletedProcess[str]:
        """Ask nginx whether it takes the configuration."""
        words = [nginx_program(), "-t", "-p", str(self.folder), "-c", str(self.write())]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    def start(self, port: int) -> None:
        self.process = subprocess.Popen([nginx_program(), "-p", str(self.folder), "-c", str(self.write())])
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(self.log)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(10)
