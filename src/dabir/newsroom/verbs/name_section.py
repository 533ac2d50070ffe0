"""Name a section: its name and its place in the menu, as readers see them."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.models import SectionPage, User
from dabir.newsroom.verbs.permission import demand
from dabir.story import Section


def name_section(page: SectionPage, *, user: User | None = None, ledger: Ledger | None = None) -> Section:
    """Publish *page* as it stands, and return its record; raises :class:`NotPermittedError`."""
    demand(user, "publish", page)
    with ledgers.writing_to(ledger), transaction.atomic():
        page.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
        page.refresh_from_db()
        return record(page)


def record(page: SectionPage) -> Section:
    """Return the record of a section."""
    return Section(slug=page.slug, name=page.title, order=page.order)


def enter(page: SectionPage) -> None:
    """Append the section's name and place; the caller holds the transaction."""
    _append(record(page))


def close(page: SectionPage) -> None:
    """Append that the section is closed; its stories stay where they are."""
    _append(msgspec.structs.replace(record(page), closed=True))


def _append(section: Section) -> None:
    """Append *section* unless the ledger says just that already."""
    ledger = ledgers.ledger()
    entry = ledger.current("section", section.slug)
    if entry is None or entry.record != section:
        ledger.append(section, timezone.now())
