"""The pages on which a story's standing is seen and changed; every change is a verb's, which asks who may.

What cannot be taken back by a click (merging, another code) is asked twice: the second
time with the headline of the other story, or of what is moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dabir.ledger.errors import CodeTakenError, UnknownStoryError
from dabir.ledger.listing import WITHDRAWN
from dabir.newsroom import ledgers
from dabir.newsroom.models import StoryPage
from dabir.newsroom.refusals import shows_refusals
from dabir.newsroom.standing.forms import CodeForm, MergerForm, NewCodeForm, WithdrawalForm
from dabir.newsroom.standing.history import Version, versions
from dabir.newsroom.verbs.merge import merge, public
from dabir.newsroom.verbs.move_code import move_code
from dabir.newsroom.verbs.permission import may, may_at
from dabir.newsroom.verbs.restore import restore
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.press import routes
from dabir.story import Story

_SHOWN: Final = 50
"""Withdrawn stories in the list, newest first."""

_FORMS: Final[Mapping[str, type[Form]]] = {"withdrawal": WithdrawalForm, "merger": MergerForm, "new_code": NewCodeForm}
"""What may be done to a public story."""


@require_safe
@shows_refusals
def index(request: HttpRequest) -> HttpResponse:
    """List the newest withdrawn stories, and open the story of any ``code``."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("standing:story", form.cleaned_data["code"])
    ledger = ledgers.ledger()
    codes = ledger.newest(WITHDRAWN, _SHOWN)
    entries = ledger.stories(codes)
    shown = [Version(entries[code].at, entries[code].story) for code in codes if code in entries]
    return render(request, "newsroom/standing/index.html", {"form": form, "withdrawn": shown})


@require_safe
@shows_refusals
def story(request: HttpRequest, code: int) -> HttpResponse:
    """Show where the story *code* stands, and what this person may do about it."""
    return _shown(request, code)


@require_POST
@shows_refusals
def withdraw_story(request: HttpRequest, code: int) -> HttpResponse:
    """Withdraw the story for a ``reason``, ``by_law`` or not."""
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        return _shown(request, code, withdrawal=form)
    user: Any = request.user
    withdraw(code, form.cleaned_data["reason"], by_law=form.cleaned_data["by_law"], user=user)
    return _done(request, _("The story is withdrawn; its partners are told."), code)


@require_POST
@shows_refusals
def restore_story(request: HttpRequest, code: int) -> HttpResponse:
    """Give the story back to readers."""
    restore(code, user=request.user)  # type: ignore[arg-type]  # the view is for colleagues only
    return _done(request, _("Readers have the story again."), code)


@require_POST
@shows_refusals
def merge_story(request: HttpRequest, code: int) -> HttpResponse:
    """Merge the story into the one of another ``code``, once the editor is ``sure``."""
    form = MergerForm(request.POST)
    if not form.is_valid():
        return _shown(request, code, merger=form)
    into = form.cleaned_data["code"]
    if "sure" not in request.POST:
        return _ask(request, public(code), into, other=public(into))
    merge(code, into, user=request.user)  # type: ignore[arg-type]  # as above
    return _done(request, _("The stories are merged."), into)


@require_POST
@shows_refusals
def move_story(request: HttpRequest, code: int) -> HttpResponse:
    """Give the story another ``code``, once the editor is ``sure``."""
    form = NewCodeForm(request.POST)
    if not form.is_valid():
        return _shown(request, code, new_code=form)
    new = form.cleaned_data["code"]
    if "sure" not in request.POST:
        if ledgers.ledger().current("story", str(new)):
            raise CodeTakenError(code=new)
        return _ask(request, public(code), new)
    move_code(code, new, user=request.user)  # type: ignore[arg-type]  # as above
    return _done(request, _("The story has its new code."), new)


def _shown(request: HttpRequest, code: int, **sent: Form) -> HttpResponse:
    """Return the page of the story *code*, with forms that were *sent* and refused in place of empty ones."""
    had = versions(ledgers.ledger(), code)
    if not had:
        raise UnknownStoryError(code=code)
    now = had[0].story
    user: Any = request.user
    page = StoryPage.objects.filter(code=code).first()
    context = {
        "story": now,
        "versions": had,
        "public_path": routes.encoded(routes.story_path(code, now.slug)),
        "page": page,
        "may_edit": page is not None and may(user, "edit", page),
        "may_restore": not (now.is_public or now.successor) and may_at(user, "publish", code),
        "forms": {},
    }
    if now.is_public and may_at(user, "unpublish", code):
        context["forms"] = {name: sent.get(name) or form(auto_id=f"{name}_%s") for name, form in _FORMS.items()}
    return render(request, "newsroom/standing/story.html", context)


def _ask(request: HttpRequest, story: Story, code: int, other: Story | None = None) -> HttpResponse:
    """Ask whether the editor is sure: *story* into the *other*, or under another *code*."""
    context = {"story": story, "code": code, "other": other, "path": request.path}
    return render(request, "newsroom/standing/sure.html", context)


def _done(request: HttpRequest, said: str, code: int) -> HttpResponse:
    """Say what was done, and lead to where the story *code* stands now."""
    messages.success(request, said)
    return redirect("standing:story", code)
