"""What a warm story page costs in nginx, with our configuration before it.

    python benchmarks/in_front.py [--rounds 7] [--seconds 2]

Processor time a request of all nginx processes, with the configuration that ``dabir nginx
--no-tls`` writes before a running newsstand, against an nginx that serves the same packed
bytes from disk by ``gzip_static``: tuned (files kept open), and as it comes. Interleaved
rounds, wrk over eight connections, none with an access log. Newsstand and nginx are ended
here. Prints a table and, last, one line of JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from rig import (
    DABIR,
    Server,
    fetch,
    free_port,
    load,
    newsstand,
    nginx_files,
    person,
    processor_seconds,
    right_path,
    show,
    wanted,
)

MAIN = """
{user} worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ }}
http {{
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  include {site};
}}
"""


def in_front(folder: Path, site: Path, port: int) -> Server:
    """Return nginx with the configuration *site*."""
    folder.mkdir()
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(user=user, folder=folder, site=site))
    return Server(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, port)


def make_site(folder: Path, url: str) -> None:
    subprocess.run([DABIR, "new", str(folder)], check=True, env=person(), capture_output=True)
    settings = folder / "settings.py"
    settings.write_text(settings.read_text(encoding="utf-8") + f'\nDABIR_SITE_URL = "{url}"\n', encoding="utf-8")
    subprocess.run([DABIR, "demo", "--bare", "--stories", "1000"], check=True, cwd=folder, env=person())


def measure(folder: Path, cache: Path, rounds: int, seconds: float) -> dict[str, Any]:
    port, inner = free_port(), free_port()
    make_site(folder / "site", f"http://127.0.0.1:{port}")
    with ExitStack() as stack:
        stand = newsstand(folder / "site")
        stack.callback(stand.close)
        words = ["nginx", "--no-tls", "--bind", "127.0.0.1", "--http-port", str(port), "--inner-port", str(inner)]
        words += [
            "--upstream",
            f"127.0.0.1:{stand.port}",
            "--cache",
            str(cache),
            "--output",
            str(folder / "paper.conf"),
        ]
        subprocess.run([DABIR, *words], check=True, cwd=folder / "site", env=person(), capture_output=True)
        path = right_path(stand.port, 1_000_500)
        packed, _ = fetch(stand.port, path, accept_encoding="gzip")
        files = {"story": (gzip.decompress(packed), packed)}
        servers = {
            "ours": (in_front(folder / "ours", folder / "paper.conf", port), path),
            "tuned": (nginx_files(folder / "tuned", free_port(), files), "/story"),
            "packaged": (nginx_files(folder / "packaged", free_port(), files, keep_open=False), "/story"),
        }
        for server, what in servers.values():
            stack.callback(server.close)
            if server.wait_for(what) != packed:
                raise RuntimeError("they do not serve the same bytes")
        rows = []
        for _ in range(rounds):
            rows.append({name: cost(server, what, seconds, folder) for name, (server, what) in servers.items()})
            if stand.process.poll() is not None or fetch(stand.port, path, accept_encoding="gzip")[0] != packed:
                raise RuntimeError("the newsstand has gone: what was measured is not a warm page")
    medians = {f"{name}_us": round(statistics.median(row[name] for row in rows), 1) for name in servers}
    ratios = {name: [round(row["ours"] / row[name], 2) for row in rows] for name in ("tuned", "packaged")}
    return {
        "bytes": len(packed),
        **medians,
        **{f"ratios_to_{name}": values for name, values in ratios.items()},
        **{f"ratio_to_{name}": statistics.median(values) for name, values in ratios.items()},
    }


def memory_folder() -> str | None:
    """Return a folder in memory where there is one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # a fresh folder is made in it


def cost(server: Server, path: str, seconds: float, folder: Path) -> float:
    """Return microseconds of processor time a request."""
    before = processor_seconds(server.process.pid)
    count = load(server.port, [path], seconds, folder)
    return (processor_seconds(server.process.pid) - before) / count * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=2)
    given = parser.parse_args()
    if missing := wanted("wrk", "nginx"):
        parser.error(f"not on this machine: {', '.join(missing)}")
    with (
        tempfile.TemporaryDirectory(prefix="dabir-bench-") as name,
        tempfile.TemporaryDirectory(prefix="dabir-bench-", dir=memory_folder()) as cache,
    ):
        folder = Path(name)
        figures = measure(folder, Path(cache), given.rounds, given.seconds)
    show("A warm story page behind our nginx configuration, against nginx with files", figures)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
