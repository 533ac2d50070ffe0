"""What the desk shows when a verb refuses: the error's own sentence, and the draft still there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from dabir.errors import DabirError

View = Callable[..., HttpResponse]


def shows_refusals(view: View) -> View:
    """Return *view* answering a :class:`DabirError` with a message instead of a failure page.

    The editor is sent back to the page the request came from; a story that was being
    made has been saved as a draft by then, so from its form the way leads to the
    dashboard, where it stands first among the last edits. Scripts get JSON, status 400.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except DabirError as error:
            sentence = error.sentence((get_language() or "")[:2])
            if "application/json" in request.headers.get("Accept", ""):
                return JsonResponse({"success": False, "error_code": error.code, "error_message": sentence}, status=400)
            messages.error(request, f"{sentence} [{error.code}]")
            return redirect(_way_back(request))

    return guarded


def _way_back(request: HttpRequest) -> str:
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if is_ours and "/pages/add/" not in before else "wagtailadmin_home"
