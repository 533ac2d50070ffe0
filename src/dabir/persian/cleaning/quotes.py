"""Quotation marks: guillemets, the Persian ones, in the place of all others.

Only a pair is changed, both ends together, on one line. What stands within guillemets
already is left as it is, and so is an inch mark or a quote without its other end: which
way those were meant is a question for the editor, and :func:`dabir.persian.check` asks it.
"""

from __future__ import annotations

import re
from typing import Final

from dabir.persian.cleaning.alphabet import DIGITS, LETTERS, MARKS, WORD
from dabir.persian.cleaning.rewriting import Change, Finder, Pattern, Rule

_TOKENS: Final = re.compile('["“”„‟«»＂]|<<|>>')
_BEFORE: Final = re.compile(r"[\s(\[{:،؛,;/–—-]|\Z")
"""What stands before a quotation; at the start of a line, nothing."""

_AFTER: Final = re.compile(r"[\s)\]}.:!،؛؟,;?…]|\Z")
"""What stands after one; at the end of a line, nothing."""

_DIGIT: Final = re.compile(f"[{DIGITS}]")
_WORDS: Final = f"{LETTERS}{MARKS}{DIGITS}{WORD}"


def _pairs(line: str) -> list[Change]:
    """Return the changes that turn every pair of quotes outside guillemets into guillemets."""
    changes: list[Change] = []
    depth = 0
    opened: re.Match[str] | None = None
    for token in _TOKENS.finditer(line):
        if token[0] in "«»":
            depth = depth + 1 if token[0] == "«" else max(0, depth - 1)
            opened = None
        elif depth:
            continue
        elif opened is not None and not _opens(token) and _fit(opened, token):
            changes += [(*opened.span(), "«"), (*token.span(), "»")]
            opened = None
        elif not _closes(token):
            # A mark that opens while another is open shows that the first one was alone.
            opened = token
    return changes


def _opens(token: re.Match[str]) -> bool:
    """Tell whether *token* can only open a quotation, by what stands on either side."""
    return token[0] == "<<" or (_leans_right(token) and not _leans_left(token))


def _closes(token: re.Match[str]) -> bool:
    """Tell whether *token* can only close one; after a digit it may mean inches as well."""
    if token[0] == ">>" or (_leans_left(token) and not _leans_right(token)):
        return True
    return token[0] == '"' and _DIGIT.match(token.string, token.start() - 1) is not None


def _leans_right(token: re.Match[str]) -> bool:
    return _BEFORE.match(token.string[token.start() - 1 : token.start()]) is not None


def _leans_left(token: re.Match[str]) -> bool:
    return _AFTER.match(token.string[token.end() : token.end() + 1]) is not None


def _fit(opened: re.Match[str], closing: re.Match[str]) -> bool:
    """Tell whether the two marks are of one kind, with something quoted between them."""
    if (opened[0] == "<<") != (closing[0] == ">>"):
        return False
    return closing.string[opened.end() : closing.start()].strip() != ""


RULES: Final[tuple[Rule, ...]] = (
    Finder("quotes", re.compile('["“”„‟＂]|<<'), _pairs),
    Pattern(
        "turned-guillemets",
        re.compile(rf"»(?<![^\s(\[].)(?=[{_WORDS}])([^«»\n]+)(?<=[{_WORDS}.!؟…])«(?![^\s.،؛:!؟)\]])"),
        lambda match: f"«{match[1]}»",
        0.9,
        needs="«",
    ),
)
"""In the order they are run."""
