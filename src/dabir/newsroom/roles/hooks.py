"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from dabir.newsroom.models import StoryPage
from dabir.newsroom.roles import notices, views
from dabir.persian.digits import to_persian


class NoticesItem(MenuItem):
    """The way to what one was told, with how much of it is unread."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Put the count behind the name."""
        user: Any = request.user
        unread = notices.unread(user)
        label = f"{self.label} ({to_persian(unread)})" if unread else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve the steps of a story's way, and the notices."""
    steps = [
        path("<int:pk>/", views.way, name="show"),
        path("<int:pk>/claim/", views.claim_story, name="claim"),
        path("<int:pk>/hand-over/", views.hand_story_over, name="hand_over"),
        path("<int:pk>/take-over/", views.take_story_over, name="take_over"),
        path("<int:pk>/submit/", views.submit_story, name="submit"),
        path("<int:pk>/send-back/", views.send_story_back, name="send_back"),
        path("<int:pk>/approve/", views.approve_story, name="approve"),
    ]
    told = [path("", views.told, name="index"), path("read/", views.all_read, name="read")]
    return [path("way/", include((steps, "way"))), path("notices/", include((told, "notices")))]


@hooks.register("register_admin_menu_item")
def notices_item() -> MenuItem:
    """Offer the notices among the first things of the menu."""
    return NoticesItem(_("Notices"), reverse("notices:index"), name="notices", icon_name="mail", order=80)


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Put the style of ways and notices after Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/roles.css"))


@hooks.register("register_page_header_buttons")
def way_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Offer the way of a story in the head of its form."""
    if page.specific_class is StoryPage and page.permissions_for_user(user).can_edit():
        yield Button(_("Way of the story"), reverse("way:show", args=(page.pk,)), icon_name="tasks", priority=70)


@hooks.register("before_edit_page")
def open_story(request: HttpRequest, page: Page) -> None:
    """Mark what this person was told of a story as read once they open it."""
    if request.method == "GET" and page.specific_class is StoryPage:
        user: Any = request.user
        notices.read(user, page.pk)
