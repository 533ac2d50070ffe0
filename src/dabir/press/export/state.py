"""What an export remembers of itself: which facts its pages rest on, and what is still to be written.

Pages that ask the same questions share one *set*, so a million stories are a million
pairs of small numbers; what a story's own page reads of its own story goes without
saying. Nothing here is needed to read the export.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from dabir.press.export.rendering import DOUBTFUL, Digests
from dabir.press.reading import Question, Reads

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS question (id INTEGER PRIMARY KEY, text TEXT UNIQUE, fact TEXT, digest BLOB);
CREATE INDEX IF NOT EXISTS question_fact ON question (fact);
CREATE TABLE IF NOT EXISTS sets (id INTEGER PRIMARY KEY, members TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS asked (question INTEGER, sets INTEGER, PRIMARY KEY (question, sets)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS story (code INTEGER PRIMARY KEY, sets INTEGER);
CREATE INDEX IF NOT EXISTS story_sets ON story (sets);
CREATE TABLE IF NOT EXISTS page (name TEXT PRIMARY KEY, sets INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS page_sets ON page (sets);
CREATE TABLE IF NOT EXISTS media (file TEXT, code INTEGER, PRIMARY KEY (file, code)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS media_code ON media (code);
CREATE TABLE IF NOT EXISTS loose (file TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS due (code INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS due_page (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shard (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
"""


