"""The body and the chain of sources: from blocks of the desk to blocks of the record, and back.

Stream values are read and written in their raw form (what the database holds), which
needs no page and makes both directions plain functions; media are named by primary key
there and by SHA-1 in the record, so each direction is told how to get from one to the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from dabir import story as record
from dabir.newsroom import richtext
from dabir.story import Source, SourceKind

Raw = dict[str, Any]
"""A stream child as the database holds it: type and value."""


class Use(NamedTuple):
    """One use of a media item in the body, with what this story says of it."""

    kind: str  # "photo" or "film"
    pk: int
    alt: str
    caption: str
    credit: str


KeyOf = Callable[[str, int], str]
"""From a kind of media and a primary key to the key of the item."""

PkOf = Callable[[str], int]
"""From the key of a media item to its primary key at the desk."""

Said = Mapping[str, "record.Media"]
"""What the record says of each media item, by key."""


def uses(stream: Iterable[Raw]) -> Iterator[Use]:
    """Yield the uses of media in a body *stream*, in reading order; empty choosers are left out."""
    for child in stream:
        value = child["value"]
        if child["type"] == "gallery":
            pictures = [item["value"] for item in value["pictures"]]
        elif child["type"] in {"picture", "film"}:
            pictures = [value]
        else:
            continue
        for used in pictures:
            kind = "film" if child["type"] == "film" else "photo"
            if used.get(kind) is not None:
                yield Use(kind, used[kind], *(used.get(name) or "" for name in ("alt", "caption", "credit")))


def to_blocks(stream: Iterable[Raw], key_of: KeyOf, address: richtext.Address | None = None) -> Iterator[record.Block]:
    """Yield the record's blocks for a body *stream*; media blocks without an item are left out."""
    for child in stream:
        value = child["value"]
        match child["type"]:
            case "paragraph":
                yield from (record.ParagraphBlock(text) for text in richtext.paragraphs(value, address))
            case "heading":
                yield record.HeadingBlock(value)
            case "quote":
                yield record.QuoteBlock(richtext.from_html(value["text"], address), value.get("speaker") or "")
            case "list":
                items = (richtext.from_html(item["value"], address) for item in value["items"])
                yield record.ListBlock(tuple(item for item in items if item), bool(value.get("ordered")))
            case _:
                yield from _media_blocks(child, key_of)


def _media_blocks(child: Raw, key_of: KeyOf) -> Iterator[record.Block]:
    keys = tuple(key_of(use.kind, use.pk) for use in uses([child]))
    if not keys:
        return
    if child["type"] == "gallery":
        yield record.GalleryBlock(keys, child["value"].get("caption") or "")
    elif child["type"] == "picture":
        yield record.PictureBlock(keys[0])
    else:
        yield record.FilmBlock(keys[0])


def to_stream(blocks: Iterable[record.Block], pk_of: PkOf, said: Said) -> list[Raw]:
    """Return the body stream for the record's *blocks*.

    What the story says of a media item is written at its first use.
    """
    left = dict(said)
    stream: list[Raw] = []
    for is_text, run in groupby(blocks, key=lambda block: isinstance(block, record.ParagraphBlock)):
        if is_text:
            texts = [block.text for block in run if isinstance(block, record.ParagraphBlock)]
            stream.append({"type": "paragraph", "value": richtext.to_paragraphs_html(texts)})
        else:
            stream += [_raw(block, pk_of, left) for block in run]
    return stream


def _raw(block: record.Block, pk_of: PkOf, left: dict[str, record.Media]) -> Raw:
    def used(kind: str, key: str) -> dict[str, Any]:
        item = left.pop(key, None)
        words = {name: getattr(item, name, "") for name in ("alt", "caption", "credit")}
        return {kind: pk_of(key), **words}

    match block:
        case record.HeadingBlock(words):
            return {"type": "heading", "value": words}
        case record.QuoteBlock(text, speaker):
            return {"type": "quote", "value": {"text": richtext.to_paragraphs_html([text]), "speaker": speaker}}
        case record.ListBlock(items, ordered):
            children = [{"type": "item", "value": richtext.to_paragraphs_html([item])} for item in items]
            return {"type": "list", "value": {"items": children, "ordered": ordered}}
        case record.PictureBlock(key):
            return {"type": "picture", "value": used("photo", key)}
        case record.GalleryBlock(keys, caption):
            pictures = [{"type": "item", "value": used("photo", key)} for key in keys]
            return {"type": "gallery", "value": {"pictures": pictures, "caption": caption}}
        case record.FilmBlock(key):
            return {"type": "film", "value": used("film", key)}
        case record.ParagraphBlock():
            raise TypeError(block)  # paragraphs are taken in runs by to_stream


def to_sources(stream: Iterable[Raw]) -> tuple[Source, ...]:
    """Return the chain of sources for its *stream*."""
    return tuple(
        Source(
            kind=SourceKind(child["value"]["kind"]),
            name=child["value"].get("name") or "",
            described=child["value"].get("described") or "",
            reason=child["value"].get("reason") or "",
        )
        for child in stream
    )


def sources_to_stream(sources: Iterable[Source]) -> list[Raw]:
    """Return the stream for a chain of *sources*."""
    return [
        {
            "type": "source",
            "value": {
                "kind": source.kind.value,
                "name": source.name,
                "described": source.described,
                "reason": source.reason,
            },
        }
        for source in sources
    ]
