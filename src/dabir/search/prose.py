"""What a reader reads of a story, text by text: whatever a passage of it can be cut from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dabir.press.machines.figures import figure_text
from dabir.story import (
    AudioBlock,
    Block,
    BoxBlock,
    ChartBlock,
    EmbedBlock,
    FilmBlock,
    GalleryBlock,
    HeadingBlock,
    ListBlock,
    LiveBlock,
    ParagraphBlock,
    Passage,
    PictureBlock,
    QuestionBlock,
    QuoteBlock,
    Sound,
    Story,
    TableBlock,
)


def prose(story: Story) -> Iterator[str]:
    """Give the lead of *story* and then the texts of its body, as the editor approved them, without empty ones."""
    yield from filter(None, (story.lead, *(text for block in story.body for text in _texts(block, story))))


def _texts(block: Block, story: Story) -> Iterable[str]:
    match block:
        case ParagraphBlock() | QuoteBlock() | HeadingBlock() | ListBlock():
            return _passage(block)
        case PictureBlock(key) | FilmBlock(key) | AudioBlock(key):
            return _said([key], story)
        case GalleryBlock(keys, caption):
            return (caption, *_said(keys, story))
        case _:
            return _figure(block)


def _passage(passage: Passage) -> Iterable[str]:
    match passage:
        case ParagraphBlock(text) | QuoteBlock(text):
            return (text.words,)
        case HeadingBlock(words):
            return (words,)
        case ListBlock(items):
            return (item.words for item in items)


def _figure(block: TableBlock | ChartBlock | EmbedBlock | BoxBlock | QuestionBlock | LiveBlock) -> Iterable[str]:
    match block:
        case BoxBlock():
            return (block.heading, *_passages(block.passages))
        case QuestionBlock():
            return (block.question.words, *_passages(block.answer))
        case LiveBlock(updates):
            return (text for update in updates for text in (update.headline, *(part.words for part in update.text)))
        case EmbedBlock():
            return (block.title, block.summary)
        case TableBlock() | ChartBlock():
            return figure_text(block).split("\n")


def _passages(passages: Iterable[Passage]) -> Iterator[str]:
    return (text for passage in passages for text in _passage(passage))


def _said(keys: Iterable[str], story: Story) -> Iterator[str]:
    """Give what is said beside media, and in a sound."""
    for item in map(story.media_item, keys):
        yield item.caption or item.alt
        if isinstance(item, Sound):
            yield item.transcript
