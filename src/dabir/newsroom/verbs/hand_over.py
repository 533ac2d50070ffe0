"""Hand a story over to a colleague, with a note."""

from __future__ import annotations

from django.db import transaction
from wagtail.log_actions import log

from dabir.newsroom.chronicle import words
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles import notices
from dabir.newsroom.roles.errors import CannotReceiveError, InHandsError
from dabir.newsroom.verbs.permission import demand, may


@transaction.atomic
def hand_over(page: StoryPage, to: User, note: str = "", *, user: User) -> None:
    """Put *page* from the hands of *user*, or from nobody's, into those of *to*, who is told with the *note*.

    What another holds is handed over by those only who may take it over. Raises
    :class:`InHandsError`, :class:`CannotReceiveError` and :class:`NotPermittedError`.
    """
    demand(user, "edit", page)
    page = StoryPage.objects.select_for_update().get(pk=page.pk)
    if page.holder and page.holder != user and not may(user, "unlock", page):
        raise InHandsError(holder=page.holder)
    if not may(to, "edit", page):
        raise CannotReceiveError(user=to)
    StoryPage.objects.filter(pk=page.pk).update(holder=to)
    log(page, words.HAND_OVER, user=user, data={"to": to.get_username()})
    notices.tell([to], page, "handed_over", by=user, note=note)
