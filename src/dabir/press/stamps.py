"""The number of each fact: when it last changed, as this process has seen it.

A fact that has not changed since the process began to follow the ledger has the number
0, so the table grows with publications and not with the archive. After a bulk import all
facts begin anew from the ledger's head.
"""

from __future__ import annotations

from collections.abc import Iterable


class Stamps:
    """Numbers by fact, and a revision that moves whenever any of them does."""

    def __init__(self) -> None:
        """Begin with every fact unstamped."""
        self._numbers: dict[str, int] = {}
        self._floor = 0
        self._turned: dict[str, int] = {}
        self.revision = 1

    def number(self, fact: str) -> int:
        """Return the number at which *fact* last changed, as far as is known."""
        return self._numbers.get(fact, self._floor)

    def stamp(self, facts: Iterable[str], number: int) -> None:
        """Say that *facts* changed at *number*."""
        for fact in facts:
            self._numbers[fact] = number
        self.revision += 1

    def turn(self, fact: str) -> None:
        """Say that *fact*, which no ledger entry tells of, changed: its number is above any it ever had."""
        self._turned[fact] = max(self._turned.get(fact, 0), self.number(fact)) + 1
        self.stamp((fact,), self._turned[fact])

    def stamp_all(self, number: int) -> None:
        """Say that any fact may have changed, the last at *number*."""
        self._numbers.clear()
        self._floor = number
        self.revision += 1
