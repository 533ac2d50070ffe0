"""What is offered to those who are still typing: names first, then how the last word may go on."""

from __future__ import annotations

from typing import Final

from dabir.persian import fold, half_spaces
from dabir.search.index import ReadableIndex

_SHORTEST: Final = 2
_NAMES: Final = 4


def suggest(index: ReadableIndex, prefix: str, count: int) -> tuple[str, ...]:
    """Return up to *count* ways in which *prefix* may go on: tags and people, then words of headlines."""
    typed = " ".join(prefix.split())
    key = fold(typed)
    if len(key) < _SHORTEST:
        return ()
    found = dict.fromkeys(name for name, _ in index.names(key, _NAMES))
    before, _, last = typed.rpartition(" ")
    beginning = fold(last)
    if len(beginning) >= _SHORTEST and " " not in beginning:
        words = (word for word, _ in index.beginning(beginning, count))
        found |= dict.fromkeys(f"{before} {half_spaces(word)}".strip() for word in words)
    return tuple(found)[:count]
