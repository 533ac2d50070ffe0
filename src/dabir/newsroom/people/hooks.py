"""Where this room hangs itself into Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from dabir.newsroom.models import User
from dabir.newsroom.people import (
    bylines,  # noqa: F401  # connects its receiver
    second_factor_views,
    views,
)
from dabir.newsroom.people.panels import BylinePanel, SessionsPanel, TwoFactorPanel


class PermittedItem(MenuItem):
    """An entry of the menu for those who have a permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        """Show it to whoever has *permission*."""
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether this person may go there."""
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Serve the pages of colleagues."""
    own = [
        path("invitations/", views.invited, name="invitations"),
        path("invitations/<int:pk>/resend/", views.resend, name="resend"),
        path("invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
        path("colleagues/", views.colleagues, name="colleagues"),
        path("colleagues/<int:pk>/reset/", views.reset, name="reset"),
        path("colleagues/<int:pk>/lift/", views.lift, name="lift"),
        path("sign-ins/<int:pk>/end/", views.end, name="end"),
        path("sign-ins/end-others/", views.end_others, name="end_others"),
        path("two-factor/enrol/", second_factor_views.enrol, name="enrol"),
        path("two-factor/code/", second_factor_views.code, name="code"),
        path("two-factor/recovery/", second_factor_views.recovery, name="recovery"),
    ]
    return [path("", include((own, "people")))]


@hooks.register("register_settings_menu_item")
def invitations_item() -> MenuItem:
    """Offer the invitations beside Wagtail's list of users."""
    return PermittedItem(
        _("Invitations"), reverse("people:invitations"), icon_name="mail", order=590, permission=views.INVITE
    )


@hooks.register("register_settings_menu_item")
def colleagues_item() -> MenuItem:
    """Offer help for colleagues who cannot sign in."""
    return PermittedItem(
        _("Colleagues' sign-in"), reverse("people:colleagues"), icon_name="lock", order=595, permission=views.CARE
    )


@hooks.register("register_account_settings_panel")
def byline_panel(request: HttpRequest, user: User, profile: Any) -> BylinePanel:
    """Add the byline to the account."""
    return BylinePanel(request, user, profile)


@hooks.register("register_account_settings_panel")
def two_factor_panel(request: HttpRequest, user: User, profile: Any) -> TwoFactorPanel:
    """Add the second factor to the account."""
    return TwoFactorPanel(request, user, profile)


@hooks.register("register_account_settings_panel")
def sessions_panel(request: HttpRequest, user: User, profile: Any) -> SessionsPanel:
    """Add the sign-ins to the account."""
    return SessionsPanel(request, user, profile)


@hooks.register("register_log_actions")
def actions(registry: Any) -> None:
    """Name what is logged about colleagues."""
    registry.register_action("dabir.invited", _("Invite"), _("Invited by a letter"))
    registry.register_action("dabir.invitation_withdrawn", _("Withdraw invitation"), _("Invitation withdrawn"))
    registry.register_action("dabir.invitation_accepted", _("Accept invitation"), _("Came by an invitation"))
    registry.register_action("dabir.two_factor_on", _("Enrol device"), _("Enrolled a second device"))
    registry.register_action("dabir.two_factor_reset", _("Reset device"), _("Second device taken away"))
    registry.register_action("dabir.recovery_code_used", _("Use recovery code"), _("Used a recovery code"))


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Put the style of these pages after the house's."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/people.css"))
