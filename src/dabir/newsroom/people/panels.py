"""What this room adds to the page of one's own account."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel, SettingsTab

from dabir.newsroom.people import sessions, two_factor
from dabir.newsroom.people.forms import BylineForm, NothingForm

safety_tab = SettingsTab("safety", _("Signing in"), order=150)


class BylinePanel(BaseSettingsPanel):
    """How readers know the colleague."""

    name = "byline"
    title = _("For readers")
    order = 150
    form_class = BylineForm


class SafetyPanel(BaseSettingsPanel):
    """A panel of buttons; each leads its form to an address of its own."""

    tab = safety_tab

    def get_form(self) -> NothingForm:
        """Return a form without fields, and unbound, so that nothing of it is saved with the page."""
        return NothingForm()


class TwoFactorPanel(SafetyPanel):
    """Whether there is a second factor."""

    name = "two_factor"
    title = _("Sign-in in two steps")
    order = 100
    template_name = "newsroom/people/two_factor_panel.html"

    def get_context_data(self) -> dict[str, Any]:
        """Return the state of the second factor."""
        return {
            "has_device": two_factor.device_of(self.user) is not None,
            "is_required": two_factor.is_required(self.user),
            "left": self.user.recovery_codes.count(),
        }


class SessionsPanel(SafetyPanel):
    """Where the colleague is signed in."""

    name = "sessions"
    title = _("Where you are signed in")
    order = 200
    template_name = "newsroom/people/sessions_panel.html"

    def get_context_data(self) -> dict[str, Any]:
        """Return the sign-ins, this one marked."""
        here = sessions.current(self.request)
        rows = [
            {
                "row": row,
                "browser": sessions.BROWSERS.get(row.browser, sessions.BROWSERS["other"]),
                "network": sessions.shortened(row.network),
                "is_here": row.pk == here,
            }
            for row in sessions.of(self.user)
        ]
        return {"rows": rows}
