"""The figures of the first edition, as ratios in one interleaved run.

    python benchmarks/first_edition.py [--rounds 5] [--seconds 2] [--large 100000]

* a story page, warm: requests a second and the server's processor time a request, ours
  against nginx serving the same bytes with ``gzip_static`` (needs nginx; uses wrk if it
  is there, else a client in Python, which loads the machine more);
* publish to visible: from the return of the publishing verb in another process to the
  first front page that shows it;
* the cost of publishing with 1,000 and with 100,000 stories in the archive.

Prints a table and, last, one line of JSON. Everything runs on 127.0.0.1 and is ended here.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

DABIR = str(Path(sys.executable).with_name("dabir"))
HERE = Path(__file__).parent
TICK = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 8

NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ }}
http {{
  access_log off; default_type "text/html; charset=utf-8"; keepalive_requests 10000000; open_file_cache max=100;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_static on; add_header Vary Accept-Encoding; }}
}}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(port: int, path: str, **headers: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path}: {response.status}")
    return body


def processor_seconds(pid: int) -> float:
    """Return the processor seconds of *pid* and its children."""
    pids = [
        pid,
        *map(
            int, subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
        ),
    ]
    ticks = 0
    for one in pids:
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def make_site(folder: Path, stories: int) -> Path:
    print(f"• a site with {stories:,} stories", flush=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DABIR_", "DJANGO_"))}
    subprocess.run([DABIR, "new", str(folder)], check=True, env=environment, capture_output=True)
    subprocess.run([DABIR, "demo", "--bare", "--stories", str(stories)], check=True, cwd=folder, env=environment)
    return folder


class Server:
    """A server process and its port."""

    def __init__(self, words: list[str], folder: Path, port: int) -> None:
        self.port = port
        self.process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait_for(self, path: str) -> bytes:
        for _ in range(300):
            try:
                return fetch(self.port, path, accept_encoding="gzip")
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server did not start")

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


def load(port: int, path: str, seconds: float) -> int:
    """Ask for *path* for some *seconds* over eight connections; return how many answers came."""
    wrk = shutil.which("wrk")
    if wrk:
        words = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{int(seconds)}s", "-H", "Accept-Encoding: gzip"]
        out = subprocess.run(
            [*words, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
        ).stdout
        return int(next(line for line in out.splitlines() if "requests in" in line).split()[0])
    counts = [0] * CONNECTIONS
    until = time.monotonic() + seconds

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < until:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            connection.getresponse().read()
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def story_page(site: Path, folder: Path, rounds: int, seconds: float) -> dict[str, Any]:
    """Measure a warm story page against nginx with the same bytes."""
    if not shutil.which("nginx"):
        return {"missing": "nginx is not on this machine"}
    path = "/fa/news/1000500"
    with ExitStack() as stack:
        ours = Server([DABIR, "run", "--port", str(port := free_port())], site, port)
        stack.callback(ours.close)
        ours.wait_for("/fa/")
        connection = http.client.HTTPConnection("127.0.0.1", ours.port)
        connection.request("GET", path)
        path = connection.getresponse().headers["location"]
        connection.close()
        packed = fetch(ours.port, path, accept_encoding="gzip")
        (folder / "www").mkdir()
        (folder / "www/story.gz").write_bytes(packed)
        (folder / "www/story").write_bytes(gzip.decompress(packed))
        port = free_port()
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        nginx = Server(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, port)
        stack.callback(nginx.close)
        if nginx.wait_for("/story") != packed:
            raise RuntimeError("nginx does not serve the same bytes")
        rows = []
        for _ in range(rounds):
            row = {}
            for name, server, what in (("dabir", ours, path), ("nginx", nginx, "/story")):
                before, begun = processor_seconds(server.process.pid), time.monotonic()
                count = load(server.port, what, seconds)
                row[name] = {
                    "per_second": count / (time.monotonic() - begun),
                    "processor_us": (processor_seconds(server.process.pid) - before) / count * 1e6,
                }
            rows.append(row)
    return {
        "bytes": len(packed),
        "client": "wrk" if shutil.which("wrk") else "python",
        **{
            f"{name}_{figure}": round(statistics.median(row[name][figure] for row in rows), 1)
            for name in ("dabir", "nginx")
            for figure in ("per_second", "processor_us")
        },
        "processor_ratios": (
            ratios := [round(r["dabir"]["processor_us"] / r["nginx"]["processor_us"], 2) for r in rows]
        ),
        "processor_ratio": statistics.median(ratios),
    }


class Publisher:
    """A process that publishes into a site when told."""

    def __init__(self, site: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "publisher.py")],
            cwd=site,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def publish(self, word: str) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        cost: dict[str, Any] = json.loads(self.process.stdout.readline())
        return cost

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)


def publish_to_visible(site: Path, times: int) -> dict[str, float]:
    """Measure from the return of the verb in one process to the front page of another."""
    with ExitStack() as stack:
        server = Server([DABIR, "run", "--port", str(port := free_port())], site, port)
        stack.callback(server.close)
        server.wait_for("/fa/")
        publisher = Publisher(site)
        stack.callback(publisher.close)
        delays = []
        for number in range(times):
            done: dict[str, Any] = {}
            worker = threading.Thread(target=lambda: done.update(publisher.publish(f"v{number}")))  # noqa: B023
            seen = 0.0
            word = f"خبر سنجش v{number}<".encode()
            worker.start()
            connection = http.client.HTTPConnection("127.0.0.1", server.port)
            while not seen:
                connection.request("GET", "/fa/")
                if word in connection.getresponse().read().replace(b"\n", b""):
                    seen = time.monotonic()
            worker.join()
            delays.append(max(0.0, seen - done["committed"]) * 1000)
    return {"median_ms": round(statistics.median(delays), 1), "worst_ms": round(max(delays), 1)}


def publishing(small: Path, large: Path, times: int) -> dict[str, Any]:
    """Measure publishing into a small and a large archive, in turns."""
    with ExitStack() as stack:
        publishers = {"small": Publisher(small), "large": Publisher(large)}
        for publisher in publishers.values():
            stack.callback(publisher.close)
        costs: dict[str, list[dict[str, Any]]] = {"small": [], "large": []}
        for number in range(times + 3):
            for name, publisher in publishers.items():
                costs[name].append(publisher.publish(f"p{number}"))
    figures = {
        f"{name}_{figure}_ms": round(statistics.median(cost[figure] for cost in costs[name][3:]) * 1000, 1)
        for name in costs
        for figure in ("wall", "processor")
    }
    pairs = zip(costs["large"][3:], costs["small"][3:], strict=True)
    ratios = [(large["wall"] / small["wall"], large["processor"] / small["processor"]) for large, small in pairs]
    figures["wall_ratio"] = round(statistics.median(ratio[0] for ratio in ratios), 2)
    figures["processor_ratio"] = round(statistics.median(ratio[1] for ratio in ratios), 2)
    return figures


def show(title: str, figures: dict[str, Any]) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:<24} {value}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--large", type=int, default=100_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dabir-bench-") as name:
        folder = Path(name)
        small, large = make_site(folder / "small", 1_000), make_site(folder / "large", given.large)
        figures = {
            "story_page": story_page(small, folder, given.rounds, given.seconds),
            "publish_to_visible": publish_to_visible(small, 20),
            "publishing": publishing(small, large, 20),
        }
    show("A warm story page, against nginx gzip_static with the same bytes", figures["story_page"])
    show("From published in one process to seen on the front page of another", figures["publish_to_visible"])
    show(f"Publishing with 1,000 (small) and {given.large:,} (large) stories in the archive", figures["publishing"])
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
