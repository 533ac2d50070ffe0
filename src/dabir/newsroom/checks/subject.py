"""What there is to look at in a draft, gathered once for all lines of the checklist.

Nothing is made on the way: a record makes the files of its media, and the checklist is
asked every few seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from dabir.ledger.listing import media_of
from dabir.newsroom import ledgers
from dabir.newsroom.body import stream
from dabir.newsroom.checks import second_looks
from dabir.newsroom.media.usage import key_of
from dabir.newsroom.models import Film, Photo, Sound, StoryPage
from dabir.newsroom.record import address_of_link, items_of
from dabir.persian import suggest
from dabir.story import Kind, Markers, Passage, Source, Story


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture as readers would get it, first in *block*; *has_focus* says that somebody chose what stays in sight."""

    alt: str
    caption: str
    credit: str
    has_focus: bool
    block: str


class Subject:
    """A draft and what a line of the checklist may ask of it; each answer is found once."""

    def __init__(self, page: StoryPage) -> None:
        """Look at *page* as it stands, saved or not."""
        self.page = page
        self.kind = Kind(page.kind)
        self._raw_body: list[Any] = list(page.body.get_prep_value())

    @cached_property
    def chain(self) -> tuple[Source, ...]:
        """The chain of sources, the nearest first."""
        return stream.to_sources(self.page.sources.get_prep_value())

    @property
    def rests_on_one_unnamed(self) -> bool:
        """Whether all that is said comes in the end from one source that is not named."""
        return second_looks.is_wanted(self.chain)

    @cached_property
    def is_looked_at(self) -> bool:
        """Whether a colleague has looked at the chain as it is now."""
        return second_looks.holds(self.page, self.chain)

    @cached_property
    def pictures(self) -> tuple[SeenPicture, ...]:
        """The pictures of the body, in reading order; a picture used twice is judged by all its uses."""
        return tuple(
            self._seen(photo, [use for use in self._uses if (use.kind, use.pk) == ("photo", photo.pk)])
            for photo in self._items
            if isinstance(photo, Photo)
        )

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """The films of the body, in reading order."""
        return tuple(item for item in self._items if isinstance(item, Film))

    @property
    def holds_ended_rights(self) -> bool:
        """Whether the right to use a picture, film or sound is over on the day the story would go out.

        What readers have in this story already stays in it.
        """
        now = timezone.now()
        day = timezone.localdate(max(self.page.go_live_at or now, now))
        ended = (key_of(item) for item in self._items if item.right_has_ended(day))
        return any(key not in self._published for key in ended)

    @cached_property
    def was_advertorial(self) -> bool:
        """Whether readers have had the story as an advertorial."""
        return self._had is not None and self._had.kind is Kind.ADVERTORIAL

    @cached_property
    def story(self) -> Story:
        """The record without its media and figures: enough to read its words and to find others like it."""
        page = self.page
        home = page.home_section
        blocks = stream.to_blocks(self._raw_body, lambda _kind, _pk: "", address_of_link)
        return Story(
            code=page.code or 0,
            kind=self.kind,
            slug=page.public_slug,
            sections=(home,) if home else (),
            kicker=page.kicker,
            headline=page.headline,
            markers=Markers(),
            lead=page.lead,
            body=tuple(block for block in blocks if isinstance(block, Passage)),
            sources=self.chain,
            tags=tuple(page.tags),
            first_published=_utc(page.first_published or timezone.now()),
            changed=_utc(page.changed or timezone.now()),
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text an editor typed to be read, without empty ones."""
        from dabir.search.prose import prose  # noqa: PLC0415  # most of a day nothing is searched in this process

        return tuple(filter(None, (self.page.kicker, self.page.headline, *prose(self.story))))

    @cached_property
    def persian_edits(self) -> int:
        """How many changes to its Persian the machine would still suggest."""
        return sum(len(suggest(text)) for text in self.texts)

    @cached_property
    def _had(self) -> Story | None:
        """What readers have, or last had, of the story."""
        entry = ledgers.ledger().current("story", str(self.page.code)) if self.page.code else None
        return entry.story if entry else None

    @cached_property
    def _published(self) -> frozenset[str]:
        """Keys of the media in what readers have."""
        return frozenset(media_of(self._had)) if self._had and self._had.is_public else frozenset()

    @cached_property
    def _items(self) -> tuple[Photo | Film | Sound, ...]:
        """The media of the body, each once, in reading order."""
        found = items_of(self._uses)
        order = dict.fromkeys((use.kind, use.pk) for use in self._uses)
        return tuple(found[name] for name in order if name in found)

    @cached_property
    def _uses(self) -> tuple[stream.Use, ...]:
        return tuple(stream.uses(self._raw_body))

    @cached_property
    def _kept(self) -> frozenset[str]:
        """Keys of the media a recalled record brought, of which only the story itself speaks."""
        return frozenset(entry["item"]["key"] for entry in self.page.kept_media)

    def _seen(self, photo: Photo, uses: Sequence[stream.Use]) -> SeenPicture:
        is_kept = bool(self._kept) and str(photo.get_file_hash()) in self._kept

        def said(name: str) -> str:
            words = next((words for use in uses if (words := getattr(use, name).strip())), "")
            return words or ("" if is_kept else str(getattr(photo, name)).strip())

        words = (said("alt"), said("caption"), said("credit"))
        return SeenPicture(*words, bool(photo.has_focal_point()), uses[0].block)


def _utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)
