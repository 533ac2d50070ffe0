"""Tables, charts, embeds, boxes, questions and live updates, from the desk to the record and back.

A block that is not whole yet, as in a draft, is left out of the record: a table without
rows, a chart without numbers, an embed without an address, an update without its time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from dabir.newsroom.body import pasting, richtext
from dabir.newsroom.body.passages import Raw, to_passages, to_stream
from dabir.story import (
    BoxBlock,
    ChartBlock,
    ChartKind,
    EmbedBlock,
    LiveBlock,
    LiveUpdate,
    QuestionBlock,
    TableBlock,
    Text,
    Tone,
    is_secure,
)

Figure = TableBlock | ChartBlock | EmbedBlock | BoxBlock | QuestionBlock | LiveBlock

KINDS = frozenset({"table", "chart", "embed", "box", "question", "live"})
"""The types of stream children this module reads."""


def to_figure(child: Raw, address: richtext.Address | None = None) -> Figure | None:
    """Return the record's block for a stream *child* of a type in :data:`KINDS`; None for one that is not whole.

    Raises what :func:`dabir.newsroom.body.pasting.numbers` does.
    """
    value = child["value"]
    match child["type"]:
        case "table":
            return _to_table(value, address)
        case "chart":
            return _to_chart(value)
        case "embed":
            words = {name: value.get(name) or "" for name in ("address", "title", "summary", "provider")}
            return EmbedBlock(**words) if is_secure(words["address"]) else None
        case "box":
            passages = tuple(to_passages(value["passages"], address))
            return BoxBlock(tone=Tone(value["tone"]), passages=passages, heading=value.get("heading") or "")
        case "question":
            return _to_question(value, address)
        case _:
            updates = tuple(_to_updates(value["updates"], address))
            return LiveBlock(updates) if updates else None


def _to_table(value: dict[str, Any], address: richtext.Address | None) -> TableBlock | None:
    table = value["table"] or {"columns": [], "rows": []}
    kinds = [column["type"] for column in table["columns"]]
    rows = tuple(
        tuple(
            richtext.from_html(cell or "", address) if kind == "marked" else Text(cell or "")
            for kind, cell in zip(kinds, row["values"], strict=True)
        )
        for row in table["rows"]
    )
    if not rows or not kinds:
        return None
    head = tuple(column["heading"] or "" for column in table["columns"])
    return TableBlock(
        rows=rows,
        head=head if any(head) else (),
        header_column=bool(value.get("header_column")),
        caption=table.get("caption") or "",
        source=value.get("source") or "",
    )


def _to_chart(value: dict[str, Any]) -> ChartBlock | None:
    if not (value["numbers"] or "").strip():
        return None
    axis, categories, series = pasting.numbers(value["numbers"])
    words = {name: value.get(name) or "" for name in ("title", "unit", "source", "alt")}
    return ChartBlock(chart=ChartKind(value["chart"]), axis=axis, categories=categories, series=series, **words)


def _to_question(value: dict[str, Any], address: richtext.Address | None) -> QuestionBlock:
    return QuestionBlock(
        question=richtext.from_html(value["question"], address),
        answer=tuple(to_passages(value["answer"], address)),
        asker=value.get("asker") or "",
        answerer=value.get("answerer") or "",
    )


def _to_updates(children: Iterable[Raw], address: richtext.Address | None) -> list[LiveUpdate]:
    """Return the updates newest first, wherever they stand at the desk."""
    updates = [
        LiveUpdate(
            at=_instant(child["value"]["at"]),
            headline=child["value"].get("headline") or "",
            text=richtext.paragraphs(child["value"].get("text") or "", address),
            key=bool(child["value"].get("key")),
        )
        for child in children
        if child["value"].get("at")
    ]
    return sorted(updates, key=lambda update: update.at, reverse=True)


def _instant(value: str | datetime) -> datetime:
    """Return an instant in UTC; a stored stream has it as text, a stream from a form as it is."""
    return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


def to_raw(figure: Figure) -> Raw:
    """Return the stream child for *figure*."""
    match figure:
        case TableBlock():
            return {"type": "table", "value": _raw_table(figure)}
        case ChartBlock(chart=kind, title=title, unit=unit, source=source, alt=alt):
            numbers = pasting.write_numbers(pasting.Numbers(figure.axis, figure.categories, figure.series))
            words = {"title": title, "unit": unit, "source": source, "alt": alt}
            return {"type": "chart", "value": {"chart": kind.value, "numbers": numbers, **words}}
        case EmbedBlock(address=address, title=title, summary=summary, provider=provider):
            words = {"address": address, "title": title, "summary": summary, "provider": provider}
            return {"type": "embed", "value": words}
        case BoxBlock(tone=tone, passages=passages, heading=heading):
            return {"type": "box", "value": {"tone": tone.value, "heading": heading, "passages": to_stream(passages)}}
        case QuestionBlock(question=question, answer=answer, asker=asker, answerer=answerer):
            said = {"question": richtext.to_paragraphs_html([question]), "answer": to_stream(answer)}
            return {"type": "question", "value": {"asker": asker, "answerer": answerer, **said}}
        case LiveBlock(updates):
            return {"type": "live", "value": {"updates": [_raw_update(update) for update in updates]}}


def _raw_table(table: TableBlock) -> dict[str, Any]:
    """Return *table* as the typed table of the desk; only a column with marks or line breaks is one of rich text."""
    columns = list(zip(*table.rows, strict=True))
    kinds = ["marked" if any(cell.marks or "\n" in cell.words for cell in column) else "words" for column in columns]
    head = table.head or ("",) * len(columns)
    rows = [
        {
            "values": [
                richtext.to_paragraphs_html([cell]) if kind == "marked" else cell.words
                for kind, cell in zip(kinds, row, strict=True)
            ]
        }
        for row in table.rows
    ]
    named = [{"type": kind, "heading": name} for kind, name in zip(kinds, head, strict=True)]
    typed = {"columns": named, "rows": rows, "caption": table.caption}
    return {"paste": "", "table": typed, "header_column": table.header_column, "source": table.source}


def _raw_update(update: LiveUpdate) -> Raw:
    value = {"at": update.at.isoformat(), "headline": update.headline, "key": update.key}
    return {"type": "item", "value": {**value, "text": richtext.to_paragraphs_html(update.text)}}
