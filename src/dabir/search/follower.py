"""Follows the ledger and keeps the index of this machine up to it.

Making an index anew is following, too: from the first entry, into a folder beside the
present one, which it replaces when it is even with the ledger. So a build that is
interrupted goes on where its last commit was, as everything here does.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from multiprocessing import get_context
from threading import Thread
from typing import Final

from dabir.ledger.entry import Entry
from dabir.ledger.protocol import ReadableLedger
from dabir.press.export.workers import end_with_parent
from dabir.search.document import Document, document_of
from dabir.search.errors import NoIndexError, SearchError
from dabir.search.index import Index, Place
from dabir.search.shelf import Shelf

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told the number of the last entry taken in, and that of the ledger's last."""

_BATCH: Final = 500
_COMMIT: Final = 20_000
"""Entries of a build that are committed together: a kill loses no more than these."""

_CHUNK: Final = 250


class Follower:
    """Keeps the index on one shelf up to one ledger."""

    def __init__(self, ledger: ReadableLedger, shelf: Shelf, progress: Progress = lambda done, whole: None) -> None:
        """Follow *ledger*; *progress* is told how far a build is."""
        self._ledger = ledger
        self._shelf = shelf
        self._progress = progress
        self._index: Index | None = None

    def step(self) -> int:
        """Take in what the ledger has gained and return how many entries; make anew an index that cannot be trusted."""
        try:
            return self._follow(self._opened())
        except SearchError as problem:
            log.warning("The index is made anew: %s", problem)
            self._forget()
            return self.build()

    def build(self) -> int:
        """Make the index anew, or go on making it, and have it asked; return how many entries were taken in."""
        self._forget()
        index = self._shelf.building()
        if not self._is_of_this_ledger(index):
            index.close()
            index = self._shelf.building(anew=True)
        taken = 0
        with _makers() as makers:
            while entries := self._ledger.after(_number(index), _COMMIT):
                _take_in(index, entries, _made(entries, makers))
                taken += len(entries)
                self._progress(entries[-1].number, self._ledger.head().number)
        index.close()
        self._shelf.swap()
        return taken

    def close(self) -> None:
        """Let go of the index."""
        self._forget()

    def _opened(self) -> Index:
        if self._index is None:
            index = self._shelf.index()
            if not self._is_of_this_ledger(index):
                raise NoIndexError
            self._index = index
        return self._index

    def _follow(self, index: Index) -> int:
        taken = 0
        while entries := self._ledger.after(_number(index), _BATCH):
            _take_in(index, entries, map(_document, _last_of_each(entries)))
            taken += len(entries)
        return taken

    def _is_of_this_ledger(self, index: Index) -> bool:
        """Say whether *index* has followed this very ledger: its last entry is in its place in the chain."""
        place = index.place()
        if place is None:
            return index.size() == 0  # nothing was taken in yet
        entry = self._ledger.entry(place.number)
        return entry is not None and entry.chain == place.chain

    def _forget(self) -> None:
        if self._index is not None:
            index, self._index = self._index, None
            index.close()


def _number(index: Index) -> int:
    place = index.place()
    return place.number if place else 0


def _take_in(index: Index, entries: Sequence[Entry], made: Iterable[tuple[int, Document | None]]) -> None:
    documents, gone = [], []
    for code, document in made:
        if document:
            documents.append(document)
        else:
            gone.append(code)
    index.put(documents, gone, Place(entries[-1].number, entries[-1].chain))


def _last_of_each(entries: Iterable[Entry]) -> list[Entry]:
    """Return of the entries of stories the last of each."""
    return list({entry.key: entry for entry in entries if entry.kind == "story"}.values())


def _document(entry: Entry) -> tuple[int, Document | None]:
    return int(entry.key), document_of(entry.story)


def _made(entries: Sequence[Entry], makers: Executor) -> Iterator[tuple[int, Document | None]]:
    return makers.map(_document, _last_of_each(entries), chunksize=_CHUNK)


@contextmanager
def _makers() -> Iterator[Executor]:
    """Give processes that make documents of stories: folding is most of the work of a build."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork"), _begin) as makers:
        yield makers


def _begin() -> None:
    """Have this process end when the follower has, however: a pool's own workers would wait for ever."""
    Thread(target=end_with_parent, name="parent", daemon=True).start()


@contextmanager
def turn(shelf: Shelf) -> Iterator[bool]:
    """Give whether this process is the one that writes on *shelf* now; the lock goes with the process."""
    shelf.folder.mkdir(parents=True, exist_ok=True)
    with (shelf.folder / "turn").open("w") as held:
        try:
            flock(held, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
