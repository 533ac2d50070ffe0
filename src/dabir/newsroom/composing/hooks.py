"""Where the screen of the front page hangs itself into Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from dabir.newsroom.composing import views
from dabir.newsroom.composing.saving import COMPOSE
from dabir.newsroom.models.edition import front_page


class FrontMenuItem(MenuItem):
    """The way to the screen, for whoever may edit the front page."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether this person may."""
        page = front_page()
        return page is not None and page.permissions_for_user(request.user).can_edit()


@hooks.register("register_admin_urls")
def composing_addresses() -> list[URLResolver]:
    """Serve the screen and what its script asks for."""
    addresses = [
        path("", views.board, name="board"),
        path("state/", views.current, name="state"),
        path("shelf/", views.shelf, name="shelf"),
        path("history/", views.past, name="history"),
        path("preview/", views.preview, name="preview"),
        path("save/", views.save, name="save"),
        path("restore/", views.restore, name="restore"),
        path("publish/", views.publish, name="publish"),
    ]
    return [path("front/", include((addresses, "composing")))]


@hooks.register("register_admin_menu_item")
def composing_menu_item() -> MenuItem:
    """Offer the screen before the stories at the desk."""
    return FrontMenuItem(_("Front page"), reverse("composing:board"), name="front", icon_name="home", order=85)


@hooks.register("register_log_actions")
def composing_log_action(actions: LogActionRegistry) -> None:
    """Name the steps in Wagtail's own history."""
    actions.register_action(COMPOSE, _("Compose the front page"), _("Composed the front page"))
