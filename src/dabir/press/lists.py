"""The pages of a list: its newest stories, and its months.

A section, a tag and the films are lists alike: one page of the newest, which ends with a
link to the month of its last story, and a page for each Jalali month.
"""

from __future__ import annotations

from dabir.conf import conf
from dabir.ledger.listing import kind_list, section_list, tag_list
from dabir.press import routes
from dabir.press.contexts import DayStories, Link, MonthContext, SectionContext
from dabir.press.heading import heading
from dabir.press.month import Month
from dabir.press.neighbours import earlier, later
from dabir.press.reading import Reader
from dabir.press.views import card_views


def section(reader: Reader, slug: str) -> SectionContext:
    """Set the newest stories of a section."""
    return _newest(reader, section_list(slug))


def tag(reader: Reader, slug: str) -> SectionContext:
    """Set the newest stories of a tag."""
    return _newest(reader, tag_list(slug))


def films_page(reader: Reader) -> SectionContext:
    """Set the newest films of all sections."""
    return _newest(reader, kind_list("film"))


def _newest(reader: Reader, name: str) -> SectionContext:
    codes = reader.latest(name, conf.LIST_LENGTH)
    head, cards = heading(reader, name, codes), card_views(reader, codes)
    older = _month_link(head.link.path, Month.of(cards[-1].published)) if cards else None
    return SectionContext(head.link, head.label, cards, older)


def month(reader: Reader, name: str, year: int, number: int) -> MonthContext:
    """Set the stories of the list *name* in one month, by day."""
    shown = Month(year, number)
    days = reader.month(name, shown)
    codes = [code for _, of_day in days for code in of_day]
    reader.cards(codes)  # all with one query; a day at a time would be thirty
    head = heading(reader, name, codes)
    before, after = months_beside(reader, name, head.link.path, shown)
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


def months_beside(reader: Reader, name: str, path: str, month: Month) -> tuple[Link | None, Link | None]:
    """Return links to the months before and after *month* in which the list *name*, at *path*, has stories."""
    before, after = earlier(reader, name, month), later(reader, name, month)
    return before and _month_link(path, before), after and _month_link(path, after)


def _month_link(path: str, month: Month) -> Link:
    return Link(month.name, routes.month_path(path, month))
