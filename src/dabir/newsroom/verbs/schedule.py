"""Schedule a story: its words as they stand are published by the timetable at an instant."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dabir.newsroom import jalali
from dabir.newsroom.errors import EmbargoError, NoHeadlineError, PastInstantError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.permission import demand


def schedule(page: StoryPage, at: datetime, *, user: User | None = None) -> None:
    """Have *page* as it stands published at the instant *at*; an earlier schedule of it ends.

    Raises :class:`NotPermittedError`, :class:`NoHeadlineError`, :class:`PastInstantError`, and
    :class:`EmbargoError` for an instant before the end of the story's embargo.
    """
    demand(user, "publish", page)
    if not page.title.strip():
        raise NoHeadlineError
    if at <= timezone.now():
        raise PastInstantError(at=spoken(at))
    if page.embargo_until and at < page.embargo_until:
        raise EmbargoError(until=spoken(page.embargo_until))
    page.go_live_at = at
    with transaction.atomic():
        page.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
        StoryPage.objects.filter(pk=page.pk).update(schedule_trouble="")
    page.refresh_from_db()


def spoken(instant: datetime) -> str:
    """Return *instant* in the newsroom's zone, as the sentences of errors say it."""
    return jalali.date_format(timezone.localtime(instant), "DATETIME_FORMAT")
