"""Withdraw a story: readers get its tombstone with the reason; the archive keeps the text."""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from dabir.ledger.errors import UnknownStoryError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.noting import note
from dabir.newsroom.errors import NoReasonError, NotPublishedError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.partners import letters
from dabir.newsroom.verbs.permission import demand_at
from dabir.story import Status, Story


def withdraw(
    code: int, reason: str, *, by_law: bool = False, user: User | None = None, ledger: Ledger | None = None
) -> Story:
    """Withdraw the story *code* for a *reason* that readers see, and return its record.

    *by_law* tells them that the law demanded it. The story may be at the desk or in the
    archive. Raises :class:`NoReasonError`, :class:`UnknownStoryError`,
    :class:`NotPublishedError` and :class:`NotPermittedError`.
    """
    if not reason.strip():
        raise NoReasonError
    with ledgers.writing_to(ledger), transaction.atomic():
        entry = ledgers.ledger().current("story", str(code))
        if entry is None:
            raise UnknownStoryError(code=code)
        if not entry.story.is_public:
            raise NotPublishedError(code=code)
        demand_at(user, "unpublish", code)
        page = StoryPage.objects.filter(code=code).first()
        if page is None:
            note(code, entry.story.headline, words.WITHDRAW, user=user, reason=reason.strip(), by_law=by_law)
            return _enter(entry.story, reason, by_law=by_law)
        page.reason_given, page.demanded_by_law = reason, by_law
        page.unpublish(user=user)
        return _tombstone(entry.story, page.withdrawal, page.changed or timezone.now(), by_law=by_law)


def enter_page(page: StoryPage) -> None:
    """Append the tombstone of *page*, and write on it what the withdrawal decides.

    The reason is the one given beforehand in ``page.reason_given``, else a general one.
    Called by the page itself while it is saved or deleted; the caller holds the transaction.
    """
    entry = ledgers.ledger().current("story", str(page.code))
    if entry is None or not entry.story.is_public:
        return
    with override(page.language):
        reason = page.reason_given.strip() or gettext("The newsroom has withdrawn this story.")
    story = _enter(entry.story, reason, by_law=page.demanded_by_law)
    page.status, page.withdrawal, page.changed = story.status.value, story.withdrawal, story.changed


def _enter(story: Story, reason: str, *, by_law: bool) -> Story:
    tombstone = _tombstone(story, reason.strip(), timezone.now(), by_law=by_law)
    ledgers.ledger().append(tombstone, tombstone.changed)
    transaction.on_commit(lambda: letters.tell(tombstone))
    return tombstone


def _tombstone(story: Story, reason: str, at: object, *, by_law: bool) -> Story:
    status = Status.WITHHELD if by_law else Status.WITHDRAWN
    return msgspec.structs.replace(story, status=status, withdrawal=reason, changed=at)
