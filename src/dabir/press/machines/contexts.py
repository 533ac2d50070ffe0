"""What the templates for machines are given; a promise to sites like :mod:`dabir.press.contexts`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dabir.story.record import Correction


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture or film of a feed's item.

    *medium* is ``image``, ``video`` or ``audio``; *size* is in bytes, 0 if it is not known; width and
    height are in pixels, *seconds* is 0 for a picture.
    """

    url: str
    mime: str
    medium: str
    size: int
    width: int
    height: int
    seconds: float
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in a feed. *id* never changes; *content* is its whole body as HTML, not escaped."""

    id: str
    url: str
    title: str
    lead: str
    content: str
    published: datetime
    changed: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True)
class FeedContext:
    """A feed of a list. *home* is the list's page and *feed* the feed itself, both absolute URLs.

    *hub* is the WebSub hub that tells its subscribers, or empty. *changed* is the newest
    change of all items.
    """

    paper: str
    title: str
    description: str
    language: str
    home: str
    feed: str
    hub: str
    icon: str
    changed: datetime
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as a page's head names it: its media type, its title and absolute URL."""

    mime: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SitemapIndexContext:
    """All sitemaps, as absolute URLs."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in a sitemap: its absolute URL, and its last change where that is known."""

    url: str
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class SitemapContext:
    """A sitemap."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """A story in the sitemap of the newest."""

    url: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True)
class NewsSitemapContext:
    """The sitemap of yesterday and today."""

    paper: str
    language: str
    entries: tuple[NewsEntry, ...]


@dataclass(frozen=True, slots=True)
class RobotsContext:
    """What crawlers are asked; *sitemaps* are absolute URLs."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextContext:
    """A story as plain text. *body* is ready to be printed; *url* is the story's absolute short address.

    *label* says that it was paid for and by whom; it is there even where *sponsored*, the name, is not.
    """

    paper: str
    title: str
    kicker: str
    lead: str
    sponsored: str
    label: str
    byline: tuple[str, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    code: int
    published: datetime
    changed: datetime
    is_changed: bool
    chain: str
    body: str
    corrections: tuple[Correction, ...]
    url: str
