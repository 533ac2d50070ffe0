"""The blocks a story's body is made of, in reading order.

Each block is a tagged value; ``kind`` in the stored JSON tells them apart. Pictures,
films and sounds are named by the key of an item in :attr:`dabir.story.Story.media`, so that one
file used twice is described once.

A block that could not be shown (rows of unequal length, a number that is none, an
address that is no web address) is refused where it is made, with
:class:`dabir.story.errors.BlockError`, which is also a :class:`ValueError`, so that
reading such a record fails as reading any bad record does.
"""

from __future__ import annotations

import math
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from urllib.parse import urlsplit

import msgspec

from dabir.story.errors import BlockError
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


class AudioBlock(_Block, tag="audio", frozen=True):
    """One sound."""

    media: str


class TableBlock(_Block, tag="table", frozen=True, kw_only=True):
    """A table of *rows*, each with as many cells as the others, in reading order.

    *head* names the columns and is empty where they have no names. With *header_column*
    the first cell of a row says what the row is about.
    """

    rows: tuple[tuple[Text, ...], ...]
    head: tuple[str, ...] = ()
    header_column: bool = False
    caption: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a table without cells, of unequal rows, or with a head that names nothing."""
        widths = {len(row) for row in self.rows} | ({len(self.head)} if self.head else set())
        _demand(len(widths) == 1 and 0 not in widths, "a table has rows, all of one length, and its head too")
        _demand(not self.head or any(self.head), "a head names at least one column")


class ChartKind(StrEnum):
    """How numbers are drawn."""

    COLUMN = "column"
    BAR = "bar"
    LINE = "line"
    AREA = "area"


class ChartSeries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row of numbers under a name; None stands where a number is missing."""

    name: str
    values: tuple[float | None, ...]

    def __post_init__(self) -> None:
        """Refuse what is no number."""
        _demand(
            all(value is None or math.isfinite(value) for value in self.values), "the numbers of a chart are finite"
        )


class ChartBlock(_Block, tag="chart", frozen=True, kw_only=True):
    """Numbers to be drawn: each series has one for each of the *categories*.

    *axis* says what the categories are («سال»), *unit* what is counted. *alt* says what
    the drawing shows to those who do not see it; empty for a sentence made of the title.
    """

    chart: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    axis: str = ""
    unit: str = ""
    source: str = ""
    alt: str = ""

    def __post_init__(self) -> None:
        """Refuse a chart of nothing, and series that do not fit the categories."""
        _demand(bool(self.categories and self.series), "a chart has categories and series")
        fit = all(len(series.values) == len(self.categories) for series in self.series)
        _demand(fit, "a series has one value for each category")


class EmbedBlock(_Block, tag="embed", frozen=True, kw_only=True):
    """Something on another site (https), which a reader may go to.

    *provider* names the site where its host does not tell what readers call it.
    """

    address: str
    title: str
    summary: str = ""
    provider: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no address of a secure site."""
        _demand(is_secure(self.address), "an embedded address is https and has a host")


def is_secure(address: str) -> bool:
    """Say whether *address* is an ``https`` address with a host and nothing that breaks a line."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not any(map(str.isspace, address))


Passage = ParagraphBlock | HeadingBlock | QuoteBlock | ListBlock
"""What stands within a box or an answer: text, never another box."""


class Tone(StrEnum):
    """What a box is for."""

    BACKGROUND = "background"
    FACTS = "facts"
    ADVICE = "advice"


class BoxBlock(_Block, tag="box", frozen=True, kw_only=True):
    """Text set apart from the story, under a heading of its own or none."""

    tone: Tone
    passages: tuple[Passage, ...]
    heading: str = ""


class QuestionBlock(_Block, tag="question", frozen=True, kw_only=True):
    """A question and its answer; *asker* and *answerer* are names, empty where the last ones still speak."""

    question: Text
    answer: tuple[Passage, ...]
    asker: str = ""
    answerer: str = ""


class LiveUpdate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What was known at one instant (aware, UTC); a *key* one stands in the summary as well."""

    at: datetime
    headline: str
    text: tuple[Text, ...] = ()
    key: bool = False

    def __post_init__(self) -> None:
        """Refuse an instant of no zone."""
        _demand(self.at.tzinfo is not None, "an update has an instant with its zone")


class LiveBlock(_Block, tag="live", frozen=True):
    """Updates of an event as it went, newest first."""

    updates: tuple[LiveUpdate, ...]

    def __post_init__(self) -> None:
        """Refuse updates in another order."""
        newest_first = all(later.at >= earlier.at for later, earlier in pairwise(self.updates))
        _demand(bool(self.updates) and newest_first, "updates stand newest first")


def _demand(holds: bool, law: str) -> None:
    if not holds:
        raise BlockError(law=law)


Block = (
    ParagraphBlock
    | HeadingBlock
    | QuoteBlock
    | ListBlock
    | PictureBlock
    | GalleryBlock
    | FilmBlock
    | AudioBlock
    | TableBlock
    | ChartBlock
    | EmbedBlock
    | BoxBlock
    | QuestionBlock
    | LiveBlock
)
