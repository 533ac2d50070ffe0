"""Who moved what on the front page, in sentences, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from dabir.newsroom import ledgers
from dabir.newsroom.composing.saving import COMPOSE
from dabir.newsroom.models import FrontPage
from dabir.persian.digits import to_persian

_NEWEST = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history."""

    who: str
    at: datetime
    what: str


def history(page: FrontPage) -> list[Step]:
    """Return the newest steps of *page*: what was moved or changed, and when it was published."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=(COMPOSE, "wagtail.publish"))
    entries = list(entries.select_related("user").order_by("-timestamp", "-pk")[:_NEWEST])
    headlines = _headlines(entry.data for entry in entries)
    return [Step(entry.user_display_name, entry.timestamp, sentence(entry.data, headlines)) for entry in entries]


def _headlines(told: Iterable[dict[str, Any]]) -> dict[int, str]:
    codes = {int(data[key]) for data in told for key in ("moved", "code") if data.get(key)}
    return {code: entry.story.headline for code, entry in ledgers.ledger().stories(sorted(codes)).items()}


def sentence(data: dict[str, Any], headlines: dict[int, str]) -> str:
    """Return what a log entry's *data* says; *headlines* are those of stories by code."""
    if "moved" in data:
        values = {
            "story": _quoted(data["moved"], headlines),
            "from": place(data["from"]),
            "to": place(data["to"]),
        }
        if not data["from"]:
            return _("%(story)s was put at %(to)s") % values
        if not data["to"]:
            return _("%(story)s was taken from %(from)s") % values
        return _("%(story)s was moved from %(from)s to %(to)s") % values
    if data.get("changed") == "until":
        values = {"story": _quoted(data["code"], headlines), "to": data["to"]}
        held = _("%(story)s is held until %(to)s") if data["to"] else _("%(story)s is held without an end")
        return held % values
    return _changed(str(data.get("changed", "")))


def _changed(name: str) -> str:
    match name:
        case "layout":
            return _("The layout was changed")
        case "rules":
            return _("The rules were changed")
        case "":
            return _("The front page was published")
    return _("Breaking news was changed")


def place(name: str) -> str:
    """Return what the place *name* of a move is called."""
    area, _colon, number = name.partition(":")
    match area:
        case "lead":
            return _("the leading story")
        case "second":
            return _("place %(number)s of the second rank") % {"number": to_persian(number)}
        case "strip":
            return _("place %(number)s of the strip") % {"number": to_persian(number)}
    return ""


def _quoted(code: int, headlines: dict[int, str]) -> str:
    return f"«{headlines.get(int(code), to_persian(str(code)))}»"
