"""What each address answers: a plan of parts, or another address.

A plan is read through the tracked reader like everything else, so a story that is
withdrawn turns into its tombstone, and one that comes back into itself.

Parts that change together stand in one run, which is compressed as a whole: the story
by itself, the live furniture below it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from dabir.conf import conf
from dabir.ledger.listing import ALL, kind_list, section_list, tag_list, tag_slug
from dabir.press.parts import Part
from dabir.press.reading import Reader
from dabir.press.routes import (
    Address,
    ArchiveAddress,
    DayAddress,
    FeedAddress,
    FilmsAddress,
    FrontAddress,
    ListAddress,
    MonthAddress,
    SectionAddress,
    StoryAddress,
    TagAddress,
    UnknownAddress,
    path_of,
    target,
)

HTML: Final = "text/html; charset=utf-8"
RSS: Final = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Run:
    """Parts that follow one another and are packed together; *shared* if other pages have the same run."""

    parts: tuple[Part, ...]
    shared: bool


_MASTHEAD: Final = Run((("masthead",),), shared=True)


@dataclass(frozen=True)
class Plan:
    """How a page is made: HTTP status, media type, its one right path (percent-decoded), and its runs."""

    status: int
    media_type: str
    path: str
    runs: tuple[Run, ...]

    @cached_property
    def target(self) -> bytes:
        """The right path as a request names it."""
        return target(self.path)

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts in order."""
        return tuple(part for run in self.runs for part in run.parts)


def _page(status: int, path: str, opening: Part, body: Part, *beside: Part) -> Plan:
    """Return a page of the paper; *beside* is furniture of its own that stands before the common one."""
    furniture = Run((*beside, ("films",), ("strip",), ("close",)), shared=True)
    return Plan(status, HTML, path, (_own(opening), _MASTHEAD, _own(body), furniture))


def _own(part: Part) -> Run:
    return Run((part,), shared=False)


def plan(reader: Reader, address: Address) -> Plan:  # noqa: PLR0911  # one case a kind of address
    """Return the plan of *address* as the facts now stand."""
    match address:
        case FrontAddress():
            return _page(200, path_of(address), ("open_front",), ("front",))
        case FeedAddress():
            return Plan(200, RSS, path_of(address), (_own(("feed",)),))
        case StoryAddress(code):
            return _story(reader, code)
        case MonthAddress():
            return _dated(reader, address)
        case DayAddress(month, day) if reader.day(ALL, month, day):
            return _page(200, path_of(address), ("open_day", *month, day), ("day", *month, day))
        case ArchiveAddress() | FilmsAddress() | SectionAddress() | TagAddress():
            return _list(reader, address)
    return missing()


def missing() -> Plan:
    """Return the plan of the page for an address where nothing is."""
    return _page(404, path_of(UnknownAddress()), ("open_missing",), ("missing",))


def _list(reader: Reader, address: ListAddress) -> Plan:
    """Return the plan of the newest of a list, or of all years of the paper."""
    match address:
        case ArchiveAddress():
            return _page(200, path_of(address), ("open_archive",), ("archive",))
        case FilmsAddress():
            return _page(200, path_of(address), ("open_films",), ("films_page",))
        case SectionAddress(slug) if _is_open(reader, slug):
            return _page(200, path_of(address), ("open_section", slug), ("section", slug))
        case TagAddress(spelling) if reader.latest(tag_list(tag_slug(spelling)), conf.LIST_LENGTH):
            slug = tag_slug(spelling)
            return _page(200, path_of(TagAddress(slug)), ("open_tag", slug), ("tag", slug))
    return missing()


def _dated(reader: Reader, address: MonthAddress) -> Plan:
    """Return the plan of a month of a list; one without stories is no page."""
    month = address.month
    match address.of:
        case ArchiveAddress() if any(reader.days(ALL, month)):
            return _page(200, path_of(address), ("open_calendar", *month), ("calendar", *month))
        case FilmsAddress():
            return _month(reader, address, kind_list("film"))
        case SectionAddress(slug) if _is_open(reader, slug):
            return _month(reader, address, section_list(slug))
        case TagAddress(spelling):
            slug = tag_slug(spelling)
            return _month(reader, MonthAddress(TagAddress(slug), month), tag_list(slug))
    return missing()


def _month(reader: Reader, address: MonthAddress, name: str) -> Plan:
    month = address.month
    if not reader.month(name, month):
        return missing()
    return _page(200, path_of(address), ("open_month", name, *month), ("month", name, *month))


def _is_open(reader: Reader, slug: str) -> bool:
    return any(section.slug == slug for section in reader.sections())


def _story(reader: Reader, code: int) -> Plan:
    story = reader.story(code)
    if story is None:
        return missing()
    path = path_of(StoryAddress(code, story.slug))
    if not story.is_public:
        return _page(410, path, ("open_gone", code), ("gone", code))
    return _page(200, path, ("open_story", code), ("story", code), ("more", story.section))
