"""The roles of a newsroom, and what each may do on its first day.

Who publishes in a section is no right of this table: it follows from the section's way
(:mod:`dabir.newsroom.roles.ways`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from dabir.newsroom.models import FrontPage


class Role(StrEnum):
    """A role; its value is the name of its group."""

    REPORTER = "خبرنگاران"
    DESK = "دبیران"
    CHIEF = "سردبیران"
    PHOTO = "میز عکس"
    MODERATOR = "ناظران"
    ADMINISTRATOR = "مدیران"


WRITING: Final = ("add_page",)
EDITING: Final = ("add_page", "change_page", "lock_page", "unlock_page")
PUBLISHING: Final = "publish_page"

_PAGES: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.REPORTER: WRITING,
    Role.DESK: EDITING,
    Role.CHIEF: (*EDITING, PUBLISHING),
    Role.PHOTO: ("change_page",),
    Role.MODERATOR: (),
    Role.ADMINISTRATOR: (),
}
"""What each may do with pages, the front and all below it; with ``add_page`` alone, with their own ones."""

_MEDIA: Final = (Role.REPORTER, Role.DESK, Role.CHIEF, Role.PHOTO)
"""Who brings pictures, films and sounds."""

_PICTURE_PERMISSIONS: Final = ("add_image", "change_image", "choose_image")
_MEDIA_PERMISSIONS: Final = tuple(f"{verb}_{kind}" for kind in ("film", "sound") for verb in ("add", "change", "view"))
_PARTNERS: Final = tuple(f"newsroom.{verb}_partner" for verb in ("add", "change", "delete", "view"))
_PEOPLE: Final = tuple(f"newsroom.{verb}_user" for verb in ("add", "change", "delete", "view"))
_RECORD: Final = "wagtailcore.view_pagelogentry"

_OTHERS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.CHIEF: (*_PARTNERS, _RECORD),
    Role.ADMINISTRATOR: (*_PARTNERS, *_PEOPLE, _RECORD),
}
"""What some may do beside pages and media: partners, colleagues, the record of who did what."""


def make_groups(front: FrontPage) -> set[Role]:
    """Make the groups that are missing, with the rights of their first day, and return their roles.

    What a chief changed in a group that is there stays changed.
    """
    return {role for role in Role if _make_group(role, front)}


def allow(group: Group, page: Page, codenames: Iterable[str]) -> None:
    """Give *group* the page permissions *codenames* at *page* and below it."""
    for codename in codenames:
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=page_permission(codename))


def page_permission(codename: str) -> Permission:
    """Return one of Wagtail's permissions for pages."""
    return Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)


def let_in(group: Group) -> None:
    """Let the members of *group* enter the newsroom."""
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))


def allow_media(group: Group) -> None:
    """Let *group* bring pictures, films and sounds."""
    root = Collection.objects.get(depth=1)
    group.permissions.add(*_ours(_MEDIA_PERMISSIONS))
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailimages", codename__in=_PICTURE_PERMISSIONS
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _make_group(role: Role, front: FrontPage) -> bool:
    group, is_new = Group.objects.get_or_create(name=role.value)
    if is_new:
        let_in(group)
        allow(group, front, _PAGES[role])
        if role in _MEDIA:
            allow_media(group)
        for name in _OTHERS.get(role, ()):
            app, codename = name.split(".")
            group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return is_new


def _ours(codenames: Iterable[str]) -> Iterable[Permission]:
    return Permission.objects.filter(content_type__app_label="newsroom", codename__in=tuple(codenames))
