"""Proving that the ledger is whole and that its lists follow from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from dabir.ledger.entry import Entry, Head, link
from dabir.ledger.errors import BrokenChainError
from dabir.ledger.listing import places_of
from dabir.ledger.models import EntryRow, ListingRow
from dabir.ledger.store import DatabaseLedger

_BATCH = 500

_ATTEMPTS, _PAUSE_SECONDS = 4, 0.05
"""A publication falls between two questions seldom, and hardly twice in a row."""


def verify(ledger: DatabaseLedger, progress: Callable[[int, int], None] = lambda done, whole: None) -> Head:
    """Walk the whole chain as it stands at the call, then every list, and return the proven head.

    *progress* is called with entries done and entries in all. What is published meanwhile
    is left for the next time. Raises :class:`BrokenChainError` at the first entry that does
    not fit.
    """
    claimed = ledger.head()
    head = Head()
    # Batch by batch, not one long query: that would keep SQLite's WAL growing, and PostgreSQL would copy it all.
    while head.number < claimed.number:
        batch = ledger.after(head.number, min(_BATCH, claimed.number - head.number))
        if not batch:
            raise BrokenChainError(number=head.number, reason=f"the head says {claimed.number}")
        for entry in batch:
            head = _step(head, entry)
        _check_lists(ledger, [int(entry.key) for entry in batch if entry.kind == "story"])
        progress(head.number, claimed.number)
    if head != claimed:
        raise BrokenChainError(number=head.number, reason=f"the head says {claimed.number}")
    beyond = ledger.after(claimed.number, 1)  # asked before the head: what is published meanwhile, the head knows
    if beyond and ledger.head().number < beyond[0].number:
        raise BrokenChainError(number=beyond[0].number, reason="the head does not know it")
    _check_strays(ledger)
    return head


def _step(head: Head, entry: Entry) -> Head:
    if entry.number != head.number + 1:
        raise BrokenChainError(number=head.number + 1, reason="the entry is missing")
    proven = link(head.chain, entry.number, entry.at, entry.kind, entry.key, entry.text)
    if proven != entry.chain:
        raise BrokenChainError(number=entry.number, reason="its contents do not fit its hash")
    return Head(entry.number, entry.chain)


def _check_lists(ledger: DatabaseLedger, codes: Sequence[int]) -> None:
    """Compare the list places of the stories *codes* with what their current records ask."""
    for attempt in range(_ATTEMPTS):
        time.sleep(attempt * _PAUSE_SECONDS)
        codes = _unfit(ledger, codes)
        if not codes:
            return
    entry = ledger.current("story", str(codes[0]))
    number = entry.number if entry else 0
    raise BrokenChainError(number=number, reason=f"the lists of story {codes[0]} do not fit its record")


def _unfit(ledger: DatabaseLedger, codes: Sequence[int]) -> list[int]:
    """Return those of *codes* whose places do not fit: wrong ones, or ones that were published in this moment."""
    current = ledger.stories(codes)
    places: dict[int, set[tuple[str, object]]] = {code: set() for code in codes}
    rows = ListingRow.objects.using(ledger.using).filter(code__in=codes)
    for code, name, published in rows.values_list("code", "name", "published"):
        places[code].add((name, published))
    return [code for code, entry in current.items() if places[code] != set(places_of(entry.story).items())]


def _check_strays(ledger: DatabaseLedger) -> None:
    """Find a place in a list whose story is not in the ledger at all."""
    listed = ListingRow.objects.using(ledger.using).values_list("code", flat=True).distinct()
    codes = set(listed.iterator(_BATCH))  # before the entries: what is published meanwhile is in these
    known = EntryRow.objects.using(ledger.using).filter(kind="story").values_list("key", flat=True)
    stored = set(map(int, known.distinct().iterator(_BATCH)))
    if strays := codes - stored:
        raise BrokenChainError(number=0, reason=f"the lists name a story {min(strays)} that was never published")
