"""Lists of words, written as a reader would: one after the other."""

from __future__ import annotations


def listed(words: str) -> tuple[str, ...]:
    """Return the *words* that are written with spaces between them."""
    return tuple(words.split())
