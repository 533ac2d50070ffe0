"""Checks of what comes in pairs: guillemets, brackets, quotes.

A pair is looked for within its paragraph. A quotation that goes on over paragraphs opens
each of them with a guillemet and closes the last, so only the last open one is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dabir.persian.cleaning.alphabet import DIGITS
from dabir.persian.cleaning.spans import Span
from dabir.persian.edit import Edit

_TOKENS: Final = re.compile('[«»()\\[\\]"“”„]')
_OTHER_END: Final = {"»": "«", ")": "(", "]": "["}
_LIST_ITEM: Final = re.compile(rf"(?<!\S)(?:[{DIGITS}]{{1,3}}|[آ-ی]|الف)\)\Z")
"""The number or letter of a list's item, whose bracket has no other end."""

_REACH: Final = 4
_DIGIT: Final = re.compile(f"[{DIGITS}]")


def pair_edits(line: str, spans: Sequence[Span]) -> Iterator[Edit]:
    """Yield an edit that marks every end of a pair in *line* whose other end is missing."""
    waiting: dict[str, list[int]] = {opening: [] for opening in _OTHER_END.values()}
    quotes: list[int] = []
    for token in _outside(line, spans):
        place, mark = token.start(), token[0]
        if mark in waiting:
            waiting[mark].append(place)
        elif mark not in _OTHER_END:
            if len(quotes) % 2 or not _is_inches(token):
                quotes.append(place)
        elif waiting[_OTHER_END[mark]]:
            waiting[_OTHER_END[mark]].pop()
        elif not _LIST_ITEM.search(line, max(0, place - _REACH), place + 1):
            yield _marked(line, place)
    for places in waiting.values():
        yield from (_marked(line, place) for place in places)
    if len(quotes) % 2:
        yield _marked(line, quotes[-1])


def _is_inches(token: re.Match[str]) -> bool:
    return token[0] == '"' and _DIGIT.match(token.string[token.start() - 1 : token.start()]) is not None


def _outside(line: str, spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """Yield the marks of *line* outside protected stretches in which they mean something else."""
    skipped = _skipped(spans)
    for token in _TOKENS.finditer(line):
        while skipped and skipped[-1][1] <= token.start():
            skipped.pop()
        if not skipped or token.start() < skipped[-1][0]:
            yield token


def _skipped(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the protected stretches, last first, in which brackets mean something else."""
    return [(span.start, span.end) for span in reversed(spans) if span.kind not in {"verse", "latin"}]


def _marked(line: str, place: int) -> Edit:
    mark = line[place]
    rule = "unbalanced-guillemets" if mark in "«»" else "unbalanced-brackets" if mark in "()[]" else "unpaired-quote"
    return Edit(place, place + 1, mark, mark, rule, 0.8)
