"""What is answered to those who search: the page, its feeds, and what is offered while they type.

The event loop only waits: the index and the ledger are asked in a pool of few threads, and
pages are dressed in others, so that one that says «too busy» can be made when all are busy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from http import HTTPStatus
from typing import Final, TypeVar

from asgiref.sync import sync_to_async
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from dabir.conf import conf
from dabir.ledger.protocol import ReadableLedger
from dabir.persian import fold
from dabir.persian.digits import to_latin
from dabir.persian.stem import stem
from dabir.press import routes
from dabir.press.clock import today
from dabir.press.contexts import Link
from dabir.press.machines.feeds import MEDIA_TYPES
from dabir.press.packing import digest_of
from dabir.press.policy import POLICY
from dabir.press.routes import FeedForm
from dabir.press.serving import serving
from dabir.press.templates import templates
from dabir.press.unavailable import unavailable
from dabir.search.answers import PAGE, PAGES, Answer, NoStoryError, alike, answer, section_names
from dabir.search.contexts import SearchContext
from dabir.search.errors import SearchError
from dabir.search.feeds import search_feed
from dabir.search.index import Place, ReadableIndex
from dabir.search.language import Asked, read
from dabir.search.limits import Allowance, Kept, LimitError, Pool
from dabir.search.narrowing import alike_view, results_view
from dabir.search.page import NOTES, open_search, search_context
from dabir.search.query import Filed, Query
from dabir.search.shelf import shelf
from dabir.search.spelling import meant
from dabir.search.suggestions import suggest as suggested
from dabir.search.writing import FORM, search_path, written

T = TypeVar("T")

_SUGGESTIONS: Final = 8
_TYPED: Final = 100
"""Letters of a question that may be a slip of the pen, or are still being typed."""

_TYPING: Final = 6
"""How many times as often as questions, words may be asked for that go on with what is typed."""

_AWAY: Final = 30
"""Seconds after which an index that is being made, or a database that is gone, is worth another question."""

_FILTERS: Final = re.compile(r"\S+[:：].*$")
"""The first filter of a question, and whatever follows it."""

_NOTHING: Final = "پایگاه داده در دسترس نیست. کمی بعد دوباره بیایید."

_questions: Final = Allowance(lambda: conf.SEARCHES_A_MINUTE)
_typing: Final = Allowance(lambda: conf.SEARCHES_A_MINUTE * _TYPING)
_answers: Final[Kept[tuple[Query, int, int, Place | None], Answer]] = Kept()


@require_safe
async def search(request: HttpRequest) -> HttpResponseBase:
    """Answer with the page of search: its form alone, or what was found."""
    try:
        return await _searched(request)
    except DatabaseError:
        headers = {**POLICY, "Cache-Control": "no-store", "Retry-After": str(_AWAY)}
        return HttpResponse(_unavailable(), status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)


@require_safe
async def rss(request: HttpRequest) -> HttpResponseBase:
    """Answer with the newest stories of a question as RSS."""
    return await _feed(request, FeedForm.RSS)


@require_safe
async def json_feed(request: HttpRequest) -> HttpResponseBase:
    """Answer with them as JSON Feed."""
    return await _feed(request, FeedForm.JSON)


@require_safe
async def suggest(request: HttpRequest) -> HttpResponseBase:
    """Answer with how what is typed may go on, as a list in JSON."""
    typed = request.GET.get("q", "")[:_TYPED]
    try:
        words = await _answered(request, lambda: suggested(shelf().index(), typed, _SUGGESTIONS), _typing)
    except (SearchError, DatabaseError) as problem:
        status, headers = _terms(problem)
        return JsonResponse([], safe=False, status=status, headers=headers)
    return JsonResponse(list(words), safe=False, headers={"Cache-Control": "private, max-age=60"})


async def _searched(request: HttpRequest) -> HttpResponseBase:
    if FORM & request.GET.keys():
        return await _apart(partial(_rewritten, request.GET.dict()))
    text, code = request.GET.get("q", ""), request.GET.get("like", "")
    try:
        if code:
            context = await _answered(request, partial(_alike, code))
        elif text.strip():
            context = await _answered(request, partial(_found, text, _page_of(request)))
        else:
            context = await _apart(_blank)
    except SearchError as problem:
        return await _apart(partial(_troubled, text, problem))
    return await _apart(partial(_dressed, context))


async def _feed(request: HttpRequest, form: FeedForm) -> HttpResponseBase:
    text = request.GET.get("q", "")
    if not text.strip():
        return HttpResponseRedirect(f"{routes.FRONT}{form}")
    try:
        body = await _answered(request, partial(_followed, text, form))
    except (SearchError, DatabaseError) as problem:
        status, headers = _terms(problem)
        said = problem.sentence("fa") if isinstance(problem, SearchError) else _NOTHING
        return HttpResponse(said, "text/plain; charset=utf-8", status, headers=headers)
    headers = {"Cache-Control": "public, max-age=60", "ETag": quote_etag(digest_of(body).hex())}
    whole = HttpResponse(body, MEDIA_TYPES[form], headers=headers)
    return get_conditional_response(request, headers["ETag"], response=whole) or whole


async def _answered(request: HttpRequest, work: Callable[[], T], allowance: Allowance = _questions) -> T:
    """Return what *work* finds for who asks. Raises a :class:`LimitError` where that is too much."""
    allowance.take(request.META.get("REMOTE_ADDR", ""))
    return await _pool().answer(partial(_with_database, work))


async def _apart(work: Callable[[], T]) -> T:
    """Return what *work* returns, done in a thread that is none of the pool's."""
    return await sync_to_async(partial(_with_database, work), thread_sensitive=False)()


