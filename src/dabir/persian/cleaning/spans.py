"""Spans that no rule may touch: they are not Persian, or right exactly as they stand.

Addresses, handles, hashtags, Latin text with its quotes, times and dates, code, verse and
Arabic come out of every rule as they went in. Every repetition below either consumes what
it looks at or is bounded, so that finding all spans of a line takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from dabir.persian.cleaning.alphabet import DIGITS, FOREIGN, FORMS, INVISIBLE, LETTERS, MARKS, OPAQUE, WORD
from dabir.persian.cleaning.arabic import arabic_spans
from dabir.persian.cleaning.verse import is_couplet


@dataclass(frozen=True, slots=True)
class Span:
    """``line[start:end]`` is protected; ``kind`` is what it was taken for.

    Kinds: ``code``, ``url``, ``handle``, ``hashtag``, ``latin``, ``time`` (dates too),
    ``face``, ``foreign`` (a word of another language in Arabic script), ``arabic``,
    ``verse``, ``reserved``.
    """

    start: int
    end: int
    kind: str

    @property
    def placeholder(self) -> str:
        """The character that stands for the span while its line is worked on."""
        return OPAQUE if self.kind in _OPAQUE_KINDS else WORD


_OPAQUE_KINDS: Final = frozenset({"code", "face", "reserved"})

_NATIVE: Final = LETTERS + FORMS
_PUNCTUATION: Final = r"!-/:-@\[-`{-~–—’‘“”…"
_UNITS: Final = (
    "درصد|هزار|میلیون|میلیارد|تریلیون|نفر|تن|دلار|یورو|پوند|تومان|ریال|سال|ماه|هفته|روز|ساعت|دقیقه|ثانیه|بار|کشور|شهر"
    "|مورد|متر|کیلومتر|سانتی|میلی|کیلوگرم|کیلو|گرم|لیتر|هکتار|بشکه|گیگابایت|مگابایت|برابر|عدد|دستگاه|کاربر|کارمند"
)
"""Words before which a number counts something, and is no part of the name before it."""

_DATE: Final = rf"[{DIGITS}]{{0,3}}(?P<mark>[-/.])[{DIGITS}]{{1,2}}(?P=mark)[{DIGITS}]{{1,4}}"
_CLOCK: Final = rf":[{DIGITS}]{{2}}(?::[{DIGITS}]{{2}}(?:[.,][{DIGITS}]{{1,9}})?)?"
_TIME: Final = rf"[{DIGITS}]{{1,2}}{_CLOCK}"
_HIDDEN: Final = rf"\s<>\"«»“”{INVISIBLE}"


def _quoted_latin() -> str:
    """Return the pattern of Latin text within quotes, after the opening one."""
    return "|".join(
        rf"(?<={opening})(?<![^\s(\[{{«:،؛/-].)(?=\S)[^{opening}{closing}\n{_NATIVE}{FOREIGN}]*[{FOREIGN}]"
        rf"[^{opening}{closing}\n{_NATIVE}]*(?<=\S){closing}(?![{_NATIVE}{FOREIGN}])"
        for opening, closing in (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"))
    )


# The first character is taken before anything is asked of it: the engine then skips to
# the next character that can begin a span, and Persian letters cannot.
_SPANS: Final = rf"""
    [{FOREIGN}{DIGITS}`<&@\#:;=()^"'“‘./~\\{{\uFD3E\uFD3F{WORD}{OPAQUE}]
    (?: (?P<reserved>(?<=[{WORD}{OPAQUE}]))
      | (?P<code>
            (?<=`)[^`\n]+`
          | (?<=<)[A-Za-z/!][^<>\n]*>
          | (?<=&)\#?[0-9A-Za-z]{{2,8}};
          | (?<=\{{)(?:\{{[^{{}}\n]*\}}\}}|%[^{{}}\n]*%\}})
        )
      | (?P<url>(?<=[hftmHFTM])(?:ttps?://|tp://|ile://|g://|ailto:)[^{_HIDDEN}]*[^{_HIDDEN}.,;:!?؟،؛)\]}}'…])
      | (?P<quoted>{_quoted_latin()})
      | (?P<handle>(?<=@)(?<![\w@]@)[A-Za-z0-9_{_NATIVE}]+(?:\.[A-Za-z0-9_]+)*)
      | (?P<hashtag>(?<=\#)(?<![\w\#&]\#)[\w{MARKS}\u200c]*\w)
      | (?P<arabic>(?<=\uFD3F)[^\uFD3E\uFD3F\n]*\uFD3E | (?<=\uFD3E)[^\uFD3E\uFD3F\n]*\uFD3F)
      | (?P<time>(?<=[{DIGITS}])(?<![{DIGITS}].)
            (?: {_DATE}(?![{DIGITS}]|[-/][{DIGITS}])(?:T{_TIME}(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?
              | (?<!:.)[{DIGITS}]?{_CLOCK}(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})?(?![{DIGITS}:])
              | [{DIGITS}]{{0,4}}(?:\.[{DIGITS}]{{1,5}}){{2,6}}(?!\.?[{DIGITS}])
            )
        )
      | (?P<face>(?<=[:;=8()<^])(?<!\S.)
            (?: (?<=[:;=8])['’]?-?[()DPpOo/\\|*]+
              | (?<=[()])[()]*-?[:;=]
              | (?<=<)3
              | (?<=\^)_?\^
            )(?!\S)
        )
      | (?P<latin>
            (?: (?<=[{FOREIGN}])
              | (?<=[0-9])(?<![{DIGITS}.,/].)[0-9]{{0,7}}[{FOREIGN}]
              | (?<=[./~\\])(?<!\S.)[./~\\]*[A-Za-z]
            )
            [{FOREIGN}0-9_\u0300-\u036f]*
            (?:
                (?: [{_PUNCTUATION}]{{1,3}}
                  | [{_PUNCTUATION}]{{0,2}}[ ][{_PUNCTUATION}]{{0,2}}(?=[0-9]{{0,8}}[{FOREIGN}])
                  | [ ][-&+/|=:–—][ ](?=[{FOREIGN}])
                  | [ ](?=[0-9]{{1,4}}(?![0-9]|[.,:/٫٬-][0-9]|[ ]?(?:[%٪]|(?:{_UNITS})(?:[هی]|گی|ها)?(?![{_NATIVE}]))))
                )
                [{FOREIGN}0-9_][{FOREIGN}0-9_\u0300-\u036f]*
            )*
            (?:[+\#]{{1,2}}(?!\w))?
        )
    )
"""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the compiled pattern of spans; to compile it takes longer than to import the rest."""
    return re.compile(_SPANS, re.VERBOSE | re.DOTALL)


_NEIGHBOURS: Final = "ټځڅډړښڼۍٹڈڑڵڕێۆ"
"""Letters of Pashto, Urdu and Kurdish that Persian has no sound for."""

_NATIVE_WORD: Final = re.compile(f"[{_NATIVE}{MARKS}]+")
_FOREIGN_LETTER: Final = re.compile(f"[{_NEIGHBOURS}]")


def protected_spans(line: str) -> list[Span]:
    """Return the protected spans of *line*, a text without ends of lines, in order."""
    if is_couplet(line):
        return [Span(0, len(line), "verse")]
    spans: list[Span] = []
    done = 0
    for start, end in arabic_spans(line):
        spans += _around_foreign(line, done, start)
        spans.append(Span(start, end, "arabic"))
        done = end
    spans += _around_foreign(line, done, len(line))
    return spans


def protected_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the protected spans of a *text* of many lines begin and end, in order."""
    start = 0
    for line in text.split("\n"):
        for span in protected_spans(line):
            yield start + span.start, start + span.end
        start += len(line) + 1


def _around_foreign(line: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans between *start* and *end* where no Arabic stands."""
    if _FOREIGN_LETTER.search(line, start, end):
        for word in _NATIVE_WORD.finditer(line, start, end):
            if _FOREIGN_LETTER.search(word[0]):
                yield from _by_pattern(line, start, word.start())
                yield Span(*word.span(), "foreign")
                start = word.end()
    yield from _by_pattern(line, start, end)


def _by_pattern(line: str, start: int, end: int) -> Iterator[Span]:
    for match in _pattern().finditer(line, start, end):
        kind = match.lastgroup or ""
        yield Span(*match.span(), "latin" if kind == "quoted" else kind)
