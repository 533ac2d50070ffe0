"""Running text with marks, as HTML.

Marks may nest or overlap; the text is cut at every edge and each piece wrapped in the
marks that cover it, links outermost, so that the HTML is always well formed.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from dabir.story import Mark, MarkKind, Text

_ORDER = (MarkKind.EMPHASIS, MarkKind.STRONG, MarkKind.LINK)
_SCHEMES = {"", "http", "https", "mailto", "tel"}


def text_html(text: Text, base: str = "") -> str:
    """Return *text* as HTML; a link with a scheme a paper never uses is left out.

    With *base*, the address of the paper's root, links within the paper are absolute.
    """
    if not text.marks:
        return escape(text.words, quote=False)
    edges = sorted({0, len(text.words), *(edge for mark in text.marks for edge in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(edges):
        covering = [mark for mark in text.marks if mark.start <= start and end <= mark.end]
        pieces.append(_wrap(escape(text.words[start:end], quote=False), covering, base))
    return "".join(pieces)


def _wrap(html: str, marks: list[Mark], base: str) -> str:
    for mark in sorted(marks, key=lambda mark: _ORDER.index(mark.kind)):
        match mark.kind:
            case MarkKind.EMPHASIS:
                html = f"<em>{html}</em>"
            case MarkKind.STRONG:
                html = f"<strong>{html}</strong>"
            case MarkKind.LINK if urlsplit(mark.href).scheme in _SCHEMES:
                html = f'<a href="{escape(urljoin(base, mark.href))}">{html}</a>'
    return html
