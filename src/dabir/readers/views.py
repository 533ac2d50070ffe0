"""What Django answers to readers: the form that sends a story to friends, and the page after it.

Neither sets a cookie or needs a script. A form that cannot be sent comes back with all that
was typed, and what is wrong beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from dabir.press import routes
from dabir.press.card import Card
from dabir.press.opening import opening
from dabir.press.page import Page
from dabir.press.policy import POLICY
from dabir.press.serving import serving
from dabir.readers import allowance, ticket
from dabir.readers.address import masked
from dabir.readers.contexts import SendContext, SentContext
from dabir.readers.errors import ForeignFormError, MachineError, OldFormError, ReadersError, SentAlreadyError
from dabir.readers.letter import LONGEST_NAME, LONGEST_NOTE, MOST_FRIENDS, Draft, letter
from dabir.readers.send import Delivery, send

_TITLE: Final = "ارسال به دوستان"
_SENT: Final = "dabir.readers.sent"
_SENT_GOOD_FOR: Final = 3600


@csrf_exempt  # a ticket takes its place: there is no cookie to compare with
@require_http_methods(["GET", "HEAD", "POST"])
def send_form(request: HttpRequest, code: int) -> HttpResponseBase:
    """Answer with the form for the story *code*, or send what it brings."""
    card = serving().card(code)
    if card is None:
        return _as_the_story(code)
    if request.method != "POST":
        return _form(card, Draft(), ticket.issue(code))
    draft = Draft.typed(request.POST)
    try:
        return _see_sent(card, _sent(request, card, draft))
    except ReadersError as problem:
        problems: tuple[ReadersError, ...] = (problem,)
    except ExceptionGroup as group:
        problems = tuple(problem for problem in group.exceptions if isinstance(problem, ReadersError))
    return _form(card, draft, _ticket_again(request, code, problems), problems)


@require_safe
def sent(request: HttpRequest, result: str) -> HttpResponseBase:
    """Answer with whom a letter reached; *result* is signed, and good for an hour."""
    try:
        code, reached, refused = signing.loads(result, salt=_SENT, max_age=_SENT_GOOD_FOR)
    except signing.BadSignature:
        return _page(serving().missing())
    card = serving().card(code)
    if card is None:
        return _as_the_story(code)
    context = SentContext(
        headline=card.headline,
        path=routes.story_path(card.code, card.slug),
        again=routes.send_path(code),
        reached=tuple(reached),
        refused=tuple(refused),
    )
    return _dressed("readers/sent.html", context, HTTPStatus.OK)


def _sent(request: HttpRequest, card: Card, draft: Draft) -> Delivery:
    """Send the letter that *request* brings."""
    if not _is_our_own(request):
        raise ForeignFormError
    if request.POST.get("website"):
        raise MachineError
    held = ticket.read(request.POST.get("ticket", ""), card.code)
    held.check_age()
    written = letter(draft)
    now = datetime.now(UTC)
    allowance.reserve(held, request.META["REMOTE_ADDR"], card.code, written, now)
    delivery = Delivery((), (), written.friends)
    try:
        delivery = send(written, card)
    finally:
        if missed := delivery.refused + delivery.left:
            allowance.release(held, missed, now)
    return delivery


def _is_our_own(request: HttpRequest) -> bool:
    """Say whether the browser, if it says so at all, sends a form of this site."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def _ticket_again(request: HttpRequest, code: int, problems: Iterable[ReadersError]) -> str:
    """Return the ticket of a form that comes back: its own, or a new one where that is what was wrong."""
    if any(isinstance(problem, OldFormError | SentAlreadyError) for problem in problems):
        return ticket.issue(code, after_another=True)
    return request.POST.get("ticket", "")


def _see_sent(card: Card, delivery: Delivery) -> HttpResponse:
    """Lead to the page that says who got the letter, so that loading it again sends nothing."""
    lists = [[masked(one) for one in some] for some in (delivery.reached, delivery.refused + delivery.left)]
    result = signing.dumps([card.code, *lists], salt=_SENT, compress=True)
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": f"/readers/sent/{result}"})


def _form(card: Card, draft: Draft, ticket_text: str, problems: tuple[ReadersError, ...] = ()) -> HttpResponse:
    """Answer with the form, filled in with *draft*."""
    sentences: dict[str, tuple[str, ...]] = {}
    for problem in problems:
        sentences[problem.place] = (*sentences.get(problem.place, ()), problem.sentence("fa"))
    friends = draft.friends[:MOST_FRIENDS]
    context = SendContext(
        headline=card.headline,
        path=routes.story_path(card.code, card.slug),
        action=routes.send_path(card.code),
        ticket=ticket_text,
        friends=friends + ("",) * (MOST_FRIENDS - len(friends)),
        wrong=tuple(str(problem.fields.get("address", "")) for problem in problems if problem.place == "friends"),
        sender=draft.sender,
        reply=draft.reply,
        note=draft.note,
        problems=sentences,
        longest_name=LONGEST_NAME,
        longest_note=LONGEST_NOTE,
    )
    return _dressed("readers/send.html", context, problems[0].status if problems else HTTPStatus.OK)


def _dressed(template: str, context: SendContext | SentContext, status: HTTPStatus) -> HttpResponse:
    """Answer with a page of this reader's own, which nobody keeps."""
    begin = opening("send", _TITLE, "", indexed=False)
    body = serving().dressed(begin, template, context)
    return HttpResponse(body, status=status, headers={**POLICY, "Cache-Control": "no-store"})


def _as_the_story(code: int) -> HttpResponse:
    """Answer as the address of a story does that readers do not get: 410 for a withdrawn one, else 404."""
    found = serving().page(routes.short_path(code))
    return _page(found if isinstance(found, Page) else serving().missing())


def _page(page: Page) -> HttpResponse:
    return HttpResponse(page.body, status=page.status, content_type=page.media_type, headers=dict(POLICY))
