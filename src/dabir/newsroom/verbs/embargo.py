"""Embargo a story: partners get it now, readers when the embargo ends."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.chronicle import words
from dabir.newsroom.errors import AlreadyPublicError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.permission import demand
from dabir.newsroom.verbs.schedule import schedule


def embargo(page: StoryPage, until: datetime, *, user: User | None = None, ledger: Ledger | None = None) -> None:
    """Keep *page* from readers until the instant *until*, when the timetable publishes it.

    Partners know it by its code, so it has one from now on. Raises
    :class:`AlreadyPublicError` and whatever :func:`schedule` does.
    """
    demand(user, "publish", page)
    if page.entered_at:
        raise AlreadyPublicError(code=page.code or "")
    with ledgers.writing_to(ledger), transaction.atomic():
        page.embargo_until = until
        page.code = page.code or ledgers.ledger().new_code()
        StoryPage.objects.filter(pk=page.pk).update(embargo_until=until, code=page.code)
        schedule(page, until, user=user)
        log(page, words.EMBARGO, user=user, data={"until": until.isoformat()})


@transaction.atomic
def lift(page: StoryPage, *, user: User | None = None) -> None:
    """End the embargo of *page* now; it is published when it is told to be, or at its schedule.

    Nothing is done to a story that has none.
    """
    demand(user, "publish", page)
    if page.embargo_until is None:
        return
    page.embargo_until = None
    StoryPage.objects.filter(pk=page.pk).update(embargo_until=None)
    log(page, words.LIFT, user=user)
