"""Foreign markup read for what it says: the paragraphs of Word, of Telegram or of a web page.

Only words, strong, emphasis and links to web and mail addresses are taken; all other markup is
passed over. Every line break begins a paragraph: what is pasted uses them as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import urlsplit

from dabir.newsroom.body.richtext import normalise
from dabir.newsroom.body.tracking import without_tracking
from dabir.story import Mark, MarkKind, Text

_UNREAD: Final = ("style", "script", "head", "xml", "title", "template", "noscript", "svg", "object")
"""Elements whose text is no part of what was copied."""

# fmt: off
_BREAKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})
_VOID: Final = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})
# fmt: on
_STRONG: Final = frozenset({"b", "strong"})
_EMPHASIS: Final = frozenset({"i", "em"})
_WEIGHT: Final = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT: Final = re.compile(r"(?:^|;)\s*font-style\s*:\s*(\w+)", re.IGNORECASE)
_HEAVY: Final = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_LIGHT: Final = frozenset({"normal", "lighter", "300", "400"})
_HIDDEN: Final = re.compile(r"mso-hide\s*:\s*all|display\s*:\s*none|mso-list\s*:\s*ignore", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_COPIED: Final = re.compile(r"<!--StartFragment-->(.*?)<!--EndFragment-->", re.DOTALL)
_TAG: Final = re.compile(
    r"""<(?:(?P<end>/?)(?P<name>[a-zA-Z][\w:.-]*+)
    (?P<rest>(?:[^<>"']++|"[^"]{0,2000}+"|'[^']{0,2000}+'){0,80}+)|[!?][^<>]*+)>""",
    re.VERBOSE,
)
_ATTRIBUTE: Final = re.compile(r"""([\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_OPENING: Final = re.compile(rf"<(?:({'|'.join(_UNREAD)})\b|!--)", re.IGNORECASE)


def paragraphs(html: str) -> tuple[Text, ...]:
    """Return the paragraphs of *html* in the canonical form of marks; blank ones are left out.

    Takes time in proportion to the markup, whatever it is.
    """
    reader = _Reader()
    copied = _COPIED.search(html)
    reader.feed("".join(_readable(copied[1] if copied else html)))
    reader.end_paragraph()
    return tuple(reader.texts)


def _readable(html: str) -> Iterator[str]:
    """Yield *html* without comments and what is not to be read; an unclosed one reaches to the end."""
    done = 0
    low = html.lower()
    if len(low) != len(html):  # a letter whose small form is two: the places would not be the same
        low = html
    while opening := _OPENING.search(html, done):
        yield html[done : opening.start()]
        closing = f"</{opening[1].lower()}" if opening[1] else "-->"
        found = low.find(closing, opening.end())
        if found < 0:
            return
        done = low.find(">", found) + 1
        if not done:
            return
    yield html[done:]


class _Reader:
    """Reads markup into texts, one a paragraph.

    Python's own reader takes minutes for an attribute that is never closed; this one forgets it.
    """

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._open: list[tuple[str, tuple[_Wish, ...], int]] = []
        self._hidden = 0

    def feed(self, html: str) -> None:
        """Read *html* tag by tag."""
        done = 0
        for tag in _TAG.finditer(html):
            self._data(unescape(html[done : tag.start()]))
            done = tag.end()
            name = (tag["name"] or "").lower()
            if tag["end"]:
                self._end(name)
            elif name:
                self._start(name, tag["rest"])
        self._data(unescape(html[done:]))

    def _start(self, tag: str, rest: str) -> None:
        if tag in _BREAKS:
            self.end_paragraph()
        if tag in _VOID or rest.endswith("/"):
            return
        values = {name.lower(): unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(rest)}
        if _HIDDEN.search(values.get("style", "")):
            self._open.append((tag, (), -1))
            self._hidden += 1
        else:
            self._open.append((tag, tuple(_wishes(tag, values)), self._length))

    def _end(self, tag: str) -> None:
        depth = next((n for n, opened in enumerate(reversed(self._open[-_DEEPEST:]), 1) if opened[0] == tag), 0)
        for _ in range(depth):
            self._close(self._open.pop())
        if tag in _BREAKS:
            self.end_paragraph()

    def _data(self, data: str) -> None:
        if self._hidden:
            return
        words = _SPACE.sub(" ", data)
        if words.startswith(" ") and (not self._pieces or self._pieces[-1].endswith(" ")):
            words = words[1:]
        if words:
            self._pieces.append(words)
            self._length += len(words)

    def end_paragraph(self) -> None:
        """Finish the text under way; whatever is open goes on in the next."""
        if self._pieces:
            for opened in self._open:
                self._mark(opened)
            words = "".join(self._pieces).rstrip(" ")
            if words:
                self.texts.append(normalise(Text(words, tuple(self._marks))))
            self._pieces, self._marks, self._length = [], [], 0
            self._open = [(tag, wishes, min(start, 0)) for tag, wishes, start in self._open]

    def _close(self, opened: tuple[str, tuple[_Wish, ...], int]) -> None:
        if opened[2] < 0:
            self._hidden -= 1
        else:
            self._mark(opened)

    def _mark(self, opened: tuple[str, tuple[_Wish, ...], int]) -> None:
        _tag, wishes, start = opened
        if start >= 0:
            self._marks += [Mark(kind=kind, start=start, end=self._length, href=href) for kind, href in wishes]


_Wish = tuple[MarkKind, str]
"""A mark that an element asks for, and its address."""

_DEEPEST: Final = 200
"""How far up an end is looked for: unclosed elements must not make every end a long walk."""


def _wishes(tag: str, values: dict[str, str]) -> Iterator[_Wish]:
    """Yield the marks the element *tag* with the attributes *values* asks for; Word and Google say them by style."""
    style = values.get("style", "")
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    heavy = weight[1].lower() if weight else ""
    if heavy in _HEAVY or (tag in _STRONG and heavy not in _LIGHT):
        yield MarkKind.STRONG, ""
    if (slant and slant[1].lower() == "italic") or (tag in _EMPHASIS and not slant):
        yield MarkKind.EMPHASIS, ""
    if tag == "a" and (href := _address(values.get("href", ""))):
        yield MarkKind.LINK, href


def _address(href: str) -> str:
    """Return where *href* leads without what follows a reader about, "" for nowhere a newspaper may lead."""
    try:
        bare = without_tracking(href)
        scheme = urlsplit(bare).scheme.lower()
    except ValueError:  # no address at all
        return ""
    return bare if scheme in {"http", "https", "mailto"} else ""
