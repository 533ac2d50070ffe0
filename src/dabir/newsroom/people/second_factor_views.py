"""The pages of the second factor: enrolling a device, and the code after the password."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dabir.newsroom.models import User
from dabir.newsroom.people import throttle, two_factor
from dabir.newsroom.people.errors import WaitError
from dabir.newsroom.people.forms import CodeForm


@sensitive_post_parameters()
def enrol(request: HttpRequest) -> HttpResponse:
    """Show the secret of a new device, or confirm it and show the recovery codes, this once."""
    user = cast("User", request.user)
    if two_factor.device_of(user):
        return redirect("people:code")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = two_factor.confirm(request, user, form.cleaned_data["code"])
        if codes:
            return _codes(request, codes)
        form.add_error("code", _("This code is not right. Is the clock of your phone right?"))
    device = two_factor.awaited(user)
    context = {
        "form": form,
        "picture": mark_safe(two_factor.picture_of(device)),  # noqa: S308  # drawn by segno, of squares alone
        "key": two_factor.key_of(device),
        "is_required": two_factor.is_required(user),
    }
    return render(request, "newsroom/people/enrol.html", context)


@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and lead on to where somebody wanted to go."""
    user = cast("User", request.user)
    if two_factor.missing_step(request, user) != "people:code":
        return redirect("wagtailadmin_home")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        problem = _problem(request, user, form.cleaned_data["code"])
        if problem is None:
            return redirect(_next(request))
        form.add_error("code", problem)
    return render(request, "newsroom/people/code.html", {"form": form, "next": _next(request)})


@require_POST
def recovery(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them, this once."""
    user = cast("User", request.user)
    if two_factor.device_of(user) is None:
        return redirect("people:enrol")
    messages.success(request, _("The recovery codes you had are good no more."))
    return _codes(request, two_factor.new_recovery_codes(user))


def _problem(request: HttpRequest, user: User, typed: str) -> str | None:
    """Compare what was *typed*, and return a sentence if it is wrong or too soon."""
    account, client = throttle.codes_of(user), request.META.get("REMOTE_ADDR", "")
    try:
        throttle.reserve(account, client, None)
    except WaitError as error:
        return error.sentence((get_language() or "")[:2])
    if not two_factor.show(request, user, typed):
        return _("This code is not right, or was used already. Wait for the next one.")
    throttle.forgive(account, client)
    return None


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "newsroom/people/recovery.html", {"codes": codes})


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else reverse("wagtailadmin_home")
