"""Which ledger the newsroom writes to.

Wagtail publishes from many places and hands none of them a ledger, so a verb that was
given one other than the database's says so here for as long as it works.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dabir.ledger.protocol import Ledger
from dabir.ledger.store import DatabaseLedger

_chosen: ContextVar[Ledger | None] = ContextVar("ledger", default=None)


def ledger() -> Ledger:
    """Return the ledger to write to: the one chosen, or the database's."""
    return _chosen.get() or DatabaseLedger()


@contextmanager
def writing_to(chosen: Ledger | None) -> Iterator[None]:
    """Write to *chosen* within the block; None leaves things as they are."""
    token = _chosen.set(chosen or _chosen.get())
    try:
        yield
    finally:
        _chosen.reset(token)
