"""The paper as plain files, against Hugo on the same stories, interleaved in one run.

    python benchmarks/export.py [--stories 10000] [--rounds 3] [--folder /somewhere]

* the stories' pages from nothing: pages a wall second and a processor second, ours with
  one process, and Hugo's, which uses all cores; ours without start-up, since our commands
  begin with all of Wagtail, and without the archive's lists, which Hugo does not make;
* the whole paper with all cores, lists included;
* after one new story: wall time, with and without start-up, and files written.

A page of ours is written with its gzip form and under two names; Hugo's is not. Prints a
table and, last, one line of JSON. Writes below *folder* (a new one in the system's place
for such, without) and removes nothing while it measures: files made where others have
just been removed cost several times as much on ext4.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

DABIR = str(Path(sys.executable).with_name("dabir"))

INSIDE = """
import json, resource, time
from pathlib import Path
from django.conf import settings
from dabir.ledger.store import DatabaseLedger
from dabir.press.export.assets import templates
from dabir.press.export.export import Order, export
ledger = DatabaseLedger()
stories = len(ledger.codes())
marks = []
def progress(what, done, whole):  # with one process the lists come first, then the stories
    if done >= whole - stories and (not marks or done == whole):
        marks.append((time.perf_counter(), time.process_time()))
begun = time.perf_counter(), time.process_time()
order = Order(Path({folder!r}), settings.SITE / "mirror.key", jobs={jobs}, progress=progress)
outcome = export(order, ledger, templates())
wall = time.perf_counter() - begun[0]
children = resource.getrusage(resource.RUSAGE_CHILDREN)
processor = time.process_time() - begun[1] + children.ru_utime + children.ru_stime
(first, first_processor), (last, last_processor) = marks[0], marks[-1]
print(json.dumps(dict(
    pages=outcome.pages, files=len(outcome.written), wall=wall, processor=processor, stories=stories,
    stories_wall=last - first, stories_processor=last_processor - first_processor,
)))
"""

PUBLISH = """
from datetime import UTC, datetime
import msgspec
from dabir.ledger.store import DatabaseLedger
ledger = DatabaseLedger()
code = ledger.new_code()
story = ledger.current("story", str(ledger.newest("all", 1)[0])).story
now = datetime.now(UTC).replace(microsecond=0)
ledger.append(msgspec.structs.replace(story, code=code, first_published=now, changed=now), now)
"""


def in_site(site: Path, script: str) -> str:
    words = [DABIR, "shell", "--no-imports", "-c", script]
    return subprocess.run(words, cwd=site, check=True, capture_output=True, text=True).stdout


def exported(site: Path, folder: Path, jobs: int) -> dict[str, Any]:
    return json.loads(in_site(site, INSIDE.format(folder=str(folder), jobs=jobs)).splitlines()[-1])


def timed(*words: str, cwd: Path) -> tuple[float, float]:
    """Run *words* and return wall and processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(words, cwd=cwd, check=True, capture_output=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def hugo_sources(site: Path, folder: Path) -> None:
    """Write the stories of *site* as a Hugo site."""
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from pathlib import Path\nfrom hugo_peer import write_site\n"
        "from dabir.ledger.store import DatabaseLedger\n"
        "ledger = DatabaseLedger(); codes = ledger.codes()\n"
        "stories = (e.story for i in range(0, len(codes), 500) for e in ledger.stories(codes[i:i+500]).values())\n"
        f"write_site(Path({str(folder)!r}), stories, ledger.sections())\n"
    )
    in_site(site, script)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=None)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="dabir-export-bench-"))
    site = folder / "site"
    if not site.exists():
        subprocess.run([DABIR, "new", str(site)], check=True, capture_output=True)
        words = [DABIR, "demo", "--bare", "--stories", str(given.stories)]
        subprocess.run(words, cwd=site, check=True, capture_output=True)
    hugo = shutil.which("hugo")
    if hugo:
        hugo_sources(site, folder / "hugo")
    pages = given.stories
    rounds: list[dict[str, float]] = []
    for number in range(given.rounds):
        found: dict[str, float] = {}
        one = exported(site, folder / f"one-{number}", 1)
        found["ours, one process: stories/s"] = one["stories"] / one["stories_wall"]
        found["ours, one process: stories per processor second"] = one["stories"] / one["stories_processor"]
        if hugo:
            wall, processor = timed(
                hugo, "--quiet", "--destination", str(folder / f"hugo-{number}"), cwd=folder / "hugo"
            )
            found["hugo: stories/s"] = pages / wall
            found["hugo: stories per processor second"] = pages / processor
        every = exported(site, folder / f"all-{number}", os.cpu_count() or 1)
        found["ours, whole paper, all processes: pages/s"] = every["pages"] / every["wall"]
        in_site(site, PUBLISH)
        after = exported(site, folder / f"all-{number}", 1)
        found["after one story, without start-up: ms"] = after["wall"] * 1000
        found["after one story: files written"] = after["files"]
        in_site(site, PUBLISH)
        words = (DABIR, "press", "export", str(folder / f"all-{number}"))
        found["after one story, with start-up: ms"] = timed(*words, cwd=site)[0] * 1000
        rounds.append(found)
    medians = {name: statistics.median(found[name] for found in rounds) for name in rounds[0]}
    if hugo:
        for what, unit in (("processor time", "stories per processor second"), ("wall, one core to all", "stories/s")):
            ratios = [found[f"ours, one process: {unit}"] / found[f"hugo: {unit}"] for found in rounds]
            medians[f"ours / hugo, {what}"] = statistics.median(ratios)
    for name, value in medians.items():
        print(f"{name:55} {value:12,.2f}")
    print(json.dumps({"stories": pages, "rounds": given.rounds} | medians))


if __name__ == "__main__":
    main()
