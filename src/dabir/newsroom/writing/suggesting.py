"""What the machine would change in a text, as the editor's page needs it: with places that scripts count by.

Nothing here changes a text: a suggestion is taken by a person, or left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypedDict

from dabir.newsroom.writing.rules import said
from dabir.persian import Edit, check, suggest

_WHILE_TYPING: Final = frozenset({"line-end", "line-start", "blank-line"})
"""Rules about edges of lines: whoever is typing has just typed that space."""


class Suggestion(TypedDict):
    """Put *after* for *before*, which stands from *start* to *end* in UTF-16 units.

    If they are equal, only a person can put the place right. *says* is the reason, in the
    language of the page; *key* names the rule.
    """

    start: int
    end: int
    before: str
    after: str
    key: str
    says: str


def suggestions(text: str, *, headline: bool = False) -> list[Suggestion]:
    """Return what could be changed in *text*, in order and without overlaps; checks go before cleaning."""
    edits = _apart(check(text, headline=headline), suggest(text))
    wanted = (_never_empty(text, edit) for edit in edits if edit.rule not in _WHILE_TYPING)
    return list(_in_units(text, (edit for edit in wanted if edit.end > edit.start)))


def _apart(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Return *first*, and of *second* what touches none of it, in order."""
    taken = sorted((edit.start, edit.end) for edit in first)
    kept, position = list(first), 0
    for edit in second:
        while position < len(taken) and taken[position][1] <= edit.start:
            position += 1
        if position == len(taken) or edit.end <= taken[position][0]:
            kept.append(edit)
    return sorted(kept, key=lambda edit: (edit.start, edit.end))


def _never_empty(text: str, edit: Edit) -> Edit:
    """Return *edit* taking in a neighbour, if it takes away or only puts in: there must be letters to underline.

    A page also types what it puts in, and nothing cannot be typed.
    """
    if edit.after and edit.end > edit.start:
        return edit
    before = edit.start > 0 and text[edit.start - 1] != "\n"
    start = edit.start - 1 if before else edit.start
    end = edit.end if before else min(len(text), edit.end + 1)
    after = text[start : edit.start] + edit.after + text[edit.end : end]
    return Edit(start, end, text[start:end], after, edit.rule, edit.confidence)


def _in_units(text: str, edits: Iterable[Edit]) -> Iterator[Suggestion]:
    """Yield *edits* of *text* with their places counted in UTF-16 units, without what now overlaps."""
    done = units = reached = 0
    for edit in edits:
        if edit.start < reached:
            continue
        units += _units(text[done : edit.start])
        start = units
        units += _units(edit.before)
        done = reached = edit.end
        yield Suggestion(
            start=start, end=units, before=edit.before, after=edit.after, key=edit.rule, says=said(edit.rule)
        )


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
