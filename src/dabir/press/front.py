"""The front page: what editors pinned, and rules for the rest. No story stands twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import islice
from typing import Final

from dabir.ledger.listing import ALL, kind_list, section_list
from dabir.press.card import Card
from dabir.press.contexts import Column, FrontContext
from dabir.press.reading import Reader
from dabir.press.views import card_view, section_link
from dabir.story import Kind, Layout, Rule

_NEWEST = 24
_COLUMN = 4
_NOTES = 4
_PICTURES = 4
_SPARE = 12
"""Stories read beyond what a place needs, since some will stand elsewhere already."""


SECOND: Final = {Layout.USUAL: 6, Layout.PAIR: 4, Layout.EVENT: 6}
"""How many stories stand next to the leading one in rank."""


class _Placing:
    """Hands out cards, each once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._placed: set[int] = set()

    def take(self, codes: Iterable[int], count: int, *, unlike: frozenset[Kind] = frozenset()) -> list[Card]:
        """Return the first *count* of *codes* not placed yet, none of the kinds *unlike*."""
        return [self.place(card) for card in self._free(codes, unlike)[:count]]

    def first(self, codes: Iterable[int], *, unlike: frozenset[Kind]) -> Card | None:
        """Return the first of *codes* not placed yet, none of the kinds *unlike*, and leave it free."""
        return next(iter(self._free(codes, unlike)), None)

    def place(self, card: Card) -> Card:
        """Hand out *card*."""
        self._placed.add(card.code)
        return card

    def _free(self, codes: Iterable[int], unlike: frozenset[Kind]) -> list[Card]:
        free = [code for code in dict.fromkeys(codes) if code not in self._placed]
        return [card for card in self._reader.cards(free) if card.kind not in unlike]


_NOT_LEADING = frozenset({Kind.ADVERTORIAL, Kind.NOTE})


def front(reader: Reader) -> FrontContext:
    """Compose the front page."""
    return composed(reader)[0]


def composed(reader: Reader) -> tuple[FrontContext, frozenset[int]]:
    """Compose the front page; return it with the codes of the stories at its top that stand there by a rule."""
    placing = _Placing(reader)
    newest = reader.latest(ALL, _NEWEST)
    held = reader.held()
    room = SECOND[held.layout]
    lead = next(iter(placing.take((held.lead,), 1)), None)
    pinned = placing.take(held.second, room)
    rules = iter(held.rules)
    first = _ruled(reader, placing, rule) if lead is None and (rule := next(rules, None)) else None
    lead = lead or first or _lead(reader, placing, newest)
    ruled = [_ruled(reader, placing, rule) for rule in islice(rules, room - len(pinned))]
    pictures = placing.take(reader.latest(kind_list(Kind.PHOTO), _PICTURES + 1), _PICTURES)
    notes = placing.take(reader.latest(kind_list(Kind.NOTE), _NOTES + 1), _NOTES)
    second = pinned + _filled(ruled, placing, newest, room - len(pinned))
    if held.layout is Layout.PAIR and not pinned and not any(ruled):
        second = _leading_first(second)
    columns = []
    for section in reader.sections():
        cards = _leading_first(placing.take(reader.latest(section_list(section.slug), _COLUMN + _SPARE), _COLUMN))
        if cards:
            views = tuple(card_view(reader, card) for card in cards)
            columns.append(Column(section_link(reader, section.slug), views))
    context = FrontContext(
        layout=held.layout if second else Layout.USUAL,
        lead=card_view(reader, lead) if lead else None,
        second=tuple(card_view(reader, card) for card in second),
        columns=tuple(columns),
        notes=tuple(card_view(reader, card) for card in notes),
        pictures=tuple(card_view(reader, card) for card in pictures),
    )
    return context, frozenset(card.code for card in (first, *ruled) if card)


def _ruled(reader: Reader, placing: _Placing, rule: Rule) -> Card | None:
    """Return the newest free story that *rule* asks for, None if there is none or it is too old."""
    codes = reader.latest(section_list(rule.section) if rule.section else ALL, _NEWEST)
    card = placing.first(codes, unlike=_NOT_LEADING)
    if card is None or (rule.hours and reader.has_ended(card.first_published + timedelta(hours=rule.hours))):
        return None
    return placing.place(card)


def _filled(ruled: list[Card | None], placing: _Placing, newest: tuple[int, ...], room: int) -> list[Card]:
    """Return *room* cards, those of rules in their places and the newest where a rule found nothing."""
    ruled = (ruled + [None] * room)[:room]
    rest = iter(placing.take(newest, ruled.count(None), unlike=_NOT_LEADING))
    cards = (card or next(rest, None) for card in ruled)
    return [card for card in cards if card]


def _leading_first(cards: list[Card]) -> list[Card]:
    """Return *cards* with the first that may lead at their head, one with a picture if there is one."""
    leading = sorted(cards, key=lambda card: (card.kind in _NOT_LEADING, card.picture is None and card.film is None))
    return leading[:1] + [card for card in cards if card is not leading[0]] if cards else []


def _lead(reader: Reader, placing: _Placing, newest: tuple[int, ...]) -> Card | None:
    """Return the newest free story with a picture, else the newest; never an advertorial."""
    cards = [card for card in reader.cards(newest) if card.kind is not Kind.ADVERTORIAL]
    cards.sort(key=lambda card: (card.kind in _NOT_LEADING, card.picture is None))
    return next(iter(placing.take([card.code for card in cards], 1)), None)
