"""An archive of any size, straight into the ledger, for measuring.

Stories are put together from the paragraphs of the demonstration paper, so that lengths,
letters and compressibility are those of real pages, under headlines of their own
(:mod:`dabir.demo.wording`), at the hours a newspaper publishes (:mod:`dabir.demo.rhythm`).
Everything follows from the number of a story and the size of the archive, so an
interrupted run is taken up where it stopped, and every run makes the same stories.

Writing stories takes most of the time and is done on every core; the chain is made here.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection, parent_process

from dabir.demo.manuscript import Manuscript
from dabir.demo.wording import Writer
from dabir.ledger.bulk import NewStory, ready
from dabir.ledger.importing import refresh_statistics, take_in
from dabir.ledger.protocol import ReadableLedger
from dabir.ledger.store import DatabaseLedger

FIRST_CODE = 1_000_001
"""The code of the first story; the demonstration paper's own are below it."""

_CHUNK = 250
"""Stories a writing process hands over at once."""


def fill(
    ledger: DatabaseLedger, count: int, manuscripts: Sequence[Manuscript], progress: Callable[[int, int], None]
) -> None:
    """Append stories until *count* of them are in *ledger*; *progress* is told done and whole.

    Editors may publish meanwhile: their stories get codes beyond the archive's.
    """
    ledger.reserve_codes(FIRST_CODE + count - 1)
    done = _already(ledger, count)
    progress(done, count)
    if done == count:
        return
    for more in take_in(ledger, _written(done, count, manuscripts)):
        done += more
        progress(done, count)
    refresh_statistics(ledger.using)


def _already(ledger: ReadableLedger, count: int) -> int:
    """Return how many of the archive's stories are there, by bisection: they come without gaps."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if ledger.current("story", str(FIRST_CODE + middle)):
            low = middle + 1
        else:
            high = middle
    return low


def _written(begin: int, count: int, manuscripts: Sequence[Manuscript]) -> Iterator[NewStory]:
    """Yield the stories from number *begin* on, in order, written by as many processes as there are cores."""
    cores = os.cpu_count() or 1
    chunks = iter(range(begin, count, _CHUNK))
    under_way: deque[Future[list[NewStory]]] = deque()
    with ProcessPoolExecutor(cores, initializer=_open_office, initargs=(manuscripts, count)) as offices:
        for chunk in chunks:
            under_way.append(offices.submit(_write, chunk, min(chunk + _CHUNK, count)))
            if len(under_way) > 4 * cores:  # enough that nobody waits, few enough that memory stays small
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


_writer: Writer
"""The one writer of a writing process."""


def _open_office(manuscripts: Sequence[Manuscript], count: int) -> None:
    """Make this process a writing one."""
    global _writer  # noqa: PLW0603  # what a process pool's initializer is for
    _writer = Writer(manuscripts, FIRST_CODE, count)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End this process when the one that makes the chain is killed; it would wait for work for ever."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _write(begin: int, end: int) -> list[NewStory]:
    return [ready(_writer.story(number)) for number in range(begin, end)]
