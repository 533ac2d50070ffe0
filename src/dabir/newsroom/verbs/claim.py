"""Claim a story: it is in one's own hands, and colleagues see so."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from dabir.newsroom.chronicle import words
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles.errors import InHandsError
from dabir.newsroom.verbs.permission import demand


@transaction.atomic
def claim(page: StoryPage, *, user: User) -> None:
    """Put *page* into the hands of *user*.

    Raises :class:`InHandsError` if another holds it (see :mod:`.take_over`), and
    :class:`NotPermittedError`.
    """
    demand(user, "edit", page)
    # One statement, so of two who press at once one is told.
    free = StoryPage.objects.filter(pk=page.pk, holder=None) | StoryPage.objects.filter(pk=page.pk, holder=user)
    if not free.update(holder=user):
        page.refresh_from_db(fields=["holder"])
        raise InHandsError(holder=page.holder)
    page.holder = user
    log(page, words.CLAIM, user=user)
