"""The figures of the Persian engine beside its peers, in one run.

    python benchmarks/persian.py [--data ../shared/data] [--peers FOLDER] [--rounds 3] [--split dev]

* half-spaces, on the UD treebanks PerDT and Seraji: every U+200C is replaced by a space, or deleted,
  and what the library restores is compared with the original, letter gap by letter gap; and how many
  original sentences come back with every letter gap (and, of ours, every character) as it was;
* the same for inflection and for compounds apart;
* our own cases (``tests/unit/persian/cases``), by category;
* speed in megabytes of UTF-8 a second of processor time, on the same text, in interleaved rounds;
* the calendar: each day of 1200 to 1500, both ways, against persiantools.

*FOLDER* may hold virtual environments ``hazm``, ``shekar``, ``parsivar`` with the library of that name,
and ``npm`` with ``node_modules/virastar``. Prints tables and, last, one line of JSON.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import re
import statistics
import subprocess
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
SOURCE = ROOT / "src"
sys.path.insert(0, str(SOURCE))

from dabir.persian.half_space.tables import COMPARATIVES, ENCLITICS, PLURALS
from dabir.persian.half_space.verbs import MI

H = "\u200c"
TREEBANKS = ("perdt", "seraji")
WAYS = ("space", "deleted")
OURS = ("half_spaces", "clean+half_spaces")
SUFFIXES = PLURALS | COMPARATIVES | ENCLITICS | {"ست", "یی"}

VIRASTAR = """
const lists = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const Virastar = require('virastar'); const virastar = new (Virastar.default || Virastar)();
virastar.cleanup(lists[0][0]);
process.stdout.write(JSON.stringify(lists.map(texts => {
  const start = process.cpuUsage(); const made = texts.map(text => virastar.cleanup(text));
  const used = process.cpuUsage(start); return {texts: made, seconds: (used.user + used.system) / 1e6};
})));
"""


def sentences(path: Path) -> list[str]:
    marker = "# text = "
    with path.open(encoding="utf-8") as lines:
        return [line[len(marker) :].rstrip("\n") for line in lines if line.startswith(marker)]


def gaps(text: str, sign: str = H) -> set[int]:
    """The letter gaps that hold *sign*, counted over letters, so that marks and digits may change."""
    found = set()
    count = 0
    for character in text:
        if character == sign:
            found.add(count)
        elif character.isalpha():
            count += 1
    return found


def inflections(text: str) -> set[int]:
    """The gaps of *text* that hold the half-space of an inflection, not of a compound."""
    found = set()
    count = 0
    for word in text.split(" "):
        parts = [re.sub(r"[^\w\u0654]|\d", "", part) for part in word.split(H)]
        for number, part in enumerate(parts):
            if number and (parts[number - 1] in MI or part in SUFFIXES):
                found.add(count)
            count += sum(map(str.isalpha, part))
    return found


def f1(original: list[str], restored: list[str], kind: str = "all") -> float:
    tally: Counter[str] = Counter()
    for first, second in zip(original, restored, strict=True):
        right, made = gaps(first), gaps(second)
        if kind != "all":
            inflected = inflections(first) | inflections(second)
            right, made = (
                (right & inflected, made & inflected) if kind == "inflection" else (right - inflected, made - inflected)
            )
        tally.update(hit=len(right & made), right=len(right), made=len(made))
    return 2 * tally["hit"] / max(1, tally["right"] + tally["made"])


def command(way: str, peers: Path | None) -> tuple[list[str], Path | None] | None:
    """The program that runs *way*, and where; None if it is not installed."""
    worker = str(HERE / "persian_peer.py")
    if way in OURS:
        return [sys.executable, worker, way], None
    if peers is None:
        return None
    if way == "virastar":
        return (["node", "-e", VIRASTAR], peers / "npm") if (peers / "npm/node_modules/virastar").exists() else None
    python = peers / way / "bin/python"
    return ([str(python), worker, way], None) if python.exists() else None


def ask(program: tuple[list[str], Path | None], lists: list[list[str]]) -> list[dict[str, Any]]:
    arguments, folder = program
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        arguments, cwd=folder, env=environment, input=json.dumps(lists).encode(), stdout=subprocess.PIPE, check=True
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout[done.stdout.index(b'[{"') :])
    return answers


def half_space_figures(program: tuple[list[str], Path | None], texts: dict[str, list[str]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    lists = []
    for right in texts.values():
        lists += [[text.replace(H, " ") for text in right], [text.replace(H, "") for text in right], right]
    answers = iter(ask(program, lists))
    for treebank, right in texts.items():
        for way in WAYS:
            made = next(answers)["texts"]
            for kind in ("all", "inflection", "compounds"):
                figures[f"{treebank} {way} {kind}"] = f1(right, made, kind)
        same = next(answers)["texts"]
        pairs = list(zip(right, same, strict=True))
        figures[f"{treebank} gaps kept"] = statistics.mean(
            gaps(a) == gaps(b) and gaps(a, " ") == gaps(b, " ") for a, b in pairs
        )
        figures[f"{treebank} unchanged"] = statistics.mean(a == b for a, b in pairs)
    return figures


def cases() -> dict[str, dict[str, str]]:
    folder = ROOT / "tests/unit/persian/cases"
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        for category, table in tomllib.loads(path.read_text("utf-8")).items():
            rows = {typed.replace("{z}", H): right.replace("{z}", H) for typed, right in table.items()}
            found.setdefault(category, {}).update(rows)
    return found


def case_figures(program: tuple[list[str], Path | None]) -> dict[str, float]:
    tables = {category: table for category, table in cases().items() if table}
    if not tables:
        return {}
    answers = ask(program, [list(table) for table in tables.values()])
    return {
        category: statistics.mean(a == b for a, b in zip(table.values(), answer["texts"], strict=True))
        for (category, table), answer in zip(tables.items(), answers, strict=True)
    }


def speeds(
    programs: dict[str, tuple[list[str], Path | None]], texts: list[str], rounds: int
) -> dict[str, dict[str, float]]:
    """Megabytes a second on the treebanks' own sentences: first seen by a fresh program, and seen again."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    taken: dict[str, list[list[float]]] = {way: [] for way in programs}
    for _ in range(rounds):
        for way, program in programs.items():
            answers = ask(program, [["سلام"], texts, texts])[1:]
            taken[way].append([size / answer["seconds"] for answer in answers])
    return {
        way: {
            "first reading": statistics.median(first for first, _ in measured),
            "again": statistics.median(again for _, again in measured),
        }
        for way, measured in taken.items()
    }


