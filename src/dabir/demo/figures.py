"""Tables, charts and the like in a manuscript: one block of lines each, read straight into the record's own.

The first line names the kind and what stands about it, parted by bars; the lines below
are its contents::

    [table] caption | source            then cells parted by «؛», the first line being the head
    [chart line] title | unit | source | alt      then names, and a line for each category
    [embed ADDRESS] title | summary
    [box facts] heading                 then a line for each paragraph, or ``- item``
    [live]                              then ``@-25 headline`` (minutes after publication, ``!`` after
                                        them for the summary), each with its paragraphs below it

An interview's question is ``س: …`` and its answer the block after it, ``ج: …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from dabir.newsroom.body import pasting
from dabir.story import (
    Block,
    BoxBlock,
    ChartBlock,
    ChartKind,
    EmbedBlock,
    ListBlock,
    LiveBlock,
    LiveUpdate,
    ParagraphBlock,
    Passage,
    QuestionBlock,
    TableBlock,
    Tone,
    plain,
)

_MARK: Final = re.compile(r"\[(table|chart|embed|box|live)(?: ([^\]]+))?\] ?(.*)")
_UPDATE: Final = re.compile(r"@(-?\d+)(!?) (.+)")
_ANSWER: Final = re.compile(r"\n\s*\n(?=ج: )")


def join_answers(body: str) -> str:
    """Return *body* with every answer in one block with its question."""
    return _ANSWER.sub("\n", body)


def compose(block: str, published: datetime) -> Block | None:
    """Return what *block* of a manuscript says, None for one of another form.

    *published* (UTC) is what the minutes of live updates count from. Raises
    :class:`ValueError` and :class:`dabir.errors.DabirError` for what cannot be read.
    """
    if block.startswith("س: "):
        return _question(block)
    first, *lines = block.splitlines()
    found = _MARK.fullmatch(first)
    return _figure(found, lines, published) if found else None


def _question(block: str) -> QuestionBlock:
    question, _, answer = block.removeprefix("س: ").partition("\nج: ")
    return QuestionBlock(question=plain(question), answer=(ParagraphBlock(plain(answer)),))


def _figure(mark: re.Match[str], lines: Sequence[str], published: datetime) -> Block:
    kind, argument, about = mark.groups()
    words = (*(part.strip() for part in about.split("|")), "", "", "")
    match kind:
        case "table":
            return _table(words, lines)
        case "chart":
            return _chart(ChartKind(argument), words, lines)
        case "embed":
            return EmbedBlock(address=argument, title=words[0], summary=words[1])
        case "box":
            return BoxBlock(tone=Tone(argument), heading=words[0], passages=tuple(_passages(lines)))
        case _:
            updates = sorted(_updates(lines, published), key=lambda update: update.at, reverse=True)
            return LiveBlock(tuple(updates))


def _table(words: Sequence[str], lines: Sequence[str]) -> TableBlock:
    head, *rows = pasting.cells("\n".join(lines))
    return TableBlock(
        rows=tuple(tuple(map(plain, row)) for row in rows),
        head=tuple(head),
        header_column=True,
        caption=words[0],
        source=words[1],
    )


def _chart(kind: ChartKind, words: Sequence[str], lines: Sequence[str]) -> ChartBlock:
    axis, categories, series = pasting.numbers("\n".join(lines))
    return ChartBlock(
        chart=kind,
        title=words[0],
        unit=words[1],
        source=words[2],
        alt=words[3],
        axis=axis,
        categories=categories,
        series=series,
    )


def _passages(lines: Sequence[str]) -> Iterator[Passage]:
    for is_list, run in groupby(lines, key=lambda line: line.startswith("- ")):
        texts = [plain(line.removeprefix("- ")) for line in run]
        if is_list:
            yield ListBlock(tuple(texts))
        else:
            yield from map(ParagraphBlock, texts)


def _updates(lines: Sequence[str], published: datetime) -> Iterator[LiveUpdate]:
    starts = [number for number, line in enumerate(lines) if _UPDATE.fullmatch(line)]
    minute = published.replace(second=0, microsecond=0)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found = _UPDATE.fullmatch(lines[start])
        if found:
            yield LiveUpdate(
                at=minute + timedelta(minutes=int(found[1])),
                headline=found[3],
                text=tuple(map(plain, lines[start + 1 : end])),
                key=bool(found[2]),
            )
