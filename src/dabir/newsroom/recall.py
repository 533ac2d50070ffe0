"""From a record of the archive to a page of the desk: ``recall(story)``.

The page is not saved; :mod:`dabir.newsroom.verbs.recall` puts it in its section.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from wagtail.blocks import StreamValue

from dabir.newsroom.body import stream
from dabir.newsroom.fields import Items
from dabir.newsroom.media import holdings
from dabir.newsroom.models import StoryPage
from dabir.story import (
    AudioBlock,
    Block,
    FilmBlock,
    GalleryBlock,
    PictureBlock,
    Status,
    Story,
)


def recall(story: Story) -> StoryPage:
    """Return an unsaved page that says what *story* says; ``record`` of it is *story* again.

    Media are found by key, or made from the published files. Raises
    :class:`dabir.newsroom.errors.MediaLostError` when such a file is gone.
    """
    markers = story.markers
    is_public = story.status is Status.PUBLISHED
    page = StoryPage(
        title=story.headline,
        code=story.code,
        language=story.language,
        kind=story.kind.value,
        kicker=story.kicker,
        lead=story.lead,
        source_mark=markers.source,
        series_name=markers.series.name if markers.series else "",
        series_number=markers.series.number if markers.series else None,
        picture_mark=markers.picture,
        film_mark=markers.film,
        sponsor=markers.sponsored,
        byline=Items(story.byline),
        tags=Items(story.tags),
        other_sections=Items(story.sections[1:]),
        related=Items(story.related),
        corrections=Items(msgspec.to_builtins(correction) for correction in story.corrections),
        public_slug=story.slug,
        first_published=story.first_published,
        changed=story.changed,
        status=story.status.value,
        withdrawal=story.withdrawal,
        kept_media=_kept(story),
        live=is_public,
        has_unpublished_changes=not is_public,
        first_published_at=story.first_published,
        last_published_at=story.changed,
        entered_at=story.changed if is_public else None,
    )
    page.destined_section = story.section
    page.body = _stream(page, "body", _body(story))
    page.sources = _stream(page, "sources", stream.sources_to_stream(story.sources))
    return page


def _stream(page: StoryPage, field: str, raw: list[stream.Raw]) -> StreamValue:
    block = page._meta.get_field(field).stream_block  # noqa: SLF001  # Django's documented name
    return StreamValue(block, raw, is_lazy=True)


def _body(story: Story) -> list[stream.Raw]:
    items = {item.key: item for item in story.media}

    def pk_of(key: str) -> int:
        found: Any = holdings.recall(items[key])
        return int(found.pk)

    return stream.to_stream(story.body, pk_of, items)


def _kept(story: Story) -> Items:
    """Return what the page keeps of the record's media: the items, and which the body does not show."""
    shown = set(keys_shown(story.body))
    return Items({"item": msgspec.to_builtins(item), "loose": item.key not in shown} for item in story.media)


def keys_shown(blocks: Sequence[Block]) -> list[str]:
    """Return the keys of the media that *blocks* show, in reading order."""
    keys: list[str] = []
    for block in blocks:
        match block:
            case PictureBlock(key) | FilmBlock(key) | AudioBlock(key):
                keys.append(key)
            case GalleryBlock(several):
                keys += several
            case _:
                pass
    return keys
