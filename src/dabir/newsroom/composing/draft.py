"""The draft of the front page: what of a page is composed, as the screen sends it and as the page keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.forms import DateTimeField
from django.utils.dateparse import parse_datetime

from dabir.newsroom.composing.errors import BadDraftError, BadInstantError, NoEndError
from dabir.newsroom.fields import Items
from dabir.newsroom.jalali import to_typed, typed_to_gregorian
from dabir.newsroom.models import FrontPage
from dabir.story import Layout, Rule

FIELDS = ("layout", "lead", "second", "strip", "breaking", "breaking_code", "breaking_until", "held_until", "rules")
"""The fields of the front page that are composed."""

LONGEST_NEWS = 140
"""Letters that a line of breaking news may have; the field of the page is so long."""

_MOST = 50
"""Stories of one place, or rules, that a draft may have."""


class Draft(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What is composed. *until* maps codes to the instants they are held until, as an editor types them.

    So is *breaking_until*: a Jalali or Gregorian day with a time of the desk's zone, "" for none.
    """

    layout: Layout = Layout.USUAL
    lead: int = 0
    second: list[int] = msgspec.field(default_factory=list)
    strip: list[int] = msgspec.field(default_factory=list)
    until: dict[str, str] = msgspec.field(default_factory=dict)
    rules: list[Rule] = msgspec.field(default_factory=list)
    breaking: str = ""
    breaking_code: int = 0
    breaking_until: str = ""

    @property
    def top(self) -> list[int]:
        """The codes at the top, the leading one first."""
        return [code for code in (self.lead, *self.second) if code]

    @property
    def codes(self) -> list[int]:
        """Every code that is named, once, in order."""
        return [code for code in dict.fromkeys((*self.top, *self.strip, self.breaking_code)) if code]


def read(sent: object) -> Draft:
    """Return the draft that the screen *sent*; no story stands twice at the top or in the strip.

    Raises :class:`BadDraftError`.
    """
    try:
        draft = msgspec.convert(sent, Draft)
    except msgspec.ValidationError as error:
        raise BadDraftError(what=str(error)) from error
    draft.second = [code for code in dict.fromkeys(draft.second) if code != draft.lead][:_MOST]
    draft.strip = list(dict.fromkeys(draft.strip))[:_MOST]
    draft.rules = draft.rules[:_MOST]
    draft.breaking = draft.breaking.strip()
    return draft


def draft_of(page: FrontPage) -> Draft:
    """Return what is composed on *page*."""
    return Draft(
        layout=Layout(page.layout),
        lead=page.lead or 0,
        second=list(page.second),
        strip=list(page.strip),
        until={code: to_typed(parse_datetime(text)) for code, text in page.held_until.items()},
        rules=[Rule(rule.get("section", ""), rule.get("hours", 0)) for rule in page.rules],
        breaking=page.breaking,
        breaking_code=page.breaking_code or 0,
        breaking_until=to_typed(page.breaking_until) or "",
    )


def write(draft: Draft, page: FrontPage) -> None:
    """Put *draft* on *page*, which is not saved.

    Raises :class:`BadInstantError`, :class:`NoEndError`, and :class:`BadDraftError` for a line of
    breaking news that is too long.
    """
    if len(draft.breaking) > LONGEST_NEWS:
        raise BadDraftError(what=f"{len(draft.breaking)} > {LONGEST_NEWS}")
    if draft.breaking and not draft.breaking_until.strip():
        raise NoEndError
    page.layout, page.lead = draft.layout.value, draft.lead or None
    page.second, page.strip = Items(draft.second), Items(draft.strip)
    page.held_until = dict(_ends(draft.until, {*draft.top, *draft.strip}))
    page.rules = [{"section": rule.section, "hours": max(0, rule.hours)} for rule in draft.rules]
    page.breaking, page.breaking_code = draft.breaking, draft.breaking_code or None
    page.breaking_until = instant(draft.breaking_until) if draft.breaking_until.strip() else None


def _ends(until: dict[str, str], held: set[int]) -> Iterable[tuple[str, str]]:
    """Yield the ends of what is *held*, in the order of codes."""
    for code in sorted(held):
        typed = until.get(str(code), "").strip()
        if typed:
            yield str(code), instant(typed).isoformat()


def instant(typed: str) -> datetime:
    """Return the instant (UTC) that was *typed* in the desk's zone; raises :class:`BadInstantError`."""
    try:
        found: datetime = DateTimeField().clean(typed_to_gregorian(typed.strip()))
    except ValidationError as error:
        raise BadInstantError(typed=typed) from error
    return found.astimezone(UTC)


def contents(page: FrontPage) -> dict[str, Any]:
    """Return the composed fields of *page* by name."""
    return {name: getattr(page, name) for name in FIELDS}
