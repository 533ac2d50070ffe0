"""The addresses of the paper: from an address to a path and back.

Paths are for ever (promise 4). A story answers by its code; the words after it are for
people, and any other words are sent on to the right ones. Paths here are as people read
them; :func:`encoded` makes one fit for a header or an attribute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dabir.persian.calendar import DateError, month_length
from dabir.press.month import Month

EDITION: Final = "fa"

FRONT: Final = f"/{EDITION}/"
FEED: Final = f"/{EDITION}/rss.xml"
FILMS: Final = f"/{EDITION}/films"
ARCHIVE: Final = f"/{EDITION}/archive"

FRONT_TARGET: Final = FRONT.encode("ascii")
"""The front page as a request names it."""

_LONGEST_PATH = 2_000


@dataclass(frozen=True, slots=True)
class FrontAddress:
    """The front page."""


@dataclass(frozen=True, slots=True)
class SectionAddress:
    """A section's page."""

    slug: str


@dataclass(frozen=True, slots=True)
class FilmsAddress:
    """The page of all sections' films."""


@dataclass(frozen=True, slots=True)
class TagAddress:
    """A tag's page; *slug* may be any spelling of the tag."""

    slug: str


@dataclass(frozen=True, slots=True)
class ArchiveAddress:
    """The page of all years and months of the paper."""


ListAddress = ArchiveAddress | SectionAddress | FilmsAddress | TagAddress
"""The lists that have a page a month."""


@dataclass(frozen=True, slots=True)
class MonthAddress:
    """A Jalali month of one list."""

    of: ListAddress
    month: Month


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


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """The feed of the whole paper."""


@dataclass(frozen=True, slots=True)
class UnknownAddress:
    """A path within the paper where nothing is."""


Address = FrontAddress | ListAddress | MonthAddress | DayAddress | StoryAddress | FeedAddress | UnknownAddress

_STORY = re.compile(rf"/{EDITION}/news/(?P<code>[1-9][0-9]{{0,17}})(?:/(?P<slug>[^/]*))?/?", re.ASCII)
_SECTION = re.compile(rf"/{EDITION}/section/(?P<slug>[a-z0-9-]{{1,50}})/?", re.ASCII)
_TAG = re.compile(rf"/{EDITION}/tag/(?P<slug>[^/]{{1,200}})/?")
_MONTH = re.compile(r"(?P<of>.+)/(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/?", re.ASCII)
_DAY = re.compile(rf"{ARCHIVE}/(?P<year>[0-9]{{4}})/(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})/?", re.ASCII)


class _Quoted(dict[str, str]):
    """Each letter in its percent-encoded form, found once."""

    def __missing__(self, letter: str) -> str:
        form = self[letter] = quote(letter)
        return form


_form: Final = _Quoted().__getitem__


def encoded(text: str) -> str:
    """Return *text*, such as a path, percent-encoded (RFC 3986); slashes stay."""
    return "".join(map(_form, text))


def target(path: str) -> bytes:
    """Return *path* as a request names it: percent-encoded, in bytes."""
    return encoded(path).encode("ascii")


def story_path(code: int, slug: str) -> str:
    """Return the path of a story's page, percent-encoded."""
    return encoded(path_of(StoryAddress(code, slug)))


def section_path(slug: str) -> str:
    """Return the path of a section's page."""
    return f"/{EDITION}/section/{slug}"


def tag_path(slug: str) -> str:
    """Return the path of a tag's page, percent-encoded."""
    return encoded(path_of(TagAddress(slug)))


def month_path(of: str, month: Month) -> str:
    """Return the path of a *month* of the list whose path is *of*."""
    return f"{of}/{month.year}/{month.number:02}"


def day_path(month: Month, day: int) -> str:
    """Return the path of a day of the whole paper."""
    return f"{month_path(ARCHIVE, month)}/{day:02}"


def path_of(address: Address) -> str:  # noqa: PLR0911  # one case a kind of address
    """Return the one right path of *address*, as people read it; of an unknown one, the path of its page."""
    match address:
        case StoryAddress(code, slug):  # first, as nearly all addresses are
            return f"/{EDITION}/news/{code}/{slug}"
        case FrontAddress():
            return FRONT
        case FeedAddress():
            return FEED
        case MonthAddress(of, month):
            return month_path(_list_path(of), month)
        case DayAddress(month, day):
            return day_path(month, day)
        case UnknownAddress():
            return f"/{EDITION}/404"
        case _:
            return _list_path(address)


def _list_path(address: ListAddress) -> str:
    match address:
        case ArchiveAddress():
            return ARCHIVE
        case FilmsAddress():
            return FILMS
        case SectionAddress(slug):
            return section_path(slug)
        case TagAddress(slug):
            return f"/{EDITION}/tag/{slug}"


def parse(path: str) -> Address | None:
    """Return the address that *path* (percent-decoded, as servers give it) names.

    None means that the path is not the paper's and Django should be asked.
    """
    if path in {"/", f"/{EDITION}", FRONT}:
        return FrontAddress()
    if not path.startswith(FRONT):
        return None
    if len(path) > _LONGEST_PATH:
        return UnknownAddress()
    if path == FEED:
        return FeedAddress()
    if found := _STORY.fullmatch(path):
        return StoryAddress(int(found["code"]), found["slug"] or "")
    return _parse_list(path) or _parse_date(path) or UnknownAddress()


def _parse_list(path: str) -> ListAddress | None:
    if path.rstrip("/") == FILMS:
        return FilmsAddress()
    if path.rstrip("/") == ARCHIVE:
        return ArchiveAddress()
    if found := _SECTION.fullmatch(path):
        return SectionAddress(found["slug"])
    if found := _TAG.fullmatch(path):
        return TagAddress(found["slug"])
    return None


def _parse_date(path: str) -> MonthAddress | DayAddress | None:
    """Return the month or day that *path* names, if the calendar has it."""
    if found := _DAY.fullmatch(path):
        month, day = Month(int(found["year"]), int(found["month"])), int(found["day"])
        return DayAddress(month, day) if 1 <= day <= _length(month) else None
    if found := _MONTH.fullmatch(path):
        month, of = Month(int(found["year"]), int(found["month"])), _parse_list(found["of"])
        return MonthAddress(of, month) if of and _length(month) else None
    return None


def _length(month: Month) -> int:
    """Return how many days *month* has, 0 if there is no such month."""
    try:
        return month_length(*month)
    except DateError:
        return 0
