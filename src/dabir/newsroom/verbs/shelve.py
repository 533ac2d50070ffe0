"""Shelve: take pages off the desk that nobody works on; the ledger keeps every public version."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.models import WorkflowState

from dabir.conf import conf
from dabir.newsroom.models import StoryPage
from dabir.story import Status


def shelve(*, now: datetime | None = None) -> list[int]:
    """Remove the pages of stories whose last change is older than ``SHELVE_AFTER_DAYS``; return their codes.

    A page with a draft under way, a schedule, a lock or a workflow stays, and so does one
    that was recalled since. *now* is UTC.
    """
    codes = []
    for page in _at_rest((now or timezone.now()) - timedelta(days=conf.SHELVE_AFTER_DAYS)):
        with transaction.atomic():
            # Nothing is withdrawn: a page the ledger shows nothing of is deleted silently.
            StoryPage.objects.filter(pk=page.pk).update(entered_at=None)
            page.delete()
        codes.append(page.code or 0)
    return codes


def _at_rest(limit: datetime) -> QuerySet[StoryPage]:
    """Return the pages unchanged since *limit* whose every word is in the ledger."""
    busy = WorkflowState.objects.active().values_list("object_id", flat=True)
    public = Q(live=True, has_unpublished_changes=False)
    withdrawn = Q(live=False) & ~Q(status=Status.PUBLISHED.value)
    return (
        StoryPage.objects.filter(public | withdrawn, code__isnull=False, changed__lt=limit, locked=False)
        .exclude(latest_revision_created_at__gt=limit, last_published_at__lt=F("latest_revision_created_at"))
        .filter(Q(expire_at=None) | Q(expired=True), go_live_at=None)
        .exclude(pk__in=[int(pk) for pk in busy])
        .order_by("code")
    )
