"""Search beside its peers, in one run.

    python benchmarks/search.py relevance --data FOLDER [--peers FOLDER]
    python benchmarks/search.py speed [--stories 100000] [--keep FOLDER] [--queries 400] [--peer-queries 40]
    python benchmarks/search.py conflation --data FOLDER

*relevance*: nDCG@10 of questions that find their paragraph (PQuAD), titles that find the
paragraphs of their article (PQuAD), headlines that find their body, and tags that find the
stories bearing them (news), each typed in three spellings: half-spaces as they are, as spaces,
deleted. ``dabir`` is the whole way a reader's query goes; all else is one plain BM25, so that
analyses are compared and nothing else. *FOLDER* may hold a virtual environment ``shekar``.

*speed*: an archive like that of ``dabir demo --stories``; what it costs to index (folding on two
processes), what a story takes to publish into it, and how long queries of one to three words
take on one core, beside SQLite's and PostgreSQL's full text over the same folded texts. With
``--keep`` an archive is made once, and taken up where it was interrupted.

*conflation*: what ``folding.py`` measures.

Prints tables and, last, one line of JSON.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(HERE)]


import folding
from dabir.persian import fold
from dabir.persian.stem import stems
from dabir.search.document import Document
from dabir.search.engine import TantivyIndex
from dabir.search.index import Place
from dabir.search.language import read
from rig import show
from search_peers import Bm25, first, plain
from search_speed import speed, table, tell

TODAY = dt.date(2026, 9, 1)
NOW = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
HALF_SPACE = "\u200c"
SPELLINGS = {"as it is": HALF_SPACE, "space": " ", "deleted": ""}
DEPTH = 10
STEM_WEIGHT = 0.3


# Relevance


@dataclass(frozen=True)
class Task:
    """Documents as headline and text, and queries with the numbers of the documents they should find."""

    documents: Sequence[tuple[str, str]]
    queries: Sequence[tuple[str, frozenset[int]]]

    @property
    def typed(self) -> list[str]:
        """Each query in each spelling, once."""
        return list(
            dict.fromkeys(query.replace(HALF_SPACE, mark) for query, _ in self.queries for mark in SPELLINGS.values())
        )

    @property
    def texts(self) -> list[str]:
        """Every document as one text."""
        return [f"{headline}\n{text}" for headline, text in self.documents]


Ranking = dict[str, list[int]]
"""The first numbers found, by query."""


def pquad_tasks(path: Path) -> dict[str, Task]:
    articles = json.loads(path.read_text("utf-8"))["data"]
    paragraphs = [(article["title"], paragraph) for article in articles for paragraph in article["paragraphs"]]
    documents = [("", paragraph["context"]) for _, paragraph in paragraphs]
    questions = [
        (asked["question"], frozenset({number}))
        for number, (_, paragraph) in enumerate(paragraphs)
        for asked in paragraph["qas"]
        if not asked["is_impossible"]
    ]
    titles = grouped((title.strip(), number) for number, (title, _) in enumerate(paragraphs))
    return {"PQuAD questions": Task(documents, questions), "PQuAD titles": Task(documents, titles)}


def news_tasks(path: Path) -> dict[str, Task]:
    stories = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    stories = [story for story in stories if story["title"] and story["body"]]
    headlines = grouped((story["title"], number) for number, story in enumerate(stories))
    tags = grouped((tag, number) for number, story in enumerate(stories) for tag in story.get("tags") or ())
    tasks = {"headline to body": Task([("", story["body"]) for story in stories], headlines)}
    if tags := [(tag, bearing) for tag, bearing in tags if len(bearing) >= 2]:
        tasks["tags"] = Task([(story["title"], story["body"]) for story in stories], tags)
    else:
        print(f"{path} holds no tags: stories are not looked for by tag.")
    return tasks


def grouped(pairs: Iterator[tuple[str, int]]) -> list[tuple[str, frozenset[int]]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for query, number in pairs:
        numbers[query].add(number)
    return [(query, frozenset(found)) for query, found in numbers.items()]


def ndcg(ranked: Sequence[int], relevant: frozenset[int]) -> float:
    gained = sum(1 / math.log2(place + 2) for place, number in enumerate(ranked[:DEPTH]) if number in relevant)
    return gained / sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(relevant))))


def by_spelling(task: Task, ranking: Ranking) -> dict[str, float]:
    figures = {
        name: statistics.mean(
            ndcg(ranking[query.replace(HALF_SPACE, mark)], relevant) for query, relevant in task.queries
        )
        for name, mark in SPELLINGS.items()
    }
    return {**figures, "spread": max(figures.values()) - min(figures.values())}


def dabir(task: Task) -> Ranking:
    """Rank as the paper's own search does, from the typed letters to the codes."""
    with tempfile.TemporaryDirectory(prefix="dabir-bench-") as folder:
        index = TantivyIndex.create(Path(folder))
        index.put(map(as_document, range(len(task.documents)), task.documents), (), Place(1, ""))
        ranking = {query: list(index.find(read(query, {}, TODAY).query, DEPTH).codes) for query in task.typed}
        index.close()
    return ranking


