"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from dabir.newsroom.checks import second_looks, views
from dabir.newsroom.models.edition import front_page


class _ChecklistItem(MenuItem):
    """The way to the chief's choice, for those who may choose."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether this person may publish the front page."""
        front = front_page()
        return bool(front and front.permissions_for_user(request.user).can_publish())


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve the checklist: of a draft, and of the chief."""
    served = [
        path("", views.choose, name="choose"),
        path("draft/<int:page_id>/", views.LiveOnEdit.as_view(), name="draft"),
        path(
            "new/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
            views.LiveOnCreate.as_view(),
            name="new",
        ),
        path("second-look/<int:page_id>/", views.look, name="second_look"),
    ]
    return [path("checklist/", include((served, "checklist")))]


@hooks.register("register_settings_menu_item")
def choice() -> MenuItem:
    """Offer the chief's choice among the settings."""
    return _ChecklistItem(_("Checklist"), reverse("checklist:choose"), icon_name="list-ul", order=110)


@hooks.register("register_log_actions")
def history(actions: LogActionRegistry) -> None:
    """Name a second look in the history of a story."""
    actions.register_action(second_looks.ACTION, _("Second look"), _("Looked at the unnamed source"))


@hooks.register("insert_editor_js")
def script() -> SafeString:
    """Keep the checklist of the form alive."""
    return format_html('<script defer src="{}"></script>', static("newsroom/checks.js"))


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Put the checklist's style after Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/checks.css"))
