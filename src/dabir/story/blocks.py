"""The blocks a story's body is made of, in reading order.

Each block is a tagged value; ``kind`` in the stored JSON tells them apart. Pictures and
films are named by the key of an item in :attr:`dabir.story.Story.media`, so that one
file used twice is described once.
"""

from __future__ import annotations

import msgspec

from dabir.story.text import Text


class _Block(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True, forbid_unknown_fields=True):
    """What every block shares: its tag, and being a value."""


class ParagraphBlock(_Block, tag="paragraph", frozen=True):
    """A paragraph."""

    text: Text


class HeadingBlock(_Block, tag="heading", frozen=True):
    """A heading within the body (میان‌تیتر)."""

    words: str


class QuoteBlock(_Block, tag="quote", frozen=True):
    """Words set apart as somebody's own."""

    text: Text
    speaker: str = ""


class ListBlock(_Block, tag="list", frozen=True):
    """A list, numbered when *ordered*."""

    items: tuple[Text, ...]
    ordered: bool = False


class PictureBlock(_Block, tag="picture", frozen=True):
    """One picture; its caption and credit are with the media item."""

    media: str


class GalleryBlock(_Block, tag="gallery", frozen=True):
    """Several pictures under one caption."""

    media: tuple[str, ...]
    caption: str = ""


class FilmBlock(_Block, tag="film", frozen=True):
    """One film."""

    media: str


Block = ParagraphBlock | HeadingBlock | QuoteBlock | ListBlock | PictureBlock | GalleryBlock | FilmBlock
