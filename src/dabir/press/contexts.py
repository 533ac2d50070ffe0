"""What each template is given: one frozen dataclass a part.

These shapes are a promise to sites that override templates. A template gets the fields
of its dataclass by name, and the filters of :mod:`dabir.press.templates`; nothing else.
Every time is an aware UTC datetime: a template shows it through a filter and never
prints it bare.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dabir.press import routes
from dabir.story import Block, Film, Media, Picture
from dabir.story.record import Correction


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads (a path)."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A story in a list. *path* leads to it; *series* is the name of its series or empty."""

    code: int
    path: str
    kind: str
    section: Link
    kicker: str
    headline: str
    lead: str
    byline: tuple[str, ...]
    source: str
    series: str
    series_number: int
    has_picture_mark: bool
    has_film_mark: bool
    sponsored: str
    published: datetime
    picture: Picture | None
    film: Film | None


@dataclass(frozen=True, slots=True)
class OpenContext:
    """The beginning of every page: everything up to and into ``<body>``.

    *kind* is ``front``, ``section``, ``tag``, ``archive``, ``month``, ``day``, ``story``,
    ``missing`` or ``gone``. *canonical*, *feed*, *image*, *earlier* and *later* are
    absolute URLs, empty where there is none; the last two are the pages before and after
    one of the archive. *published* and *changed* are given for a story.
    """

    kind: str
    language: str
    direction: str
    paper: str
    title: str
    description: str
    canonical: str
    earlier: str
    later: str
    feed: str
    image: str
    section: str
    published: datetime | None
    changed: datetime | None
    indexed: bool


@dataclass(frozen=True, slots=True)
class MastheadContext:
    """The masthead of every page. *today* is the day in Tehran (a Gregorian date).

    In a paper of plain files *frame* is the path of a small page that says both, and they
    are None here; a server leaves *frame* empty.
    """

    paper: str
    motto: str
    home: str
    feed: str
    menu: tuple[Link, ...]
    today: date | None
    updated: datetime | None
    frame: str


@dataclass(frozen=True, slots=True)
class DatelineContext:
    """The day in Tehran (a Gregorian date) and when the paper last changed, for a frame."""

    today: date
    updated: datetime


@dataclass(frozen=True, slots=True)
class FrameContext:
    """A frame of live furniture, and the beginning of the small page it shows.

    *name* is the part it shows; *path* leads to the small page and is empty where there
    is nothing to show.
    """

    name: str
    path: str
    title: str
    language: str = routes.EDITION
    direction: str = "rtl"


@dataclass(frozen=True, slots=True)
class FrontContext:
    """The front page, no story twice."""

    lead: CardView | None
    secondary: tuple[CardView, ...]
    columns: tuple[Column, ...]
    notes: tuple[CardView, ...]
    pictures: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The newest stories of a section on the front page."""

    section: Link
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class SectionContext:
    """The newest stories of a section or a tag, or the newest films.

    *label* says what *section* is where its name does not, as ``برچسب``. *older* leads
    to the month of the last story; None where there is none.
    """

    section: Link
    label: str
    cards: tuple[CardView, ...]
    older: Link | None


@dataclass(frozen=True, slots=True)
class MonthContext:
    """The stories of a section, a tag or of films in one Jalali *month*, by day, newest first.

    *earlier* and *later* lead to the months before and after that have stories.
    """

    section: Link
    label: str
    month: str
    days: tuple[DayStories, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class DayStories:
    """The stories of a list on one day; *day* leads to all stories of that day."""

    day: Link
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class ArchiveContext:
    """Every year of the paper that has stories, newest first."""

    years: tuple[YearView, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A Jalali year and its twelve months; a month without stories has an empty path."""

    year: int
    months: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CalendarContext:
    """A Jalali month of the whole paper, as weeks from Saturday; None stands before the first day and after the last.

    *stories* is how many the month has.
    """

    archive: Link
    month: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[DayView | None, ...], ...]
    stories: int
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class DayView:
    """A day in a calendar: its number, how many stories it has, and its page (empty without any)."""

    number: int
    date: date
    stories: int
    path: str


@dataclass(frozen=True, slots=True)
class DayContext:
    """All stories of a day (a Gregorian date), newest first; *earlier* and *later* are days of its *month*."""

    archive: Link
    month: Link
    day: date
    cards: tuple[CardView, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class StoryContext:
    """A story's own page.

    *card* holds its head. *chain* is the chain of sources as one Persian sentence, or
    empty. *media* gives the media item of a block by its key. *short* is the path that
    needs no headline; *day* leads to all stories of its day.
    """

    card: CardView
    body: tuple[Block, ...]
    media: dict[str, Media]
    chain: str
    tags: tuple[Link, ...]
    sections: tuple[Link, ...]
    related: tuple[CardView, ...]
    corrections: tuple[Correction, ...]
    changed: datetime
    is_changed: bool
    short: str
    day: str


@dataclass(frozen=True, slots=True)
class GoneContext:
    """The tombstone of a withdrawn story."""

    code: int
    reason: str
    withdrawn: datetime


@dataclass(frozen=True, slots=True)
class MovedContext:
    """A page of plain files under a name that a story had before; *path* leads to the right one."""

    path: str
    language: str = routes.EDITION
    direction: str = "rtl"


@dataclass(frozen=True, slots=True)
class MissingContext:
    """The page for an address where nothing is."""

    home: str
    menu: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MoreContext:
    """The newest of one section, beside its stories."""

    section: Link
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class FilmsContext:
    """The strip of the newest films; *more* leads to the page of all films."""

    cards: tuple[CardView, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class StripContext:
    """The strip of the newest headlines at the foot of every page."""

    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CloseContext:
    """The foot of every page, through ``</html>``."""

    paper: str
    motto: str
    menu: tuple[Link, ...]
    archive: Link
    feed: str


@dataclass(frozen=True, slots=True)
class FeedContext:
    """The RSS feed; *site* is scheme and host, *feed* the feed's own absolute URL."""

    paper: str
    motto: str
    language: str
    site: str
    home: str
    feed: str
    built: datetime
    cards: tuple[CardView, ...]


Context = (
    OpenContext
    | MastheadContext
    | DatelineContext
    | FrameContext
    | FrontContext
    | SectionContext
    | MonthContext
    | ArchiveContext
    | CalendarContext
    | DayContext
    | StoryContext
    | GoneContext
    | MovedContext
    | MissingContext
    | MoreContext
    | FilmsContext
    | StripContext
    | CloseContext
    | FeedContext
)
