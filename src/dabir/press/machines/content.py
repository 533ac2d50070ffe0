"""A story's words for other programs: plain HTML with absolute addresses, and plain text.

The page's own markup serves its stylesheet: sizes to choose from, places, marks. A feed
reader or another newsroom has none of that, so here each block is the plainest HTML that
still says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from dabir.persian.calendar import long_date
from dabir.persian.digits import to_persian
from dabir.press.machines.figures import figure_html, figure_text
from dabir.press.machines.passages import passage_html, passage_text
from dabir.press.pictures import media_url
from dabir.press.templates import absolute
from dabir.sourcing import sentence
from dabir.story import (
    AudioBlock,
    Block,
    Film,
    FilmBlock,
    GalleryBlock,
    HeadingBlock,
    Kind,
    ListBlock,
    Media,
    ParagraphBlock,
    Picture,
    PictureBlock,
    QuoteBlock,
    Sound,
    Story,
)

SPONSORED = "رپرتاژ آگهی: "
"""What stands before the headline of an advertorial, and before the name of who paid for it."""


def is_paid(story: Story) -> bool:
    """Say whether *story* was paid for: by its kind, even where the name of who paid is missing."""
    return story.kind is Kind.ADVERTORIAL or bool(story.markers.sponsored)


def label(story: Story) -> str:
    """Return what says that *story* was paid for, with who paid where that is known; empty for any other."""
    return f"{SPONSORED}{story.markers.sponsored}".removesuffix(": ") if is_paid(story) else ""


_NAMES: Final[dict[type[Media], str]] = {Picture: "عکس", Film: "فیلم", Sound: "صدا"}


def full_headline(story: Story) -> str:
    """Return the headline of *story* with its markers, on one line."""
    markers = story.markers
    series = markers.series
    return "".join(
        (
            SPONSORED if is_paid(story) else "",
            f"{markers.source}: " if markers.source else "",
            f"{series.name} ({to_persian(series.number)}) / " if series else "",
            story.headline,
            " (+عکس)" if markers.picture else "",
            " (+فیلم)" if markers.film else "",
        )
    )


def media_address(file: str) -> str:
    """Return the absolute URL of a media *file*."""
    return absolute(media_url(file))


def content_html(story: Story) -> str:
    """Return the body of *story* as HTML: who paid for it, its blocks, its sources, its corrections."""
    return "\n".join(_pieces_html(story))


def _pieces_html(story: Story) -> Iterator[str]:
    if is_paid(story):
        yield f"<p><strong>{_safe(label(story))}</strong></p>"
    if picture := picture_above(story):
        yield _figure(picture)
    media = {item.key: item for item in story.media}
    for block in story.body:
        yield _block_html(block, media)
    if story.sources:
        yield f"<p>{_safe(sentence(story.sources))}</p>"
    for correction in story.corrections:
        yield f"<p><strong>اصلاح ({long_date(correction.at)}):</strong> {_safe(correction.note)}</p>"


def picture_above(story: Story) -> Picture | None:
    """Return the picture that stands above a body which shows none itself."""
    if any(isinstance(block, PictureBlock | GalleryBlock | FilmBlock) for block in story.body):
        return None
    return next((item for item in story.media if isinstance(item, Picture)), None)


def _block_html(block: Block, media: Mapping[str, Media]) -> str:
    match block:
        case ParagraphBlock() | HeadingBlock() | QuoteBlock() | ListBlock():
            return passage_html(block)
        case PictureBlock(key) | FilmBlock(key) | AudioBlock(key):
            return _figure(media[key])
        case GalleryBlock(keys, caption):
            return "\n".join((*(_figure(media[key]) for key in keys), f"<p>{_safe(caption)}</p>" if caption else ""))
        case _:
            return figure_html(block)


def _figure(item: Media) -> str:
    said = " ".join(word for word in (item.caption, f"({item.credit})" if item.credit else "") if word)
    caption = f"<figcaption>{_safe(said)}</figcaption>" if said else ""
    single = item.single
    size = f'width="{single.width}" height="{single.height}"'
    address = _safe(media_address(single.file))
    match item:
        case Film():
            shown = f' poster="{_safe(media_address(item.still.file))}"' if item.poster else ""
            inside = f'<a href="{address}">دریافت فیلم</a>'
            return f'<figure><video controls src="{address}" {size}{shown}>{inside}</video>{caption}</figure>'
        case Sound():
            inside = f'<a href="{address}">دریافت صدا</a>'
            return f'<figure><audio controls src="{address}">{inside}</audio>{caption}</figure>'
        case Picture():
            return f'<figure><img src="{address}" {size} alt="{_safe(item.alt)}">{caption}</figure>'


def _safe(words: str) -> str:
    return escape(words)


def content_text(story: Story) -> str:
    """Return the body of *story* as plain text: a paragraph a line, an empty line between two."""
    media = {item.key: item for item in story.media}
    return "\n\n".join(_block_text(block, media) for block in story.body)


def _block_text(block: Block, media: Mapping[str, Media]) -> str:
    match block:
        case ParagraphBlock() | HeadingBlock() | QuoteBlock() | ListBlock():
            return passage_text(block)
        case PictureBlock(key) | FilmBlock(key) | AudioBlock(key):
            return _media_text(media[key])
        case GalleryBlock(keys, caption):
            return "\n".join((*([f"[{caption}]"] if caption else []), *(_media_text(media[key]) for key in keys)))
        case _:
            return figure_text(block)


def _media_text(item: Media) -> str:
    said = item.caption or item.alt
    words = f"[{_NAMES[type(item)]}{f': {said}' if said else ''}] {media_address(item.single.file)}"
    return f"{words}\n{item.transcript}" if isinstance(item, Sound) and item.transcript else words
