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

EDITION: Final = "fa"

FRONT: Final = f"/{EDITION}/"
FEED: Final = f"/{EDITION}/rss.xml"
FILMS: Final = f"/{EDITION}/films"

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


Address = FrontAddress | SectionAddress | FilmsAddress | StoryAddress | FeedAddress | UnknownAddress

_STORY = re.compile(rf"/{EDITION}/news/(?P<code>[1-9][0-9]{{0,17}})(?:/(?P<slug>[^/]*))?/?", re.ASCII)
_SECTION = re.compile(rf"/{EDITION}/section/(?P<slug>[a-z0-9-]{{1,50}})/?", re.ASCII)


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


def path_of(address: Address) -> str:
    """Return the one right path of *address*, as people read it; of an unknown one, the path of its page."""
    match address:
        case StoryAddress(code, slug):  # first, as nearly all addresses are
            return f"/{EDITION}/news/{code}/{slug}"
        case FrontAddress():
            return FRONT
        case FeedAddress():
            return FEED
        case FilmsAddress():
            return FILMS
        case SectionAddress(slug):
            return section_path(slug)
        case UnknownAddress():
            return f"/{EDITION}/404"


def parse(path: str) -> Address | None:  # noqa: PLR0911  # one case a kind of address
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
    if path.rstrip("/") == FILMS:
        return FilmsAddress()
    if found := _STORY.fullmatch(path):
        return StoryAddress(int(found["code"]), found["slug"] or "")
    if found := _SECTION.fullmatch(path):
        return SectionAddress(found["slug"])
    return UnknownAddress()
