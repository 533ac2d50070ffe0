"""What a warm story page costs in nginx, with our configuration before it.

    python benchmarks/in_front.py [--rounds 7] [--seconds 2]

Processor time a request of all nginx processes, with the configuration that ``dabir nginx
--no-tls`` writes before a running newsstand, against an nginx that serves the same packed
bytes from disk (``gzip_static``, its best settings). Interleaved rounds, wrk over eight
connections, neither with an access log. Newsstand and nginx are ended here. Prints a
table and, last, one line of JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from first_edition import DABIR, Server, fetch, free_port, load, processor_seconds

MAIN = """
{user} worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ }}
http {{
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  {site}
}}
"""

FILES = """
  access_log off; default_type "text/html; charset=utf-8"; keepalive_requests 10000000; open_file_cache max=100;
  server {{ listen 127.0.0.1:{port}; root {folder}; gzip_static on; add_header Vary Accept-Encoding; }}
"""


def nginx(folder: Path, site: str, port: int) -> Server:
    folder.mkdir(exist_ok=True)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(user=user, folder=folder, site=site))
    return Server(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, port)


def make_site(folder: Path, url: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DABIR_", "DJANGO_"))}
    subprocess.run([DABIR, "new", str(folder)], check=True, env=environment, capture_output=True)
    settings = folder / "settings.py"
    settings.write_text(settings.read_text(encoding="utf-8") + f'\nDABIR_SITE_URL = "{url}"\n', encoding="utf-8")
    subprocess.run([DABIR, "demo", "--bare", "--stories", "1000"], check=True, cwd=folder, env=environment)


def measure(folder: Path, cache: Path, rounds: int, seconds: float) -> dict[str, Any]:
    port, inner, own, plain = (free_port() for _ in range(4))
    make_site(folder / "site", f"http://127.0.0.1:{port}")
    words = ["nginx", "--no-tls", "--bind", "127.0.0.1", "--http-port", str(port), "--inner-port", str(inner)]
    written = folder / "paper.conf"
    subprocess.run(
        [DABIR, *words, "--upstream", f"127.0.0.1:{own}", "--cache", str(cache),
         "--output", str(written)],
        check=True,
        cwd=folder / "site",
        capture_output=True,
    )  # fmt: skip
    with ExitStack() as stack:
        stand = Server([DABIR, "run", "--port", str(own)], folder / "site", own)
        stack.callback(stand.close)
        patient(stand)
        path = moved(own, "/fa/news/1000500")
        packed = fetch(own, path, accept_encoding="gzip")
        files = folder / "files"
        files.mkdir()
        (files / "story.gz").write_bytes(packed)
        (files / "story").write_bytes(gzip.decompress(packed))
        ours = nginx(folder / "ours", f"include {written};", port)
        stack.callback(ours.close)
        best = nginx(files, FILES.format(folder=files, port=plain), plain)
        stack.callback(best.close)
        if ours.wait_for(path) != packed or best.wait_for("/story") != packed:
            raise RuntimeError("they do not serve the same bytes")
        rows = []
        for _ in range(rounds):
            rows.append({"ours": cost(ours, path, seconds), "files": cost(best, "/story", seconds)})
            if stand.process.poll() is not None or fetch(own, path, accept_encoding="gzip") != packed:
                raise RuntimeError("the newsstand has gone: what was measured is not a warm page")
    ratios = [round(row["ours"] / row["files"], 2) for row in rows]
    return {
        "bytes": len(packed),
        "ours_us": round(statistics.median(row["ours"] for row in rows), 1),
        "files_us": round(statistics.median(row["files"] for row in rows), 1),
        "ours_least_us": round(min(row["ours"] for row in rows), 1),
        "files_least_us": round(min(row["files"] for row in rows), 1),
        "ratios": ratios,
        "ratio": statistics.median(ratios),
    }


def patient(stand: Server) -> None:
    """Wait for the newsstand, which takes its time on a busy machine."""
    for _ in range(8):
        with suppress(RuntimeError):
            stand.wait_for("/fa/")
            return
    raise RuntimeError("the newsstand did not start")


def memory_folder() -> str | None:
    """Return a folder in memory where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # a fresh folder is made in it


def moved(port: int, path: str) -> str:
    """Return the address that *path* leads to."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = connection.makefile("rb").read().decode("latin-1")
    return next(line.split(": ", 1)[1] for line in answer.splitlines() if line.lower().startswith("location: "))


def cost(server: Server, path: str, seconds: float) -> float:
    """Return microseconds of processor time a request."""
    before = processor_seconds(server.process.pid)
    count = load(server.port, path, seconds)
    return (processor_seconds(server.process.pid) - before) / count * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=2)
    given = parser.parse_args()
    if not shutil.which("nginx"):
        raise SystemExit("nginx is not on this machine")
    with (
        tempfile.TemporaryDirectory(prefix="dabir-bench-") as name,
        tempfile.TemporaryDirectory(prefix="dabir-bench-", dir=memory_folder()) as cache,
    ):
        folder = Path(name)
        begun = time.monotonic()
        figures = measure(folder, Path(cache), given.rounds, given.seconds)
    print(f"\nA warm story page behind our nginx configuration ({time.monotonic() - begun:.0f} s)")
    for title, figure in figures.items():
        print(f"  {title:<24} {figure}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
