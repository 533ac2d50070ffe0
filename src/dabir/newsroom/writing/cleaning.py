"""A pasted text in the house's own writing, its marks still on the words they were on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from dabir.newsroom.body.richtext import normalise
from dabir.newsroom.writing.markup import paragraphs
from dabir.persian import Edit, apply, suggest
from dabir.story import Mark, Text


def cleaned_markup(html: str) -> tuple[Text, ...]:
    """Return the paragraphs of foreign *html*, cleaned."""
    return _kept(map(cleaned, paragraphs(html)))


def cleaned_lines(text: str) -> tuple[Text, ...]:
    """Return the lines of plain *text*, cleaned, one a paragraph; blank ones are left out."""
    return _kept(cleaned(Text(line.strip())) for line in text.splitlines() if line.strip())


def cleaned(text: Text) -> Text:
    """Return *text* cleaned and with its half-spaces; marks move with the words beneath them."""
    edits = suggest(text.words)
    if not edits:
        return text
    ends = [edit.end for edit in edits]
    shifts = [0, *accumulate(len(edit.after) - len(edit.before) for edit in edits)]

    def place(offset: int) -> int:
        return _moved(offset, edits, ends, shifts)

    marks = (Mark(kind=mark.kind, start=place(mark.start), end=place(mark.end), href=mark.href) for mark in text.marks)
    return normalise(Text(apply(text.words, edits), tuple(marks)))


def _moved(offset: int, edits: Sequence[Edit], ends: Sequence[int], shifts: Sequence[int]) -> int:
    """Return where *offset* is once *edits* are made; within an edit it is kept within what is written there."""
    passed = bisect_right(ends, offset)
    if passed < len(edits) and edits[passed].start < offset:
        edit = edits[passed]
        return edit.start + shifts[passed] + min(offset - edit.start, len(edit.after))
    return offset + shifts[passed]


def _kept(texts: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(text for text in texts if text.words.strip())
