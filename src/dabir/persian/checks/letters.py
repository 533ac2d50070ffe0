"""Checks of characters: digits of two scripts in one number, Arabic letters in Persian words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dabir.persian.cleaning.alphabet import DIGITS, LETTERS, MARKS
from dabir.persian.cleaning.spans import Span
from dabir.persian.digits import ARABIC_INDIC, LATIN, PERSIAN, to_persian
from dabir.persian.edit import Edit
from dabir.persian.letters import persian_letters

_NUMBER: Final = re.compile(rf"[{DIGITS}]+(?:[.,/:٫٬-][{DIGITS}]+)*")
_SCRIPTS: Final = tuple(frozenset(digits) for digits in (LATIN, ARABIC_INDIC, PERSIAN))
_PERSIAN: Final = re.compile(f"[{LETTERS}]")
_TYPED: Final = frozenset({"time"})
"""Kinds of protected span whose digits somebody typed and an editor may want otherwise."""

_WORD: Final = re.compile(f"[{LETTERS}{MARKS}\u0640\u200c]+")
_ARABIC_LETTER: Final = re.compile("[كيىڪ]")
_TEH_MARBUTA: Final = "ة"
_ARTICLE: Final = " ال"


def number_edits(line: str, spans: Sequence[Span]) -> Iterator[Edit]:
    """Yield edits for numbers of *line* in digits of two scripts, or left in Latin ones."""
    persian = _PERSIAN.search(line) is not None
    for number, span in _outside(_NUMBER, line, spans, _TYPED):
        used = [not script.isdisjoint(number[0]) for script in _SCRIPTS]
        if sum(used) > 1:
            yield Edit(*number.span(), number[0], to_persian(number[0]), "mixed-digits", 0.95)
        elif span and used[0] and persian:
            yield Edit(*number.span(), number[0], to_persian(number[0]), "latin-digits", 0.6)


def letter_edits(line: str, spans: Sequence[Span]) -> Iterator[Edit]:
    """Yield edits for words of *line* with Arabic letters where no Arabic stands."""
    for word, _ in _outside(_WORD, line, spans):
        if _ARABIC_LETTER.search(word[0]):
            yield Edit(*word.span(), word[0], persian_letters(word[0]), "arabic-letter", 0.95)
        elif word[0].endswith(_TEH_MARBUTA) and not line.startswith(_ARTICLE, word.end()):
            yield Edit(word.end() - 1, word.end(), _TEH_MARBUTA, "ه", "teh-marbuta", 0.4)


def _outside(
    pattern: re.Pattern[str], line: str, spans: Sequence[Span], allowed: frozenset[str] = frozenset()
) -> Iterator[tuple[re.Match[str], Span | None]]:
    """Yield matches outside *spans*, or within those of *allowed* kinds, with the span."""
    number = 0
    for match in pattern.finditer(line):
        while number < len(spans) and spans[number].end <= match.start():
            number += 1
        span = spans[number] if number < len(spans) and spans[number].start < match.end() else None
        if span is None or span.kind in allowed:
            yield match, span
