"""Running text with marks beside it.

The words stay a plain string, exactly as the editor approved them, so that search,
counting and comparison never meet markup. Emphasis and links are ranges over that
string (stand-off annotation, as in Draft.js content and the W3C annotation model).
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class MarkKind(StrEnum):
    """What a mark does to its range."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One mark over ``text[start:end]``; offsets count code points."""

    kind: MarkKind
    start: int
    end: int
    href: str = ""


class Text(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A run of words and the marks over it, in order of their start."""

    words: str = ""
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        """Say whether there are any words."""
        return bool(self.words)


def plain(words: str) -> Text:
    """Return *words* as text without marks."""
    return Text(words)
