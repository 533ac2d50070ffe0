"""Batches of pages, written by several processes, each with a database connection of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Final

import django
from django.db import connections

from dabir.press.export.assets import templates
from dabir.press.export.batches import Batch, Due, MediaPlace, write
from dabir.press.export.folder import Folder, lend
from dabir.press.export.rendering import Rendering

_START: Final = "fork" if sys.platform == "linux" else "spawn"
"""A fork has read all of Django already, which takes seconds; elsewhere than on Linux it is not safe."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a worker needs to know: where to write, where media are, as of when, and whether to sign."""

    root: Path
    media: MediaPlace
    instant: datetime
    signed: bool


def written(errand: Errand, jobs: int, work: Iterable[Due]) -> Iterator[Batch]:
    """Have *work* written by *jobs* processes and give each batch when it is done, in any order."""
    left = iter(work)
    connections.close_all()  # a connection is no two processes'; each opens its own
    with ProcessPoolExecutor(jobs, get_context(_START), _begin, (errand,)) as pool:
        running: set[Future[Batch]] = {pool.submit(_write, batch) for batch in islice(left, 2 * jobs)}
        try:
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                running |= {pool.submit(_write, batch) for batch in islice(left, len(done))}
                for future in done:
                    yield future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_write_batch: Callable[[Due], Batch]


def _begin(errand: Errand) -> None:
    """Make this process a worker: its own connection, its own templates, and deaf to the keyboard."""
    global _write_batch  # noqa: PLW0603  # a pool gives its processes no other place to keep what they work with
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, name="parent", daemon=True).start()
    django.setup()
    from dabir.ledger.store import DatabaseLedger  # noqa: PLC0415  # only after setup may models be imported

    lend(errand.root)
    rendering = Rendering(DatabaseLedger(), templates(), errand.instant)
    folder = Folder(errand.root, signed=errand.signed)
    _write_batch = lambda due: write(rendering, folder, errand.media, due)  # noqa: E731


def end_with_parent() -> None:
    """End this process when the one that began it has ended, however; a pool's own workers would wait for ever."""
    parent = parent_process()
    if parent:
        parent.join()
    os._exit(1)


def _write(due: Due) -> Batch:
    return _write_batch(due)
