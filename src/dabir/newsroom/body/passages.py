"""Blocks of text, from the desk to the record and back: what a story, a box and an answer are written with.

Consecutive paragraphs of a record are one block of running text at the desk, as people
write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from dabir.newsroom.body import richtext
from dabir.story import HeadingBlock, ListBlock, ParagraphBlock, Passage, QuoteBlock

Raw = dict[str, Any]
"""A stream child as the database holds it: type and value."""

KINDS = frozenset({"paragraph", "heading", "quote", "list"})
"""The types of stream children this module reads."""


def to_passages(stream: Iterable[Raw], address: richtext.Address | None = None) -> Iterator[Passage]:
    """Yield the record's blocks for a *stream* of the types in :data:`KINDS`; blank ones are left out."""
    for child in stream:
        value = child["value"]
        match child["type"]:
            case "paragraph":
                yield from map(ParagraphBlock, richtext.paragraphs(value, address))
            case "heading":
                yield HeadingBlock(value)
            case "quote":
                yield QuoteBlock(richtext.from_html(value["text"], address), value.get("speaker") or "")
            case _:
                items = (richtext.from_html(item["value"], address) for item in value["items"])
                yield ListBlock(tuple(item for item in items if item), bool(value.get("ordered")))


def to_stream(passages: Iterable[Passage]) -> list[Raw]:
    """Return the stream for *passages*."""
    stream: list[Raw] = []
    for _, run in groupby(passages, key=lambda passage: isinstance(passage, ParagraphBlock)):
        together = list(run)
        texts = [passage.text for passage in together if isinstance(passage, ParagraphBlock)]
        if texts:
            stream.append({"type": "paragraph", "value": richtext.to_paragraphs_html(texts)})
        else:
            stream += map(_raw, together)
    return stream


def _raw(passage: Passage) -> Raw:
    match passage:
        case HeadingBlock(words):
            return {"type": "heading", "value": words}
        case QuoteBlock(text, speaker):
            return {"type": "quote", "value": {"text": richtext.to_paragraphs_html([text]), "speaker": speaker}}
        case ListBlock(items, ordered):
            children = [{"type": "item", "value": richtext.to_paragraphs_html([item])} for item in items]
            return {"type": "list", "value": {"items": children, "ordered": ordered}}
        case ParagraphBlock():
            raise TypeError(passage)  # paragraphs are taken in runs by to_stream
