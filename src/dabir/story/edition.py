"""Records of the paper itself: what is in the ledger beside stories."""

from __future__ import annotations

import msgspec


class Section(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A section of the paper. The slug is frozen at birth; the name may change."""

    slug: str
    name: str
    order: int = 0
    closed: bool = False


class Front(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What editors hold fast on the front page; rules fill the rest.

    *lead* is the code of the leading story, 0 for the rule's choice. *strip* holds the
    codes that stand first in the strip of headlines of every page, in order.
    """

    lead: int = 0
    strip: tuple[int, ...] = ()
