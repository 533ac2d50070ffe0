"""Set the front: its layout, what is held fast on it and in the strip, and the line of breaking news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from dabir.ledger.errors import UnknownStoryError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.models import FrontPage, User
from dabir.newsroom.verbs.permission import demand
from dabir.story import Breaking, Front, Layout, Rule, Until


def set_front(page: FrontPage, *, user: User | None = None, ledger: Ledger | None = None) -> Front:
    """Publish *page* as it stands, and return its record.

    Raises :class:`UnknownStoryError` for a code that readers do not have, and
    :class:`NotPermittedError`.
    """
    demand(user, "publish", page)
    with ledgers.writing_to(ledger), transaction.atomic():
        page.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
        page.refresh_from_db()
        return record(page)


def record(page: FrontPage) -> Front:
    """Return what is held fast."""
    breaking = None
    if page.breaking and page.breaking_until:
        breaking = Breaking(page.breaking, page.breaking_until.astimezone(UTC), page.breaking_code or 0)
    return Front(
        lead=page.lead or 0,
        strip=tuple(page.strip),
        layout=Layout(page.layout),
        second=tuple(page.second),
        breaking=breaking,
        until=tuple(_ends(page)),
        rules=tuple(Rule(rule.get("section", ""), rule.get("hours", 0)) for rule in page.rules),
    )


def _ends(page: FrontPage) -> Iterator[Until]:
    """Yield until when stories are held, of those that are held at all: a code may have left the page by its form."""
    held = {page.lead, *page.second, *page.strip}
    for code, text in sorted(page.held_until.items(), key=lambda end: int(end[0])):
        instant = parse_datetime(text)
        if instant and int(code) in held:
            yield Until(int(code), instant.astimezone(UTC))


def _codes_of(front: Front) -> Iterator[int]:
    """Yield the codes that *front* names; readers must have all of them."""
    breaking = front.breaking.code if front.breaking else 0
    yield from filter(None, (front.lead, *front.second, *front.strip, breaking))


def enter(page: FrontPage) -> None:
    """Append what is held fast, all of it being stories that readers have; the caller holds the transaction."""
    front = record(page)
    codes = list(_codes_of(front))
    known = ledgers.ledger().stories(codes)
    for code in codes:
        if code not in known or not known[code].story.is_public:
            raise UnknownStoryError(code=code)
    _append(front)


def clear() -> None:
    """Append that nothing is held fast."""
    _append(Front())


def _append(front: Front) -> None:
    """Append *front* unless the ledger says just that already."""
    ledger = ledgers.ledger()
    entry = ledger.current("front", "front")
    if entry is None or entry.record != front:
        ledger.append(front, timezone.now())
