"""The press at full speed: its figures, as ratios in one interleaved run.

    python benchmarks/press.py [--rounds 5] [--seconds 3] [--large 1000000] [--keep FOLDER]

* a warm story page: the server's processor time a request against nginx serving the same
  bytes from files with ``gzip_static``;
* the same over a thousand hot pages, with a publication every second and with none, while a
  reader checks that no answer is older than it may be;
* from the commit in one process to the page another gives: one worker, several, a replica;
* publishing into an archive of a thousand and of a million stories;
* a page that is in no memory, and the memory of a worker that has read widely, at a million.

Needs wrk and nginx. A million stories take a quarter of an hour to make and 6 GB; with --keep
they are made once. Prints tables and, last, one line of JSON.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from rig import (
    Publisher,
    Server,
    fetch,
    free_port,
    load,
    make_site,
    newsstand,
    nginx_files,
    processor_seconds,
    resident_mb,
    right_path,
    show,
    wanted,
)

FIRST = 1_000_001
HOT = 1_000


def spread(values: list[float]) -> dict[str, float]:
    values = sorted(values)
    return {
        "median": round(statistics.median(values), 2),
        "p99": round(values[min(len(values) - 1, int(len(values) * 0.99))], 2),
        "worst": round(values[-1], 2),
    }


def processor_us(server: Server, paths: list[str], seconds: float, folder: Path) -> tuple[float, float]:
    """Return processor microseconds a request, and requests a second."""
    before, begun = processor_seconds(server.process.pid), time.monotonic()
    count = load(server.port, paths, seconds, folder)
    spent = processor_seconds(server.process.pid) - before
    return spent / count * 1e6, count / (time.monotonic() - begun)


def warm_page(site: Path, folder: Path, rounds: int, seconds: float) -> dict[str, Any]:
    """Measure one warm story page against nginx with the same bytes."""
    with ExitStack() as stack:
        ours = newsstand(site)
        stack.callback(ours.close)
        path = right_path(ours.port, FIRST + 500)
        packed, _ = fetch(ours.port, path, accept_encoding="gzip")
        theirs = nginx_files(folder, free_port(), {"story": (gzip.decompress(packed), packed)})
        stack.callback(theirs.close)
        if theirs.wait_for("/story") != packed:
            raise RuntimeError("nginx does not serve the same bytes")
        rows = []
        for _ in range(rounds):
            dabir, nginx = (
                processor_us(ours, [path], seconds, folder),
                processor_us(theirs, ["/story"], seconds, folder),
            )
            rows.append((dabir, nginx))
    ratios = [round(dabir[0] / nginx[0], 2) for dabir, nginx in rows]
    return {
        "bytes": len(packed),
        "dabir_us": round(statistics.median(row[0][0] for row in rows), 1),
        "nginx_us": round(statistics.median(row[1][0] for row in rows), 1),
        "dabir_per_second": round(statistics.median(row[0][1] for row in rows)),
        "nginx_per_second": round(statistics.median(row[1][1] for row in rows)),
        "ratios": ratios,
        "ratio": statistics.median(ratios),
    }


NUMBER = re.compile(r"خبر سنجش v(\d+)<".encode())


def newest(body: bytes) -> int:
    """Return the greatest number among the measuring stories on a page."""
    return max((int(number) for number in NUMBER.findall(body.replace(b"\n", b""))), default=0)


class Watcher:
    """A reader on one connection who asks for the front page without end and notes what is new, and when."""

    def __init__(self, port: int, pause: float = 0.002) -> None:
        self.seen: dict[int, float] = {}
        self.answers: list[tuple[float, int]] = []
        self._port, self._pause = port, pause
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port)
        while not self._stop.wait(self._pause):
            asked = time.monotonic()
            connection.request("GET", "/fa/")
            number = newest(connection.getresponse().read())
            self.answers.append((asked, number))
            self.seen.setdefault(number, time.monotonic())
        connection.close()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()


def publish_each_second(publisher: Publisher, numbers: range, committed: dict[int, float]) -> None:
    """Publish the stories *numbers*, one a second."""
    for number in numbers:
        begun = time.monotonic()
        committed[number] = publisher.publish(f"v{number}")["committed"]
        time.sleep(max(0.0, 1 - (time.monotonic() - begun)))


def delays(committed: dict[int, float], watchers: list[Watcher]) -> list[float]:
    """Return for each publication and watcher the milliseconds until that watcher had it."""
    return [
        max(0.0, min(at for seen, at in watcher.seen.items() if seen >= number) - done) * 1000
        for number, done in committed.items()
        for watcher in watchers
        if max(watcher.seen) >= number
    ]


def stale_answers(committed: dict[int, float], watchers: list[Watcher], allowed: float) -> tuple[int, int]:
    """Return how many answers lacked what was committed *allowed* seconds before they were asked, and of how many."""
    stale = total = 0
    for watcher in watchers:
        for asked, number in watcher.answers:
            due = max((one for one, done in committed.items() if done < asked - allowed), default=0)
            total += 1
            stale += number < due
    return stale, total


def under_publication(site: Path, folder: Path, rounds: int, seconds: float) -> dict[str, Any]:
    """Measure a thousand hot pages with a publication every second and with none, in turns."""
    with ExitStack() as stack:
        server = newsstand(site)
        stack.callback(server.close)
        publisher = Publisher(site)
        stack.callback(publisher.close)
        paths = ["/fa/", *(right_path(server.port, FIRST + number) for number in range(HOT - 1))]
        for path in paths:
            fetch(server.port, path, accept_encoding="gzip")
        quiet, busy, committed, number = [], [], {}, 1
        watcher = Watcher(server.port, pause=0.01)
        stack.callback(watcher.close)
        for _ in range(rounds):
            quiet.append(processor_us(server, paths, seconds, folder)[0])
            numbers = range(number, number + int(seconds) + 1)
            publishing = threading.Thread(target=publish_each_second, args=(publisher, numbers, committed))
            publishing.start()
            busy.append(processor_us(server, paths, seconds, folder)[0])
            publishing.join()
            number = numbers.stop
    stale, total = stale_answers(committed, [watcher], 0.15)
    ratios = [round(b / q, 3) for q, b in zip(quiet, busy, strict=True)]
    return {
        "hot_pages": len(paths),
        "quiet_us": round(statistics.median(quiet), 1),
        "published_each_second_us": round(statistics.median(busy), 1),
        "ratios": ratios,
        "ratio": statistics.median(ratios),
        "answers_checked": total,
        "answers_older_than_150_ms": stale,
        "visible_under_full_load_ms": spread(delays(committed, [watcher])),
    }


def publish_to_visible(site: Path, times: int, *words: str, watchers: int = 1) -> dict[str, Any]:
    """Measure from the commit in another process to the front page, as *watchers* readers see it."""
    with ExitStack() as stack:
        server = newsstand(site, *words)
        stack.callback(server.close)
        publisher = Publisher(site)
        stack.callback(publisher.close)
        watching = [Watcher(server.port, pause=0.002 * watchers) for _ in range(watchers)]
        for watcher in watching:
            stack.callback(watcher.close)
        base = int(time.time())
        committed = {}
        for number in range(base, base + times):
            committed[number] = publisher.publish(f"v{number}")["committed"]
            time.sleep(0.3)
    stale, total = stale_answers(committed, watching, 0.15)
    return {**spread(delays(committed, watching)), "answers_checked": total, "answers_older_than_150_ms": stale}


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


def cold_pages(site: Path, stories: int, count: int) -> dict[str, Any]:
    """Measure story pages that are in no memory of the server, and its memory after it has read *count* of them."""
    chance = random.Random(4)  # noqa: S311  # repeatable, not secret
    codes = [FIRST + number for number in chance.sample(range(stories), min(count, stories))]
    guide = newsstand(site)  # another server, so that the measured one has read none of them
    try:
        paths = [right_path(guide.port, code) for code in codes]
    finally:
        guide.close()
    with ExitStack() as stack:
        server = newsstand(site)
        stack.callback(server.close)
        begun_mb = resident_mb(server.process.pid)
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        stack.callback(connection.close)
        times = []
        for path in paths:
            begun = time.perf_counter()
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - begun) * 1000)
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
        resident = resident_mb(server.process.pid)
    return {
        "pages_read": len(times),
        "cold_page_ms": spread(times),
        "resident_mb_at_start": round(begun_mb),
        "resident_mb": round(resident),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--cold", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="where the sites are made, and kept for the next time")
    given = parser.parse_args()
    if missing := wanted("wrk", "nginx"):
        parser.error(f"not on this machine: {', '.join(missing)}")
    with tempfile.TemporaryDirectory(prefix="dabir-bench-") as name:
        folder = Path(name)
        kept = given.keep or folder
        small = make_site(kept / "small", 1_000)
        large = make_site(kept / f"large-{given.large}", given.large)
        figures = {
            "A warm story page, against nginx gzip_static": warm_page(small, folder, given.rounds, given.seconds),
            "A thousand hot pages, a publication every second": under_publication(
                small, folder, given.rounds, given.seconds
            ),
            "Commit to front page, one worker": publish_to_visible(small, 100),
            "Commit to front page, four workers": publish_to_visible(small, 50, "--workers", "4", watchers=16),
            f"Publishing with 1,000 and {given.large:,} stories": publishing(small, large, 20),
            f"Cold pages of {given.large:,}": cold_pages(large, given.large, given.cold),
        }
    for title, values in figures.items():
        show(title, values)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