class State:
    """The memory of one export, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        """Open the memory at *path*, or begin one."""
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.executescript(_TABLES)
        self._sets: dict[frozenset[Question], int] = {}

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make all changes within the block, or none of them."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            self._sets.clear()
            raise
        self._base.execute("COMMIT")

    # what the whole stands for

    def get(self, name: str) -> str:
        """Return what was kept under *name*, or nothing."""
        found = self._base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def keep(self, **values: str | int) -> None:
        """Keep *values* by their names."""
        self._base.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    # what pages rest on

    def questions_about(self, facts: Iterable[str]) -> list[tuple[Question, bytes]]:
        """Return the questions about *facts* with the digest of the answer pages were given."""
        found = []
        for fact in facts:
            rows = self._base.execute("SELECT text, digest FROM question WHERE fact = ?", (fact,))
            found += [(_question(text), digest) for text, digest in rows]
        return found

    def asking(self, questions: Iterable[Question]) -> tuple[set[int], set[str]]:
        """Return the codes of the stories and the names of the pages that asked any of *questions*."""
        codes, names = set(), set()
        for question in questions:
            for (number,) in self._base.execute(
                "SELECT a.sets FROM asked a JOIN question q ON q.id = a.question WHERE q.text = ?", (_text(question),)
            ).fetchall():
                codes |= {code for (code,) in self._base.execute("SELECT code FROM story WHERE sets = ?", (number,))}
                names |= {name for (name,) in self._base.execute("SELECT name FROM page WHERE sets = ?", (number,))}
        return codes, names

    def forget_answers(self, questions: Iterable[Question] | None = None) -> None:
        """Take the answers to *questions* (to all, without) as not known; pages are about to be given new ones."""
        if questions is None:
            self._base.execute("UPDATE question SET digest = NULL")
        else:
            texts = [(_text(question),) for question in questions]
            self._base.executemany("UPDATE question SET digest = NULL WHERE text = ?", texts)

    def note_answers(self, digests: Digests) -> None:
        """Keep the *digests* of answers that pages were given; one that differs from what others got is doubtful."""
        self._base.executemany(
            "INSERT INTO question (text, fact, digest) VALUES (?, ?, ?) ON CONFLICT (text) DO UPDATE"
            " SET digest = iif(digest IS NULL OR digest = excluded.digest, excluded.digest, ?)",
            [(_text(question), Reads.fact(question), digest, DOUBTFUL) for question, digest in digests.items()],
        )

    def note_stories(self, asked: Mapping[frozenset[Question], Sequence[int]]) -> None:
        """Keep which questions the pages of stories asked; they are no longer due."""
        for questions, codes in asked.items():
            number = self._set(questions)
            self._base.executemany("INSERT OR REPLACE INTO story VALUES (?, ?)", [(code, number) for code in codes])
            self._base.executemany("DELETE FROM due WHERE code = ?", [(code,) for code in codes])

    def note_pages(self, asked: Mapping[str, frozenset[Question]], gone: Iterable[str]) -> None:
        """Keep which questions other pages *asked*, and that some are *gone*; they are no longer due."""
        rows = [(name, self._set(questions)) for name, questions in asked.items()]
        self._base.executemany("INSERT OR REPLACE INTO page VALUES (?, ?)", rows)
        names = [(name,) for name in gone]
        self._base.executemany("DELETE FROM page WHERE name = ?", names)
        self._base.executemany("DELETE FROM due_page WHERE name = ?", [*names, *((name,) for name in asked)])

    def pages(self) -> list[str]:
        """Return the names of all pages that are not stories'."""
        return [name for (name,) in self._base.execute("SELECT name FROM page")]

    def has_page(self, name: str) -> bool:
        """Say whether there is the page *name*."""
        return self._base.execute("SELECT 1 FROM page WHERE name = ?", (name,)).fetchone() is not None

    # media

    def note_media(self, used: Mapping[int, Iterable[str]]) -> None:
        """Keep which media files each story uses; those it used and does not any more are loose."""
        for code, files in used.items():
            before = {file for (file,) in self._base.execute("SELECT file FROM media WHERE code = ?", (code,))}
            now = set(files)
            left = [(file,) for file in before - now]
            self._base.executemany("INSERT OR IGNORE INTO loose VALUES (?)", left)
            self._base.executemany("DELETE FROM media WHERE file = ? AND code = ?", [(f, code) for (f,) in left])
            self._base.executemany("INSERT INTO media VALUES (?, ?)", [(file, code) for file in now - before])

    def loose_media(self) -> list[str]:
        """Return the loose media files that no story uses."""
        query = "SELECT file FROM loose WHERE file NOT IN (SELECT file FROM media)"
        return [file for (file,) in self._base.execute(query)]

    def forget_loose_media(self) -> None:
        """Keep no file as loose."""
        self._base.execute("DELETE FROM loose")

    # what is still to be written

    def add_due(self, codes: Iterable[int], pages: Iterable[str]) -> None:
        """Keep that the pages of the stories *codes*, and the other *pages*, are to be written."""
        self._base.executemany("INSERT OR IGNORE INTO due VALUES (?)", ((code,) for code in codes))
        self._base.executemany("INSERT OR IGNORE INTO due_page VALUES (?)", ((name,) for name in pages))

    def due(self) -> tuple[list[int], list[str]]:
        """Return what is to be written, in order: the codes of stories and the names of other pages."""
        codes = self._base.execute("SELECT code FROM due ORDER BY code")
        pages = self._base.execute("SELECT name FROM due_page ORDER BY name")
        return [code for (code,) in codes], [name for (name,) in pages]

    # the manifest's parts

    def note_shards(self, digests: Mapping[str, str]) -> None:
        """Keep the SHA-256 of parts of the manifest; an empty one means that the part is gone."""
        self._base.executemany("INSERT OR REPLACE INTO shard VALUES (?, ?)", digests.items())
        self._base.execute("DELETE FROM shard WHERE digest = ''")

    def shards(self) -> dict[str, str]:
        """Return the SHA-256 of each part of the manifest."""
        return dict(self._base.execute("SELECT name, digest FROM shard ORDER BY name"))

    def _set(self, questions: frozenset[Question]) -> int:
        """Return the number of the set of *questions*, whose answers have been noted."""
        number = self._sets.get(questions)
        if number is None:
            members = sorted(self._number(question) for question in questions)
            text = " ".join(map(str, members))
            self._base.execute("INSERT OR IGNORE INTO sets (members) VALUES (?)", (text,))
            (number,) = self._base.execute("SELECT id FROM sets WHERE members = ?", (text,)).fetchone()
            self._base.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", [(m, number) for m in members])
            if len(self._sets) < _KEPT_SETS:
                self._sets[questions] = number
        return int(number)

    def _number(self, question: Question) -> int:
        (number,) = self._base.execute("SELECT id FROM question WHERE text = ?", (_text(question),)).fetchone()
        return int(number)


_KEPT_SETS: Final = 10_000


def _text(question: Question) -> str:
    return msgspec.json.encode(question).decode()


def _question(text: str) -> Question:
    found: Question = tuple(msgspec.json.decode(text))
    return found
