"""How far a long work has come, as a person watches it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Protocol

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it, and the whole."""

_TENTHS: Final = 10


class Out(Protocol):
    """Where words for a person go: a stream, or a Django command's."""

    def write(self, text: str, /) -> object:
        """Write *text*."""

    def flush(self) -> None:
        """Show what was written."""

    def isatty(self) -> bool:
        """Say whether a person sees it as it is written."""


class Line:
    """A moving line on a terminal; elsewhere a line at each tenth."""

    def __init__(self, out: Out, unit: str) -> None:
        """Write to *out*, counting in *unit*, such as ``pages``."""
        self._out = out
        self._unit = unit
        self._begun = time.monotonic()
        self._tenth = -1

    def __call__(self, what: str, done: int, whole: int) -> None:
        """Show that *done* of *whole* is done; 0 begins anew."""
        if done == 0:
            self._begun, self._tenth = time.monotonic(), -1
            return
        tenth = done * _TENTHS // whole if whole else _TENTHS
        moving = self._out.isatty()
        if not moving and tenth == self._tenth:
            return
        self._tenth = tenth
        line = f"• {what}: {self._words(done, whole)}"
        if moving:
            self._out.write(f"\r\x1b[K{line}")
        if not moving or done >= whole:
            self._out.write("\n" if moving else f"{line}\n")
        self._out.flush()

    def _words(self, done: int, whole: int) -> str:
        share = done * 100 // whole if whole else 100
        passed = time.monotonic() - self._begun
        words = f"{share}% ({done}/{whole})"
        if passed > 0:
            rate = done / passed
            words += f", {rate:,.0f} {self._unit}/s"
            if done < whole:
                words += f", {_clock((whole - done) / rate)} left "
        return words


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
