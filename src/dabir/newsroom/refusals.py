"""What the desk shows when a verb refuses: the error's own sentence, and the draft still there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from dabir.errors import DabirError

View = Callable[..., HttpResponse]

_PUBLISH = "action-publish"
"""The button of Wagtail's editor that publishes."""


def shows_refusals(view: View) -> View:
    """Return *view* answering a :class:`DabirError` with a message instead of a failure page.

    The editor is sent back to the page the request came from. A page that was to be made
    and published in one go is made as a draft, so that nothing typed is lost. Scripts get
    JSON, status 400.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A page that is refused its publication is not left behind: it is made anew, as a draft.
        attempt = transaction.atomic() if _makes_a_page(request) else nullcontext()
        try:
            with attempt:
                return view(request, *args, **kwargs)
        except DabirError as error:
            sentence = error.sentence((get_language() or "")[:2])
            if "application/json" in request.headers.get("Accept", ""):
                return JsonResponse({"success": False, "error_code": error.code, "error_message": sentence}, status=400)
            messages.error(request, f"{sentence} [{error.code}]")
            if _makes_a_page(request):
                request.POST = _as_draft(request.POST)  # type: ignore[assignment]  # a query dict as before
                return view(request, *args, **kwargs)
            return redirect(_way_back(request))

    return guarded


def _makes_a_page(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name == "wagtailadmin_pages:add" and _PUBLISH in request.POST


def _as_draft(sent: QueryDict) -> QueryDict:
    """Return what was *sent* without the wish to publish."""
    kept = sent.copy()
    del kept[_PUBLISH]
    return kept


def _way_back(request: HttpRequest) -> str:
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if is_ours else "wagtailadmin_home"
