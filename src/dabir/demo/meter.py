"""How far a long piece of work has come: share, speed, and what is left of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from django.core.management.base import OutputWrapper

_EVERY_SECONDS: Final = 0.2
"""How often a terminal's line moves."""


class Meter:
    """Shows progress on *out*: a moving line on a terminal, elsewhere a line at each tenth."""

    def __init__(self, out: OutputWrapper, clock: Callable[[], float] = time.monotonic) -> None:
        """Measure from the first call of :meth:`show` for a piece of work; *clock* counts seconds."""
        self._out = out
        self._clock = clock
        self._what = ""
        self._began = 0.0
        self._done_before = 0
        self._shown = 0.0
        self._tenth = 0

    def show(self, what: str, done: int, whole: int) -> None:
        """Say that *done* of *whole* pieces of *what* are done."""
        now = self._clock()
        if what != self._what:
            self._what, self._began, self._done_before, self._shown, self._tenth = what, now, done, 0.0, 0
        if self._out.isatty():
            if done == whole or now - self._shown >= _EVERY_SECONDS:
                self._shown = now
                self._out.write(f"\r\x1b[K{self._line(done, whole, now)}", ending="\n" if done == whole else "")
                self._out.flush()
        elif done * 10 // max(1, whole) > self._tenth:
            self._tenth = done * 10 // whole
            self._out.write(self._line(done, whole, now))
            self._out.flush()

    def _line(self, done: int, whole: int, now: float) -> str:
        line = f"• {self._what}: {done:,}/{whole:,} ({done * 100 // max(1, whole)} %)"
        passed, made = now - self._began, done - self._done_before
        if passed < 1 or not made:
            return line
        speed = made / passed
        left = "" if done == whole else f", {_duration((whole - done) / speed)} left"
        return f"{line}, {speed:,.0f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