def calendar_figures() -> dict[str, float]:
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415  # only this figure needs it

    from dabir.persian.calendar import to_gregorian, to_jalali  # noqa: PLC0415  # the same

    first, last = to_gregorian(1200, 1, 1), to_gregorian(1500, 12, 29)
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    peers = [JalaliDate(day) for day in days]
    dates = [(peer.year, peer.month, peer.day) for peer in peers]
    start = time.process_time()
    solar = [to_jalali(day) for day in days]
    back = [to_gregorian(*date) for date in dates]
    took = time.process_time() - start
    return {
        "days": len(days),
        "to_jalali right": sum(a == b for a, b in zip(solar, dates, strict=True)),
        "to_gregorian right": sum(a == b for a, b in zip(back, days, strict=True)),
        "conversions a second": 2 * len(days) / took,
    }


def table(title: str, rows: dict[str, dict[str, float]]) -> None:
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    print(f"\n{title}\n")
    print("| | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name, row in rows.items():
        print(f"| {name} | " + " | ".join(f"{row[column]:.3f}" if column in row else "–" for column in columns) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow", action="store_true", help="parsivar too, which takes minutes")
    options = parser.parse_args()
    peers = options.peers.resolve() if options.peers else None
    files = {name: options.data / f"ud-{name}-{options.split}.conllu" for name in TREEBANKS}
    texts = {name: sentences(path) for name, path in files.items() if path.exists()}
    ways = [*OURS, "hazm", "shekar", "virastar", *(["parsivar"] if options.slow else [])]
    programs = {way: program for way in ways if (program := command(way, peers)) is not None}
    figures: dict[str, Any] = {}
    if texts:
        treebank_figures(figures, programs, texts, options)
    else:
        print(f"No treebank in {options.data}: half-spaces and speed are not measured (see --data).")
    figures["cases"] = {way: case_figures(program) for way, program in programs.items() if way != "half_spaces"}
    table("Own cases right", figures["cases"])
    figures["calendar"] = calendar_figures()
    table("Calendar", {"calendar": figures["calendar"]})
    print("\n" + json.dumps(figures, ensure_ascii=False))


def treebank_figures(
    figures: dict[str, Any], programs: dict[str, Any], texts: dict[str, list[str]], options: argparse.Namespace
) -> None:
    """Add to *figures* what is measured on the treebanks."""
    figures["half-spaces"] = {way: half_space_figures(program, texts) for way, program in programs.items()}
    table(f"Half-spaces, {options.split}: F1 at letter gaps", figures["half-spaces"])
    every = [text for name in texts for text in texts[name]]
    figures["MB/s"] = speeds(programs, every, options.rounds)
    table("Speed, MB/s", figures["MB/s"])


main()
