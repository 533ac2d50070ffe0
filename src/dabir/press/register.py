"""The registers: what the paper has put right and what it has taken down, for everyone to see.

They are lists like others, whose stories stand at their last correction or at their
withdrawal; a page shows what readers were told and never the withdrawn headline.
"""

from __future__ import annotations

from collections.abc import Iterable

from dabir.conf import conf
from dabir.ledger.listing import WITHDRAWN
from dabir.press import routes
from dabir.press.contexts import RegisterContext, RegisterEntry
from dabir.press.heading import heading
from dabir.press.lists import month_link, months_beside
from dabir.press.month import Month
from dabir.press.reading import Reader


def register(reader: Reader, name: str) -> RegisterContext:
    """Set the newest of the register *name*."""
    codes = reader.latest(name, conf.LIST_LENGTH)
    entries = tuple(_entries(reader, name, codes))
    older = month_link(name, Month.of(max(note.at for note in entries[-1].notes))) if entries else None
    return RegisterContext(name, heading(reader, name, codes).link, "", entries, older, None, None)


def register_month(reader: Reader, name: str, year: int, number: int) -> RegisterContext:
    """Set one month of the register *name*."""
    month = Month(year, number)
    codes = [code for _, of_day in reader.month(name, month) for code in of_day]
    before, after = months_beside(reader, name, month)
    link = heading(reader, name, codes).link
    return RegisterContext(name, link, month.name, tuple(_entries(reader, name, codes)), None, before, after)


def _entries(reader: Reader, name: str, codes: Iterable[int]) -> Iterable[RegisterEntry]:
    if name == WITHDRAWN:
        for code in codes:
            if removal := reader.removal(code):
                yield RegisterEntry(code, f"/{routes.EDITION}/news/{code}", "", (removal,))
        return
    for card in reader.cards(codes):
        path = routes.story_path(card.code, card.slug)
        yield RegisterEntry(card.code, path, card.headline, tuple(reversed(reader.corrections(card.code))))
