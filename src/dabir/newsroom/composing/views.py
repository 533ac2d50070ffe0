"""The screen where the front page is composed, and what its script asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from dabir.ledger.listing import ALL
from dabir.newsroom import ledgers
from dabir.newsroom.composing import saving
from dabir.newsroom.composing.draft import read
from dabir.newsroom.composing.errors import BadDraftError, FrontChangedError
from dabir.newsroom.composing.history import history
from dabir.newsroom.composing.saving import latest, the_page
from dabir.newsroom.composing.state import cards, state
from dabir.newsroom.models import FrontPage, User
from dabir.newsroom.models.edition import LAYOUTS
from dabir.newsroom.verbs.permission import demand
from dabir.newsroom.verbs.set_front import record
from dabir.press.front_preview import preview_front
from dabir.search.answers import section_names
from dabir.search.errors import SearchError
from dabir.search.language import read as read_question
from dabir.search.query import Sort
from dabir.search.shelf import shelf as search_shelf

_SHELF = 30
"""Stories on the shelf at once."""

View = Callable[[HttpRequest], HttpResponse]


def _for_editors(view: View) -> View:
    """Return *view* for whoever may edit the front page; raises :class:`NotPermittedError` for others."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        demand(_user(request), "edit", the_page())
        return view(request)

    return guarded


def _user(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]  # the views are for colleagues only
    return user


@require_GET
@_for_editors
def board(request: HttpRequest) -> HttpResponse:
    """Show the screen."""
    context = {
        "state": state(latest(), _user(request)),
        "shelf": {"cards": _stand("")},
        "sections": section_names(ledgers.ledger()),
        "layouts": LAYOUTS,
        "history": history(the_page()),
    }
    return TemplateResponse(request, "newsroom/composing/board.html", context)


@require_GET
@_for_editors
def current(request: HttpRequest) -> HttpResponse:
    """Answer with the draft as last saved, by whomever."""
    return JsonResponse(state(latest(), _user(request)))


@require_GET
@_for_editors
def shelf(request: HttpRequest) -> HttpResponse:
    """Answer with the newest public stories, or with those that have the words ``q``."""
    try:
        return JsonResponse({"cards": _stand(request.GET.get("q", "").strip())})
    except SearchError as trouble:
        return JsonResponse({"cards": [], "error_message": trouble.sentence((get_language() or "")[:2])})


@require_GET
@_for_editors
def past(request: HttpRequest) -> HttpResponse:
    """Answer with the lines of the history."""
    return TemplateResponse(request, "newsroom/composing/history.html", {"history": history(the_page())})


@require_GET
@xframe_options_sameorigin
@_for_editors
def preview(request: HttpRequest) -> HttpResponse:
    """Show the whole front page as the draft would have it, or (``of=live``) as readers have it."""
    page = the_page() if request.GET.get("of") == "live" else latest()
    return HttpResponse(preview_front(record(page), ledgers.ledger()))


def _step(change: Callable[[dict[str, Any], User], FrontPage]) -> View:
    """Return a view that makes *change* and answers with what came of it.

    409 with a sentence and the other's state, if another editor saved in between.
    """

    @wraps(change)
    def made(request: HttpRequest) -> HttpResponse:
        user = _user(request)
        try:
            sent = json.loads(request.body)
            page = change(sent, user)
        except FrontChangedError as error:
            sentence = error.sentence((get_language() or "")[:2])
            told = {"error_code": error.code, "error_message": sentence, "theirs": state(latest(), user)}
            return JsonResponse(told, status=409)
        except (ValueError, KeyError, TypeError) as error:
            raise BadDraftError(what=error) from error
        return JsonResponse(state(page, user))

    return require_POST(_for_editors(made))


@_step
def save(sent: dict[str, Any], user: User) -> FrontPage:
    """Save a step."""
    return saving.save(read(sent["draft"]), int(sent["base"]), user)


@_step
def restore(sent: dict[str, Any], user: User) -> FrontPage:
    """Go back or forth to a revision."""
    return saving.restore(int(sent["revision"]), int(sent["base"]), user)


@_step
def publish(sent: dict[str, Any], user: User) -> FrontPage:
    """Give the draft to readers."""
    return saving.publish(int(sent["base"]), user)


def _stand(words: str) -> list[dict[str, Any]]:
    """Return the cards that stand on the shelf; raises :class:`SearchError` if *words* cannot be looked for."""
    ledger = ledgers.ledger()
    if not words:
        return list(cards(ledger.newest(ALL, _SHELF)).values())
    query = read_question(words, section_names(ledger), timezone.localdate()).query
    query = query if query.keys else replace(query, sort=Sort.NEWEST)
    return list(cards(search_shelf().index().find(query, _SHELF).codes).values())
