"""A bell inside one process: rung when a transaction with new entries commits.

The server's follower hangs a listener here, so that what this process publishes is seen
at once; what other processes publish is found by :mod:`dabir.ledger.watch`.
"""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def hear(listener: Callable[[], None]) -> None:
    """Call *listener* at each ring, in the thread that committed."""
    _listeners.append(listener)


def forget(listener: Callable[[], None]) -> None:
    """Stop calling *listener*."""
    _listeners.remove(listener)


def ring() -> None:
    """Tell every listener that the ledger has grown."""
    for listener in tuple(_listeners):
        listener()
