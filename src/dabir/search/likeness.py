"""Stories like a story: those that share the words that set it apart.

The words are asked of the index as any query is; what is left to do is to prefer what is
near in time, and to leave out the story itself and what says the same again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from math import log
from typing import Final

from dabir.ledger.protocol import ReadableLedger
from dabir.persian import fold
from dabir.search.document import document_of
from dabir.search.index import ReadableIndex
from dabir.search.query import Clause, Either, Facet, Filed, Query, Word
from dabir.story import Kind, Story

_WORDS: Final = 24
"""So many words say what a story is about."""

_LEAST: Final = 2
"""A word that stands in fewer stories leads to no other one."""

_HEADLINE: Final = 3
_CANDIDATES: Final = 40
_FAR: Final = timedelta(days=365)
"""Stories so far apart in time count half."""


def like(index: ReadableIndex, ledger: ReadableLedger, story: Story, count: int) -> tuple[int, ...]:
    """Return the codes of *count* stories like *story*, the nearest first; no advertorials."""
    document = document_of(story)
    if document is None:
        return ()
    tags = tuple(value for facet, value in document.filed if facet is Facet.TAG)
    words = _telling(index, document.headline, document.text)
    asked: list[Clause] = [*(Word((word,)) for word in words), *([Filed(Facet.TAG, tags)] if tags else [])]
    if not asked:
        return ()
    found = index.find(Query((Either(tuple(asked)),)), _CANDIDATES).codes
    entries = ledger.stories([code for code in found if code != story.code])
    ranked = sorted(
        (rank * (1 + abs(other.first_published - story.first_published) / _FAR), code, other)
        for rank, code in enumerate(found, 1)
        if code in entries and (other := entries[code].story).is_public and other.kind is not Kind.ADVERTORIAL
    )
    return tuple(_each_once(story, (other for _, _, other in ranked)))[:count]


def _telling(index: ReadableIndex, headline: str, text: str) -> list[str]:
    """Return the words that set a text apart: often in it, seldom elsewhere."""
    counted = Counter(text.split())
    for word in headline.split():
        counted[word] += _HEADLINE
    size = max(index.size(), 1)
    frequencies = {word: index.frequency(word) for word in counted if len(word) > 1}
    weights = {
        word: (1 + log(counted[word])) * log(size / frequency + 1)
        for word, frequency in frequencies.items()
        if frequency >= _LEAST
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:_WORDS]


def _each_once(story: Story, others: Iterator[Story]) -> Iterator[int]:
    """Yield the codes of *others*, but for those that say again what *story* or one before them says."""
    said = {fold(story.headline)}
    for other in others:
        key = fold(other.headline)
        if key not in said:
            said.add(key)
            yield other.code
