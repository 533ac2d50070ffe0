"""Sitemaps: every story's address for search engines, by Jalali month, and the newest apart.

The sitemap of a month rests on facts of that month alone, so it is baked again only when
one of its own stories changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dabir.conf import conf
from dabir.ledger.listing import ALL
from dabir.persian.calendar import to_jalali
from dabir.press import routes
from dabir.press.machines.addresses import (
    SITEMAPS,
    ListsSitemapAddress,
    MonthSitemapAddress,
    NewsSitemapAddress,
    machine_path,
)
from dabir.press.machines.contexts import (
    NewsEntry,
    NewsSitemapContext,
    RobotsContext,
    SitemapContext,
    SitemapEntry,
    SitemapIndexContext,
)
from dabir.press.month import Month
from dabir.press.reading import Reader
from dabir.press.templates import absolute
from dabir.press.views import section_links
from dabir.story import Kind

_NEWS: Final = 1_000
"""How many stories a news sitemap may hold."""


def sitemap_index(reader: Reader) -> SitemapIndexContext:
    """Set the list of all sitemaps: lists, then months from the newest."""
    months = (
        MonthSitemapAddress(month, sheet) for month in _months(reader) for sheet in range(1, reader.sheets(month) + 1)
    )
    paths = (machine_path(ListsSitemapAddress()), *map(machine_path, months))
    return SitemapIndexContext(tuple(map(absolute, paths)))


def _months(reader: Reader) -> Iterator[Month]:
    """Yield the months in which the paper has stories, the newest first."""
    for year in reversed(reader.years(ALL)):
        for number in reversed(reader.months(ALL, year)):
            yield Month(year, number)


def month_sitemap(reader: Reader, year: int, number: int, sheet: int) -> SitemapContext:
    """Set a sitemap of the stories of a month, the oldest first."""
    return SitemapContext(
        tuple(
            SitemapEntry(absolute(routes.story_path(code, slug)), changed)
            for code, slug, changed in reader.changes(Month(year, number), sheet)
        )
    )


def lists_sitemap(reader: Reader) -> SitemapContext:
    """Set the sitemap of the front page, the sections, the films and the archive."""
    sections = (link.path for link in section_links(reader))
    paths = (routes.FRONT, *sections, routes.FILMS, routes.ARCHIVE)
    return SitemapContext(tuple(SitemapEntry(absolute(path), None) for path in paths))


def news_sitemap(reader: Reader) -> NewsSitemapContext:
    """Set the sitemap of yesterday and today in Tehran, the newest first; what somebody paid for is no news."""
    today = reader.today()
    codes = [code for day in (today, today - timedelta(days=1)) for code in _day(reader, day)]
    cards = [card for card in reader.cards(codes) if card.kind is not Kind.ADVERTORIAL and not card.markers.sponsored]
    return NewsSitemapContext(
        paper=conf.PAPER_NAME,
        language=routes.EDITION,
        entries=tuple(
            NewsEntry(absolute(routes.story_path(card.code, card.slug)), card.headline, card.first_published)
            for card in cards[:_NEWS]
        ),
    )


def _day(reader: Reader, day: date) -> tuple[int, ...]:
    year, month, number = to_jalali(day)
    return reader.day(ALL, Month(year, month), number)


def robots(reader: Reader) -> RobotsContext:
    """Set what crawlers are asked."""
    return RobotsContext((absolute(SITEMAPS), absolute(machine_path(NewsSitemapAddress()))))
