"""A couplet on one line: two hemistichs with a gap between them that is part of the text.

Anything else of a poem is kept by the rule that ends of lines are never moved.
"""

from __future__ import annotations

import re
from typing import Final

from dabir.persian.cleaning.alphabet import LETTERS

_GAP: Final = re.compile(r"(?<=\S)(?: {4,}|[ ]*\t[ \t]*|[ ]+(?:\*{2,3}|/{1,2})[ ]+)(?=\S)")
_SIGNS: Final = ("    ", "\t", " **", " /")
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 9
_LONGEST_LINE: Final = 160
_BALANCE: Final = 0.7
"""The shorter hemistich has at least this part of the letters of the longer one."""

_STOP: Final = re.compile(r"[.:;؛?؟!](?=.)|[0-9۰-۹٠-٩]")


def is_couplet(line: str) -> bool:
    """Tell whether *line* is two hemistichs of like length, parted by one wide gap."""
    if len(line) > _LONGEST_LINE or not any(gap in line for gap in _SIGNS):
        return False
    gaps = list(_GAP.finditer(line))
    if len(gaps) != 1:
        return False
    halves = line[: gaps[0].start()].strip(), line[gaps[0].end() :].strip()
    if any("  " in half or _STOP.search(half) for half in halves):
        return False
    if any(not _FEWEST_WORDS <= len(half.split()) <= _MOST_WORDS for half in halves):
        return False
    shorter, longer = sorted(len(_LETTER.findall(half)) for half in halves)
    return longer > 0 and shorter >= longer * _BALANCE


_LETTER: Final = re.compile(f"[{LETTERS}]")
