"""The page on which a story that readers do not have is embargoed, and its embargo lifted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dabir.newsroom import ledgers
from dabir.newsroom.models import StoryPage
from dabir.newsroom.models.work import Partner
from dabir.newsroom.refusals import shows_refusals
from dabir.newsroom.standing.forms import EmbargoForm
from dabir.newsroom.standing.history import is_known
from dabir.newsroom.verbs import embargo as verb
from dabir.newsroom.verbs.permission import demand
from dabir.newsroom.verbs.publish import publish


@require_safe
@shows_refusals
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show until when the story waits; where readers have it, where it stands instead."""
    page = get_object_or_404(StoryPage, pk=pk)
    if is_known(ledgers.ledger(), page.code):
        return redirect("standing:story", page.code)
    return _shown(request, page, EmbargoForm(initial={"until": page.embargo_until}))


@require_POST
@shows_refusals
def set_until(request: HttpRequest, pk: int) -> HttpResponse:
    """Embargo the story, as it was last saved, ``until`` an instant."""
    page = get_object_or_404(StoryPage, pk=pk)
    form = EmbargoForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, form)
    user: Any = request.user
    verb.embargo(page.get_latest_revision_as_object(), form.cleaned_data["until"], user=user)
    messages.success(request, _("The story is embargoed; it is published by itself when the embargo ends."))
    return redirect("standing:embargo", pk)


@require_POST
@shows_refusals
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the embargo and, if asked to ``publish``, give the story to readers at once."""
    page = get_object_or_404(StoryPage, pk=pk)
    user: Any = request.user
    if "publish" not in request.POST:
        verb.lift(page, user=user)
        messages.success(request, _("The embargo is lifted; the story is published at its schedule."))
        return redirect("standing:embargo", pk)
    with transaction.atomic():  # what the checklist stops keeps its embargo
        verb.lift(page, user=user)
        story = publish(page.get_latest_revision_as_object(), user=user)
    messages.success(request, _("The embargo is lifted, and readers have the story."))
    return redirect("standing:story", story.code)


def _shown(request: HttpRequest, page: StoryPage, form: Form) -> HttpResponse:
    user: Any = request.user
    demand(user, "publish", page)
    context = {
        "page": page,
        "form": form,
        "scheduled": page.approved_schedule and page.go_live_at,
        "partners": Partner.objects.filter(is_active=True).order_by("name"),
    }
    return render(request, "newsroom/standing/embargo.html", context)
