"""What an editor waits for: opening, saving, publishing, searching, the desk; beside stock Wagtail in the same run.

    python benchmarks/newsroom.py [--stories N] [--pages N] [--rounds N] [--folder DIR]

Both newsrooms stand on one PostgreSQL of the run's own. Ours holds an archive of --stories and --pages at
the desk; the stock one --pages, since all it has are pages. Calls of the real views take turns between
the two. Then eight editors publish into one section at once. Prints a table and JSON. With --folder
what was made is kept and taken up by the next run (a million stories take ten minutes).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from tests.postgres import Postgres, postgres_programs

from rig import DABIR, Told, person

AIMS = {"open": 250, "save": 150, "publish": 250, "list": 200, "archive": 200, "desk": 300}
WORKER = "newsroom_worker.py"
EDITORS = 8
EACH = 10
"""How many stories each of the eight publishes."""


def server(folder: Path, held: ExitStack) -> Postgres:
    """Return a running PostgreSQL in *folder*, made there if there is none."""
    programs = postgres_programs()
    if programs is None:
        raise SystemExit("PostgreSQL's programs (initdb, pg_ctl) are not on this machine")
    made = Postgres(programs, folder)
    if (folder / "data").exists():
        made.restart()
    else:
        folder.mkdir(parents=True, exist_ok=True)
        made.start()
        made.new_database("paper")
        made.new_database("peer")
    held.callback(made.stop)
    return made


def our_site(folder: Path, address: str, stories: int, *, index: bool) -> dict[str, str]:
    """Make our site with its archive, and return the environment of its workers."""
    environment = {"DABIR_DATABASE_URL": address}
    if not (folder / "settings.py").exists():
        subprocess.run([DABIR, "new", str(folder)], check=True, env=person(), capture_output=True)
    words = [["demo", "--bare", "--stories", str(stories)], *([["search", "build"]] if index else [])]
    for command in words:
        subprocess.run([DABIR, *command], check=True, cwd=folder, env=person() | environment)
    return environment | {"DABIR_SITE": str(folder), "DJANGO_SETTINGS_MODULE": "settings"}


def stock_site(folder: Path, address: str) -> dict[str, str]:
    """Make the tables of the stock newsroom, and return the environment of its workers."""
    migrations = folder / "peer_migrations"
    migrations.mkdir(parents=True, exist_ok=True)
    (migrations / "__init__.py").touch()
    environment = {
        "PEER_DATABASE": address,
        "PEER_FOLDER": str(folder),
        "DJANGO_SETTINGS_MODULE": "wagtail_peer.settings",
        "PYTHONPATH": os.pathsep.join([str(HERE), str(folder)]),
    }
    for command in (["makemigrations", "wagtail_peer"], ["migrate"]):
        words = [sys.executable, "-m", "django", *command, "--verbosity", "0"]
        subprocess.run(words, check=True, env=person() | environment, cwd=folder)
    return environment


def measure(ours: Told, stock: Told, rounds: int, *, index: bool) -> dict[str, dict[str, float]]:
    """Return, for each verb, the medians of both and ours to stock (the median of the ratios of each pair)."""
    figures = {}
    for verb in ("open", "save", "publish", "list", *(["archive"] if index else []), "desk"):
        stock_verb = "list" if verb == "archive" else verb
        for worker, word in ((ours, verb), (stock, stock_verb)):
            for _ in range(3):  # templates are compiled, caches warm
                worker.do(word)
        pairs = [(ours.do(verb)["ms"], stock.do(stock_verb)["ms"]) for _ in range(rounds)]
        figures[verb] = {
            "ours_ms": round(statistics.median(pair[0] for pair in pairs), 1),
            "ours_p95_ms": round(sorted(pair[0] for pair in pairs)[int(0.95 * (rounds - 1))], 1),
            "stock_ms": round(statistics.median(pair[1] for pair in pairs), 1),
            "ratio": round(statistics.median(mine / theirs for mine, theirs in pairs), 2),
            "aim_ms": AIMS[verb],
        }
        print(f"  {verb:<10} {figures[verb]}", flush=True)
    return figures


def together(folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    """Have eight editors publish into one section at once; return what came of it."""
    editors = [Told(WORKER, folder, **environment) for _ in range(EDITORS)]
    try:
        for editor in editors:
            editor.do("desk")
        before = editors[0].do("count")["live"]
        costs = []
        for _ in range(EACH):
            for editor in editors:
                editor.tell("publish")
            costs += [editor.hear()["ms"] for editor in editors]
        there = editors[0].do("count")["live"] - before
    finally:
        for editor in editors:
            editor.close()
    return {"published": there, "wanted": EDITORS * EACH, "median_ms": round(statistics.median(costs), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--index", action="store_true", help="build the index and measure the archive's search too")
    chosen = parser.parse_args()
    with ExitStack() as held:
        folder = chosen.folder or Path(held.enter_context(tempfile.TemporaryDirectory(prefix="dabir-n-", dir="/tmp")))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        postgres = server(folder / "pg", held)
        site, peer = folder / "site", folder / "peer"
        environment = our_site(site, postgres.address_of("paper"), chosen.stories, index=chosen.index)
        ours = Told(WORKER, site, **environment)
        stock = Told(WORKER, peer, **stock_site(peer, postgres.address_of("peer")))
        for worker in (ours, stock):
            held.callback(worker.close)
            worker.do(f"fill {chosen.pages}")
        print(f"• {chosen.stories:,} stories in the archive, {chosen.pages:,} pages at the desk", flush=True)
        figures = measure(ours, stock, chosen.rounds, index=chosen.index)
        at_once = together(site, environment)
    print(f"  {EDITORS} editors at once: {at_once}")
    print(json.dumps({"stories": chosen.stories, "pages": chosen.pages, "views": figures, "at_once": at_once}))


if __name__ == "__main__":
    main()