@cache
def _pool() -> Pool:
    return Pool(begin=lambda: stem(fold("جست‌وجو")))  # the words of the language are read once, in half a second


def _with_database(work: Callable[[], T]) -> T:
    """Do *work*, and once more if only the connection of this thread was gone."""
    try:
        return work()
    except DatabaseError:
        connections.close_all()
    try:
        return work()
    finally:
        connections.close_all()


def _page_of(request: HttpRequest) -> int:
    """Return the number of the page asked for; what is no number is the first."""
    page = to_latin(request.GET.get("page", ""))
    return min(max(int(page), 1), PAGES + 1) if page.isdecimal() and len(page) < PAGE else 1


def _asked(ledger: ReadableLedger, text: str) -> tuple[dict[str, str], Asked]:
    """Return the names of the sections and what *text* asks for."""
    sections = section_names(ledger)
    return sections, read(text, sections, today())


def _found(text: str, page: int) -> SearchContext:
    """Find a *page* of what *text* asks for."""
    press, index = serving(), shelf().index()
    sections, asked = _asked(press.ledger, text)
    notes = tuple(NOTES[note] for note in asked.notes)
    if asked.query.is_empty:
        return search_context(sections, asked.text, notes=notes)
    key = asked.query, page, press.number, index.place()  # the index is behind the press for a moment
    found = _answers.get(key)
    if found is None:
        found = answer(index, press.ledger, asked.query, page)
        _answers.put(key, found)
    better = _meant(index, asked, sections) if (found.total if found.exact is None else found.exact) < PAGE else ""
    return search_context(
        sections,
        asked.text,
        notes=notes,
        meant=Link(better, search_path(better)) if better else None,
        results=results_view(found, asked, page),
    )


def _meant(index: ReadableIndex, asked: Asked, sections: Mapping[str, str]) -> str:
    """Return what was perhaps meant by the words of a short question; its filters were meant as they are."""
    if len(asked.text) > _TYPED:
        return ""
    filters = _FILTERS.search(asked.text)
    end = filters.start() if filters else len(asked.text)
    words = meant(index, asked.text[:end])
    better = f"{words}{asked.text[end:]}" if words else ""
    return better if better and _filters(read(better, sections, today()).query) == _filters(asked.query) else ""


def _filters(query: Query) -> Query:
    """Return *query* without its words."""
    return replace(query, clauses=tuple(clause for clause in query.clauses if isinstance(clause, Filed)), excluded=())


def _alike(code: str) -> SearchContext:
    """Find what is like the story *code*."""
    number = int(code) if code.isascii() and code.isdecimal() and len(code) < PAGE else 0
    ledger = serving().ledger
    story, found = alike(shelf().index(), ledger, number)
    here = Link(story.headline, routes.story_path(story.code, story.slug))
    return search_context(section_names(ledger), "", like=here, results=alike_view(found))


def _followed(text: str, form: FeedForm) -> bytes:
    ledger = serving().ledger
    return search_feed(shelf().index(), ledger, _asked(ledger, text)[1], form)


def _blank() -> SearchContext:
    return search_context(section_names(serving().ledger), "")


def _rewritten(form: dict[str, str]) -> HttpResponse:
    """Lead from the fields of the form to the question they ask."""
    text = written(form, section_names(serving().ledger))
    return HttpResponseRedirect(search_path(text) if text else routes.SEARCH)


def _dressed(
    context: SearchContext, status: int = HTTPStatus.OK, headers: dict[str, str] | None = None
) -> HttpResponse:
    """Answer with the page in the paper's face."""
    found = context.results is not None and context.like is None
    body = serving().dressed(open_search(context.text, found=found), "search/search.html", context)
    return HttpResponse(
        body, status=status, headers={**POLICY, "Cache-Control": "private, max-age=30", **(headers or {})}
    )


def _troubled(text: str, problem: SearchError) -> HttpResponse:
    """Answer that there is no answer, and why."""
    status, headers = _terms(problem)
    sections, asked = _asked(serving().ledger, text)
    return _dressed(search_context(sections, asked.text, trouble=problem.sentence("fa")), status, headers)


def _terms(problem: Exception) -> tuple[int, dict[str, str]]:
    """Return with which status, and which headers, a *problem* is answered."""
    if isinstance(problem, NoStoryError):
        return HTTPStatus.NOT_FOUND, {"Cache-Control": "no-store"}
    status, wait = (
        (problem.status, problem.wait) if isinstance(problem, LimitError) else (HTTPStatus.SERVICE_UNAVAILABLE, _AWAY)
    )
    return status, {"Cache-Control": "no-store", "Retry-After": str(wait)}


@cache
def _unavailable() -> bytes:
    return unavailable(templates())
