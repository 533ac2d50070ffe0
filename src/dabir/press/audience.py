"""Who reads, as far as the press and the newsstand want to know.

The newsstand says which stories are read; the press asks which are read most. What lies
between (what counts as a read, where counts are kept) is an application's business: it
installs itself here when Django starts, and without one nobody counts and nothing ranks.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Period(StrEnum):
    """A time that ends now, over which reads are counted."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Rankings(Protocol):
    """Which stories are read most, as last counted. May be asked from any thread, and never waits."""

    def most_read(self, period: Period) -> tuple[int, ...]:
        """Return the codes of the stories read most in *period*, the first first."""


class Audience(Rankings, Protocol):
    """All that is known of readers in one process."""

    def open(self, *, counting: bool) -> None:
        """Begin; without *counting* reads go unnoted and nothing is ever written."""

    def close(self) -> None:
        """End; what was noted is kept."""

    @property
    def seen(self) -> Callable[[int, str, bytes], None]:
        """What is to be told the code of a story that was sent, to whose address, and the header lines that asked.

        It is called for every page of a story that is served, from one thread: it costs
        next to nothing and never waits.
        """


class Nobody:
    """An audience that is not counted."""

    def open(self, *, counting: bool) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""

    def seen(self, code: int, peer: str, head: bytes) -> None:
        """Do nothing."""

    def most_read(self, period: Period) -> tuple[int, ...]:
        """Return nothing."""
        return ()


_make: list[Callable[[], Audience]] = []


def install(make: Callable[[], Audience]) -> None:
    """Have *make* called for the audience of a newsstand; the last installed is the one."""
    _make.append(make)


def audience() -> Audience:
    """Return a new audience for a newsstand of this process."""
    return _make[-1]() if _make else Nobody()
