"""The front page: what editors pinned, and rules for the rest. No story stands twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dabir.ledger.listing import ALL, kind_list, section_list
from dabir.press.card import Card
from dabir.press.contexts import Column, FrontContext
from dabir.press.reading import Reader
from dabir.press.views import card_view, section_link
from dabir.story import Kind, Layout

_NEWEST = 24
_COLUMN = 4
_NOTES = 4
_PICTURES = 4
_SPARE = 12
"""Stories read beyond what a place needs, since some will stand elsewhere already."""


_SECOND: Final = {Layout.USUAL: 6, Layout.PAIR: 4, Layout.EVENT: 6}
"""How many stories stand next to the leading one in rank."""


class _Placing:
    """Hands out cards, each once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._placed: set[int] = set()

    def take(self, codes: Iterable[int], count: int, *, unlike: frozenset[Kind] = frozenset()) -> list[Card]:
        """Return the first *count* of *codes* not placed yet, none of the kinds *unlike*."""
        free = [code for code in dict.fromkeys(codes) if code not in self._placed]
        taken = [card for card in self._reader.cards(free) if card.kind not in unlike][:count]
        self._placed |= {card.code for card in taken}
        return taken


_NOT_LEADING = frozenset({Kind.ADVERTORIAL, Kind.NOTE})


def front(reader: Reader) -> FrontContext:
    """Compose the front page."""
    placing = _Placing(reader)
    newest = reader.latest(ALL, _NEWEST)
    held = reader.held()
    room = _SECOND[held.layout]
    lead = next(iter(placing.take((held.lead,), 1)), None)
    pinned = placing.take(held.second, room)
    lead = lead or _lead(reader, placing, newest)
    pictures = placing.take(reader.latest(kind_list(Kind.PHOTO), _PICTURES + 1), _PICTURES)
    notes = placing.take(reader.latest(kind_list(Kind.NOTE), _NOTES + 1), _NOTES)
    second = pinned + placing.take(newest, room - len(pinned), unlike=_NOT_LEADING)
    if held.layout is Layout.PAIR and not pinned:
        second = _leading_first(second)
    columns = []
    for section in reader.sections():
        cards = _leading_first(placing.take(reader.latest(section_list(section.slug), _COLUMN + _SPARE), _COLUMN))
        if cards:
            views = tuple(card_view(reader, card) for card in cards)
            columns.append(Column(section_link(reader, section.slug), views))
    return FrontContext(
        layout=held.layout if second else Layout.USUAL,
        lead=card_view(reader, lead) if lead else None,
        second=tuple(card_view(reader, card) for card in second),
        columns=tuple(columns),
        notes=tuple(card_view(reader, card) for card in notes),
        pictures=tuple(card_view(reader, card) for card in pictures),
    )


def _leading_first(cards: list[Card]) -> list[Card]:
    """Return *cards* with the first that may lead at their head, one with a picture if there is one."""
    leading = sorted(cards, key=lambda card: (card.kind in _NOT_LEADING, card.picture is None and card.film is None))
    return leading[:1] + [card for card in cards if card is not leading[0]] if cards else []


def _lead(reader: Reader, placing: _Placing, newest: tuple[int, ...]) -> Card | None:
    """Return the newest free story with a picture, else the newest; never an advertorial."""
    cards = [card for card in reader.cards(newest) if card.kind is not Kind.ADVERTORIAL]
    cards.sort(key=lambda card: (card.kind in _NOT_LEADING, card.picture is None))
    return next(iter(placing.take([card.code for card in cards], 1)), None)
