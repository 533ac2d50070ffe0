"""Telling a story's lines from the furniture of the page it was saved from.

A line is furniture by its *shape*, not by its number: it is compared whole, squeezed of
spaces, half-spaces and marks, in one spelling of letters and digits. A pattern matches
only a line that is nothing but a label and a number, a label and a date, and the like,
so a paragraph that merely begins with «انتشار» or «کد» stays a paragraph. A few shapes
may be text as well (a bare date); of these the reader of the page decides. What is in
doubt is kept as text, because an editor can strike a line out but cannot see one that
was dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from dabir.persian import persian_letters, to_latin
from dabir.persian.calendar import MONTHS, WEEKDAYS, DateError, NoDateError, read_stamp

_LONGEST: Final = 120
"""Characters a line of furniture may have; a longer line is not looked at."""


class Kind(Enum):
    """What a line of furniture is."""

    MASTHEAD_DATE = auto()
    """Nothing but a date: the day on which the page was looked at."""

    UPDATED = auto()
    """When the paper, not the story, last changed."""

    LINK = auto()
    """A link to more of something, «… »»»."""

    METADATA = auto()
    """The story's code, its time of publication, or both."""

    FOOT = auto()
    """«ارسال به دوستان»: the story is over."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of furniture and, of a line of metadata, what it tells."""

    kind: Kind
    code: int | None = None
    """The story's number, if this line names one."""

    dated: bool = False
    """Whether this line has the label of a publication date (readable or not)."""

    full: bool = False
    """Whether a label is written in full («کد خبر», «تاریخ انتشار») and so beyond doubt."""


def recognise(line: str) -> Furniture | None:
    """Return what furniture *line* is, or ``None`` if it is text of the story."""
    if len(line) > _LONGEST:
        return None
    squeezed = _squeeze(line)
    if _FOOT.fullmatch(squeezed):
        return Furniture(Kind.FOOT)
    if _LINK.fullmatch(squeezed):
        return Furniture(Kind.LINK)
    if _UPDATED.fullmatch(squeezed):
        return Furniture(Kind.UPDATED)
    if _ONLY_A_DATE.fullmatch(squeezed) and _names_a_day(line):
        return Furniture(Kind.MASTHEAD_DATE)
    return _metadata(squeezed)


_SQUEEZED_OUT: Final = re.compile(r"[\s\u0640\u064b-\u0655\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""White space, half-spaces, tatweel, Arabic diacritics, joiners and direction marks."""


def _squeeze(line: str) -> str:
    """Return *line* as its shape: no spaces, one spelling of letters and digits."""
    folded = persian_letters(to_latin(line)).replace("آ", "ا")
    return _SQUEEZED_OUT.sub("", folded)


def _names_a_day(line: str) -> bool:
    """Tell whether *line* has a date in it, be it a possible one or not."""
    try:
        read_stamp(line)
    except NoDateError:
        return False
    except DateError:
        return True
    return True


def _metadata(squeezed: str) -> Furniture | None:
    found = _METADATA.fullmatch(squeezed)
    if found is None or found.lastgroup is None:
        return None
    code_label, code, date_label = found.group("code_label", "code", "date_label")
    return Furniture(
        Kind.METADATA,
        code=int(code) if code else None,
        dated=date_label is not None,
        full=code_label not in (None, _SHORT_CODE) or date_label not in (None, _SHORT_DATE),
    )


_SHORT_CODE: Final = "کد"
_SHORT_DATE: Final = "انتشار"
"""The labels of the small screen. They are also plain words of the language."""

_DATE_WORDS: Final = sorted((_squeeze(word) for word in (*MONTHS, *WEEKDAYS, "ماه", "ساعت")), key=len, reverse=True)
_DATE: Final = rf"(?:[0-9:/.,،|\-–—]|{'|'.join(_DATE_WORDS)})"
"""One piece of a squeezed date: a digit, a mark between digits, or a word of dates."""

_ONLY_A_DATE: Final = re.compile(rf"{_DATE}+")
_UPDATED: Final = re.compile(rf"(?:اخرین)?به(?:روز|هنگام)(?:شده|رسانی)(?:در)?:?{_DATE}*")
_METADATA: Final = re.compile(
    rf"""
    (?: (?P<code_label> کد(?:خبر|مطلب)? | شناسه(?:خبر|مطلب) ) :? (?P<code> [0-9]{{1,18}} ) )?
    [|,،\-–—]?
    (?: (?P<date_label> (?:تاریخ|زمان)?انتشار(?:خبر)? ) :? {_DATE}* )?
    """,
    re.VERBOSE,
)
_FOOT: Final = re.compile(r"\W{0,3}ارسال(?:به|برای)دوست(?:ان)?\W{0,3}")
_LINK: Final = re.compile(r"[^«»]{1,60}(?:»{2}|>{2}|›{2})")
"""Without «, because a paragraph may end with the close of a quotation in a quotation."""
