"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button, ListingButton
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from dabir.newsroom.chronicle import views
from dabir.newsroom.chronicle.words import OURS
from dabir.newsroom.media import usage
from dabir.newsroom.models import Film, Photo, Sound, StoryPage, User


class RecordMenuItem(MenuItem):
    """The way to the record, for who may read it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether this person may."""
        return views.may_read(request.user)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what only we log."""
    for action, words in OURS.items():
        actions.register_action(action, words, words)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let a group be given the record."""
    return Permission.objects.filter(content_type__app_label="wagtailcore", codename="view_pagelogentry")


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve the record, shelving by hand, and where media are published."""
    record = [path("", views.index, name="index"), path("export.<str:kind>", views.download, name="export")]
    shelving = [path("<int:pk>/", views.shelve, name="shelve")]
    media = [path("<str:kind>/<int:pk>/", usage.stories, name="stories")]
    return [
        path("record/", include((record, "record"))),
        path("desk/shelve/", include((shelving, "shelving"))),
        path("usage/", include((media, "usage"))),
    ]


@hooks.register("register_admin_urls", order=-10)
def picture_usage() -> list[URLResolver]:
    """Answer the address where Wagtail lists what a picture is used in; its own knows only the desk."""
    picture = [path("<int:pk>/", usage.stories, {"kind": "picture"}, name="picture")]
    return [path("images/usage/", include((picture, "published_pictures")))]


@hooks.register("register_admin_menu_item")
def record() -> MenuItem:
    """Offer the record below what is worked with."""
    return RecordMenuItem(_("Record"), reverse("record:index"), icon_name="list-ul", order=900)


@hooks.register("register_snippet_listing_buttons")
def published_in(snippet: Any, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Offer the published stories of a film or a sound."""
    if isinstance(snippet, Film | Photo | Sound):
        label = _("Stories it is published in")
        yield ListingButton(label, usage.path_of(snippet), icon_name="doc-full-inverse", priority=25)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    """Offer shelving in the menu of a row."""
    yield from _shelving(page, user)


@hooks.register("register_page_header_buttons")
def header_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer shelving in the menu of the page itself."""
    yield from _shelving(page, user)


def _shelving(page: Page, user: User) -> Iterator[Button]:
    """Offer shelving of a published story to who may publish it."""
    if page.specific_class is StoryPage and page.live and page.permissions_for_user(user).can_publish():
        address = reverse("shelving:shelve", args=(page.pk,))
        yield Button(_("Shelve in the archive"), address, icon_name="folder-open-1", priority=45)
