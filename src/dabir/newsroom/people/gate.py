"""What stands before every view of the newsroom: the session still counts, and the second factor was shown.

A middleware and no decorator, so that a view added later, by Wagtail or by us, cannot be
left out: whatever is answered under the newsroom's address is let through here, or is not.
Addresses for readers are never asked about their session.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from dabir.newsroom.models import User
from dabir.newsroom.people import sessions, two_factor

OPEN: Final = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "invitation:accept",
    }
)
"""Views that show nothing of the newsroom."""

HALFWAY: Final = frozenset({"people:code", "people:enrol"})
"""Views that the second factor itself is shown to."""


class Gate:
    """The middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before *get_response*."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the views do; what is to be stopped stops in :meth:`process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lead away who may not go on; None lets the view answer."""
        if not _is_in_the_newsroom(request) or _is_open(request):
            return None
        user = request.user
        if not isinstance(user, User):
            return None  # Wagtail asks strangers to sign in
        if not sessions.keep(request, user):
            logout(request)
            messages.error(request, _("This sign-in was ended. Please sign in again."))
            return _led(request, "wagtailadmin_login")
        step = two_factor.missing_step(request, user)
        if step is None or _name(request) in HALFWAY:
            return None
        return _led(request, step)


def _is_in_the_newsroom(request: HttpRequest) -> bool:
    try:
        home = reverse("wagtailadmin_home")
    except NoReverseMatch:  # a stand for readers only
        return False
    return request.path.startswith(home)


def _is_open(request: HttpRequest) -> bool:
    # The catalogue of Persian strings stands twice at one address; see the newsroom's urls.
    return _name(request) in OPEN or request.path == reverse("wagtailadmin_javascript_catalog")


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _led(request: HttpRequest, view_name: str) -> HttpResponse:
    """Lead to *view_name* and from there back; a script is refused. Raises PermissionDenied for scripts."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest" or "json" in request.headers.get("Accept", ""):
        raise PermissionDenied
    back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse(view_name)}?{urlencode({'next': back})}")
