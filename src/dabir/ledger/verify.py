"""Proving that the ledger is whole and that its lists follow from it."""

from __future__ import annotations

from collections.abc import Callable

from dabir.ledger.entry import Entry, Head, link
from dabir.ledger.errors import BrokenChainError
from dabir.ledger.listing import lists_of
from dabir.ledger.models import EntryRow, ListingRow
from dabir.ledger.store import DatabaseLedger, entry_of

_BATCH = 500


def verify(ledger: DatabaseLedger, progress: Callable[[int, int], None] = lambda done, whole: None) -> Head:
    """Walk the whole chain, then every list, and return the proven head.

    *progress* is called with entries done and entries in all. Raises
    :class:`BrokenChainError` at the first entry that does not fit.
    """
    claimed = ledger.head()
    rows = EntryRow.objects.using(ledger.using).order_by("number").iterator(_BATCH)
    head = Head()
    batch: list[Entry] = []
    for row in rows:
        entry = entry_of(row)
        head = _step(head, entry)
        batch.append(entry)
        if len(batch) == _BATCH:
            _check_lists(ledger, batch)
            batch.clear()
            progress(head.number, claimed.number)
    _check_lists(ledger, batch)
    if head != claimed:
        raise BrokenChainError(number=head.number, reason=f"the head says {claimed.number}")
    _check_strays(ledger)
    progress(head.number, claimed.number)
    return head


def _step(head: Head, entry: Entry) -> Head:
    if entry.number != head.number + 1:
        raise BrokenChainError(number=head.number + 1, reason="the entry is missing")
    proven = link(head.chain, entry.number, entry.at, entry.kind, entry.key, entry.text)
    if proven != entry.chain:
        raise BrokenChainError(number=entry.number, reason="its contents do not fit its hash")
    return Head(entry.number, entry.chain)


def _check_lists(ledger: DatabaseLedger, batch: list[Entry]) -> None:
    """Compare the list places of the batch's stories with what their current records ask."""
    codes = [int(entry.key) for entry in batch if entry.kind == "story"]
    current = ledger.stories(codes)
    places: dict[int, set[tuple[str, object]]] = {code: set() for code in codes}
    for row in ListingRow.objects.using(ledger.using).filter(code__in=codes):
        places[row.code].add((row.name, row.published))
    for code, entry in current.items():
        story = entry.story
        if places[code] != {(name, story.first_published) for name in lists_of(story)}:
            raise BrokenChainError(number=entry.number, reason=f"the lists of story {code} do not fit its record")


def _check_strays(ledger: DatabaseLedger) -> None:
    """Find a place in a list whose story is not in the ledger at all."""
    known = EntryRow.objects.using(ledger.using).filter(kind="story").values("key")
    listed = ListingRow.objects.using(ledger.using).values_list("code", flat=True).distinct()
    stored = {int(row["key"]) for row in known.distinct().iterator(_BATCH)}
    for code in listed.iterator(_BATCH):
        if code not in stored:
            raise BrokenChainError(number=0, reason=f"the lists name a story {code} that was never published")
