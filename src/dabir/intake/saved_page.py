"""Reading a story from a page that was saved as plain text.

Such a file is what a reader saw: a masthead with today's date, when the paper last
changed, a link to films, the story's code and time of publication (twice, once for each
width of screen), then headline, lead and paragraphs, then «ارسال به دوستان» and the
headlines of the day. :mod:`dabir.intake.furniture` knows these lines by their shape;
this module walks the page once and keeps the story.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from dabir.intake.errors import (
    BadDateError,
    EmptyFileError,
    NoHeadlineError,
    UndatedError,
    UnreadableError,
)
from dabir.intake.furniture import Furniture, Kind, recognise
from dabir.intake.item import Item
from dabir.persian.calendar import DateError, NoDateError, Stamp, read_stamp

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
"""Ends of lines in files. Python's own notion has ten more, some of them typed text."""

_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Joiners and direction marks: a line of these and spaces alone is a blank line."""

_HEAD: Final = 2
"""Lines of text, headline and lead, after which a doubtful shape is the story's."""


def read_saved_page(data: bytes, name: str) -> Item:
    """Return the story of the saved page *data*, a file called *name*.

    The file must be UTF-8, with or without a byte order mark; no other encoding is
    guessed. The first line that is not furniture is the headline, the next the lead, all
    others are paragraphs. The time of publication is that of the first «تاریخ انتشار» or
    «انتشار» line that has a date, as of Tehran's clock, given in UTC; the masthead's date
    is the day somebody looked, and is never taken. A page without a code gives
    ``code=None``.

    Raises an :class:`~dabir.intake.errors.IntakeError`: ``UnreadableError``,
    ``EmptyFileError``, ``UndatedError``, ``BadDateError`` or ``NoHeadlineError``. Takes
    time in proportion to the length of *data*.
    """
    lines = _lines(_decode(data, name))
    if not lines:
        raise EmptyFileError(name=name)
    page = _Page(name)
    for line in lines:
        if page.is_over_at(line):
            break
    if not page.texts:
        raise NoHeadlineError(name=name)
    if page.stamp is None:
        raise UndatedError(name=name)
    headline, lead, *paragraphs = page.texts if len(page.texts) > 1 else (*page.texts, "")
    return Item(page.code, page.stamp.instant, headline, lead, tuple(paragraphs), name)


def _decode(data: bytes, name: str) -> str:
    """Return the text of *data*. A position in the error counts bytes from one."""
    # NUL is valid UTF-8, but never text: the file is UTF-16 or not text at all.
    nul = data.find(b"\0")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start + len(data) - len(body)
        position = min(broken, nul) if nul >= 0 else broken
        raise UnreadableError(name=name, position=position + 1) from error
    if nul >= 0:
        raise UnreadableError(name=name, position=nul + 1)
    return text


def _lines(text: str) -> list[str]:
    """Return the lines of *text* that show something, trimmed of outer white space."""
    trimmed = (line.strip() for line in _LINE_END.split(text))
    return [line for line in trimmed if line.strip(_INVISIBLE).strip()]


class _Page:
    """What has been learnt of a page so far, line by line."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.texts: list[str] = []
        self.code: int | None = None
        self.stamp: Stamp | None = None

    def is_over_at(self, line: str) -> bool:
        """Take in *line*; tell whether the story ended before it."""
        furniture = recognise(line)
        if furniture is not None and furniture.kind is Kind.FOOT:
            # Even with no headline yet: what follows is the headlines of another day, and
            # an error is better than a story made of them.
            return True
        if furniture is None or not self._is_furniture(furniture, line):
            self.texts.append(line)
        return False

    def _is_furniture(self, furniture: Furniture, line: str) -> bool:
        """Tell whether *line*, furniture by its shape, is so where it stands; learn from it."""
        if furniture.kind is Kind.MASTHEAD_DATE:
            # Below the headline a bare date is the story's, as at the end of a letter.
            return not self.texts
        if furniture.kind is Kind.LINK:
            # In the body it may close a quotation that was opened paragraphs before.
            return len(self.texts) < _HEAD
        if furniture.kind is Kind.METADATA:
            return self._learns(furniture, line)
        return True

    def _learns(self, furniture: Furniture, line: str) -> bool:
        """Take code and date from a *line* of metadata; ``False`` if it is text after all.

        «کد ۱۲» and «انتشار: ۱۳۹۱» may be lines of a story as well, so deep in the body the
        short labels are believed only if they repeat what the page has said before. Above
        the headline there is no story yet, and where two lines disagree the first holds.
        """
        if self.texts and self._contradicts(furniture, line):
            return False
        news = furniture.code not in (None, self.code) or (furniture.dated and not self.stamp)
        if news and not furniture.full and len(self.texts) > _HEAD:
            return False
        if self.code is None:
            self.code = furniture.code
        if furniture.dated and self.stamp is None:
            self.stamp = self._publication(line)
        return True

    def _contradicts(self, furniture: Furniture, line: str) -> bool:
        """Tell whether *line* names another code or day than the page has, or a bare year."""
        if None not in (furniture.code, self.code) and furniture.code != self.code:
            return True
        if not furniture.dated or self.stamp is None:
            return False
        try:
            again = read_stamp(line)
        except DateError:
            return True
        return (again.year, again.month, again.day) != (
            self.stamp.year,
            self.stamp.month,
            self.stamp.day,
        )

    def _publication(self, line: str) -> Stamp | None:
        """Read the date of a publication *line*, ``None`` if it has but the label."""
        try:
            return read_stamp(line)
        except NoDateError:
            return None
        except DateError as error:
            raise BadDateError(name=self.name, reason=error) from error
