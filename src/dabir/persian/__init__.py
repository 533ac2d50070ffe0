"""What every part of a Persian newspaper must know of its language.

Plain Python without Django or settings, good enough to be used alone::

    from dabir.persian import clean, half_spaces, suggest, check, fold, collate, calendar

Whatever reads, shows, compares or sorts Persian text goes through this package, so that
the reader of an old page, the press and the newsroom agree on what a word, a date or an
address is. The names below are loaded when they are first used: whoever needs only a
slug does not wait for the half-spaces.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dabir.persian.digits import to_latin, to_persian
from dabir.persian.edit import Edit, EditError, apply
from dabir.persian.letters import persian_letters
from dabir.persian.slug import slugify

if TYPE_CHECKING:
    from dabir.persian import calendar, numerals
    from dabir.persian.bidi import bidi_isolate
    from dabir.persian.checks import check
    from dabir.persian.cleaning import clean
    from dabir.persian.collation import collate
    from dabir.persian.folding import fold
    from dabir.persian.half_space import half_spaces
    from dabir.persian.suggestions import suggest

_WHERE = {
    "bidi_isolate": "bidi",
    "check": "checks",
    "clean": "cleaning",
    "collate": "collation",
    "fold": "folding",
    "half_spaces": "half_space",
    "suggest": "suggestions",
}
"""The module of every name that is loaded at its first use."""

_MODULES = frozenset({"calendar", "numerals"})

__all__ = [
    "Edit",
    "EditError",
    "apply",
    "bidi_isolate",
    "calendar",
    "check",
    "clean",
    "collate",
    "fold",
    "half_spaces",
    "numerals",
    "persian_letters",
    "slugify",
    "suggest",
    "to_latin",
    "to_persian",
]


def __getattr__(name: str) -> object:
    """Load *name* at its first use (PEP 562)."""
    if name in _WHERE:
        value: object = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"{__name__}.{name}")
    else:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = value
    return value
