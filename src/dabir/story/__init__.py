"""The frozen record of what was published: the one shape every other part agrees on.

A :class:`Story` is a value: it is built by the newsroom or an importer, kept by the
ledger for ever, and read by the press, search and feeds. Nothing here knows Django, a
database or a template. What a field means is said once, on the field's class; how a
record becomes bytes, and how a record of an older schema is read today, is in
:mod:`dabir.story.codec`.
"""

from dabir.story.blocks import (
    AudioBlock,
    Block,
    BoxBlock,
    ChartBlock,
    ChartKind,
    ChartSeries,
    EmbedBlock,
    FilmBlock,
    GalleryBlock,
    HeadingBlock,
    ListBlock,
    LiveBlock,
    LiveUpdate,
    ParagraphBlock,
    Passage,
    PictureBlock,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    Tone,
    is_secure,
)
from dabir.story.codec import decode, encode
from dabir.story.edition import Breaking, Front, Layout, Rule, Section, Until
from dabir.story.errors import BlockError, RecordError, SchemaError
from dabir.story.media import Film, Media, Picture, Rendition, Sound
from dabir.story.record import Correction, Kind, Markers, Series, Source, SourceKind, Status, Story
from dabir.story.text import Mark, MarkKind, Text, plain

__all__ = [
    "AudioBlock",
    "Block",
    "BlockError",
    "BoxBlock",
    "Breaking",
    "ChartBlock",
    "ChartKind",
    "ChartSeries",
    "Correction",
    "EmbedBlock",
    "Film",
    "FilmBlock",
    "Front",
    "GalleryBlock",
    "HeadingBlock",
    "Kind",
    "Layout",
    "ListBlock",
    "LiveBlock",
    "LiveUpdate",
    "Mark",
    "MarkKind",
    "Markers",
    "Media",
    "ParagraphBlock",
    "Passage",
    "Picture",
    "PictureBlock",
    "QuestionBlock",
    "QuoteBlock",
    "RecordError",
    "Rendition",
    "Rule",
    "SchemaError",
    "Section",
    "Series",
    "Sound",
    "Source",
    "SourceKind",
    "Status",
    "Story",
    "TableBlock",
    "Text",
    "Tone",
    "Until",
    "decode",
    "encode",
    "is_secure",
    "plain",
]
