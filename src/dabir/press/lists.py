"""The pages of a list: its newest stories, and its months.

Sections, films, tags, authors, series and sources are lists alike: one page of the
newest, which ends with a link to the month of its last story, and a page for each
Jalali month.
"""

from __future__ import annotations

from dabir.conf import conf
from dabir.press import routes
from dabir.press.contexts import DayStories, Link, MonthContext, SectionContext
from dabir.press.heading import heading
from dabir.press.month import Month
from dabir.press.neighbours import earlier, later
from dabir.press.reading import Reader
from dabir.press.views import card_views


def newest(reader: Reader, name: str) -> SectionContext:
    """Set the newest stories of the list *name*."""
    codes = reader.latest(name, conf.LIST_LENGTH)
    head, cards = heading(reader, name, codes), card_views(reader, codes)
    older = month_link(name, Month.of(cards[-1].published)) if cards else None
    return SectionContext(head.link, head.label, cards, older)


def month(reader: Reader, name: str, year: int, number: int) -> MonthContext:
    """Set the stories of the list *name* in one month, by day."""
    shown = Month(year, number)
    days = reader.month(name, shown)
    codes = [code for _, of_day in days for code in of_day]
    reader.cards(codes)  # all with one query; a day at a time would be thirty
    head = heading(reader, name, codes)
    before, after = months_beside(reader, name, shown)
    return MonthContext(
        section=head.link,
        label=head.label,
        month=shown.name,
        days=tuple(
            DayStories(Link(shown.day_name(day), routes.day_path(shown, day)), cards)
            for day, of_day in days
            if (cards := card_views(reader, of_day))
        ),
        earlier=before,
        later=after,
    )


def months_beside(reader: Reader, name: str, month: Month) -> tuple[Link | None, Link | None]:
    """Return links to the months before and after *month* in which the list *name* has stories."""
    before, after = earlier(reader, name, month), later(reader, name, month)
    return before and month_link(name, before), after and month_link(name, after)


def month_link(name: str, month: Month) -> Link:
    """Return the link to a *month* of the list *name*."""
    return Link(month.name, routes.month_path(routes.months_path(name), month))
