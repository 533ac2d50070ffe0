"""The archive of the whole paper: its years, its months as calendars, its days."""

from __future__ import annotations

from collections.abc import Sequence

from dabir.ledger.listing import ALL
from dabir.persian.calendar import MONTHS, WEEKDAYS
from dabir.press import routes
from dabir.press.contexts import ArchiveContext, CalendarContext, DayContext, DayView, Link, YearView
from dabir.press.heading import ARCHIVE_LINK
from dabir.press.lists import months_beside
from dabir.press.month import Month
from dabir.press.reading import Reader
from dabir.press.views import card_views

_SATURDAY = 5
_WEEK = 7


def archive(reader: Reader) -> ArchiveContext:
    """Set the page of all years."""
    return ArchiveContext(tuple(_year(reader, year) for year in reversed(reader.years(ALL))))


def _year(reader: Reader, year: int) -> YearView:
    full = reader.months(ALL, year)
    months = (Month(year, number) for number in range(1, len(MONTHS) + 1))
    paths = (routes.month_path(routes.ARCHIVE, month) if month.number in full else "" for month in months)
    return YearView(year, tuple(map(Link, MONTHS, paths)))


def calendar(reader: Reader, year: int, number: int) -> CalendarContext:
    """Set a month of the whole paper as a calendar."""
    month = Month(year, number)
    counts = reader.days(ALL, month)
    days = [
        DayView(day, date, stories, routes.day_path(month, day) if stories else "")
        for day, (date, stories) in enumerate(zip(month.days(), counts, strict=True), 1)
    ]
    before, after = months_beside(reader, ALL, month)
    return CalendarContext(
        archive=ARCHIVE_LINK,
        month=month.name,
        weekdays=(*WEEKDAYS[_SATURDAY:], *WEEKDAYS[:_SATURDAY]),
        weeks=_weeks(days),
        stories=sum(counts),
        earlier=before,
        later=after,
    )


def _weeks(days: Sequence[DayView]) -> tuple[tuple[DayView | None, ...], ...]:
    """Return *days* in rows of seven from Saturday."""
    before = (days[0].date.weekday() - _SATURDAY) % _WEEK
    after = -(before + len(days)) % _WEEK
    cells = (*(None,) * before, *days, *(None,) * after)
    return tuple(cells[start : start + _WEEK] for start in range(0, len(cells), _WEEK))


def day(reader: Reader, year: int, number: int, day: int) -> DayContext:
    """Set all stories of a day."""
    month = Month(year, number)
    before, after = days_beside(reader, month, day)
    return DayContext(
        archive=ARCHIVE_LINK,
        month=Link(month.name, routes.month_path(routes.ARCHIVE, month)),
        day=month.days()[day - 1],
        cards=card_views(reader, reader.day(ALL, month, day)),
        earlier=before,
        later=after,
    )


def days_beside(reader: Reader, month: Month, day: int) -> tuple[Link | None, Link | None]:
    """Return links to the days of *month* before and after *day* that have stories."""
    full = reader.dates(ALL, month)  # not the counts, which every story of the month changes
    before = [_day_link(month, number) for number in full if number < day]
    after = [_day_link(month, number) for number in full if number > day]
    return before[-1] if before else None, after[0] if after else None


def _day_link(month: Month, day: int) -> Link:
    return Link(month.day_name(day), routes.day_path(month, day))
