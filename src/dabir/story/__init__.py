"""The frozen record of what was published: the one shape every other part agrees on.

A :class:`Story` is a value: it is built by the newsroom or an importer, kept by the
ledger for ever, and read by the press, search and feeds. Nothing here knows Django, a
database or a template. What a field means is said once, on the field's class; how a
record becomes bytes, and how a record of an older schema is read today, is in
:mod:`dabir.story.codec`.
"""

from dabir.story.blocks import (
    Block,
    FilmBlock,
    GalleryBlock,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
)
from dabir.story.codec import decode, encode
from dabir.story.edition import Front, Section
from dabir.story.errors import RecordError, SchemaError
from dabir.story.media import Film, Media, Picture, Rendition
from dabir.story.record import Correction, Kind, Markers, Series, Source, SourceKind, Status, Story
from dabir.story.text import Mark, MarkKind, Text, plain

__all__ = [
    "Block",
    "Correction",
    "Film",
    "FilmBlock",
    "Front",
    "GalleryBlock",
    "HeadingBlock",
    "Kind",
    "ListBlock",
    "Mark",
    "MarkKind",
    "Markers",
    "Media",
    "ParagraphBlock",
    "Picture",
    "PictureBlock",
    "QuoteBlock",
    "RecordError",
    "Rendition",
    "SchemaError",
    "Section",
    "Series",
    "Source",
    "SourceKind",
    "Status",
    "Story",
    "Text",
    "decode",
    "encode",
    "plain",
]
