"""Keeping foreign words in their place in a line that runs from right to left.

In a headline such as «گزارش Reuters (2024): ...» the marks beside the Latin word belong
to it or to the sentence, and a browser must guess. An isolate (Unicode's UAX 9: FSI,
U+2068, to PDI, U+2069) says which: what is inside is laid out by itself, and the line
around treats it as one neutral thing. A run of Latin, Greek or Cyrillic words needs one,
with the numbers after its first word; numbers alone do not.

The isolates are for the look of a page. They are taken out of keys, and editors are shown
them as suggestions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

FSI: Final = "\u2068"
PDI: Final = "\u2069"

_LTR_LETTER: Final = (
    "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff"
)
"""Letters of Latin, Greek and Cyrillic, the scripts a Persian paper quotes in a line."""

_WORD: Final = rf"[{_LTR_LETTER}0-9\u0300-\u036f]"
_INNER: Final = r"[ \u00a0&@#/:.,'’+_=~%?!()\[\]$€-]"
"""What may stand between two words of one run."""

_RUN: Final = re.compile(
    rf"[@#$€]?(?:[0-9]{{1,9}}[.,/:-]){{0,3}}[0-9]{{0,9}}[{_LTR_LETTER}]{_WORD}*(?:{_INNER}{{1,3}}{_WORD}+)*[%+#]{{0,2}}"
)
"""A run opens with a word that has a letter: the number before it counts in Persian."""

_RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_OPENING: Final = frozenset("\u2066\u2067\u2068\u202a\u202b\u202d\u202e")
_CLOSING: Final = frozenset("\u2069\u202c")
_SCOPE: Final = re.compile("[\u2066-\u2069\u202a-\u202e\n\u2029]")
_MARKS: Final = re.compile("[\u2066-\u2069\u202a-\u202e]")


def bidi_isolate(text: str) -> str:
    """Return *text* with every left-to-right run in an isolate of its own.

    A run that is inside an isolate or an embedding already is left alone, so the function
    gives its own result again. A text without such a run is returned as it is. Takes time
    in proportion to the length of *text*.
    """
    spans = unisolated(text)
    if not spans:
        return text
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        parts += text[end:start], FSI, text[start:stop], PDI
        end = stop
    parts.append(text[end:])
    return "".join(parts)


def unisolated(text: str) -> list[tuple[int, int]]:
    """Return where in *text* the left-to-right runs stand that no isolate holds, in order."""
    spans: list[tuple[int, int]] = []
    end = 0
    for start, stop in (*_held(text), (len(text), len(text))):
        for found in _RUN.finditer(text, end, start):
            opened = found[0].count("(") > found[0].count(")") and text[found.end() : found.end() + 1] == ")"
            spans.append((found.start(), found.end() + opened))
        end = stop
    return spans


def needs_isolates(text: str) -> bool:
    """Tell whether *text*, a line from right to left, holds a run that no isolate holds."""
    return _RTL.search(text) is not None and bool(unisolated(text))


def without_isolates(text: str) -> str:
    """Return *text* without isolates, embeddings and overrides."""
    return _MARKS.sub("", text)


def _held(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of *text* inside isolates or embeddings, which end with a line."""
    depth = start = 0
    for mark in _SCOPE.finditer(text):
        if mark[0] in _OPENING:
            start = start if depth else mark.start()
            depth += 1
        elif depth:
            depth = depth - 1 if mark[0] in _CLOSING else 0
            if not depth:
                yield start, mark.end()
    if depth:
        yield start, len(text)
