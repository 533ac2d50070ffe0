"""What a written word may be an inflected form of."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Final

_JOINED: Final = (
    "ی",
    "یی",
    "م",
    "ت",
    "ش",
    "مان",
    "تان",
    "شان",
    "ند",
    "ست",
    "یم",
    "ید",
    "ان",
    "انی",
    "ین",
    "ٔ",
    "یت",
    "یش",
    "ات",
    "انه",
    "یشان",
    "انش",
    "انشان",
)
_PARTED: Final = ("ها", "های", "هایی", "هایش", "هایم", "هایشان", "تر", "ترین")
"""Endings with a half-space of their own before them."""
_AFTER_HEH: Final = ("اند", "ای", "ام", "اش", "ایم", "اید")
"""Endings parted from a silent heh only."""
_HEH_LOST: Final = ("گان", "گی", "گانی")
"""Endings before which a silent heh is lost: نویسنده، نویسندگان."""
SHORTEST: Final = 3
"""The fewest letters a stem has, or the ending is no ending."""
_KEPT: Final = 1 << 14

_Ending = tuple[str, int, bool, str]


def _by_last_letter() -> dict[str, tuple[_Ending, ...]]:
    """Return every ending under its last letter: what is matched, what is cut, parted or not, what is put back."""
    table: dict[str, list[_Ending]] = defaultdict(list)
    for ending in _JOINED:
        table[ending[-1]].append((ending, len(ending), False, ""))
    for ending in _PARTED:
        table[ending[-1]].append((ending, len(ending), True, ""))
    for ending in _AFTER_HEH:
        table[ending[-1]].append(("ه" + ending, len(ending), True, ""))
    for ending in _HEH_LOST:
        table[ending[-1]].append((ending, len(ending), False, "ه"))
    return {letter: tuple(endings) for letter, endings in table.items()}


_ENDINGS: Final = _by_last_letter()


@lru_cache(maxsize=_KEPT)
def stems(word: str) -> tuple[tuple[str, int], ...]:
    """Return what *word* may come from, itself first, each with where its ending is cut off.

    The place is an offset in *word*, or 0 if the ending is joined.
    """
    found = [(word, 0)]
    size = len(word)
    for matched, cut, parted, restored in _ENDINGS.get(word[-1:], ()):
        if size >= cut + SHORTEST and word.endswith(matched):
            at = size - cut
            found.append((word[:at] + restored, at if parted else 0))
    return tuple(found)
