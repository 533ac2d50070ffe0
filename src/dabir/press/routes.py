"""The addresses of the paper: from an address to a path and back.

Paths are for ever (promise 4). A story answers by its code; the words after it are for
people, and any other words are sent on to the right ones. Paths here are as people read
them, and so they stand in HTML, where they weigh half; :func:`encoded` makes one fit for
a header, a feed or whatever else knows URIs alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from dabir.ledger.listing import ALL, CORRECTED, WITHDRAWN, Naming, kind_list, name_slug, named_list, section_list
from dabir.persian.calendar import TEHRAN, DateError, month_length
from dabir.press.audience import Period
from dabir.press.edition import LANGUAGE
from dabir.press.machines.addresses import MachineAddress, machine_address, machine_path
from dabir.press.month import Month, day_of

EDITION: Final = LANGUAGE

FRONT: Final = f"/{EDITION}/"
FEED: Final = f"/{EDITION}/rss.xml"
ARCHIVE: Final = f"/{EDITION}/archive"
MOST_READ: Final = f"/{EDITION}/most-read"
ABOUT: Final = f"/{EDITION}/about"
CONTACT: Final = f"/{EDITION}/contact"
NEWEST: Final = f"/{EDITION}/newest"
FILMS: Final = f"/{EDITION}/films"
PICTURES: Final = f"/{EDITION}/pictures"
CORRECTIONS: Final = f"/{EDITION}/corrections"
REMOVALS: Final = f"/{EDITION}/removals"
SEARCH: Final = f"/{EDITION}/search"
"""Django answers there, and at what is below."""

SINGLE: Final = {
    ALL: NEWEST,
    kind_list("film"): FILMS,
    kind_list("photo"): PICTURES,
    CORRECTED: CORRECTIONS,
    WITHDRAWN: REMOVALS,
}
"""The paths of the lists that there is one of. All others are named as their path ends: ``section/politics``."""

_SINGLE_AT: Final = {path: name for name, path in SINGLE.items()}

FRONT_TARGET: Final = FRONT.encode("ascii")
"""The front page as a request names it."""

_LONGEST_PATH = 2_000


@dataclass(frozen=True, slots=True)
class FrontAddress:
    """The front page."""


@dataclass(frozen=True, slots=True)
class PastFrontAddress:
    """The front page as it was in a minute of Tehran's clock on a Jalali day."""

    month: Month
    day: int
    hour: int
    minute: int

    @classmethod
    def of(cls, instant: datetime) -> PastFrontAddress:
        """Return the address of the front page as it was at *instant*."""
        local = instant.astimezone(TEHRAN)
        return cls(Month.of(instant), day_of(instant)[2], local.hour, local.minute)

    @property
    def date(self) -> date:
        """The day, as a Gregorian date."""
        return self.month.days()[self.day - 1]

    @property
    def instant(self) -> datetime:
        """The first instant of the minute (UTC)."""
        return datetime.combine(self.date, time(self.hour, self.minute), TEHRAN).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class ListAddress:
    """The newest of the list that the ledger calls *name*."""

    name: str


@dataclass(frozen=True, slots=True)
class MonthAddress:
    """A Jalali month of the list *name*; the months of the whole paper are those of its archive."""

    name: str
    month: Month


@dataclass(frozen=True, slots=True)
class ArchiveAddress:
    """The page of all years and months of the paper."""


@dataclass(frozen=True, slots=True)
class DayAddress:
    """A day of the whole paper, by its number in a Jalali *month*."""

    month: Month
    day: int


@dataclass(frozen=True, slots=True)
class StoryAddress:
    """A story's page; *slug* is what stood after the code, perhaps nothing."""

    code: int
    slug: str = ""


class FeedForm(StrEnum):
    """The forms a feed comes in, by the last word of its path."""

    RSS = "rss.xml"
    ATOM = "atom.xml"
    JSON = "feed.json"


@dataclass(frozen=True, slots=True)
class MostReadAddress:
    """The page of the stories read most in a *period*."""

    period: Period


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """The feed of the whole paper, or of one of its lists."""

    of: FrontAddress | ListAddress = FrontAddress()
    form: FeedForm = FeedForm.RSS


@dataclass(frozen=True, slots=True)
class AboutAddress:
    """The page about the paper."""


