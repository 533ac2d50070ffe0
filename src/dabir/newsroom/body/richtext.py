"""Running text as HTML at the desk, and as words with marks in the record.

Draftail and the record say the same thing in two ways. The record's **canonical form**
of marks, which both directions keep, is:

* for strong and for emphasis, the ranges are as few as possible: they neither touch nor
  overlap; the same holds for links with one address;
* two links never share a letter (HTML cannot nest them): where they would, the one that
  begins first keeps it, of two that begin together the longer, then the lesser address;
* no range is empty, reaches past the words, or begins or ends with a space (Draftail
  takes a space at the edge of a tag out of it), and only links have an address;
* they are ordered by start, then longest first, then link, strong, emphasis.

``from_html(to_html(text)) == normalise(text)`` for every text, and a canonical text
comes back as it was. A line break within a paragraph is a line feed in the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser
from itertools import pairwise

from dabir.story import Mark, MarkKind, Text

_ORDER = {MarkKind.LINK: 0, MarkKind.STRONG: 1, MarkKind.EMPHASIS: 2}
_TAGS = {"b": MarkKind.STRONG, "strong": MarkKind.STRONG, "i": MarkKind.EMPHASIS, "em": MarkKind.EMPHASIS}
_SPACES = " \t\r\n"
_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})

Address = Callable[[dict[str, str]], str]
"""From the attributes of an ``a`` element to the address it leads to, "" for none."""


def normalise(text: Text) -> Text:
    """Return *text* with its marks in the canonical form."""
    length = len(text.words)
    clipped = [(mark.kind, max(0, mark.start), min(length, mark.end), mark.href) for mark in text.marks]
    real = [item for item in clipped if item[1] < item[2] and (item[3] or item[0] is not MarkKind.LINK)]
    marks = _links([(start, end, href) for kind, start, end, href in real if kind is MarkKind.LINK])
    for kind in (MarkKind.STRONG, MarkKind.EMPHASIS):
        ranges = _union((start, end) for found, start, end, _ in real if found is kind)
        marks += [Mark(kind=kind, start=start, end=end) for start, end in ranges]
    marks = [trimmed for mark in marks if (trimmed := _trimmed(mark, text.words)).start < trimmed.end]
    return Text(text.words, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, _ORDER[mark.kind]))))


def _trimmed(mark: Mark, words: str) -> Mark:
    """Return *mark* without the spaces at its edges; perhaps nothing is left of it."""
    covered = words[mark.start : mark.end]
    start = mark.start + len(covered) - len(covered.lstrip(_SPACES))
    end = max(start, mark.end - len(covered) + len(covered.rstrip(_SPACES)))
    return Mark(kind=mark.kind, start=start, end=end, href=mark.href)


def _union(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the fewest ranges that cover the same letters."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _links(ranges: list[tuple[int, int, str]]) -> list[Mark]:
    """Return links of which no two share a letter or, with one address, touch."""
    links: list[tuple[int, int, str]] = []
    for begin, end, href in sorted(ranges, key=lambda link: (link[0], -link[1], link[2])):
        taken = links[-1][1] if links else 0
        start = max(begin, taken)
        if start >= end:
            continue
        if links and start == taken and links[-1][2] == href:
            links[-1] = (links[-1][0], end, href)
        else:
            links.append((start, end, href))
    return [Mark(kind=MarkKind.LINK, start=start, end=end, href=href) for start, end, href in links]


def to_html(text: Text) -> str:
    """Return *text* as inline HTML in the vocabulary of Wagtail's rich text (``a``, ``b``, ``i``, ``br``)."""
    canonical = normalise(text)
    edges = sorted({0, len(text.words), *(edge for mark in canonical.marks for edge in (mark.start, mark.end))})
    return "".join(
        _piece(text.words[start:end], [mark for mark in canonical.marks if mark.start <= start and end <= mark.end])
        for start, end in pairwise(edges)
    )


def _piece(words: str, marks: list[Mark]) -> str:
    """Return *words* within the elements of *marks*, links outermost."""
    html = escape(words, quote=False).replace("\r", "&#13;").replace("\n", "<br/>")
    for mark in sorted(marks, key=lambda mark: _ORDER[mark.kind], reverse=True):
        if mark.kind is MarkKind.LINK:
            html = f'<a href="{escape(mark.href)}">{html}</a>'
        else:
            tag = "b" if mark.kind is MarkKind.STRONG else "i"
            html = f"<{tag}>{html}</{tag}>"
    return html


def to_paragraphs_html(texts: Iterable[Text]) -> str:
    """Return *texts* as paragraphs of rich text."""
    return "".join(f"<p>{to_html(text)}</p>" for text in texts)


def paragraphs(html: str, address: Address | None = None) -> tuple[Text, ...]:
    """Return the paragraphs of rich text *html*; blank ones are left out.

    *address* says where a link leads; without it the ``href`` is taken as it stands.
    """
    reader = _Reader(address or (lambda attrs: attrs.get("href", "")))
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return tuple(text for text in reader.texts if text.words.strip())


def from_html(html: str, address: Address | None = None) -> Text:
    """Return rich text *html* as one text, its paragraphs joined by line feeds."""
    words, marks = "", []
    for text in paragraphs(html, address):
        words += "\n" if words else ""
        shift = len(words)
        marks += [_shifted(mark, shift) for mark in text.marks]
        words += text.words
    return normalise(Text(words, tuple(marks)))


def _shifted(mark: Mark, by: int) -> Mark:
    return Mark(kind=mark.kind, start=mark.start + by, end=mark.end + by, href=mark.href)


class _Reader(HTMLParser):
    """Reads rich text into texts, one a paragraph."""

    def __init__(self, address: Address) -> None:
        """Ask *address* where links lead."""
        super().__init__(convert_charrefs=True)
        self.address = address
        self.texts: list[Text] = []
        self._words: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._open: list[tuple[str, MarkKind, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a mark, or a new paragraph."""
        if tag in _BLOCKS:
            self.end_paragraph()
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "a":
            href = self.address({name: value or "" for name, value in attrs})
            self._open.append((tag, MarkKind.LINK, self._length, href))
        elif tag in _TAGS:
            self._open.append((tag, _TAGS[tag], self._length, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost mark of this tag, or the paragraph."""
        if tag in _BLOCKS:
            self.end_paragraph()
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                self._close(self._open.pop(index))
                return

    def handle_data(self, data: str) -> None:
        """Add words."""
        self._words.append(data)
        self._length += len(data)

    def end_paragraph(self) -> None:
        """Finish the text under way; whatever is open goes on in the next."""
        for opened in self._open:
            self._close(opened)
        self.texts.append(normalise(Text("".join(self._words), tuple(self._marks))))
        self._open = [(tag, kind, 0, href) for tag, kind, _, href in self._open]
        self._words, self._marks, self._length = [], [], 0

    def _close(self, opened: tuple[str, MarkKind, int, str]) -> None:
        _, kind, start, href = opened
        self._marks.append(Mark(kind=kind, start=start, end=self._length, href=href))
