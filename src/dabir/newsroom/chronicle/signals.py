"""What goes into the record besides what Wagtail logs, and that nothing goes out of it.

Stories come to the desk and leave it under new numbers of pages each time; the two lines
about that name the story by its code, so that all of its pages are found by it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission, GroupPagePermission, ModelLogEntry, PageLogEntry

from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.errors import KeptRecordError
from dabir.newsroom.chronicle.noting import note
from dabir.newsroom.models import StoryPage, User

_DONE = frozenset({"post_add", "post_remove", "post_clear"})


@receiver(pre_delete, sender=PageLogEntry)
@receiver(pre_delete, sender=ModelLogEntry)
def keep_for_ever(**_: Any) -> None:
    """Refuse to delete a line of the record."""
    raise KeptRecordError


@receiver(user_logged_in)
def signed_in(user: User, **_: Any) -> None:
    """Record that *user* came."""
    log(user, words.SIGN_IN, user=user)


@receiver(user_logged_out)
def signed_out(user: User | None, **_: Any) -> None:
    """Record that *user* went; None is who had not come."""
    if user is not None:
        log(user, words.SIGN_OUT, user=user)


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def permissions_changed(
    instance: models.Model, action: str, model: type[models.Model], pk_set: set[int] | None, **_: Any
) -> None:
    """Record what was given to, or taken from, a person or a group."""
    if action in _DONE and pk_set != set():
        names = sorted(map(str, model._default_manager.filter(pk__in=pk_set or ())))  # noqa: SLF001  # Django's documented name
        log(instance, words.PERMISSIONS, data={"change": action.removeprefix("post_"), "what": names})


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
def permission_given(instance: Any, *, created: bool, raw: bool, **_: Any) -> None:
    """Record what a group may do from now on, and where."""
    if not raw:
        _log_place(instance, "add" if created else "change")


@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
def permission_taken(instance: Any, **_: Any) -> None:
    """Record what a group may do no more, unless all went with the group."""
    if Group.objects.filter(pk=instance.group_id).exists():
        _log_place(instance, "remove")


def _log_place(instance: Any, change: str) -> None:
    place = instance.page if isinstance(instance, GroupPagePermission) else instance.collection
    log(
        instance.group, words.PERMISSIONS, data={"change": change, "what": [str(instance.permission)], "at": str(place)}
    )


@receiver(post_save, sender=StoryPage)
def came_to_the_desk(instance: StoryPage, *, created: bool, raw: bool, **_: Any) -> None:
    """Record that a story of the archive was recalled."""
    if created and not raw and instance.code is not None:
        note(instance.code, instance.title, words.ARRIVE, page=instance.pk)


@receiver(pre_delete, sender=StoryPage)
def left_the_desk(instance: StoryPage, **_: Any) -> None:
    """Record that a story that was published is at the desk no more."""
    if instance.code is not None:
        note(instance.code, instance.title, words.LEAVE, page=instance.pk)
