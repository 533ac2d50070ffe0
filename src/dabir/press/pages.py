"""What each address answers: a plan of parts, or another address.

A plan is read through the tracked reader like everything else, so a story that is
withdrawn turns into its tombstone, and one that comes back into itself.
"""

from __future__ import annotations

from dataclasses import dataclass
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
)

HTML: Final = "text/html; charset=utf-8"
RSS: Final = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a page is made: HTTP status, media type, its one right path (percent-decoded), and its parts."""

    status: int
    media_type: str
    path: str
    parts: tuple[Part, ...]


def _page(status: int, path: str, *parts: Part, films: bool = True) -> Plan:
    furniture: tuple[Part, ...] = (("films",), ("strip",), ("close",)) if films else (("strip",), ("close",))
    opening, *rest = parts
    return Plan(status, HTML, path, (opening, ("masthead",), *rest, *furniture))


def plan(reader: Reader, address: Address) -> Plan:
    """Return the plan of *address* as the facts now stand."""
    match address:
        case FrontAddress():
            return _page(200, path_of(address), ("open_front",), ("front",))
        case FeedAddress():
            return Plan(200, RSS, path_of(address), (("feed",),))
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
