"""How the rules are run over a text: line by line, around what is protected, until still.

Lines are independent, so the ends of lines, and with them the paragraphs, stay where they
are. A line is rewritten until nothing changes any more. One that is not still after
``_ROUNDS`` rounds is given back as it came: whichever way a line goes, its result is its
own result, which is what makes cleaning idempotent on any input by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dabir.persian.cleaning import characters, punctuation, quotes
from dabir.persian.cleaning.alphabet import FOREIGN, FORMS, LETTERS, OPAQUE, WORD
from dabir.persian.cleaning.rewriting import Change, Rule, as_edits, edits_of, replaced
from dabir.persian.cleaning.spans import protected_spans
from dabir.persian.edit import Edit, apply, compose

_ROUNDS: Final = 6
_RULES: Final[tuple[Rule, ...]] = (*characters.RULES, *quotes.RULES, *punctuation.RULES)

_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")
_PERSIAN: Final = re.compile(f"[{LETTERS}{FORMS}]")
_FOREIGN: Final = re.compile(f"[{FOREIGN}]")
_PLACEHOLDER: Final = re.compile(f"[{WORD}{OPAQUE}]")


def clean(text: str) -> str:
    r"""Return *text* with its characters, digits, quotes and punctuation put right.

    Any string is taken, lone surrogates too, in time that grows with its length alone.
    Protected spans (see :mod:`dabir.persian.cleaning.spans`), lines without a Persian
    letter that have others, and fenced code come out as they went in; ends of lines
    become ``"\n"``. ``clean(clean(text)) == clean(text)``.
    """
    lines = _LINE_END.sub("\n", text).split("\n")
    return "\n".join([_clean_line(line) if prose else line for line, prose in _with_kind(lines)])


def clean_edits(text: str) -> list[Edit]:
    """Return the edits that make ``clean(text)`` of *text*, in order."""
    ends: list[Change] = [(*match.span(), "\n") for match in _LINE_END.finditer(text)]
    first = as_edits(text, ends, "line-end-character")
    unix = apply(text, first)
    second: list[Edit] = []
    start = 0
    for line, prose in _with_kind(unix.split("\n")):
        if prose:
            second += (
                Edit(edit.start + start, edit.end + start, edit.before, edit.after, edit.rule, edit.confidence)
                for edit in _line_edits(line)
            )
        start += len(line) + 1
    return compose(text, first, second)


def _with_kind(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield every line, and whether it is prose: neither a code fence nor within one."""
    inside = False
    for line in lines:
        fence = _FENCE.match(line) is not None
        yield line, not (fence or inside)
        inside ^= fence


def _clean_line(line: str) -> str:
    now = line
    for _ in range(_ROUNDS):
        following = _once(now)
        if following == now:
            return now if _FENCE.match(now) is None else line
        now = following
    return line


def _line_edits(line: str) -> list[Edit]:
    """Return the edits that make ``_clean_line(line)`` of *line*."""
    aim = _clean_line(line)
    edits: list[Edit] = []
    now = line
    while now != aim:
        step = _edits_once(now)
        now = apply(now, step)
        edits = compose(line, edits, step)
    return edits


def _untouched(line: str) -> bool:
    return not line or (_PERSIAN.search(line) is None and _FOREIGN.search(line) is not None)


def _once(line: str) -> str:
    """Return *line* after one round of all rules."""
    if _untouched(line):
        return line
    spans = protected_spans(line)
    now = line
    if spans:
        now = replaced(line, ((span.start, span.end, span.placeholder) for span in spans))
    for rule in _RULES:
        now = rule.rewrite(now)
    if spans:
        kept = iter(spans)
        now = _PLACEHOLDER.sub(lambda _: line[(span := next(kept)).start : span.end], now)
    return now


def _edits_once(line: str) -> list[Edit]:
    """Return the edits that make ``_once(line)`` of *line*."""
    if _untouched(line):
        return []
    spans = protected_spans(line)
    stash = as_edits(line, ((span.start, span.end, span.placeholder) for span in spans), "")
    hidden = apply(line, stash)
    edits = compose(line, stash, edits_of(hidden, _RULES))
    places = _PLACEHOLDER.finditer(apply(line, edits))
    back = [(*place.span(), line[span.start : span.end]) for place, span in zip(places, spans, strict=True)]
    return compose(line, edits, as_edits(apply(line, edits), back, ""))
