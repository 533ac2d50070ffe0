"""The lines of the record, newest first: Wagtail's two logs read as one, by any filter, from any place on.

A place is named by instant, log and number, so that the thousandth page costs as much as
the first, and lines written meanwhile shift nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any, Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import ModelLogEntry, PageLogEntry

from dabir.ledger.models import EntryRow
from dabir.newsroom.models import StoryPage, User

_LOGS: Final = (PageLogEntry, ModelLogEntry)
_AT_ONCE: Final = 1_000
"""Lines read at once where all are wanted."""


class Place(NamedTuple):
    """Where a line stands: its instant (UTC), the number of its log, its number there."""

    at: datetime
    log: int
    pk: int

    def __str__(self) -> str:
        """Write the place as an address carries it."""
        return f"{self.at.isoformat()}~{self.log}~{self.pk}"

    @classmethod
    def read(cls, text: str) -> Place | None:
        """Return the place that *text* names, None if it names none."""
        try:
            at, log, pk = text.split("~")
            return cls(datetime.fromisoformat(at), int(log), int(pk))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines are wanted; *since* is the first instant and *until* the first after the last (UTC)."""

    person: int | None = None
    code: int | None = None
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what (*action*) to what, and when (UTC); *kind* is ``page`` or the name of a model."""

    place: Place
    person: str
    action: str
    kind: str
    object_id: str
    title: str
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """When it was done (UTC)."""
        return self.place.at


def lines(asked: Asked, count: int, after: Place | None = None) -> list[Line]:
    """Return *count* lines that come *after* a place, newest first."""
    logs = [_read(log, asked, count, after) for log in range(len(_LOGS))]
    found = list(islice(merge(*logs, key=_order), count))
    people = User.objects.in_bulk({entry.user_id for _, entry in found if entry.user_id})
    return [_line(log, entry, people) for log, entry in found]


def every(asked: Asked) -> Iterator[Line]:
    """Yield all lines, newest first, without ever holding more than a thousand."""
    after = None
    while some := lines(asked, _AT_ONCE, after):
        yield from some
        after = some[-1].place


_Numbered = tuple[int, Any]


def _order(numbered: _Numbered) -> tuple[float, int, int]:
    log, entry = numbered
    return -entry.timestamp.timestamp(), log, -entry.pk


def _read(log: int, asked: Asked, count: int, after: Place | None) -> Iterator[_Numbered]:
    rows = _LOGS[log].objects.filter(_wanted(log, asked))
    if after is not None:
        rows = rows.filter(_beyond(log, after))
    ordered: QuerySet[Any] = rows.select_related("content_type").order_by("-timestamp", "-pk")[:count]
    return ((log, entry) for entry in ordered)


def _beyond(log: int, after: Place) -> Q:
    """Return what comes after a place: at one instant the first log goes before the second."""
    if log == after.log:
        return Q(timestamp__lt=after.at) | Q(timestamp=after.at, pk__lt=after.pk)
    return Q(timestamp__lte=after.at) if log > after.log else Q(timestamp__lt=after.at)


def _wanted(log: int, asked: Asked) -> Q:
    wanted = Q()
    if asked.person is not None:
        wanted &= Q(user_id=asked.person)
    if asked.action:
        wanted &= Q(action=asked.action)
    if asked.since is not None:
        wanted &= Q(timestamp__gte=asked.since)
    if asked.until is not None:
        wanted &= Q(timestamp__lt=asked.until)
    if asked.code is not None:
        wanted &= _about(asked.code) if _LOGS[log] is ModelLogEntry else Q(page_id__in=_pages(asked.code))
    return wanted


def _about(code: int) -> Q:
    return Q(content_type=ContentType.objects.get_for_model(EntryRow), object_id=str(code))


def _pages(code: int) -> set[int]:
    """Return the numbers of all pages that the story *code* ever had at the desk."""
    told = ModelLogEntry.objects.filter(_about(code)).values_list("data", flat=True)
    now = StoryPage.objects.filter(code=code).values_list("pk", flat=True)
    return {*now, *(data["page"] for data in told if data.get("page"))}


def _line(log: int, entry: Any, people: dict[int, User]) -> Line:
    person = people.get(entry.user_id)
    name = (person.get_full_name() or person.get_username()) if person else f"#{entry.user_id}"
    kind = "page" if _LOGS[log] is PageLogEntry else entry.content_type.model if entry.content_type else ""
    return Line(
        place=Place(entry.timestamp, log, entry.pk),
        person=name if entry.user_id else "",
        action=entry.action,
        kind="story" if kind == EntryRow._meta.model_name else kind,  # noqa: SLF001  # Django's documented name
        object_id=str(entry.object_id),
        title=entry.label,
        data=entry.data,
    )
