"""The story record itself, schema 1."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from dabir.story.blocks import Block
from dabir.story.media import Media


class Kind(StrEnum):
    """The genre of a story, after IPTC's genre vocabulary."""

    NEWS = "news"
    REPORT = "report"
    INTERVIEW = "interview"
    NOTE = "note"
    PHOTO = "photo"
    FILM = "film"
    ADVERTORIAL = "advertorial"


class Status(StrEnum):
    """Whether a reader gets the story or its tombstone."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    WITHHELD = "withheld"
    """Withdrawn because the law demands it (HTTP 451, RFC 7725)."""
    MOVED = "moved"
    """Another code answers for it: merged into that story, or moved to that code (HTTP 301)."""


class SourceKind(StrEnum):
    """What sort of source a link of the chain is."""

    AGENCY = "agency"
    MEDIA = "media"
    OFFICE = "office"
    DOCUMENT = "document"
    PERSON = "person"


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One link of the chain of sources.

    *name* is empty when the source is not named; *described* then says how the text
    speaks of it and *reason* why it is not named.
    """

    kind: SourceKind
    name: str = ""
    described: str = ""
    reason: str = ""


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series a story belongs to, and its number there (from 1)."""

    name: str
    number: int


class Markers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What other papers type into a headline, kept as fields beside it."""

    source: str = ""
    series: Series | None = None
    picture: bool = False
    film: bool = False
    sponsored: str = ""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was wrong, said to readers, and when it was put right (UTC)."""

    at: datetime
    note: str


class Story(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A story as it was published.

    *code* is its permanent number. *sections* holds slugs, the first being its home.
    *sources* is the chain from the nearest source to the farthest. *first_published*
    and *changed* are aware datetimes in UTC. *related* holds codes of other stories.
    A withdrawn story keeps every field and says in *withdrawal* why it is gone.
    A moved one does too, and *successor* is the code that answers for it.
    """

    code: int
    language: str = "fa"
    kind: Kind = Kind.NEWS
    slug: str
    sections: tuple[str, ...]
    kicker: str = ""
    headline: str
    markers: Markers = Markers()
    lead: str = ""
    body: tuple[Block, ...] = ()
    byline: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    related: tuple[int, ...] = ()
    first_published: datetime
    changed: datetime
    corrections: tuple[Correction, ...] = ()
    status: Status = Status.PUBLISHED
    withdrawal: str = ""
    successor: int = 0

    @property
    def section(self) -> str:
        """The slug of the section the story lives in."""
        return self.sections[0]

    @property
    def is_public(self) -> bool:
        """Whether a reader gets the story itself."""
        return self.status is Status.PUBLISHED

    def media_item(self, key: str) -> Media:
        """Return the media item named *key*; raises KeyError when there is none."""
        for item in self.media:
            if item.key == key:
                return item
        raise KeyError(key)
