"""Take a story over from whoever holds or has locked it; they are told."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from dabir.newsroom.chronicle import words
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles import notices
from dabir.newsroom.verbs.permission import demand


@transaction.atomic
def take_over(page: StoryPage, *, user: User) -> None:
    """Put *page* into the hands of *user*, and make its lock theirs if it has one.

    Who held it is told. Raises :class:`NotPermittedError` unless *user* may edit and unlock it.
    """
    demand(user, "edit", page)
    demand(user, "unlock", page)
    page = StoryPage.objects.select_for_update().get(pk=page.pk)
    before = {page.holder, page.locked_by} - {None, user}
    changes: dict[str, object] = {"holder": user}
    if page.locked and page.locked_by != user:
        changes |= {"locked_by": user, "locked_at": timezone.now()}
        log(page, "wagtail.unlock", user=user)
        log(page, "wagtail.lock", user=user)
    StoryPage.objects.filter(pk=page.pk).update(**changes)
    log(page, words.TAKE_OVER, user=user, data={"from": sorted(person.get_username() for person in before)})
    notices.tell(before, page, "taken_over", by=user, once=True)
