"""Shelve: take pages off the desk that nobody works on; the ledger keeps every public version."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import WorkflowState

from dabir.conf import conf
from dabir.ledger.errors import UnknownStoryError
from dabir.newsroom.errors import NotShelvableError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.permission import demand
from dabir.story import Status

_PUBLIC = Q(live=True, has_unpublished_changes=False)
_WITHDRAWN = Q(live=False) & ~Q(status=Status.PUBLISHED.value)


def shelve(*, now: datetime | None = None) -> list[int]:
    """Remove the pages of stories whose last change is older than ``SHELVE_AFTER_DAYS``; return their codes.

    A page with a draft under way, a schedule, a lock or a workflow stays, and so does one
    that was recalled since. *now* is UTC.
    """
    codes = []
    for page in _at_rest((now or timezone.now()) - timedelta(days=conf.SHELVE_AFTER_DAYS)):
        if _is_work(page):
            continue
        _take_off(page, None)
        codes.append(page.code or 0)
    return codes


def shelve_one(code: int, *, user: User | None = None) -> None:
    """Remove the page of the story *code*, however new it is; recalling brings it back as it is now.

    Raises :class:`UnknownStoryError` when no such page is at the desk,
    :class:`NotPermittedError` for who may not publish it, and :class:`NotShelvableError`
    when the page holds anything that the ledger does not.
    """
    with transaction.atomic():
        page = StoryPage.objects.filter(code=code).first()
        if page is None:
            raise UnknownStoryError(code=code)
        demand(user, "publish", page)
        if not _free().filter(pk=page.pk).exists() or _is_work(page):
            raise NotShelvableError(title=page.title)
        _take_off(page, user)


def _take_off(page: StoryPage, user: User | None) -> None:
    """Delete *page* so that nothing is withdrawn: one the ledger shows nothing of is deleted silently."""
    with transaction.atomic(), LogContext(user=user):
        StoryPage.objects.filter(pk=page.pk).update(entered_at=None)
        page.entered_at = None
        page.delete(user=user)


def _is_work(page: StoryPage) -> bool:
    """Say whether a withdrawn *page* has words that the ledger does not; of public ones the query knows."""
    return not page.live and page.holds_unpublished_words


def _free() -> QuerySet[StoryPage]:
    """Return the pages whose every word is in the ledger and that nothing else is to be done with."""
    busy = WorkflowState.objects.active().values_list("object_id", flat=True)
    return (
        StoryPage.objects.filter(_PUBLIC | _WITHDRAWN, code__isnull=False, locked=False)
        .filter(Q(expire_at=None) | Q(expired=True), go_live_at=None)
        .exclude(pk__in=[int(pk) for pk in busy])
    )


def _at_rest(limit: datetime) -> QuerySet[StoryPage]:
    """Return the free pages unchanged since *limit*."""
    return (
        _free()
        .filter(changed__lt=limit)
        .exclude(latest_revision_created_at__gt=limit, last_published_at__lt=F("latest_revision_created_at"))
        .order_by("code")
    )
