"""Punctuation: Persian marks, no space before what closes, one after it.

Nothing is added beside an opaque span (a tag, code), between digits (``۱۲:۳۰``, ``۱،۲۵۰``)
or within an abbreviation (``ه.ش``). A short suffix or a blessing in brackets stays where
it was typed: ``کتاب(ها)``, ``پیامبر(ص)``.
"""

from __future__ import annotations

import re
from typing import Final

from dabir.persian.cleaning.alphabet import LETTERS, MARKS, WORD
from dabir.persian.cleaning.rewriting import Pattern, Rule

_NUMBERS: Final = "۰-۹"
_ANY: Final = f"{LETTERS}{MARKS}{_NUMBERS}{WORD}"
"""What a word or a number is made of, once letters and digits are Persian."""

_MARKS: Final = {"?": "؟", ";": "؛", ",": "،"}
_SUFFIXES: Final = "ی|ها|های|هایی|ای|اش|ام|ات|مان|تان|شان"
_OPENING: Final = frozenset(("", "«", "(", "["))
_LONGEST_ELLIPSIS: Final = 7
_DEEPEST_INDENT: Final = 16
_ITEM: Final = re.compile(rf"[-*+•–] |[{_NUMBERS}]{{1,3}}[.)] ")
_ATTACHED: Final = re.compile(
    rf"ها|های|هایی|ی|ای|ان|ات|تر|ترین|ص|ع|س|ره|عج|رض|قده|[{_NUMBERS}]{{1,2}}",
)
"""What is written against its word in brackets: suffixes, blessings, the numbers of notes."""


def _ellipsis(match: re.Match[str]) -> str:
    """Return an ellipsis for three dots or a few more; a dotted line stays."""
    return "…" if len(match[0]) <= _LONGEST_ELLIPSIS else match[0]


def _bracket(match: re.Match[str]) -> str:
    """Part a bracket from the word before it, unless it holds a suffix or a note."""
    inside = match[1]
    return "(" if _ATTACHED.fullmatch(inside) else " ("


def _space_before(match: re.Match[str]) -> str:
    """Drop the space before a closing mark, but not at the start of a line or after an opening one."""
    before = match.string[match.start() - 1 : match.start()]
    return match[0] if before in _OPENING else match[0].lstrip(" ")


def _indent(match: re.Match[str]) -> str:
    """Keep the indent of a list's item, and no other."""
    item = len(match[0]) <= _DEEPEST_INDENT and _ITEM.match(match.string, match.end())
    return match[0] if item else ""


_SPACE_AFTER: Final = (
    r"[،؛!؟….:»)](?:"
    rf"(?<=[،؛])(?=[{_ANY}«(])(?:(?<![{_NUMBERS}].)|(?![{_NUMBERS}]))"
    rf"|(?<=[!؟…])(?=[{LETTERS}{WORD}«])(?<=[{_ANY}»)\]!؟.].)"
    rf"|(?<=\.)(?=[{LETTERS}]{{2}})(?<=[{LETTERS}{MARKS}][{LETTERS}{MARKS}]\.)"
    rf"|(?<=:)(?:(?<=[{_ANY}»)]:)(?=[{LETTERS}{WORD}«])|(?<=[{LETTERS}{MARKS}]:)(?=[{_NUMBERS}]))"
    rf"|(?<=[»)])(?=[{LETTERS}{WORD}])(?!(?:{_SUFFIXES})(?![{LETTERS}]))"
    r")"
)

_SPACE_BEFORE: Final = (
    # A number may begin with its decimal mark, and a ratio may have space on both sides.
    r" +(?:(?P<mark>[،؛!؟»)\]])"
    rf"|(?P<stop>\.)(?![.{_NUMBERS}{WORD}])"
    rf"|(?P<colon>:)(?![:)(-]| [{_NUMBERS}]))"
)

RULES: Final[tuple[Rule, ...]] = (
    # Runs of spaces go first: no later pattern may walk along one from each of its places.
    Pattern("spaces", re.compile("  +"), lambda match: match[0] if match.start() == 0 else " ", needs="  "),
    Pattern("line-start", re.compile(r"\A +"), _indent, needs=" "),
    Pattern("line-end", re.compile(r" \Z"), lambda _: "", needs=" "),
    Pattern(
        "percent",
        re.compile(rf"%(?:(?<=[{_NUMBERS}]%)|(?<=[{_NUMBERS}] %)|(?=[{_NUMBERS}]))"),
        lambda _: "٪",
        needs="%",
    ),
    Pattern("percent", re.compile(f"%(?:(?<=[{_NUMBERS}].)|(?<=[{_NUMBERS}] .)|(?=[{_NUMBERS}]))"), lambda _: "٪"),
    Pattern("percent", re.compile(f" ٪(?<=[{_NUMBERS}]..)(?![{_NUMBERS}])"), lambda _: "٪", needs=" ٪"),
    Pattern(
        "persian-mark",
        re.compile(rf"[?;,](?:(?!(?<=,)[{_NUMBERS}])|(?<![{_NUMBERS}].))"),
        lambda match: _MARKS[match[0]],
    ),
    Pattern("ellipsis", re.compile(r"\.{3,}"), _ellipsis, needs="..."),
    Pattern("repeated-mark", re.compile(r"([!؟،؛])\1+"), lambda match: match[1], 0.9),
    Pattern("inner-space", re.compile(r"[«(\[] +(?=[^\s«»()\[\]])"), lambda match: match[0][0]),
    Pattern("space-before", re.compile(_SPACE_BEFORE), _space_before),
    Pattern("space-after", re.compile(_SPACE_AFTER), lambda match: f"{match[0]} "),
    Pattern("space-around", re.compile(rf"«(?<=[{_ANY}،؛!؟»].)"), lambda _: " «", needs="«"),
    Pattern(
        "space-around-bracket",
        re.compile(rf"\((?<=[{LETTERS}{MARKS}{WORD}،؛!؟»].)(?=([^()]*)\))"),
        _bracket,
        needs="(",
    ),
)
"""In the order they are run."""
