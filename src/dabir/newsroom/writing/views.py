"""What the editor's page asks while a story is written: clean this, look at that, who am I."""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dabir.newsroom.body.richtext import to_paragraphs_html
from dabir.newsroom.refusals import shows_refusals
from dabir.newsroom.writing.cleaning import cleaned_lines, cleaned_markup
from dabir.newsroom.writing.errors import TooMuchTextError, UnreadableRequestError
from dabir.newsroom.writing.suggesting import suggestions
from dabir.persian.digits import to_persian

_Kind = TypeVar("_Kind")

_MEGABYTES: Final = 8
"""The most that is read: Word wraps a long report in some 2 MB of markup, and Persian letters are two bytes."""


class _Pasted(msgspec.Struct):
    """What came from the clipboard; *text* is read when there is no *html*."""

    html: str = ""
    text: str = ""


class _Passage(msgspec.Struct):
    """One passage of a story."""

    text: str
    headline: bool = False


class _Passages(msgspec.Struct):
    """Passages of a story."""

    texts: list[_Passage]


@shows_refusals
@require_POST
def clean(request: HttpRequest) -> JsonResponse:
    """Answer with what was pasted, cleaned: as ``html`` of paragraphs and as plain ``text``."""
    pasted = _read(request, _Pasted)
    texts = cleaned_markup(pasted.html) if pasted.html else cleaned_lines(pasted.text)
    return JsonResponse({"html": to_paragraphs_html(texts), "text": "\n".join(text.words for text in texts)})


@shows_refusals
@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Answer with the suggestions for each passage, in the order they were sent."""
    passages = _read(request, _Passages).texts
    return JsonResponse({"suggestions": [suggestions(text.text, headline=text.headline) for text in passages]})


@require_GET
@never_cache
def pulse(request: HttpRequest) -> JsonResponse:
    """Answer that the newsroom is there, and whose hands are at this page."""
    return JsonResponse({"user": request.user.pk})


def _read(request: HttpRequest, kind: type[_Kind]) -> _Kind:
    """Return the JSON of *request* as *kind*, of a size that does not stop others from working.

    Raises :class:`TooMuchTextError` and :class:`UnreadableRequestError`.
    """
    most = _MEGABYTES * 1024 * 1024
    sent = request.read(most + 1)
    if len(sent) > most:
        raise TooMuchTextError(limit=to_persian(_MEGABYTES))
    try:
        return msgspec.json.decode(sent, type=kind)
    except msgspec.MsgspecError as trouble:
        raise UnreadableRequestError from trouble
