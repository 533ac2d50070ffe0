"""Records of the paper itself: what is in the ledger beside stories."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec


class Section(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A section of the paper. The slug is frozen at birth; the name may change."""

    slug: str
    name: str
    order: int = 0
    closed: bool = False


class Layout(StrEnum):
    """How the top of the front page is set."""

    USUAL = "usual"
    """One story leads, others stand beside it."""

    PAIR = "pair"
    """Two stories lead side by side."""

    EVENT = "event"
    """One story takes the whole width, and those about it stand below: for a great event."""


class Breaking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of breaking news over every page, until an instant (UTC); *code* is the story it leads to, 0 for none."""

    words: str
    until: datetime
    code: int = 0


class Until(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The story *code* is held fast until an *instant* (UTC); from then on it stands where the rules put it."""

    code: int
    instant: datetime


class Rule(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What fills a place that nothing is held fast in: the newest of a *section*.

    An empty *section* is the whole paper. What is older than so many *hours* is not
    taken; 0 is any age.
    """

    section: str = ""
    hours: int = 0


class Front(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What editors hold fast on the front page; rules fill the rest.

    *lead* is the code of the leading story, 0 for the rule's choice, and *second* holds
    those of the stories next to it in rank. *strip* holds the codes that stand first in
    the strip of headlines of every page, in order. *until* says which of these are held
    for a time only. *rules* fill the places at the top that nothing is held fast in, one
    place each, in order; after them, and where one finds nothing, the newest do.
    """

    lead: int = 0
    strip: tuple[int, ...] = ()
    layout: Layout = Layout.USUAL
    second: tuple[int, ...] = ()
    breaking: Breaking | None = None
    until: tuple[Until, ...] = ()
    rules: tuple[Rule, ...] = ()
