"""A question taken apart: words, phrases and filters, each as it was typed.

What they mean is :mod:`dabir.search.language`'s; here are only the marks that part them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from dabir.persian.folding.characters import KEYS
from dabir.persian.letters import HALF_SPACE
from dabir.search.query import Facet

_ZERO_WIDTH_SPACE: Final = "\u200b"
_SPACES: Final = frozenset({"Cc", "Cs", "Zs", "Zl", "Zp"})

_LETTER: Final = r"\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_STRAY_HALF_SPACES: Final = re.compile(
    rf"(?<![{_LETTER}]){HALF_SPACE}+|{HALF_SPACE}+(?![{_LETTER}{HALF_SPACE}])",
)
"""Half-spaces that are not between two letters, or more than one."""


def clean(text: str) -> str:
    """Return *text* in what can be shown in a line: without controls, direction marks and halves of characters."""
    return " ".join(_STRAY_HALF_SPACES.sub("", "".join(map(_kept, text))).split())


@lru_cache(1_000)  # bounded, since whoever asks chooses the characters
def _kept(character: str) -> str:
    if character in (HALF_SPACE, _ZERO_WIDTH_SPACE):
        return HALF_SPACE
    category = unicodedata.category(character)
    if category in _SPACES:
        return " "
    return "" if category == "Cf" else character


def bare(text: str) -> str:
    """Return *text* without its half-spaces."""
    return text.replace(HALF_SPACE, "")


def name_key(text: str) -> str:
    """Return what a name of the language is known by, the same however its parts are held together.

    It is a :func:`fold` that asks no lexicon, so that the tables below cost nothing.
    """
    return text.translate(KEYS).replace(" ", "")


class Asking(Enum):
    """What a filter asks for, if no facet."""

    FROM = auto()
    TO = auto()
    SORT = auto()


_FIELDS: Final[Mapping[str, Facet | Asking]] = {
    name_key("بخش"): Facet.SECTION,
    name_key("نویسنده"): Facet.AUTHOR,
    name_key("منبع"): Facet.SOURCE,
    name_key("برچسب"): Facet.TAG,
    name_key("مجموعه"): Facet.SERIES,
    name_key("نوع"): Facet.KIND,
    name_key("کد"): Facet.CODE,
    name_key("کد خبر"): Facet.CODE,
    name_key("سال"): Facet.YEAR,
    name_key("ماه"): Facet.MONTH,
    name_key("از"): Asking.FROM,
    name_key("تا"): Asking.TO,
    name_key("ترتیب"): Asking.SORT,
    "from": Asking.FROM,
    "to": Asking.TO,
    "sort": Asking.SORT,
    **{facet.value: facet for facet in Facet},
}

_DOUBLE: Final = '"“”„‟″＂'
_SINGLE: Final = "'‘’‚‛"
_APART: Final = rf"\s|{_DOUBLE}«»‹›"

_QUOTED: Final = re.compile(
    rf"[{_DOUBLE}][^{_DOUBLE}]*[{_DOUBLE}]|«[^»]*»|‹[^›]*›|[{_SINGLE}].*?[{_SINGLE}](?!\w)",
)
_MARK: Final = re.compile(rf"[{_DOUBLE}«»‹›{_SINGLE}]")
_MINUS: Final = re.compile(r"(?:[-−–]+(?=[^\s|−–-]))?")
_FIELD: Final = re.compile(rf"((?:[کك]{HALF_SPACE}?د )?[^{_APART}:：]+)[:：] *")
_RUN: Final = re.compile(rf"[^{_APART}]*")
_GAP: Final = re.compile(r"\s*")

_PARENTHESES: Final = str.maketrans("()", "  ")

_OR: Final = "OR"


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a phrase or a filter: its *text* alone, and all of it as *typed* but for a minus before it."""

    text: str
    typed: str
    asking: Facet | Asking | None = None
    is_quoted: bool = False
    is_excluded: bool = False

    @property
    def is_or(self) -> bool:
        """Whether it stands between two alternatives."""
        return self._is_word and bare(self.text) == _OR

    @property
    def is_plain(self) -> bool:
        """Whether it is a word that says no more than itself."""
        return self._is_word and not self.is_or

    @property
    def _is_word(self) -> bool:
        return not (self.asking or self.is_quoted or self.is_excluded)


def take_apart(text: str) -> tuple[list[Piece], bool]:
    """Return the pieces of a :func:`clean` *text*, and whether every quotation mark in it has a partner."""
    found: list[Piece] = []
    is_balanced = True
    text = text.translate(_PARENTHESES)
    at = _end(_GAP, text, 0)
    while at < len(text):
        start = _end(_MINUS, text, at)
        is_excluded = start > at
        named = _FIELD.match(text, start)
        asking = named and _FIELDS.get(name_key(named[1]))
        at = named.end() if named and asking else start
        while not (quoted := _QUOTED.match(text, at)) and _MARK.match(text, at):
            is_balanced = False
            at += 1
        end = quoted.end() if quoted else _end(_RUN, text, at)
        value, typed = quoted[0][1:-1] if quoted else text[at:end], text[start:end]
        if typed:
            found.append(Piece(value or typed, typed, asking if value else None, bool(quoted), is_excluded))
        at = _end(_GAP, text, end)
        if text.startswith("|", at):
            found.append(Piece(_OR, _OR))
            at = _end(_GAP, text, at + 1)
    return found, is_balanced


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match of *pattern*, one that may be empty, at *at* ends."""
    found = pattern.match(text, at)
    return found.end() if found else at
