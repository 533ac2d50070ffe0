"""Where machines find what is made for them, from a path to an address and back.

Feeds stand with the lists they are of, in :mod:`dabir.press.routes`; what is here has a
place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dabir.persian.calendar import FIRST_YEAR, LAST_YEAR
from dabir.press.edition import LANGUAGE
from dabir.press.machines.short import code_of, short_name
from dabir.press.month import Month


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """The shortest address of a story; it leads to the story's own."""

    code: int


@dataclass(frozen=True, slots=True)
class RecordAddress:
    """A story as a ninjs record."""

    code: int


@dataclass(frozen=True, slots=True)
class TextAddress:
    """A story as plain text."""

    code: int


@dataclass(frozen=True, slots=True)
class ShareCardAddress:
    """The drawn card of a story; *digest* names all that is drawn on it."""

    code: int
    digest: str


@dataclass(frozen=True, slots=True)
class SitemapIndexAddress:
    """The list of all sitemaps."""


@dataclass(frozen=True, slots=True)
class ListsSitemapAddress:
    """The sitemap of pages that are no stories."""


@dataclass(frozen=True, slots=True)
class NewsSitemapAddress:
    """The sitemap of yesterday and today."""


@dataclass(frozen=True, slots=True)
class MonthSitemapAddress:
    """A sitemap of the stories of a Jalali *month*: its first *sheet*, or a later one."""

    month: Month
    sheet: int = 1


@dataclass(frozen=True, slots=True)
class RobotsAddress:
    """What crawlers are asked."""


@dataclass(frozen=True, slots=True)
class ManifestAddress:
    """The paper as an application of a telephone."""


@dataclass(frozen=True, slots=True)
class IconAddress:
    """An icon of the paper; *name* is one of :data:`ICONS`."""

    name: str


MachineAddress = (
    ShortAddress
    | RecordAddress
    | TextAddress
    | ShareCardAddress
    | SitemapIndexAddress
    | ListsSitemapAddress
    | NewsSitemapAddress
    | MonthSitemapAddress
    | RobotsAddress
    | ManifestAddress
    | IconAddress
)

_HOME: Final = f"/{LANGUAGE}"

ICONS: Final[Mapping[str, str]] = {
    "icon-192.png": f"{_HOME}/icon-192.png",
    "icon-512.png": f"{_HOME}/icon-512.png",
    "favicon.ico": "/favicon.ico",  # where browsers look of themselves
    "apple-touch-icon.png": "/apple-touch-icon.png",  # the same
}
"""The icons by name, each with its path."""

SITEMAPS: Final = f"{_HOME}/sitemap.xml"
MANIFEST: Final = f"{_HOME}/manifest.webmanifest"

_FIXED: Final[Mapping[str, MachineAddress]] = {
    SITEMAPS: SitemapIndexAddress(),
    f"{_HOME}/sitemap/lists.xml": ListsSitemapAddress(),
    f"{_HOME}/sitemap/news.xml": NewsSitemapAddress(),
    "/robots.txt": RobotsAddress(),
    MANIFEST: ManifestAddress(),
    **{path: IconAddress(name) for name, path in ICONS.items()},
}
STANDING: Final = tuple(_FIXED.values())
"""What is there whatever is in the paper."""

_PATHS: Final = {address: path for path, address in _FIXED.items()}

_CODE: Final = r"(?P<code>[1-9][0-9]{0,17})"
_RECORD: Final = re.compile(rf"/api/stories/{_CODE}", re.ASCII)
_TEXT: Final = re.compile(rf"{_HOME}/news/{_CODE}\.txt", re.ASCII)
_CARD: Final = re.compile(rf"{_HOME}/card/{_CODE}-(?P<digest>[0-9a-f]{{16}})\.png", re.ASCII)
_SITEMAP: Final = re.compile(
    rf"{_HOME}/sitemap/(?P<year>[0-9]{{4}})-(?P<month>0[1-9]|1[0-2])(?:-(?P<sheet>[1-9][0-9]{{0,3}}))?\.xml",
    re.ASCII,
)


def machine_path(address: MachineAddress) -> str:
    """Return the one path of *address*."""
    match address:
        case ShortAddress(code):
            return f"/{short_name(code)}"
        case RecordAddress(code):
            return f"/api/stories/{code}"
        case TextAddress(code):
            return f"{_HOME}/news/{code}.txt"
        case ShareCardAddress(code, digest):
            return f"{_HOME}/card/{code}-{digest}.png"
        case MonthSitemapAddress(month, sheet):
            later = f"-{sheet}" if sheet > 1 else ""
            return f"{_HOME}/sitemap/{month.year}-{month.number:02}{later}.xml"
        case _:
            return _PATHS[address]


def machine_address(path: str) -> MachineAddress | None:
    """Return the address that *path* (percent-decoded) names, if it is one of these."""
    if fixed := _FIXED.get(path):
        return fixed
    if found := _RECORD.fullmatch(path):
        return RecordAddress(int(found["code"]))
    if found := _TEXT.fullmatch(path):
        return TextAddress(int(found["code"]))
    if found := _CARD.fullmatch(path):
        return ShareCardAddress(int(found["code"]), found["digest"])
    found = _SITEMAP.fullmatch(path)
    if found and FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return MonthSitemapAddress(Month(int(found["year"]), int(found["month"])), int(found["sheet"] or 1))
    code = code_of(path.removeprefix("/"))
    return ShortAddress(code) if code else None
