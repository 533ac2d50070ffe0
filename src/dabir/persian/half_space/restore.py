"""The walk along a text, and what of it is changed.

A paragraph is judged as a whole, for a writer's habits show in all of it. Where
half-spaces stand already, somebody cared, and only what is all but certainly wrong is
touched. Where there are none, the certain losses tell how they were lost (typed as
spaces, or deleted), and the doubtful places are then read in that light.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from dabir.persian.cleaning.spans import protected_ranges
from dabir.persian.edit import Edit
from dabir.persian.half_space.decision import Join, Split
from dabir.persian.half_space.lexicon import lexicon
from dabir.persian.half_space.tables import AUXILIARIES
from dabir.persian.half_space.words import Shape, Words
from dabir.persian.letters import HALF_SPACE

LETTERS: Final = "ء-غف-\u0655\u0670\u067e\u0686\u0698\u06a9\u06af\u06aa\u06c0\u06cc\u200c"
NOT_WORD: Final = re.compile(f"([^{LETTERS}]+)")
"""All but Persian and Arabic letters, their marks and the half-space parts two words."""

PROTECTING_BEFORE: Final = frozenset("#@_/\\=&%")
PROTECTING_AFTER: Final = frozenset("@_=&%")
"""Beside one of these a word is part of a hashtag, a handle or an address, and stays."""


class Habit(NamedTuple):
    """How sure a split and a join must be in a paragraph written in one way."""

    split: float
    join: float


KEPT: Final = Habit(split=0.9, join=0.93)
UNTOLD: Final = Habit(split=0.65, join=0.9)
GLUED: Final = Habit(split=0.45, join=0.94)
SPACED: Final = Habit(split=0.9, join=0.7)
"""Tuned on the development treebanks; ``benchmarks/persian.py`` measures them."""

SURE_SPLIT: Final = 0.85
HALF_SURE_SPLIT: Final = 0.65


class Change(NamedTuple):
    """A decision about one piece of the text: a gap to join, or a word to split."""

    place: int
    decision: Join | Split


def half_spaces(text: str) -> str:
    """Return *text* with its lost half-spaces restored; what is right stays as it is.

    A half-space (U+200C) is put where it was typed as a space («می شود») and where it was
    deleted («میشود», «هستهای»); nothing is ever taken away but that space. Any string may
    be given; the time is proportional to its length, and a result is its own result.
    """
    pieces = _pieces(text)
    changes = list(_changes(pieces))
    for piece, decision in changes:
        if isinstance(decision, Join):
            pieces[piece] = HALF_SPACE
        else:
            pieces[piece] = _split(pieces[piece], decision.cuts)
    return "".join(pieces) if changes else text


def half_space_edits(text: str) -> list[Edit]:
    """Return what :func:`half_spaces` does to *text* as edits, in order, for an editor to see."""
    pieces = _pieces(text)
    edits: list[Edit] = []
    at = start = 0
    for piece, decision in _changes(pieces):
        start += sum(map(len, pieces[at:piece]))
        at = piece
        before = pieces[piece]
        if isinstance(decision, Join):
            edits.append(Edit(start, start + 1, before, HALF_SPACE, decision.rule, decision.confidence))
        else:
            after = _split(before, decision.cuts)
            edits.append(Edit(start, start + len(before), before, after, decision.rule, decision.confidence))
    return edits


def _pieces(text: str) -> list[str]:
    """Return *text* cut into words, at even places, and what stands between them, at odd ones.

    What cleaning protects (quoted Arabic, addresses, code) stands between words, whatever it holds.
    """
    pieces: list[str] = []
    at = 0
    for start, end in protected_ranges(text):
        pieces += NOT_WORD.split(text[at:start])
        pieces.append(text[start:end])
        at = end
    pieces += NOT_WORD.split(text[at:])
    return pieces


def _split(word: str, cuts: tuple[int, ...]) -> str:
    edges = (0, *cuts, len(word))
    return HALF_SPACE.join(word[a:b] for a, b in pairwise(edges))


@cache
def _words() -> Words:
    return Words(lexicon())


def _changes(pieces: list[str]) -> Iterator[Change]:
    """Yield the changes of a text cut into *pieces*: words at even places, gaps at odd ones."""
    start = 0
    for gap in range(1, len(pieces), 2):
        if "\n" in pieces[gap]:
            yield from _paragraph(pieces, start, gap)
            start = gap + 1
    yield from _paragraph(pieces, start, len(pieces))


def _paragraph(pieces: list[str], start: int, end: int) -> list[Change]:
    """Return the changes in ``pieces[start:end]``, a paragraph."""
    words = _words()
    known = words.shapes
    found: list[Change] = []
    before: Shape | None = None  # the word one space to the left
    kept = False
    for place in range(start, end, 2):
        word = pieces[place]
        shape = known.get(word) or words.shape(word)
        if before is not None and before.to_right & shape.to_left:
            decision = words.join(before.last, shape.first)
            if decision is not None and not (
                (decision.participle and _verb_follows(pieces, place, end)) or _guarded(pieces, place - 1)
            ):
                found.append(Change(place - 1, decision))
        if shape.split is not None and not _protected(pieces, place):
            found.append(Change(place, shape.split))
        if not kept and HALF_SPACE in word:
            kept = True
        before = shape if place + 1 < end and pieces[place + 1] == " " else None
    return _accepted(found, pieces, kept=kept) if found else found


def _verb_follows(pieces: list[str], place: int, end: int) -> bool:
    """Tell whether the participle at *place* is half of a verb: an auxiliary follows, or nothing."""
    _, parted, rest = pieces[place].partition(HALF_SPACE)
    if parted:
        return rest.partition(HALF_SPACE)[0] in AUXILIARIES
    if place + 2 < end and pieces[place + 1] == " ":
        return pieces[place + 2].partition(HALF_SPACE)[0] in AUXILIARIES
    return True


def _protected(pieces: list[str], place: int) -> bool:
    """Tell whether the word at *place* is part of a hashtag, a handle or an address."""
    return (place > 0 and pieces[place - 1][-1] in PROTECTING_BEFORE) or (
        place + 1 < len(pieces) and pieces[place + 1][0] in PROTECTING_AFTER
    )


def _guarded(pieces: list[str], gap: int) -> bool:
    """Tell whether a word beside *gap* is such a part."""
    return _protected(pieces, gap - 1) or _protected(pieces, gap + 1)


def _accepted(found: list[Change], pieces: list[str], *, kept: bool) -> list[Change]:
    """Return those of *found* that are sure enough for how the paragraph is written."""
    habit = KEPT if kept else _habit(found)
    accepted = [
        change
        for change in found
        if change.decision.confidence >= (habit.join if isinstance(change.decision, Join) else habit.split)
    ]
    if any(isinstance(change.decision, Split) for change in accepted):
        accepted += _beside_splits(accepted, pieces)
        accepted.sort(key=attrgetter("place"))
    return accepted


def _beside_splits(accepted: list[Change], pieces: list[str]) -> Iterator[Change]:
    """Yield the joins that a split opens: its first or last part now meets the neighbour.

    So a result is its own result: nothing is left for a second reading to find.
    """
    words = _words()
    split = {place for place, decision in accepted if isinstance(decision, Split)}
    joined = {place for place, decision in accepted if isinstance(decision, Join)}
    gaps = {gap for place in split for gap in (place - 1, place + 1)} - joined
    for gap in gaps:
        if not 0 < gap < len(pieces) - 1 or pieces[gap] != " ":
            continue
        left, right = (words.shapes.get(word) or words.shape(word) for word in (pieces[gap - 1], pieces[gap + 1]))
        last = left.split_last if gap - 1 in split else left.last
        first = right.split_first if gap + 1 in split else right.first
        decision = words.join(last, first) if left.to_right and right.to_left else None
        if decision is not None and decision.confidence >= KEPT.join and not _guarded(pieces, gap):
            yield Change(gap, decision)


def _habit(found: list[Change]) -> Habit:
    """Tell from what was *found* how a paragraph without half-spaces lost them."""
    glued = spaced = 0.0
    for _, decision in found:
        if isinstance(decision, Join):
            if decision.confidence >= UNTOLD.join:
                spaced += 1 if decision.sure else 0.5
        elif decision.confidence > HALF_SURE_SPLIT:
            glued += 1 if decision.confidence > SURE_SPLIT else 0.5
    if glued > spaced:
        return GLUED
    return SPACED if spaced else UNTOLD