@dataclass(frozen=True, slots=True)
class ContactAddress:
    """The page that says how the paper is reached."""


@dataclass(frozen=True, slots=True)
class UnknownAddress:
    """A path within the paper where nothing is."""


Address = (
    FrontAddress
    | PastFrontAddress
    | ListAddress
    | MonthAddress
    | ArchiveAddress
    | DayAddress
    | MostReadAddress
    | StoryAddress
    | FeedAddress
    | AboutAddress
    | ContactAddress
    | MachineAddress
    | UnknownAddress
)

_Fixed = type[FrontAddress] | type[ArchiveAddress] | type[AboutAddress] | type[ContactAddress]

_FIXED: Final[Mapping[_Fixed, str]] = {
    FrontAddress: FRONT,
    ArchiveAddress: ARCHIVE,
    AboutAddress: ABOUT,
    ContactAddress: CONTACT,
}
"""The paths of the pages that there is one of, beside lists."""

_FIXED_AT: Final = {path: kind for kind, path in _FIXED.items()}

_STORY = re.compile(rf"/{EDITION}/news/(?P<code>[1-9][0-9]{{0,17}})(?:/(?P<slug>[^/]*))?/?", re.ASCII)
_PAST_FRONT = re.compile(
    rf"/{EDITION}/front/(?P<year>[0-9]{{4}})/(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})"
    r"/(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])",
    re.ASCII,
)
_SECTION = re.compile(rf"/{EDITION}/section/(?P<slug>[a-z0-9-]{{1,50}})", re.ASCII)
_NAMED = re.compile(rf"/{EDITION}/(?P<naming>{'|'.join(Naming)})/(?P<name>[^/]{{1,200}})")
_MOST_READ = re.compile(rf"{MOST_READ}(?:/(?P<period>day|week|month))?", re.ASCII)
_MONTH = re.compile(r"(?P<of>.+)/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})", re.ASCII)
_FEED = re.compile(rf"(?P<of>/{EDITION}(?:/.+)?)/(?P<form>{'|'.join(map(re.escape, FeedForm))})")
_DAY = re.compile(rf"{ARCHIVE}/(?P<year>[0-9]{{4}})/(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})", re.ASCII)


class _Quoted(dict[str, str]):
    """Each letter in its percent-encoded form, found once."""

    def __missing__(self, letter: str) -> str:
        form = self[letter] = quote(letter, safe="/:")
        return form


_form: Final = _Quoted().__getitem__


def encoded(text: str) -> str:
    """Return *text*, such as a path, percent-encoded (RFC 3986); slashes and colons stay."""
    return "".join(map(_form, text))


def target(path: str) -> bytes:
    """Return *path* as a request names it: percent-encoded, in bytes."""
    return encoded(path).encode("ascii")


def story_path(code: int, slug: str) -> str:
    """Return the path of a story's page."""
    return path_of(StoryAddress(code, slug))


def list_path(name: str) -> str:
    """Return the path of the page of the newest of the list *name*."""
    return path_of(ListAddress(name))


def is_shown(name: str) -> bool:
    """Say whether the list *name* is of a sort that has a page; the ledger keeps some that have none."""
    return _listed_at(path_of(ListAddress(name))) == name


def short_path(code: int) -> str:
    """Return the path of a story that needs no words."""
    return f"/{EDITION}/news/{code}"


def section_path(slug: str) -> str:
    """Return the path of a section's page."""
    return list_path(section_list(slug))


def months_path(name: str) -> str:
    """Return the path below which the months of the list *name* are."""
    return ARCHIVE if name == ALL else list_path(name)


def month_path(of: str, month: Month) -> str:
    """Return the path of a *month* of the list whose path is *of*."""
    return f"{of}/{month.year}/{month.number:02}"


def day_path(month: Month, day: int) -> str:
    """Return the path of a day of the whole paper."""
    return f"{month_path(ARCHIVE, month)}/{day:02}"


def most_read_path(period: Period) -> str:
    """Return the path of the stories read most in *period*; the shortest has the shortest path."""
    return MOST_READ if period is Period.HOUR else f"{MOST_READ}/{period}"


