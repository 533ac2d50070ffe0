"""What search costs: an archive to index, a story to publish into it, a question to answer, beside its peers.

A part of ``search.py``, whose command line it is called from.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import pickle
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import msgspec

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(HERE)]

from tests.postgres import Postgres, postgres_programs

from dabir.demo.manuscript import manuscripts
from dabir.demo.wording import Writer
from dabir.search.document import Document, document_of
from dabir.search.engine import TantivyIndex
from dabir.search.index import Place
from dabir.search.language import read
from dabir.search.query import Facet, Filed, Query, Word
from dabir.story import Source
from rig import show
from search_peers import Fts5, PostgresText, Row

TODAY = dt.date(2026, 9, 1)
NOW = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)

COUNTED = (Facet.SECTION, Facet.YEAR, Facet.MONTH, Facet.KIND, Facet.SOURCE)
FIRST_PAGE = 20
WARMING = 10
"""Queries asked before those that are measured."""

FIRST_CODE = 1_000_001
CHUNK = 1_000
"""Stories folded, and committed, at once."""

FOLDERS = 2
"""Processes that fold."""


def table(title: str, rows: dict[str, dict[str, float]], digits: int) -> None:
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    print(f"\n{title}\n")
    print("| | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name, row in rows.items():
        print(f"| {name} | " + " | ".join(f"{row[column]:.{digits}f}" for column in columns) + " |")


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


class Engine(Protocol):
    """Full text beside ours."""

    process: int
    """The process that answers; 0 is this one."""

    def held(self) -> int: ...

    def put(self, rows: Sequence[Row]) -> None: ...

    def finish(self) -> None: ...

    def size(self) -> int: ...

    def find(self, words: Sequence[str]) -> tuple[list[int], dict[str, int]]: ...

    def close(self) -> None: ...


_writer: Writer
_sources: list[Source]


def _open_office(stories: int) -> None:
    """Make this process one that writes and folds."""
    global _writer, _sources  # noqa: PLW0603  # what a process pool's initializer is for
    written = manuscripts(NOW)
    _writer = Writer(written, FIRST_CODE, stories)
    _sources = [msgspec.convert(source, Source) for one in written for source in one.fields.get("sources", ())]


def _fold(begin: int, end: int, path: Path) -> None:
    """Write the documents of the stories from *begin* until before *end* to *path*; half of them have a source."""
    made = []
    for number in range(begin, end):
        chance = random.Random(-number)  # noqa: S311  # repeatable, not secret
        sources = (chance.choice(_sources),) if chance.random() < 0.5 else ()
        made.append(document_of(msgspec.structs.replace(_writer.story(number), sources=sources)))
    draft = path.with_suffix(".draft")
    draft.write_bytes(pickle.dumps(made))
    draft.replace(path)


def documents_in(path: Path) -> list[Document]:
    found: list[Document] = pickle.loads(path.read_bytes())  # noqa: S301  # written by this program
    return found


def folded_chunks(folder: Path, begin: int, stories: int) -> Iterator[tuple[int, list[Document]]]:
    """Yield how many stories are folded, and the last of them, while others are being folded."""
    under_way: deque[tuple[int, Path, Future[None]]] = deque()
    with ProcessPoolExecutor(FOLDERS, initializer=_open_office, initargs=(stories,)) as offices:

        def done() -> tuple[int, list[Document]]:
            end, path, future = under_way.popleft()
            future.result()
            return end, documents_in(path)

        for number in range(begin, stories, CHUNK):
            end, path = min(number + CHUNK, stories), folder / f"{number:09}.pickle"
            under_way.append((end, path, offices.submit(_fold, number, end, path)))
            if len(under_way) > 4 * FOLDERS:
                yield done()
        while under_way:
            yield done()


def index_archive(folder: Path, stories: int) -> dict[str, Any]:
    """Index what is missing in the archive in *folder*; return what all of it took."""
    notes = folder / "indexed.json"
    figures = json.loads(notes.read_text()) if notes.exists() else {"seconds": 0.0, "putting": 0.0, "folded_bytes": 0}
    opened = (folder / "index").exists()
    index = TantivyIndex.open(folder / "index") if opened else TantivyIndex.create(folder / "index")
    place = index.place()
    begun = time.perf_counter()
    for end, documents in folded_chunks(folder / "documents", place.number if place else 0, stories):
        putting = time.perf_counter()
        index.put(documents, (), Place(end, ""))
        now = time.perf_counter()
        figures["putting"] += now - putting
        figures["seconds"] += now - begun
        figures["folded_bytes"] += sum(len(row[2].encode()) for row in map(as_row, documents))
        begun = now
        notes.write_text(json.dumps(figures))
        tell(f"indexed {end:,} of {stories:,}")
    index.close()
    figures["seconds"] += time.perf_counter() - begun
    notes.write_text(json.dumps(figures))
    size = folder_bytes(folder / "index")
    return {
        "stories": stories,
        "stories_a_second": round(stories / figures["seconds"], 1),
        "stories_a_second_put_alone": round(stories / figures["putting"], 1),
        "folded_bytes_a_story": round(figures["folded_bytes"] / stories),
        "index_bytes_a_story": round(size / stories),
        "index_over_folded_bytes": round(size / figures["folded_bytes"], 3),
    }


def as_row(document: Document) -> Row:
    section = next(value for facet, value in document.filed if facet is Facet.SECTION)
    return document.code, section, f"{document.headline} {document.text}"


def folder_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def publications(folder: Path, stories: int, times: int) -> dict[str, Any]:
    """Measure from a story handed in to its being found by another handle on the same index, then take it out again."""
    index, reader = TantivyIndex.open(folder), TantivyIndex.open(folder)
    _open_office(stories + times)
    committed, found = [], []
    codes = range(FIRST_CODE + stories, FIRST_CODE + stories + times)
    for number, code in enumerate(codes, stories):
        story = _writer.story(number)
        begun = time.perf_counter()
        document = document_of(story)
        index.put([document], (), Place(stories, ""))
        committed.append(time.perf_counter() - begun)
        if reader.find(Query((Filed(Facet.CODE, (str(code),)),)), 1).codes != (code,):
            raise RuntimeError(f"{code} was put in and is not found")
        found.append(time.perf_counter() - begun)
    index.put((), codes, Place(stories, ""))
    index.close()
    reader.close()
    return {"folded_and_committed_ms": spread(committed), "found_by_a_reader_ms": spread(found)}


def spread(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        f"p{share}": round(ordered[min(len(ordered) - 1, len(ordered) * share // 100)] * 1000, 2)
        for share in (50, 95, 99)
    }


def queries_of(folder: Path, count: int) -> list[str]:
    """Return queries of one to three words of the archive; every other one takes words as often as they stand there."""
    paths = sorted(folder.glob("*.pickle"))[:20]
    words = Counter(word for path in paths for row in map(as_row, documents_in(path)) for word in row[2].split())
    known, weights = list(words), list(words.values())
    chance = random.Random(23)  # noqa: S311  # repeatable, not secret
    return [
        " ".join(chance.choices(known, weights if number % 2 else None, k=chance.randint(1, 3)))
        for number in range(count)
    ]


def peers_of(folder: Path, stack: ExitStack) -> dict[str, Engine]:
    """Return the engines beside ours, each with every story of the archive in *folder*."""
    fts5 = Fts5(folder / "fts5.db")
    stack.callback(fts5.close)
    peers: dict[str, Engine] = {"SQLite FTS5": fts5}
    if programs := postgres_programs():
        peers["PostgreSQL"] = postgres = PostgresText(postgres_server(programs, folder / "postgres", stack))
        stack.callback(postgres.close)
    else:
        print("No PostgreSQL on this machine: it is not measured.")
    for name, engine in peers.items():
        done = folder / f"{name} is filled"
        if not done.exists():
            fill(name, engine, folder / "documents")
            done.touch()
    return peers


def postgres_server(programs: Path, folder: Path, stack: ExitStack) -> str:
    """Return the address of a server of its own in *folder*, the one that was kept if there is one."""
    folder.mkdir(exist_ok=True)
    server = Postgres(programs, folder)
    if (folder / "data").exists():
        server.restart()
    else:
        server.start()
        with (folder / "data/postgresql.conf").open("a") as settings:
            settings.write("shared_buffers = 1GB\nmax_wal_size = 4GB\n")
        server.stop()
        server.restart()
    stack.callback(server.stop)
    return server.address


def fill(name: str, engine: Engine, folder: Path) -> None:
    held = engine.held()
    for path in sorted(folder.glob("*.pickle")):
        if int(path.stem) >= held:
            engine.put(list(map(as_row, documents_in(path))))
            tell(f"{name}: {path.stem}")
    engine.finish()


def latencies(folder: Path, typed: Sequence[str], peer_queries: int, stack: ExitStack) -> dict[str, Any]:
    """Measure every query in ours, and each so many in every engine, in turns, after some that count for nothing."""
    peers = peers_of(folder, stack)
    core = {min(os.sched_getaffinity(0))}
    for process in (0, *(engine.process for engine in peers.values())):
        os.sched_setaffinity(process, core)
    index = TantivyIndex.open(folder / "index")
    stack.callback(index.close)

    def ask(query: str) -> None:
        index.find(replace(read(query, {}, TODAY).query, counted=COUNTED), FIRST_PAGE)

    asking = {name: lambda query, engine=engine: engine.find(wanted_words(query)) for name, engine in peers.items()}
    for query in typed[:WARMING]:
        for call in (ask, *asking.values()):
            call(query)
    taken: dict[str, list[float]] = defaultdict(list)
    every = max(1, (len(typed) - WARMING) // peer_queries) | 1  # odd, so that both sorts of queries come
    for number, query in enumerate(typed[WARMING:]):
        ours = timed(ask, query)
        taken["dabir"].append(ours)
        if number % every == 0:
            taken["dabir, the peers' queries"].append(ours)
            for name, call in asking.items():
                taken[name].append(timed(call, query))
            tell(f"query {number + 1:,}")
    sizes = {name: round(engine.size() / engine.held()) for name, engine in peers.items()}
    return {"queries_ms": {name: spread(times) for name, times in taken.items()}, "bytes_a_story": sizes}


def timed(call: Callable[[str], object], query: str) -> float:
    begun = time.perf_counter()
    call(query)
    return time.perf_counter() - begun


def wanted_words(typed: str) -> list[str]:
    """Return the keys that an engine without small words is asked for, so that all look for the same."""
    words = [word for word in read(typed, {}, TODAY).query.clauses if isinstance(word, Word)]
    return [key for word in [word for word in words if not word.small] or words for key in word.keys]


def speed(options: argparse.Namespace) -> dict[str, Any]:
    with ExitStack() as stack:
        kept = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dabir-bench-")))
        kept.chmod(0o755)  # PostgreSQL's user has to pass
        folder = kept.absolute() / f"archive-{options.stories}"
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        figures = {f"Indexing {options.stories:,} stories": index_archive(folder, options.stories)}
        figures["Publishing into them"] = publications(folder / "index", options.stories, options.publications)
        typed = queries_of(folder / "documents", WARMING + options.queries)
        asked = latencies(folder, typed, options.peer_queries, stack)
        figures["Bytes a story, beside"] = asked["bytes_a_story"]
    for title, values in figures.items():
        show(title, values)
    table("Queries of one to three words, facets counted, one core: milliseconds", asked["queries_ms"], 2)
    return {**figures, **asked}
