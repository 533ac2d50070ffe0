"""Notices: a word to a colleague about a story, unread until they open it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dabir.newsroom.models import Notice, StoryPage, User

SENTENCES: Final[dict[str, str | Promise]] = {
    "submitted": _("waits for your word"),
    "handed_over": _("was handed over to you"),
    "sent_back": _("was sent back"),
    "approved": _("was approved and goes on"),
    "published": _("was published"),
    "taken_over": _("was taken over from you"),
    "commented": _("has a new comment"),
    "schedule_failed": _("could not be published at its time"),
    "schedule_late": _("was published later than its time"),
    "second_look": _("has had its second look"),
}
"""What a list says of a story for each verb of a notice."""


def tell(
    people: Iterable[User | None], page: StoryPage, verb: str, *, by: User | None, note: str = "", once: bool = False
) -> None:
    """Tell *people* that *verb* was done with *page*; who did it needs no telling, nor does who has left.

    With *once*, nobody is told who has an unread notice of just that already.
    """
    told = {person.pk: person for person in people if person and person.is_active and person != by}
    if once:
        for known in Notice.objects.filter(user__in=told, page=page, verb=verb, by=by, read_at=None):
            told.pop(known.user_id, None)
    Notice.objects.bulk_create(Notice(user=person, page=page, verb=verb, by=by, note=note) for person in told.values())


def unread(user: User) -> int:
    """Count what *user* has not opened yet."""
    return Notice.objects.filter(user=user, read_at=None).count()


def read(user: User, page_id: int) -> None:
    """Mark what *user* was told of the story *page_id* as read now."""
    Notice.objects.filter(user=user, page_id=page_id, read_at=None).update(read_at=timezone.now())


def read_all(user: User) -> None:
    """Mark everything *user* was told as read now."""
    Notice.objects.filter(user=user, read_at=None).update(read_at=timezone.now())
