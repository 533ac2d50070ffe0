"""The way of a story by hand: claim, hand over, take over, submit, send back, approve; and what one was told."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from dabir.newsroom.models import Notice, StoryPage, User
from dabir.newsroom.refusals import shows_refusals
from dabir.newsroom.roles import notices
from dabir.newsroom.roles.errors import UnknownColleagueError
from dabir.newsroom.roles.steps import actions_of
from dabir.newsroom.verbs.approve import approve
from dabir.newsroom.verbs.claim import claim
from dabir.newsroom.verbs.hand_over import hand_over
from dabir.newsroom.verbs.permission import demand, may
from dabir.newsroom.verbs.send_back import send_back
from dabir.newsroom.verbs.submit import submit
from dabir.newsroom.verbs.take_over import take_over

_NOTICES_SHOWN = 50

Deed = Callable[[HttpRequest, StoryPage, User], None]


def _does(said: str | Promise) -> Callable[[Deed], Callable[..., HttpResponse]]:
    """Make a view of a deed: it is done to the story by its page's key, then *said*, and the editor goes on.

    Scripts that accept JSON get ``{"success": true}``; others go to ``next`` or to the story's form.
    """

    def decorate(deed: Deed) -> Callable[..., HttpResponse]:
        @require_POST
        @shows_refusals
        @wraps(deed)
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            page = get_object_or_404(StoryPage, pk=pk)
            user: Any = request.user
            deed(request, page, user)
            if "application/json" in request.headers.get("Accept", ""):
                return JsonResponse({"success": True, "message": str(said)})
            messages.success(request, f"«{page.title}»: {said}")
            return redirect(_next(request, page, user))

        return view

    return decorate


@_does(_("it is in your hands."))
def claim_story(_request: HttpRequest, page: StoryPage, user: User) -> None:
    """Claim."""
    claim(page, user=user)


@_does(_("it is handed over."))
def hand_story_over(request: HttpRequest, page: StoryPage, user: User) -> None:
    """Hand over to the colleague of the key ``to``, with a ``note``."""
    given = request.POST.get("to", "")
    to = User.objects.filter(pk=int(given), is_active=True).first() if given.isdecimal() else None
    if to is None:
        raise UnknownColleagueError(name=given)
    hand_over(page, to, request.POST.get("note", "").strip(), user=user)


@_does(_("it is taken over."))
def take_story_over(_request: HttpRequest, page: StoryPage, user: User) -> None:
    """Take over."""
    take_over(page, user=user)


@_does(_("it is submitted."))
def submit_story(_request: HttpRequest, page: StoryPage, user: User) -> None:
    """Submit."""
    submit(page, user=user)


@_does(_("it is sent back."))
def send_story_back(request: HttpRequest, page: StoryPage, user: User) -> None:
    """Send back with a ``note``."""
    send_back(page, request.POST.get("note", ""), user=user)


@_does(_("it is approved."))
def approve_story(request: HttpRequest, page: StoryPage, user: User) -> None:
    """Approve, with a ``note`` if there is something to say."""
    approve(page, request.POST.get("note", ""), user=user)


@require_safe
@shows_refusals
def way(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a story is on its way, and what this person may do with it."""
    page = get_object_or_404(StoryPage, pk=pk)
    user: Any = request.user
    demand(user, "edit", page)
    actions = actions_of(page, user)
    task = page.current_workflow_task
    colleagues = User.objects.filter(is_active=True).exclude(pk=user.pk)
    context = {
        "page": page,
        "waits_at": task.name if task else "",
        "may_claim": page.holder is None,
        "may_take_over": _is_with_another(page, user) and may(user, "unlock", page),
        "may_submit": page.permissions_for_user(user).can_submit_for_moderation(),
        "may_approve": "approve" in actions,
        "may_send_back": "reject" in actions,
        "colleagues": [person for person in colleagues if may(person, "edit", page)],
    }
    return TemplateResponse(request, "newsroom/roles/way.html", context)


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """List what this person was told, newest first."""
    user: Any = request.user
    rows = Notice.objects.filter(user=user).select_related("page", "by")
    shown = Paginator(rows, _NOTICES_SHOWN).get_page(request.GET.get("p"))
    lines = [(notice, notices.SENTENCES.get(notice.verb, notice.verb)) for notice in shown]
    return TemplateResponse(request, "newsroom/roles/notices.html", {"lines": lines, "shown": shown})


@require_POST
def all_read(request: HttpRequest) -> HttpResponse:
    """Mark everything this person was told as read."""
    user: Any = request.user
    notices.read_all(user)
    return redirect("notices:index")


def _is_with_another(page: StoryPage, user: User) -> bool:
    return bool({page.holder_id, page.locked_by_id} - {None, user.pk})


def _next(request: HttpRequest, page: StoryPage, user: User) -> Any:
    """Return where to go: ``next`` if it is ours, else the story's form, or home for who may not edit it now."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return reverse("wagtailadmin_pages:edit", args=(page.pk,)) if may(user, "edit", page) else "wagtailadmin_home"
