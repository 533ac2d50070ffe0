"""The stories read most: a page for each time they are counted over, and a block for the front page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dabir.press import routes
from dabir.press.audience import Period
from dabir.press.contexts import Link, MostReadContext, OpenContext
from dabir.press.opening import opening
from dabir.press.reading import Reader
from dabir.press.templates import absolute
from dabir.press.views import card_view
from dabir.story import Kind

_NAMES: Final[Mapping[Period, str]] = {
    Period.HOUR: "یک ساعت گذشته",
    Period.DAY: "شبانه‌روز گذشته",
    Period.WEEK: "هفت روز گذشته",
    Period.MONTH: "سی روز گذشته",
}

_LINK: Final = Link("پرخواننده‌ترین‌ها", routes.most_read_path(Period.DAY))

_PAGE = 20
_BLOCK = 8
_SPARE = 6
"""Stories asked for beyond what is shown, since some were withdrawn or are paid for."""


def most_read_page(reader: Reader, period: str) -> MostReadContext:
    """Set the page of the stories read most in *period*."""
    return _most_read(reader, Period(period), _PAGE)


def most_read(reader: Reader) -> MostReadContext:
    """Set the block of the stories read most in a day."""
    return _most_read(reader, Period.DAY, _BLOCK)


def open_most_read(reader: Reader, period: str) -> OpenContext:
    """Begin the page of the stories read most in *period*."""
    name = _NAMES[Period(period)]
    path = routes.most_read_path(Period(period))
    return opening(
        "ranking", f"{_LINK.name} در {name}", absolute(path), description=f"خبرهایی که در {name} بیشتر خوانده شده‌اند"
    )


def _most_read(reader: Reader, period: Period, count: int) -> MostReadContext:
    """Return the first *count*; a place among them cannot be bought, so advertorials have none."""
    cards = reader.cards(reader.most_read(period, count + _SPARE))
    shown = [card for card in cards if card.kind is not Kind.ADVERTORIAL][:count]
    return MostReadContext(
        more=_LINK,
        period=_NAMES[period],
        periods=tuple(Link(name, "" if one is period else routes.most_read_path(one)) for one, name in _NAMES.items()),
        cards=tuple(card_view(reader, card) for card in shown),
    )
