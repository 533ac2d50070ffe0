"""The ledger in the database (SQLite or PostgreSQL), through Django.

Writers are serialised on the one row of :class:`HeadRow`, so numbers follow commit order
and a follower never skips one: PostgreSQL locks the row until commit; SQLite transactions
begin ``IMMEDIATE`` (see :mod:`dabir.settings`) and have one writer at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from dabir.ledger import bell
from dabir.ledger.bulk import NewStory, insert, ready
from dabir.ledger.entry import GENESIS, Entry, Head, link, make, name_of
from dabir.ledger.errors import CodeTakenError
from dabir.ledger.listing import Listed, media_of, places_of
from dabir.ledger.models import EntryRow, HeadRow, ListingRow, UsageRow
from dabir.ledger.watch import notify
from dabir.story import Section, Story
from dabir.story.codec import Record

_FIRST_CODE = 1001

_CURRENT = "SELECT * FROM ledger_entry WHERE kind = %s AND key = %s ORDER BY number DESC LIMIT 1"
"""The newest entry of a kind and key. In SQL, since a page that is in no memory waits for it, and building the
same question from Python takes longer than answering it."""

_STORIES = (
    "SELECT * FROM ledger_entry AS it WHERE kind = 'story' AND key IN ({marks}) AND NOT EXISTS ("
    "SELECT 1 FROM ledger_entry AS newer "
    "WHERE newer.kind = it.kind AND newer.key = it.key AND newer.number > it.number)"
)
"""The newest entries of many stories; *marks* are as many as there are keys."""

_KEYS_AT_ONCE = 500
"""Keys in one question; SQLite and planners want it bounded."""


def entry_of(row: EntryRow) -> Entry:
    """Return the value of a *row*."""
    return Entry(row.number, row.at, row.kind, row.key, row.text, row.replaces, row.chain)


class DatabaseLedger:
    """The ledger of the database alias *using*."""

    def __init__(self, using: str = "default") -> None:
        """Keep the ledger of the database alias *using*."""
        self.using = using

    # reading

    def head(self) -> Head:
        """Return where the ledger stands."""
        row = HeadRow.objects.using(self.using).filter(pk=1).first()
        return Head(row.number, row.chain) if row else Head()

    def after(self, number: int, limit: int = 1000) -> list[Entry]:
        """Return up to *limit* entries with greater numbers, in order."""
        rows = EntryRow.objects.using(self.using).filter(number__gt=number).order_by("number")[:limit]
        return [entry_of(row) for row in rows]

    def entry(self, number: int) -> Entry | None:
        """Return the entry *number*."""
        row = EntryRow.objects.using(self.using).filter(number=number).first()
        return entry_of(row) if row else None

    def current(self, kind: str, key: str) -> Entry | None:
        """Return the newest entry of a *kind* and *key*."""
        rows = EntryRow.objects.using(self.using).raw(_CURRENT, [kind, key])
        return next(map(entry_of, rows), None)

    def stories(self, codes: Sequence[int]) -> dict[int, Entry]:
        """Return the newest entries of many stories at once."""
        if not codes:
            return {}
        keys = [str(code) for code in codes]
        rows = EntryRow.objects.using(self.using).raw(_STORIES.format(marks=", ".join(["%s"] * len(keys))), keys)
        return {int(row.key): entry_of(row) for row in rows}

    def codes(self) -> list[int]:
        """Return the code of every story ever published, in order."""
        keys = EntryRow.objects.using(self.using).filter(kind="story").values_list("key", flat=True).distinct()
        return sorted(map(int, keys.iterator(10_000)))

    def lists(self) -> list[str]:
        """Return the names of all lists that hold any story, in order."""
        return sorted(ListingRow.objects.using(self.using).values_list("name", flat=True).distinct())

    def newest(self, name: str, count: int) -> tuple[int, ...]:
        """Return the codes of the *count* newest stories of the list *name*."""
        return tuple(self._listed(name).values_list("code", flat=True)[:count])

    def between(self, name: str, start: datetime, end: datetime) -> tuple[Listed, ...]:
        """Return the stories of the list *name* published from *start* until before *end* (UTC), newest first."""
        rows = self._listed(name).filter(published__gte=start, published__lt=end)
        return tuple(Listed(code, published) for code, published in rows.values_list("code", "published"))

    def any_between(self, name: str, start: datetime, end: datetime) -> bool:
        """Say whether :meth:`between` would find any, without reading them."""
        # In order, though any would do: without, PostgreSQL may walk the table from its beginning, as if the first
        # row that fits were never far.
        return bool(self._listed(name).filter(published__gte=start, published__lt=end).values_list("code")[:1])

    def count_between(self, name: str, start: datetime, end: datetime) -> int:
        """Return how many stories :meth:`between` would find; the index alone is read."""
        return ListingRow.objects.using(self.using).filter(name=name, published__gte=start, published__lt=end).count()

    def span(self, name: str) -> tuple[datetime, datetime] | None:
        """Return when the oldest and the newest story of the list *name* were published (UTC), if it has any."""
        moments = self._listed(name).values_list("published", flat=True)
        newest, oldest = moments.first(), moments.last()
        return (oldest, newest) if oldest and newest else None

    def carrying(self, key: str, count: int, *, before: int | None = None) -> tuple[int, ...]:
        """Return the codes of *count* stories with a version that carries the media item *key*, greatest first."""
        rows = UsageRow.objects.using(self.using).filter(key=key)
        older = rows if before is None else rows.filter(code__lt=before)
        return tuple(older.order_by("-code").values_list("code", flat=True)[:count])

    def sections(self) -> tuple[Section, ...]:
        """Return the open sections in their order."""
        latest: dict[str, Section] = {}
        # In the order of the index, so that no planner walks all stories to find them.
        for row in EntryRow.objects.using(self.using).filter(kind="section").order_by("key", "-number"):
            record = entry_of(row).record
            if isinstance(record, Section):
                latest.setdefault(record.slug, record)
        return tuple(sorted((s for s in latest.values() if not s.closed), key=lambda s: (s.order, s.slug)))

    def _listed(self, name: str) -> QuerySet[ListingRow]:
        """Return the places of the list *name* in the order of its index, newest first."""
        return ListingRow.objects.using(self.using).filter(name=name).order_by("-published", "-code")

    # writing

    def append(self, record: Record, at: datetime, *, new: bool = False) -> Entry:
        """Append *record* as published at the UTC instant *at*; see the protocol."""
        with transaction.atomic(using=self.using):
            locked = self._lock()
            entry = self._add(locked, record, at, new=new)
            locked.save(using=self.using)
            self._announce()
        return entry

    def append_many(self, records: Sequence[Record], at: datetime) -> Head:
        """Append *records* in order, in one transaction, and return the new head."""
        with transaction.atomic(using=self.using):
            locked = self._lock()
            self._add_many(locked, records, at)
            locked.save(using=self.using)
            self._announce()
        return Head(locked.number, locked.chain)

    def append_new(self, stories: Sequence[NewStory], at: datetime) -> Head:
        """Append *stories* that are not in the ledger, in order, in one transaction, and return the new head.

        Raises :class:`CodeTakenError`, and appends none, when one of them is.
        """
        with transaction.atomic(using=self.using):
            locked = self._lock()
            self._refuse_taken(stories)
            self._add_new(locked, stories, at)
            locked.save(using=self.using)
            self._announce()
        return Head(locked.number, locked.chain)

    def reserve_codes(self, last: int) -> None:
        """Give out no story code up to *last* from now on: they are wanted by an import."""
        with transaction.atomic(using=self.using):
            locked = self._lock()
            locked.next_code = max(locked.next_code, last + 1)
            locked.save(using=self.using)

    def new_code(self) -> int:
        """Return a story code never given out before, greater than all in use."""
        with transaction.atomic(using=self.using):
            locked = self._lock()
            code = locked.next_code
            locked.next_code += 1
            locked.save(using=self.using)
        return code

    def _lock(self) -> HeadRow:
        """Return the head row, held until the transaction ends."""
        rows = HeadRow.objects.using(self.using).select_for_update()
        row, _ = rows.get_or_create(pk=1, defaults={"chain": GENESIS, "next_code": _FIRST_CODE})
        return row

    def _add(self, locked: HeadRow, record: Record, at: datetime, *, new: bool) -> Entry:
        before = self.current(*name_of(record))
        if new and before:
            raise CodeTakenError(code=before.key)
        entry = make(Head(locked.number, locked.chain), record, at, before.number if before else 0)
        EntryRow.objects.using(self.using).create(**asdict(entry))
        if isinstance(record, Story):
            self._relist(record, before.story if before else None)
            self._note_media(record, before.story if before else None)
        _advance(locked, entry)
        return entry

    def _relist(self, story: Story, before: Story | None) -> None:
        """Bring the story's places in lists up to its new record."""
        rows = ListingRow.objects.using(self.using).filter(code=story.code)
        had, has = places_of(before), places_of(story)
        if left := had.keys() - has.keys():
            rows.filter(name__in=left).delete()
        for instant in {has[name] for name in had.keys() & has.keys() if had[name] != has[name]}:
            rows.filter(name__in=[name for name, at in has.items() if at == instant]).update(published=instant)
        entered = [ListingRow(name=n, code=story.code, published=has[n]) for n in sorted(has.keys() - had.keys())]
        ListingRow.objects.using(self.using).bulk_create(entered)

    def _note_media(self, story: Story, before: Story | None) -> None:
        """Keep that *story* carries what the record before it did not."""
        known = media_of(before) if before else ()
        rows = [UsageRow(key=key, code=story.code) for key in media_of(story) if key not in known]
        if rows:  # one of a still older version may be there already
            UsageRow.objects.using(self.using).bulk_create(rows, ignore_conflicts=True)

    def _add_many(self, locked: HeadRow, records: Sequence[Record], at: datetime) -> None:
        """Add *records* by bulk where they are new stories, one by one where not."""
        stories = [record for record in records if isinstance(record, Story)]
        codes = [story.code for story in stories]
        if len(codes) == len(records) and len(set(codes)) == len(codes) and self._taken(codes) is None:
            self._add_new(locked, [ready(story) for story in stories], at)
            return
        for record in records:
            self._add(locked, record, at, new=False)

    def _add_new(self, locked: HeadRow, stories: Sequence[NewStory], at: datetime) -> None:
        entries = []
        for story in stories:
            number, key = locked.number + 1, str(story.code)
            chain = link(locked.chain, number, at, "story", key, story.text)
            entry = Entry(number, at, "story", key, story.text, 0, chain)
            entries.append(entry)
            _advance(locked, entry)
        insert(self.using, entries, stories)

    def _refuse_taken(self, stories: Sequence[NewStory]) -> None:
        codes = [story.code for story in stories]
        twice = [code for code, times in Counter(codes).items() if times > 1]
        taken = twice[0] if twice else self._taken(codes)
        if taken is not None:
            raise CodeTakenError(code=str(taken))

    def _taken(self, codes: Sequence[int]) -> int | None:
        """Return one of *codes* that is in the ledger, or None."""
        rows = EntryRow.objects.using(self.using).filter(kind="story")
        for begin in range(0, len(codes), _KEYS_AT_ONCE):
            keys = [str(code) for code in codes[begin : begin + _KEYS_AT_ONCE]]
            for taken in rows.filter(key__in=keys).values_list("key", flat=True)[:1]:  # first() would sort them all
                return int(taken)
        return None

    def _announce(self) -> None:
        """Have the growth told at commit: by the bell in this process, by the database to others."""
        notify(self.using)
        transaction.on_commit(bell.ring, using=self.using)


def _advance(locked: HeadRow, entry: Entry) -> None:
    locked.number, locked.chain = entry.number, entry.chain
    if entry.kind == "story":
        locked.next_code = max(locked.next_code, int(entry.key) + 1)
