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
from dabir.newsroom.body import figures, passages, richtext
from dabir.newsroom.body.passages import Raw
from dabir.story import Source, SourceKind

__all__ = ["Raw", "Use", "sources_to_stream", "to_blocks", "to_sources", "to_stream", "uses"]


class Use(NamedTuple):
    """One use of a media item in the body, with what this story says of it and the id of its block."""

    kind: str  # "photo", "film" or "sound"
    pk: int
    alt: str
    caption: str
    credit: str
    block: str


KeyOf = Callable[[str, int], str]
"""From a kind of media and a primary key to the key of the item."""

PkOf = Callable[[str], int]
"""From the key of a media item to its primary key at the desk."""

Said = Mapping[str, "record.Media"]
"""What the record says of each media item, by key."""


_CHOOSERS = {"picture": "photo", "film": "film", "audio": "sound"}
"""The chooser in a block of one media item."""


def uses(stream: Iterable[Raw]) -> Iterator[Use]:
    """Yield the uses of media in a body *stream*, in reading order; empty choosers are left out."""
    for child in stream:
        value = child["value"]
        if child["type"] == "gallery":
            blocks = value["pictures"]
        elif child["type"] in _CHOOSERS:
            blocks = [child]
        else:
            continue
        kind = _CHOOSERS.get(child["type"], "photo")
        for block in blocks:
            used = block["value"]
            if used.get(kind) is not None:
                alt, caption, credit = (used.get(name) or "" for name in ("alt", "caption", "credit"))
                yield Use(kind, used[kind], alt, caption, credit, block.get("id") or "")


def to_blocks(stream: Iterable[Raw], key_of: KeyOf, address: richtext.Address | None = None) -> Iterator[record.Block]:
    """Yield the blocks of a body *stream*; media blocks without an item, and what is not whole, are left out."""
    for child in stream:
        if child["type"] in passages.KINDS:
            yield from passages.to_passages([child], address)
        elif child["type"] in figures.KINDS:
            figure = figures.to_figure(child, address)
            if figure is not None:
                yield figure
        else:
            yield from _media_blocks(child, key_of)


_SINGLE: Mapping[str, Callable[[str], record.Block]] = {
    "picture": record.PictureBlock,
    "film": record.FilmBlock,
    "audio": record.AudioBlock,
}


def _media_blocks(child: Raw, key_of: KeyOf) -> Iterator[record.Block]:
    keys = tuple(key_of(use.kind, use.pk) for use in uses([child]))
    if not keys:
        return
    if child["type"] == "gallery":
        yield record.GalleryBlock(keys, child["value"].get("caption") or "")
    else:
        yield _SINGLE[child["type"]](keys[0])


def to_stream(blocks: Iterable[record.Block], pk_of: PkOf, said: Said) -> list[Raw]:
    """Return the body stream for the record's *blocks*.

    What the story says of a media item is written at its first use.
    """
    left = dict(said)
    stream: list[Raw] = []
    for _, run in groupby(blocks, key=lambda block: isinstance(block, record.Passage)):
        together = list(run)
        texts = [block for block in together if isinstance(block, record.Passage)]
        stream += passages.to_stream(texts) if texts else [_raw(block, pk_of, left) for block in together]
    return stream


def _raw(block: record.Block, pk_of: PkOf, left: dict[str, record.Media]) -> Raw:
    def used(kind: str, key: str) -> dict[str, Any]:
        item = left.pop(key, None)
        words = {name: getattr(item, name, "") for name in ("alt", "caption", "credit")}
        return {kind: pk_of(key), **words}

    match block:
        case record.PictureBlock(key):
            return {"type": "picture", "value": used("photo", key)}
        case record.GalleryBlock(keys, caption):
            pictures = [{"type": "item", "value": used("photo", key)} for key in keys]
            return {"type": "gallery", "value": {"pictures": pictures, "caption": caption}}
        case record.FilmBlock(key):
            return {"type": "film", "value": used("film", key)}
        case record.AudioBlock(key):
            return {"type": "audio", "value": used("sound", key)}
        case record.ParagraphBlock() | record.HeadingBlock() | record.QuoteBlock() | record.ListBlock():
            raise TypeError(block)  # text is taken in runs by to_stream
        case _:
            return figures.to_raw(block)


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
