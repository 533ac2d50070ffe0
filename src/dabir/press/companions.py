"""What works beside a newsstand for as long as it is open.

An application that has work of its own to do wherever readers are served (an index that
follows the ledger, say) installs what does it here when Django starts; the newsstand opens
and closes it, and knows no more of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Companion(Protocol):
    """What is opened with a newsstand and closed with it. Neither call waits for long or raises."""

    def open(self) -> None:
        """Begin."""

    def close(self) -> None:
        """End."""


_makers: list[Callable[[], Companion]] = []


def install(make: Callable[[], Companion]) -> None:
    """Have what *make* returns opened with each newsstand of this process."""
    _makers.append(make)


def companions() -> list[Companion]:
    """Return new companions for a newsstand."""
    return [make() for make in _makers]
