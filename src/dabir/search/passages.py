"""The passages of a story that a question is about, cut from the words the editor approved.

A word is marked that has a key of the question, or else the stem of one. What is shown is
always a piece of the original: folding finds the place and never the letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from dabir.persian.folding import fold_words
from dabir.persian.stem import stem
from dabir.search.prose import prose
from dabir.story import Story

GAP: Final = "…"
"""Stands where something was left out."""

_LETTERS: Final = 20_000
"""Letters of a story that are looked at; an index finds what stands later too, and then its beginning is shown."""

_HITS: Final = 200
"""Words of one text that are weighed against each other."""

_SURFACE: Final = 3
_STEM: Final = 2
_BESIDE: Final = 1
"""What a key weighs that is found as it is, or by its stem; and two keys that follow one another as they were typed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage; *marked* if they were asked for."""

    words: str
    marked: bool = False


class _Hit(NamedTuple):
    """A word that was asked for: where it begins and ends, which word of its text, which key, what it weighs."""

    start: int
    end: int
    word: int
    key: int
    weight: int


class _Window(NamedTuple):
    """A stretch of a text (by its place among the texts) from its first hit to its last, and what it is worth."""

    worth: int
    text: int
    start: int
    end: int
    keys: frozenset[int]


class _Asked:
    """The keys of a question, and how they are known in a text."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._surfaces = {key: place for place, key in reversed(list(enumerate(keys)))}
        self._stems = {stem(key): place for place, key in reversed(list(enumerate(keys)))}

    def is_all(self, hits: Iterable[_Hit]) -> bool:
        """Say whether *hits* have every key as it is."""
        return len(self._surfaces) == len({hit.key for hit in hits if hit.weight == _SURFACE})

    def hits(self, text: str) -> Iterator[_Hit]:
        """Give the words of *text* that are asked for, in order."""
        for number, (key, start, end) in enumerate(fold_words(text)):
            if (place := self._surfaces.get(key)) is not None:
                yield _Hit(start, end, number, place, _SURFACE)
            elif (place := self._stems.get(stem(key))) is not None:
                yield _Hit(start, end, number, place, _STEM)


def marked(text: str, keys: Sequence[str]) -> tuple[Piece, ...]:
    """Return the whole *text*, with the words marked that have one of *keys*."""
    return tuple(_pieces(text, 0, len(text), _Asked(keys).hits(text)))


def passages(story: Story, keys: Sequence[str], longest: int = 240) -> tuple[Piece, ...]:
    """Return the one or two passages of *story* that hold most of *keys*, about *longest* letters in all.

    They are pieces of its lead and its body; what is left out is «…». Without any of the
    keys it is how the story begins.
    """
    texts = list(_within(prose(story), _LETTERS))
    if not texts:
        return ()
    hits = list(_looked_up(texts, _Asked(keys)))
    chosen = _chosen(hits, longest) or [_Window(0, 0, 0, 0, frozenset())]
    room = longest // len(chosen)
    spans = [(window.text, *_stretched(texts[window.text], window, room)) for window in chosen]
    if len(spans) > 1 and spans[0][0] == spans[1][0] and spans[1][1] <= spans[0][2]:
        spans = [(spans[0][0], spans[0][1], max(spans[0][2], spans[1][2]))]
    return tuple(_joined(texts, spans, hits))


def _within(texts: Iterable[str], letters: int) -> Iterator[str]:
    """Give *texts* as far as their first *letters*."""
    for text in texts:
        if letters <= 0:
            return
        yield text[:letters]
        letters -= len(text)


def _looked_up(texts: Iterable[str], asked: _Asked) -> Iterator[list[_Hit]]:
    """Give the hits of each of *texts*, until one has all that is asked for: folding is what a passage costs."""
    for text in texts:
        hits = list(asked.hits(text))
        yield hits
        if asked.is_all(hits):
            return


def _chosen(hits: Sequence[Sequence[_Hit]], longest: int) -> list[_Window]:
    """Return the best window, or two in their order where one cannot hold as many keys."""
    whole = _best(hits, longest)
    if whole is None:
        return []
    found = {hit.key for some in hits for hit in some}
    if whole.keys == found:
        return [whole]
    first = _best(hits, longest // 2)
    second = _best(hits, longest // 2, first.keys) if first else None
    if first and second and len(first.keys | second.keys) > len(whole.keys):
        return sorted((first, second), key=lambda window: (window.text, window.start))
    return [whole]


def _best(hits: Sequence[Sequence[_Hit]], longest: int, beside: frozenset[int] = frozenset()) -> _Window | None:
    """Return the window of at most *longest* letters that is worth most, the first of equals.

    Keys that are shown *beside* it are worth nothing; None if there are no others.
    """
    windows = (window for text, some in enumerate(hits) for window in _windows(text, some[:_HITS], longest, beside))
    return max(windows, key=lambda window: window.worth, default=None)


def _windows(text: int, hits: Sequence[_Hit], longest: int, beside: frozenset[int]) -> Iterator[_Window]:
    """Give the window that begins at each of *hits*, if it is worth anything."""
    for first, begun in enumerate(hits):
        weights: dict[int, int] = {}
        worth, last, before = 0, begun, None
        for hit in hits[first:]:
            if hit.end - begun.start > longest and hit is not begun:
                break
            worth += before is not None and (before.word + 1, before.key + 1) == (hit.word, hit.key) and _BESIDE
            weights[hit.key] = max(hit.weight, weights.get(hit.key, 0))
            last = before = hit
        if not weights.keys() <= beside:
            keys = frozenset(weights)
            worth += sum(weight for key, weight in weights.items() if key not in beside)
            yield _Window(worth, text, begun.start, last.end, keys)


def _stretched(text: str, window: _Window, longest: int) -> tuple[int, int]:
    """Return where a passage of at most *longest* letters around *window* begins and ends: at borders of words."""
    if window.end <= longest:
        start = 0
    else:
        start = max(0, window.start - max(0, longest - (window.end - window.start)) // 3)
        start = next((place for place in range(start, window.start) if text[place - 1].isspace()), window.start)
    if len(text) - start <= longest:
        return start, len(text)
    end = start + longest
    least = min(window.end, end)
    return start, next((place for place in range(end, least, -1) if text[place].isspace()), least or end)


def _joined(
    texts: Sequence[str], spans: Iterable[tuple[int, int, int]], hits: Sequence[Sequence[_Hit]]
) -> Iterator[Piece]:
    """Give the pieces of *spans* (text, start, end), with gaps where something was left out."""
    cut = False
    for text, start, end in spans:
        if cut or start:
            yield Piece(f" {GAP} " if cut else f"{GAP} ")
        yield from _pieces(texts[text], start, end, hits[text])
        cut = True
    if end < len(texts[text]):
        yield Piece(f" {GAP}")


def _pieces(text: str, start: int, end: int, hits: Iterable[_Hit]) -> Iterator[Piece]:
    """Give the piece of *text* from *start* to *end*, marked and unmarked in turns."""
    place = start
    for hit in hits:
        first, last = max(hit.start, place), min(hit.end, end)
        if first >= last:
            continue
        if place < first:
            yield Piece(text[place:first])
        yield Piece(text[first:last], marked=True)
        place = last
    if place < end:
        yield Piece(text[place:end])
