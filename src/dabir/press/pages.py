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

from dabir.press.parts import Part
from dabir.press.reading import Reader
from dabir.press.routes import (
    Address,
    FeedAddress,
    FilmsAddress,
    FrontAddress,
    SectionAddress,
    StoryAddress,
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


def plan(reader: Reader, address: Address) -> Plan:
    """Return the plan of *address* as the facts now stand."""
    match address:
        case FrontAddress():
            return _page(200, path_of(address), ("open_front",), ("front",))
        case FeedAddress():
            return Plan(200, RSS, path_of(address), (_own(("feed",)),))
        case FilmsAddress():
            return _page(200, path_of(address), ("open_films",), ("films_page",))
        case SectionAddress(slug) if any(section.slug == slug for section in reader.sections()):
            return _page(200, path_of(address), ("open_section", slug), ("section", slug))
        case StoryAddress(code):
            return _story(reader, code)
    return missing()


def missing() -> Plan:
    """Return the plan of the page for an address where nothing is."""
    return _page(404, path_of(UnknownAddress()), ("open_missing",), ("missing",))


def _story(reader: Reader, code: int) -> Plan:
    story = reader.story(code)
    if story is None:
        return missing()
    path = path_of(StoryAddress(code, story.slug))
    if not story.is_public:
        return _page(410, path, ("open_gone", code), ("gone", code))
    return _page(200, path, ("open_story", code), ("story", code), ("more", story.section))