def send_path(code: int) -> str:
    """Return the path of the form that sends a story to friends; Django answers there."""
    return f"/readers/send/{code}"


def path_of(address: Address) -> str:  # noqa: PLR0911  # one case a kind of address
    """Return the one right path of *address*, as people read it; of an unknown one, the path of its page."""
    match address:
        case StoryAddress(code, slug):  # first, as nearly all addresses are
            return f"/{EDITION}/news/{code}/{slug}"
        case FrontAddress() | ArchiveAddress() | AboutAddress() | ContactAddress():
            return _FIXED[type(address)]
        case FeedAddress(of, form):
            return f"{path_of(of).rstrip('/')}/{form}"
        case PastFrontAddress(month, day, hour, minute):
            return f"{month_path(f'/{EDITION}/front', month)}/{day:02}/{hour:02}:{minute:02}"
        case ListAddress(name):
            return SINGLE.get(name) or f"/{EDITION}/{name}"
        case MonthAddress(name, month):
            return month_path(months_path(name), month)
        case DayAddress(month, day):
            return day_path(month, day)
        case MostReadAddress(period):
            return most_read_path(period)
        case UnknownAddress():
            return f"/{EDITION}/404"
        case _:
            return machine_path(address)


def is_search(path: str) -> bool:
    """Say whether *path* is of a page of results, or of what belongs to it."""
    return path == SEARCH or path.startswith(f"{SEARCH}/")


def parse(path: str) -> Address | None:  # one case a kind of address
    """Return the address that *path* (percent-decoded, as servers give it) names.

    None means that the path is not the paper's and Django should be asked.
    """
    if path in {"/", f"/{EDITION}", FRONT}:
        return FrontAddress()
    if len(path) > _LONGEST_PATH:
        return UnknownAddress() if path.startswith(FRONT) else None
    if address := machine_address(path):
        return address
    if not path.startswith(FRONT) or is_search(path):
        return None
    if found := _STORY.fullmatch(path):
        return StoryAddress(int(found["code"]), found["slug"] or "")
    return _parse_rest(path.removesuffix("/")) or UnknownAddress()


def _parse_rest(path: str) -> Address | None:
    if found := _PAST_FRONT.fullmatch(path):
        month, day = Month(int(found["year"]), int(found["month"])), int(found["day"])
        exists = 1 <= day <= _length(month)
        return PastFrontAddress(month, day, int(found["hour"]), int(found["minute"])) if exists else None
    if path in _FIXED_AT:
        return _FIXED_AT[path]()
    if found := _MOST_READ.fullmatch(path):
        return MostReadAddress(Period(found["period"] or Period.HOUR))
    if name := _listed_at(path):
        return ListAddress(name)
    return _parse_date(path) or _parse_feed(path)


def _listed_at(path: str) -> str:
    """Return the name of the list whose page is at *path*, in any spelling; empty if there can be none."""
    if found := _SECTION.fullmatch(path):
        return section_list(found["slug"])
    if found := _NAMED.fullmatch(path):
        return named_list(Naming(found["naming"]), name_slug(found["name"]))
    return _SINGLE_AT.get(path, "")


def _parse_feed(path: str) -> FeedAddress | None:
    """Return the feed that *path* names; the whole paper's is the front page's."""
    found = _FEED.fullmatch(path)
    if not found:
        return None
    form = FeedForm(found["form"])
    if found["of"] == f"/{EDITION}":
        return FeedAddress(form=form)
    name = _listed_at(found["of"])
    return FeedAddress(ListAddress(name), form) if name else None


def _parse_date(path: str) -> MonthAddress | DayAddress | None:
    """Return the month or day that *path* names, if the calendar has it."""
    if found := _DAY.fullmatch(path):
        month, day = Month(int(found["year"]), int(found["month"])), int(found["day"])
        return DayAddress(month, day) if 1 <= day <= _length(month) else None
    if found := _MONTH.fullmatch(path):
        month = Month(int(found["year"]), int(found["month"]))
        name = ALL if found["of"] == ARCHIVE else _listed_at(found["of"])
        return MonthAddress(name, month) if name and _length(month) else None
    return None


def _length(month: Month) -> int:
    """Return how many days *month* has, 0 if there is no such month."""
    try:
        return month_length(*month)
    except DateError:
        return 0
