"""What works beside a newsstand for as long as it is open.

An application that has work of its own to do wherever readers are served (an index that
follows the ledger, say) installs what does it here when Django starts; the newsstand opens
and closes it, and knows no more of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from threading import Event
from typing import Final, Protocol

_LOOK_AGAIN: Final = 1.0
"""Seconds between two tries for a turn."""


class Companion(Protocol):
    """What is opened with a newsstand and closed with it. Neither call waits for long or raises."""

    def open(self) -> None:
        """Begin."""

    def close(self) -> None:
        """End."""


_makers: list[tuple[Callable[[], Companion], bool]] = []


def install(make: Callable[[], Companion], *, writes: bool = False) -> None:
    """Have what *make* returns opened with each newsstand of this process.

    What *writes* to the database is not opened where nothing may be written.
    """
    _makers.append((make, writes))


def companions(*, writing: bool = True) -> list[Companion]:
    """Return new companions for a newsstand, without *writing* only those that do not write."""
    return [make() for make, writes in _makers if writing or not writes]


@contextmanager
def turn(file: Path, stop: Event) -> Iterator[bool]:
    """Wait until this process, of all on the machine, holds the lock *file*; False if *stop* came first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        while True:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                if stop.wait(_LOOK_AGAIN):
                    yield False
                    return
            else:
                yield True
                return
