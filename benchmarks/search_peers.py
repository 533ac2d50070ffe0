# ruff: noqa: PLC0415  # each library is there in its own interpreter only
"""What ``search.py`` measures beside the project: ways to take a text apart, one BM25, two engines.

    python search_peers.py shekar < texts.json > terms.json

runs a library's analysis in that library's own interpreter; this file imports nothing of the project.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg

K1, B = 1.2, 0.75
WORDS = re.compile(r"[\w\u200c]+")
YE_AND_KAF = str.maketrans("يىك", "ییک")
FIRST_PAGE = 20

Row = tuple[int, str, str]
"""A story as the engines beside ours take it: code, section, and its text, folded."""


def plain(text: str) -> list[str]:
    """What is done where nothing is done for Persian: words as they are typed, ye and kaf as one letter."""
    return WORDS.findall(text.translate(YE_AND_KAF).casefold())


def shekar() -> Callable[[str], list[str]]:
    from shekar import Normalizer, Stemmer, WordTokenizer

    normalize, tokens, stem = Normalizer(), WordTokenizer(), Stemmer()

    def terms(text: str) -> list[str]:
        return [stem(word).casefold() for word in tokens(normalize(text)) if WORDS.search(word)]

    return terms


class Bm25:
    """BM25 over lists of terms, by the formula of Lucene and tantivy, with no lengths rounded."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        average = sum(map(len, documents)) / len(documents)
        held: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, terms in enumerate(documents):
            damped = K1 * (1 - B + B * len(terms) / average)
            for term, count in Counter(terms).items():
                held[term].append((number, count * (K1 + 1) / (count + damped)))
        self._impacts = {
            term: [(number, weight * idf) for number, weight in found]
            for term, found in held.items()
            for idf in [math.log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))]
        }

    def scores(self, terms: Iterable[str]) -> Mapping[int, float]:
        found: dict[int, float] = defaultdict(float)
        for term in terms:
            for number, weight in self._impacts.get(term, ()):
                found[number] += weight
        return found


def first(scores: Mapping[int, float], count: int) -> list[int]:
    """The *count* numbers with the greatest scores."""
    return nsmallest(count, scores, key=lambda number: (-scores[number], number))


class Fts5:
    """SQLite's full text: an index without the text, and the sections beside it."""

    process = 0

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path)
        self._database.executescript(
            "pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -1000000;"
            "create table if not exists story (code integer primary key, section text not null);"
            "create virtual table if not exists body using fts5"
            "(keys, content = '', tokenize = \"unicode61 remove_diacritics 0\");"
        )

    def held(self) -> int:
        return int(self._database.execute("select count(*) from story").fetchone()[0])

    def put(self, rows: Sequence[Row]) -> None:
        with self._database as database:
            database.executemany("insert into story values (?, ?)", [row[:2] for row in rows])
            database.executemany("insert into body (rowid, keys) values (?, ?)", [(row[0], row[2]) for row in rows])

    def finish(self) -> None:
        with self._database as database:
            database.execute("insert into body (body) values ('optimize')")
        self._database.execute("pragma wal_checkpoint(truncate)")

    def size(self) -> int:
        return self._path.stat().st_size

    def find(self, words: Sequence[str]) -> tuple[list[int], dict[str, int]]:
        asked = (" ".join(f'"{word}"' for word in words),)
        page = "select rowid from body where body match ? order by rank limit ?"
        counts = "select section, count(*) from body join story on code = body.rowid where body match ? group by 1"
        codes = [int(code) for (code,) in self._database.execute(page, (*asked, FIRST_PAGE))]
        return codes, dict(self._database.execute(counts, asked))

    def close(self) -> None:
        self._database.close()


class PostgresText:
    """PostgreSQL's full text: vectors under a GIN index, and the sections beside them."""

    def __init__(self, address: str) -> None:
        import psycopg

        self._database: psycopg.Connection[tuple[int, ...]] = psycopg.connect(address, autocommit=True)
        self._database.execute("set max_parallel_workers_per_gather = 0")
        self._database.execute("set jit = off")
        self._database.execute("set work_mem = '256MB'")
        self._database.execute("set maintenance_work_mem = '1GB'")
        self._database.execute(
            "create table if not exists story (code bigint primary key, section text not null, keys tsvector not null)"
        )
        self.process = self._database.info.backend_pid

    def held(self) -> int:
        return self._number("select count(*) from story")

    def put(self, rows: Sequence[Row]) -> None:
        with self._database.cursor() as cursor, self._database.transaction():
            cursor.executemany("insert into story values (%s, %s, to_tsvector('simple', %s))", rows)

    def finish(self) -> None:
        self._database.execute("create index if not exists story_keys on story using gin (keys)")
        self._database.execute("vacuum (analyze) story")
        self._database.execute("checkpoint")

    def size(self) -> int:
        return self._number("select pg_total_relation_size('story')")

    def find(self, words: Sequence[str]) -> tuple[list[int], dict[str, int]]:
        asked = (" ".join(words),)
        page = (
            "select code from story, plainto_tsquery('simple', %s) asked where keys @@ asked "
            "order by ts_rank(keys, asked) desc limit %s"
        )
        counts = "select section, count(*) from story where keys @@ plainto_tsquery('simple', %s) group by 1"
        codes = [row[0] for row in self._database.execute(page, (*asked, FIRST_PAGE))]
        return codes, {str(section): count for section, count in self._database.execute(counts, asked)}

    def close(self) -> None:
        self._database.close()

    def _number(self, query: str) -> int:
        row = self._database.execute(query).fetchone()
        assert row
        return int(row[0])


ANALYSES = {"shekar": shekar}


def main() -> None:
    terms = ANALYSES[sys.argv[1]]()
    json.dump([terms(text) for text in json.load(sys.stdin)], sys.stdout)


if __name__ == "__main__":
    main()
