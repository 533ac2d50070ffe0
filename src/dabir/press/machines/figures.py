"""Tables, charts, embeds, boxes, questions and live updates for other programs.

A chart is its numbers as a table: a feed reader has neither our stylesheet nor our
drawing, and a number says more than a picture without either.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dabir.persian.calendar import clock, long_date
from dabir.press.figures.numbers import figure
from dabir.press.figures.providers import provider
from dabir.press.machines.passages import marked, passage_text, passages_html
from dabir.story import (
    BoxBlock,
    ChartBlock,
    EmbedBlock,
    LiveBlock,
    LiveUpdate,
    QuestionBlock,
    TableBlock,
    Text,
)

Figure = TableBlock | ChartBlock | EmbedBlock | BoxBlock | QuestionBlock | LiveBlock


def figure_html(block: Figure) -> str:
    """Return *block* as plain HTML."""
    match block:
        case TableBlock():
            return _table_html(block)
        case ChartBlock():
            return _table_html(numbers(block))
        case EmbedBlock():
            return _embed_html(block)
        case BoxBlock():
            heading = f"<h3>{escape(block.heading)}</h3>" if block.heading else ""
            return f"<aside>{heading}{passages_html(block.passages)}</aside>"
        case QuestionBlock():
            return _question_html(block)
        case LiveBlock(updates):
            return "\n".join(map(_update_html, updates))


def figure_text(block: Figure) -> str:
    """Return *block* as plain text."""
    match block:
        case TableBlock():
            return _table_text(block)
        case ChartBlock():
            return _table_text(numbers(block))
        case EmbedBlock():
            return _lines(f"[{provider(block)}] {block.title}", block.summary, block.address)
        case BoxBlock():
            return _paragraphs(f"## {block.heading}" if block.heading else "", *map(passage_text, block.passages))
        case QuestionBlock():
            asked = _named(block.asker) + block.question.words
            answerer = _named(block.answerer).rstrip()
            return _paragraphs(asked, answerer, *map(passage_text, block.answer))
        case LiveBlock(updates):
            return _paragraphs(*map(_update_text, updates))


def numbers(chart: ChartBlock) -> TableBlock:
    """Return the numbers of *chart* as a table, a row for each category."""
    head = (chart.axis, *(series.name for series in chart.series))
    rows = (
        (Text(name), *(Text(figure(series.values[position])) for series in chart.series))
        for position, name in enumerate(chart.categories)
    )
    return TableBlock(
        rows=tuple(rows),
        head=head if any(head) else (),
        header_column=True,
        caption=f"{chart.title} ({chart.unit})" if chart.unit else chart.title,
        source=chart.source,
    )


def _table_html(table: TableBlock) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    names = "".join(f"<th>{escape(name)}</th>" for name in table.head)
    head = f"<thead><tr>{names}</tr></thead>" if names else ""
    first = "th" if table.header_column else "td"
    rows = "".join(
        f"<tr><{first}>{marked(row[0])}</{first}>{''.join(f'<td>{marked(cell)}</td>' for cell in row[1:])}</tr>"
        for row in table.rows
    )
    source = f"<p>منبع: {escape(table.source)}</p>" if table.source else ""
    return f"<table>{caption}{head}<tbody>{rows}</tbody></table>{source}"


def _embed_html(embed: EmbedBlock) -> str:
    link = f'<a href="{escape(embed.address)}">{escape(embed.title)}</a> ({escape(provider(embed))})'
    return f"<p>{link}</p>" + (f"<p>{escape(embed.summary)}</p>" if embed.summary else "")


def _question_html(block: QuestionBlock) -> str:
    asked = f"<p><strong>{escape(_named(block.asker))}{marked(block.question)}</strong></p>"
    answerer = f"<p><strong>{escape(_named(block.answerer).rstrip())}</strong></p>" if block.answerer else ""
    return f"{asked}{answerer}{passages_html(block.answer)}"


def _update_html(update: LiveUpdate) -> str:
    said = "".join(f"<p>{marked(text)}</p>" for text in update.text)
    return f"<h3>{_moment(update)} {escape(update.headline)}</h3>{said}"


def _table_text(table: TableBlock) -> str:
    """Return *table* as lines, its cells parted by bars."""
    cells: list[Iterable[str]] = [table.head] if table.head else []
    cells += [[cell.words.replace("\n", " ") for cell in row] for row in table.rows]
    caption = f"[{table.caption}]" if table.caption else ""
    source = f"منبع: {table.source}" if table.source else ""
    return _lines(caption, *(" | ".join(row) for row in cells), source)


def _update_text(update: LiveUpdate) -> str:
    return _paragraphs(f"## {_moment(update)} {update.headline}", *(text.words for text in update.text))


def _moment(update: LiveUpdate) -> str:
    return f"{clock(update.at)} ({long_date(update.at)})"


def _named(name: str) -> str:
    return f"{name}: " if name else ""


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))
