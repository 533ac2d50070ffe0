"""Keeps the timetable beside a newsstand: of all workers of a machine, the one that holds a lock."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event, Thread
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection

from dabir.conf import conf
from dabir.newsroom.timetable import Timetable
from dabir.press.companions import turn

log = logging.getLogger(__name__)

_LOOK_AGAIN: Final = 5.0


class TimetableKeeper:
    """A companion of the newsstand (:mod:`dabir.press.companions`)."""

    def __init__(self) -> None:
        """Set up what needs no file."""
        self._stop = Event()
        self._thread = Thread(target=self._attend, name="timetable", daemon=True)

    def open(self) -> None:
        """Begin, unless the site keeps its timetable another way (``KEEP_TIMETABLE``)."""
        if conf.KEEP_TIMETABLE:
            self._thread.start()

    def close(self) -> None:
        """End, after what is being published."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _attend(self) -> None:
        timetable = Timetable()
        with turn(Path(settings.DATA) / "timetable.lock", self._stop) as is_ours:
            while is_ours and not self._stop.wait(_LOOK_AGAIN):
                try:
                    timetable.keep()
                except DatabaseError:  # one that is away now may be there the next time
                    log.exception("The timetable could not be read.")
                finally:
                    connection.close()
