"""What the benchmarks stand on: sites, servers, load, and the processor time of processes.

Everything runs on 127.0.0.1 and is ended by who started it.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

DABIR = str(Path(sys.executable).with_name("dabir"))
HERE = Path(__file__).parent
TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(port: int, path: str, status: int = 200, **headers: str) -> tuple[bytes, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != status:
        raise RuntimeError(f"{path}: {response.status}")
    return body, response.headers


def right_path(port: int, code: int) -> str:
    """Return the one right path of a story."""
    return str(fetch(port, f"/fa/news/{code}", status=301)[1]["location"])


def family(pid: int) -> list[int]:
    """Return *pid* and all processes below it."""
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [pid, *(below for child in listed.split() for below in family(int(child)))]


def processor_seconds(pid: int) -> float:
    """Return the processor seconds of *pid* and all processes below it."""
    ticks = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def resident_mb(pid: int) -> float:
    """Return the resident memory of *pid* alone."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def person() -> dict[str, str]:
    """Return the environment of a person's terminal."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("DABIR_", "DJANGO_"))}


def make_site(folder: Path, stories: int) -> Path:
    """Return a site with an archive of *stories*; one that is already there is taken up."""
    if not (folder / "settings.py").exists():
        subprocess.run([DABIR, "new", str(folder)], check=True, env=person(), capture_output=True)
    print(f"• a site with {stories:,} stories", flush=True)
    subprocess.run([DABIR, "demo", "--bare", "--stories", str(stories)], check=True, cwd=folder, env=person())
    return folder


class Server:
    """A server process and its port."""

    def __init__(self, words: list[str], folder: Path, port: int, **environment: str) -> None:
        self.port = port
        self.process = subprocess.Popen(
            words, cwd=folder, env=person() | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def wait_for(self, path: str) -> bytes:
        for _ in range(1200):
            try:
                return fetch(self.port, path, accept_encoding="gzip")[0]
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def newsstand(site: Path, *words: str, **environment: str) -> Server:
    """Return a running newsstand of *site*."""
    server = Server([DABIR, "run", "--port", str(port := free_port()), *words], site, port, **environment)
    server.wait_for("/fa/")
    return server


def load(port: int, paths: list[str], seconds: float, folder: Path, connections: int = 8) -> int:
    """Ask for *paths* in random order for some *seconds*; return how many answers came. Needs wrk."""
    script = folder / "paths.lua"
    listed = ", ".join(json.dumps(path) for path in paths)
    script.write_text(
        f"paths = {{{listed}}}\n"
        "requests = {}\n"
        "init = function() for i, path in ipairs(paths) do requests[i] = wrk.format('GET', path) end end\n"
        "request = function() return requests[math.random(#requests)] end\n"
        "done = function(summary) assert(summary.errors.status == 0 and summary.errors.read == 0) end\n"
    )
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "-s", str(script), "-H", "Accept-Encoding: gzip"]
    out = subprocess.run([*words, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True).stdout
    return int(next(line for line in out.splitlines() if "requests in" in line).split()[0])


class Told:
    """A process of a program of ours that does what it is told, a line each, and answers each with a line of JSON."""

    def __init__(self, program: str, folder: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / program)],
            cwd=folder,
            env=person() | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self, word: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the process has died; its trace is above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def do(self, word: str) -> dict[str, Any]:
        self.tell(word)
        return self.hear()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(20)


class Publisher(Told):
    """A process that publishes into a site when told."""

    def __init__(self, site: Path, **environment: str) -> None:
        super().__init__("publisher.py", site, **environment)

    def publish(self, word: str) -> dict[str, Any]:
        """Publish a story with *word* in its headline; return what it cost and when it was committed (monotonic)."""
        return self.do(word)


def nginx_files(folder: Path, port: int, files: dict[str, tuple[bytes, bytes]], *, keep_open: bool = True) -> Server:
    """Return nginx serving *files* (name to plain and gzip bytes) with ``gzip_static``; as it comes, or *keep_open*."""
    (folder / "www").mkdir(parents=True, exist_ok=True)
    for name, (plain, packed) in files.items():
        (folder / "www" / name).write_bytes(plain)
        (folder / "www" / f"{name}.gz").write_bytes(packed)
    (folder / "nginx.conf").write_text(
        _NGINX.format(
            folder=folder,
            port=port,
            user="user root;" if os.geteuid() == 0 else "",
            tuned="open_file_cache max=10000;" if keep_open else "",
        )
    )
    return Server(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, port)


_NGINX = """
{user} worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ }}
http {{
  access_log off; default_type "text/html; charset=utf-8"; keepalive_requests 10000000; {tuned}
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_static on; add_header Vary Accept-Encoding; }}
}}
"""


def wanted(*programs: str) -> list[str]:
    """Return which *programs* are not on this machine."""
    return [program for program in programs if not shutil.which(program)]


def show(title: str, figures: dict[str, Any]) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:<44} {value}")
