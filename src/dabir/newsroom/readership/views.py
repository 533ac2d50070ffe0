"""The pages of figures."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from dabir.newsroom import ledgers
from dabir.newsroom.readership.chart import Bar, columns, shares
from dabir.newsroom.readership.counts import figures, heading, of_story
from dabir.persian.digits import to_persian
from dabir.persian.numerals import grouped
from dabir.press import routes


def index(request: HttpRequest) -> HttpResponse:
    """Show what is read now and today."""
    found = figures(ledgers.ledger(), datetime.now(UTC))
    context = {
        "now": grouped(found.now),
        "since": found.since,
        "today": grouped(found.today),
        "chart": _chart(found.hours),
        "hours": found.hours,
        "sections": shares(found.sections),
        "rest": grouped(found.rest) if found.rest else "",
        "stories": shares(found.stories),
    }
    return render(request, "newsroom/readership/index.html", context)


def story(request: HttpRequest, code: int) -> HttpResponse:
    """Show how often one story was read by hours and by days."""
    entry = ledgers.ledger().current("story", str(code))
    if entry is None:
        raise Http404
    hours, days = of_story(code, datetime.now(UTC))
    context = {
        "story": entry.story,
        "code": to_persian(code),
        "public_path": routes.encoded(routes.story_path(code, entry.story.slug)),
        "charts": [
            ("hours", _chart(hours), hours),
            ("days", _chart(days), days),
        ],
        "total": grouped(sum(bar.reads for bar in days)),
    }
    return render(request, "newsroom/readership/story.html", context)


def _chart(bars: list[Bar]) -> str:
    """Return the chart of *bars*, "" if nothing was read: a chart of nothing says nothing."""
    return columns(bars, heading(bars)) if any(bar.reads for bar in bars) else ""
