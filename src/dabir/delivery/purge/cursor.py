"""How far a machine has told its CDN, or a hub: a file beside the site's data, and the lock that goes with it.

The cursor is in a file and not in the database, so that a call to a CDN never stands in a
transaction, a machine that only reads a replica can keep one, and each machine tells the
CDN once *its* newsstand has seen a publication.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import IO

import msgspec


@dataclass(frozen=True, slots=True)
class Place:
    """The number of the last ledger entry, and the day in Tehran, that the CDN has been told of."""

    number: int
    day: date


class Cursor:
    """The place of one machine; only who holds its lock may move it."""

    def __init__(self, folder: Path, name: str = "purge") -> None:
        """Keep the place, and the lock, in *folder*, in files of this *name*."""
        self._path = folder / f"{name}.cursor"
        self._lock_path = folder / f"{name}.lock"
        self._lock: IO[bytes] | None = None

    def take(self) -> bool:
        """Try to become the one who tells; the lock is free again when this process ends, however it ends."""
        if self._lock is None:
            held = self._lock_path.open("ab")
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                held.close()
                return False
            self._lock = held
        return True

    def release(self) -> None:
        """Let another process take it."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def read(self) -> Place | None:
        """Return the place, None if there is none that can be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Place)
        except (FileNotFoundError, msgspec.MsgspecError):
            return None

    def move(self, place: Place) -> None:
        """Keep *place*, in one step that a power cut cannot split."""
        new = self._path.with_suffix(".new")
        with new.open("wb") as file:
            file.write(msgspec.json.encode(asdict(place)))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