def as_document(number: int, document: tuple[str, str]) -> Document:
    headline, text = document
    return Document(number, NOW, fold(headline), fold(text), ())


Analysis = Callable[[list[str]], list[list[str]]]


def plain_bm25(*fields: tuple[Analysis, float]) -> Callable[[Task], Ranking]:
    """Rank by the sum of the weighted BM25 of each analysis of the whole text."""

    def rank(task: Task) -> Ranking:
        scores: dict[str, Counter[int]] = {query: Counter() for query in task.typed}
        for analyse, weight in fields:
            index = Bm25(analyse(task.texts))
            for query, terms in zip(scores, analyse(list(scores)), strict=True):
                for number, score in index.scores(terms).items():
                    scores[query][number] += weight * score
        return {query: first(found, DEPTH) for query, found in scores.items()}

    return rank


def each(analyse: Callable[[str], list[str]]) -> Analysis:
    return lambda texts: [analyse(text) for text in texts]


def in_peer(name: str, python: Path) -> Analysis:
    def analyse(texts: list[str]) -> list[list[str]]:
        words = [str(python), str(HERE / "search_peers.py"), name]
        environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(
            words, input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True, env=environment
        )
        found: list[list[str]] = json.loads(done.stdout)
        return found

    return analyse


def rankings(peers: Path | None) -> dict[str, Callable[[Task], Ranking]]:
    folded = each(lambda text: fold(text).split())
    stemmed = each(lambda text: stems(fold(text)).split())
    ways = {
        "dabir": dabir,
        "our fold": plain_bm25((folded, 1)),
        "our fold and stem": plain_bm25((folded, 1), (stemmed, STEM_WEIGHT)),
        "words, ye and kaf": plain_bm25((each(plain), 1)),
    }
    python = peers / "shekar/bin/python" if peers else None
    if python and python.exists():
        ways["shekar's stems"] = plain_bm25((in_peer("shekar", python), 1))
    else:
        print("No shekar (see --peers): its stems are not measured.")
    return ways


def relevance(options: argparse.Namespace) -> dict[str, Any]:
    readers = {"pquad-validation.json": pquad_tasks, "news-stories.jsonl": news_tasks}
    tasks: dict[str, Task] = {}
    for name, tasks_of in readers.items():
        path = options.data / name
        if path.exists():
            tasks |= tasks_of(path)
        else:
            print(f"{path} is not there: nothing is measured on it (see --data).")
    ways = rankings(options.peers.absolute() if options.peers else None)
    figures: dict[str, Any] = {}
    for name, task in tasks.items():
        tell(f"{name}: {len(task.queries):,} queries, {len(task.documents):,} documents")
        figures[name] = {way: by_spelling(task, rank(task)) for way, rank in ways.items()}
        table(f"nDCG@{DEPTH}, {name}, by the spelling of the query", figures[name], 4)
    return figures


# Conflation


def conflation(options: argparse.Namespace) -> dict[str, Any]:
    figures = {}
    for name in ("perdt", "seraji"):
        path = options.data / f"ud-{name}-dev.conllu"
        if not path.exists():
            print(f"{path} is not there: nothing is measured on it (see --data).")
            continue
        lines = path.read_text("utf-8").split("\n")
        texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        figures[name] = {
            "spellings": folding.spellings(texts),
            "spaces": folding.spaces(texts),
            "stems": folding.conflation(lines),
        }
        show(name, figures[name])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(required=True)
    for measure in (relevance, speed, conflation):
        kind = kinds.add_parser(measure.__name__)
        kind.set_defaults(measure=measure)
        kind.add_argument("--data", type=Path, required=measure is not speed, help="PQuAD, news stories, UD treebanks")
        kind.add_argument("--peers", type=Path, help="virtual environments of other libraries")
        kind.add_argument("--stories", type=int, default=100_000)
        kind.add_argument("--keep", type=Path, help="where the archive is made, and kept for the next time")
        kind.add_argument("--queries", type=int, default=400)
        kind.add_argument("--peer-queries", type=int, default=40, help="how many of them the other engines are asked")
        kind.add_argument("--publications", type=int, default=50)
    options = parser.parse_args()
    print("\n" + json.dumps(options.measure(options), ensure_ascii=False))


if __name__ == "__main__":
    main()
