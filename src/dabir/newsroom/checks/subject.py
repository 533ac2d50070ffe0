"""What there is to look at in a draft, gathered once for all lines of the checklist.

Nothing is made on the way: a record makes the files of its media, and the checklist is
asked every few seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.utils import timezone

from dabir.newsroom import body, ledgers
from dabir.newsroom.checks import second_looks
from dabir.newsroom.models import Film, Photo, StoryPage
from dabir.newsroom.record import address_of_link
from dabir.persian import suggest
from dabir.story import Kind, Markers, Passage, Source, Story


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture as readers would get it; *has_focus* says that somebody chose what stays in sight."""

    alt: str
    caption: str
    credit: str
    has_focus: bool


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
        return body.to_sources(self.page.sources.get_prep_value())

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
        uses = [use for use in self._uses if use.kind == "photo"]
        photos = Photo.objects.in_bulk({use.pk for use in uses})
        return tuple(self._seen(photos[pk], [use for use in uses if use.pk == pk]) for pk in self._once(uses, photos))

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """The films of the body, in reading order."""
        uses = [use for use in self._uses if use.kind == "film"]
        films = Film.objects.in_bulk({use.pk for use in uses})
        return tuple(films[pk] for pk in self._once(uses, films))

    @cached_property
    def was_advertorial(self) -> bool:
        """Whether readers have had the story as an advertorial."""
        entry = ledgers.ledger().current("story", str(self.page.code)) if self.page.code else None
        return entry is not None and entry.story.kind is Kind.ADVERTORIAL

    @cached_property
    def story(self) -> Story:
        """The record without its media and figures: enough to read its words and to find others like it."""
        page = self.page
        home = page.home_section
        blocks = body.to_blocks(self._raw_body, lambda _kind, _pk: "", address_of_link)
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
    def _uses(self) -> tuple[body.Use, ...]:
        return tuple(body.uses(self._raw_body))

    @cached_property
    def _kept(self) -> frozenset[str]:
        """Keys of the media a recalled record brought, of which only the story itself speaks."""
        return frozenset(entry["item"]["key"] for entry in self.page.kept_media)

    @staticmethod
    def _once(uses: Sequence[body.Use], found: dict[int, Any]) -> Iterator[int]:
        return iter(dict.fromkeys(use.pk for use in uses if use.pk in found))

    def _seen(self, photo: Photo, uses: Sequence[body.Use]) -> SeenPicture:
        is_kept = bool(self._kept) and str(photo.get_file_hash()) in self._kept

        def said(name: str) -> str:
            words = next((words for use in uses if (words := getattr(use, name).strip())), "")
            return words or ("" if is_kept else str(getattr(photo, name)).strip())

        return SeenPicture(said("alt"), said("caption"), said("credit"), bool(photo.has_focal_point()))


def _utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)
