"""Which part each address of a machine is made of, and what it is served as."""

from __future__ import annotations

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final

from dabir.press.machines.addresses import (
    IconAddress,
    ListsSitemapAddress,
    MachineAddress,
    ManifestAddress,
    MonthSitemapAddress,
    NewsSitemapAddress,
    RecordAddress,
    RobotsAddress,
    ShareCardAddress,
    ShortAddress,
    SitemapIndexAddress,
    TextAddress,
)
from dabir.press.machines.identity import share_card_address
from dabir.press.reading import Reader
from dabir.story import Status, Story

XML: Final = "application/xml"
JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
PNG: Final = "image/png"
ICO: Final = "image/x-icon"
MANIFEST: Final = "application/manifest+json"


@dataclass(frozen=True, slots=True)
class Document:
    """What an address answers: the one part it is made of, its media type, its right address, its HTTP status."""

    part: tuple[str, *tuple[Any, ...]]
    media_type: str
    address: MachineAddress
    status: int = 200


def gone_status(story: Story) -> int:
    """Return the HTTP status of a story that readers do not get: 451 (RFC 7725) if the law demands it, else 410."""
    withheld = story.status is Status.WITHHELD
    return HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS if withheld else HTTPStatus.GONE


def document(reader: Reader, address: MachineAddress) -> Document | None:  # noqa: PLR0911  # one case a kind of address
    """Return what *address* answers as the facts now stand, None for nothing."""
    match address:
        case RecordAddress() | TextAddress() | ShareCardAddress():
            return _of_story(reader, address)
        case MonthSitemapAddress(month, sheet):
            part = ("month_sitemap", *month, sheet)
            return Document(part, XML, address) if sheet <= reader.sheets(month) else None
        case SitemapIndexAddress():
            return Document(("sitemap_index",), XML, address)
        case ListsSitemapAddress():
            return Document(("lists_sitemap",), XML, address)
        case NewsSitemapAddress():
            return Document(("news_sitemap",), XML, address)
        case RobotsAddress():
            return Document(("robots",), TEXT, address)
        case ManifestAddress():
            return Document(("manifest",), MANIFEST, address)
        case IconAddress(name):
            return Document(("icon", name), ICO if name.endswith(".ico") else PNG, address)
        case ShortAddress():
            return None


def _of_story(reader: Reader, address: RecordAddress | TextAddress | ShareCardAddress) -> Document | None:
    """Return a form of a story; a withdrawn one is told of in words, but has no card."""
    story = reader.successor(address.code)
    if story is None:
        return None
    if story.code != address.code:
        address = replace(address, code=story.code)  # the press leads from the old address to this
    match address:
        case RecordAddress(code):
            return Document(("ninjs", code), JSON, address, 200 if story.is_public else gone_status(story))
        case TextAddress(code) if story.is_public:
            return Document(("plain_story", code), TEXT, address)
        case TextAddress(code):
            return Document(("plain_gone", code), TEXT, address, gone_status(story))
        case ShareCardAddress(code) if story.is_public:
            return Document(("share_card", code), PNG, share_card_address(story))
    return None
