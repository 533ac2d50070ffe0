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
from dabir.press.machines.contexts import (
    FeedContext,
    FeedLink,
    NewsSitemapContext,
    RobotsContext,
    SitemapContext,
    SitemapIndexContext,
    TextContext,
)
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

    *kind* is ``front``, ``section``, ``tag``, ``author``, ``series``, ``source``, ``archive``,
    ``month``, ``day``, ``story``, ``ranking``, ``missing`` or ``gone``. *canonical*, *image*,
    *earlier* and *later* are absolute URLs, empty where there is none; the last two are the
    pages before and after one of the archive. *feeds* are those of the page's own list, or
    of the whole paper. *image* has *image_width* and *image_height* pixels. *record* and
    *plain* are a story's forms for programs and as plain text, absolute URLs. *linked* is
    the page in schema.org's words, as JSON that may stand in a script element. *published*
    and *changed* are given for a story.
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
    feeds: tuple[FeedLink, ...]
    image: str
    image_width: int
    image_height: int
    record: str
    plain: str
    linked: str
    icon: str
    touch_icon: str
    manifest: str
    colour: str
    section: str
    published: datetime | None
    changed: datetime | None
    indexed: bool


@dataclass(frozen=True, slots=True)
class MastheadContext:
    """The masthead of every page. *today* is the day in Tehran (a Gregorian date).

    *search* leads to the page where the archive is searched; *edition* to the front page as
    it was when the paper was *updated*, and will be for ever; empty before the first entry.
    In a paper of plain files there is no *search*, and *frame* is the path of a small page
    that says the day and the moment, which are None here; a server leaves *frame* empty.
    """

    paper: str
    motto: str
    home: str
    search: str
    menu: tuple[Link, ...]
    today: date | None
    updated: datetime | None
    edition: str
    frame: str


@dataclass(frozen=True, slots=True)
class BreakingContext:
    """The line of breaking news over every page; no *words* where there is none, no *path* where they lead nowhere."""

    words: str
    path: str


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
    """The front page, no story twice.

    *layout* is how its top is set: ``usual``, ``pair`` (the first of *second* leads beside
    *lead*) or ``event`` (*lead* takes the whole width).
    """

    layout: str
    lead: CardView | None
    second: tuple[CardView, ...]
    columns: tuple[Column, ...]
    notes: tuple[CardView, ...]
    pictures: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class PastContext:
    """The line over a front page that is not today's: the *moment* it was so (UTC), and the path of today's."""

    moment: datetime
    home: str


@dataclass(frozen=True, slots=True)
class Column:
    """The newest stories of a section on the front page."""

    section: Link
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class SectionContext:
    """The newest stories of a section, a tag, an author or another list.

    *label* says what *section* is where its name does not, as ``برچسب``. *older* leads
    to the month of the last story; None where there is none.
    """

    section: Link
    label: str
    cards: tuple[CardView, ...]
    older: Link | None


@dataclass(frozen=True, slots=True)
class MonthContext:
    """The stories of a section, a tag or another list in one Jalali *month*, by day, newest first.

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
class RegisterContext:
    """What was put right (*kind* ``corrected``) or taken down (``withdrawn``), newest first.

    *month* is empty on the page of the newest, where *older* leads to the month of the last.
    """

    kind: str
    register: Link
    month: str
    entries: tuple[RegisterEntry, ...]
    older: Link | None
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A story in a register, and what readers were told of it and when; a withdrawn one has no *headline*."""

    code: int
    path: str
    headline: str
    notes: tuple[Correction, ...]


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
class MostReadContext:
    """The stories read most in *period*, the first first.

    *periods* are all the times they are counted over; this one has an empty path. *more*
    leads to the whole list.
    """

    more: Link
    period: str
    periods: tuple[Link, ...]
    cards: tuple[CardView, ...]


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

    *card* holds its head; *age* is how many Jalali years ago it was published. *chain* is
    the chain of sources as one Persian sentence, or empty, and *sources* leads to other
    stories of those it names. *media* gives the media item of a block by its key.
    *series* leads to all parts of its series, of which *earlier* and *later* are the ones
    published before and after it. *short* is the path that needs no headline; *day* leads
    to all stories of its day, *send* to the form that sends it to friends,
    and is empty where there is no server to send it.
    """

    card: CardView
    age: int
    byline: tuple[Link, ...]
    body: tuple[Block, ...]
    media: dict[str, Media]
    chain: str
    sources: tuple[Link, ...]
    series: Link | None
    earlier: CardView | None
    later: CardView | None
    tags: tuple[Link, ...]
    sections: tuple[Link, ...]
    corrections: tuple[Correction, ...]
    changed: datetime
    is_changed: bool
    short: str
    day: str
    send: str


@dataclass(frozen=True, slots=True)
class RelatedContext:
    """What to read after a story: what its editors chose, then what shares most with it."""

    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class GoneContext:
    """The tombstone of a withdrawn story; *by_law* says that the law demanded it."""

    code: int
    reason: str
    withdrawn: datetime
    by_law: bool


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
class UnavailableContext:
    """The whole page that is answered while the database is out of reach; nothing was read for it."""

    language: str
    direction: str
    paper: str
    home: str


@dataclass(frozen=True, slots=True)
class AboutContext:
    """What the paper says of itself: paragraphs, and where else to look."""

    paper: str
    motto: str
    paragraphs: tuple[str, ...]
    sections: tuple[Link, ...]
    service: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ContactContext:
    """How the paper is reached; what it does not say is empty. *address* is lines."""

    paper: str
    email: str
    phone: str
    address: tuple[str, ...]


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
    service: tuple[Link, ...]
    feed: str


Context = (
    OpenContext
    | MastheadContext
    | BreakingContext
    | DatelineContext
    | FrameContext
    | FrontContext
    | PastContext
    | SectionContext
    | MonthContext
    | RegisterContext
    | ArchiveContext
    | MostReadContext
    | CalendarContext
    | DayContext
    | StoryContext
    | RelatedContext
    | GoneContext
    | MovedContext
    | MissingContext
    | UnavailableContext
    | AboutContext
    | ContactContext
    | MoreContext
    | FilmsContext
    | StripContext
    | CloseContext
    | FeedContext
    | SitemapIndexContext
    | SitemapContext
    | NewsSitemapContext
    | RobotsContext
    | TextContext
)
