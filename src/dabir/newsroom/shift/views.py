"""The screen of the shift, and the part of it that a script asks for again and again."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from dabir.newsroom.models import Priority
from dabir.newsroom.shift.lanes import Shift
from dabir.newsroom.shift.question import read


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Return the whole screen; it needs no script to filter."""
    shift = _shift(request)
    lanes = _drawn(shift)
    context = {"shift": shift, "lanes": lanes, "tag": _tag(lanes), "priorities": Priority.choices}
    return render(request, "newsroom/shift/index.html", context)


@require_safe
def lanes(request: HttpRequest) -> HttpResponse:
    """Return the lanes alone, or 304 while they are as the script has them."""
    drawn = _drawn(_shift(request))
    tag = _tag(drawn)
    unchanged = request.headers.get("If-None-Match") == tag
    response = HttpResponseNotModified() if unchanged else HttpResponse(drawn)
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    return response


def _shift(request: HttpRequest) -> Shift:
    user: Any = request.user
    return Shift(user, read(request.GET))


def _drawn(shift: Shift) -> str:
    return render_to_string("newsroom/shift/lanes.html", {"lanes": list(shift.lanes())})


def _tag(drawn: str) -> str:
    """Return the tag of what was drawn: nothing in it is of one request only, so equal desks are equal text."""
    return f'"{sha256(drawn.encode()).hexdigest()[:32]}"'
