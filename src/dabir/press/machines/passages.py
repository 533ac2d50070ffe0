"""Text for other programs, as plain HTML and as plain text: what stands in a story, a box and an answer alike."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dabir.conf import conf
from dabir.persian.digits import to_persian
from dabir.press.markup import text_html
from dabir.story import HeadingBlock, ListBlock, ParagraphBlock, Passage, QuoteBlock, Text


def marked(text: Text) -> str:
    """Return *text* as HTML whose links are absolute."""
    return text_html(text, f"{conf.SITE_URL}/")


def passage_html(passage: Passage) -> str:
    """Return *passage* as HTML."""
    match passage:
        case ParagraphBlock(text):
            return f"<p>{marked(text)}</p>"
        case HeadingBlock(words):
            return f"<h2>{escape(words)}</h2>"
        case QuoteBlock(text, speaker):
            return f"<blockquote><p>{marked(text)}</p>{f'<p>{escape(speaker)}</p>' if speaker else ''}</blockquote>"
        case ListBlock(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{marked(item)}</li>' for item in items)}</{tag}>"


def passages_html(passages: Iterable[Passage]) -> str:
    """Return *passages* as HTML, one after the other."""
    return "".join(map(passage_html, passages))


def passage_text(passage: Passage) -> str:
    """Return *passage* as plain text."""
    match passage:
        case ParagraphBlock(text):
            return text.words
        case HeadingBlock(words):
            return f"## {words}"
        case QuoteBlock(text, speaker):
            return f"«{text.words}»" + (f"\n— {speaker}" if speaker else "")
        case ListBlock(items, ordered):
            marks = (f"{to_persian(number)}." if ordered else "-" for number in range(1, len(items) + 1))
            return "\n".join(f"{mark} {item.words}" for mark, item in zip(marks, items, strict=True))
