"""Marks over text, as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dabir.press.markup import text_html
from dabir.story import Mark, MarkKind, Text


def mark(kind, start, end, href=""):
    return Mark(kind=MarkKind(kind), start=start, end=end, href=href)


def test_marks_that_overlap_come_out_well_formed():
    text = Text("یک دو سه", (mark("strong", 0, 5), mark("emphasis", 3, 8)))
    assert text_html(text) == "<strong>یک </strong><strong><em>دو</em></strong><em> سه</em>"


def test_a_link_wraps_what_it_covers_and_words_are_escaped():
    text = Text("a<b & c", (mark("link", 0, 3, 'https://x.example/?a="1"&b=2'),))
    assert text_html(text) == '<a href="https://x.example/?a=&quot;1&quot;&amp;b=2">a&lt;b</a> &amp; c'


def test_a_link_that_would_run_something_is_left_out():
    assert text_html(Text("بزن", (mark("link", 0, 3, "javascript:alert(1)"),))) == "بزن"


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.open = "", []

    def handle_data(self, data):
        self.words += data

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


marks = st.builds(
    lambda kind, start, length: mark(kind, start, start + length, "/x" if kind == "link" else ""),
    st.sampled_from(["strong", "emphasis", "link"]),
    st.integers(0, 10),
    st.integers(1, 10),
)


@given(st.text("اب<>&\"' \u200c", min_size=20, max_size=20), st.lists(marks, max_size=4))
def test_the_words_are_never_changed_and_tags_always_nest(words, chosen):
    parser = Words()
    parser.feed(text_html(Text(words, tuple(chosen))))
    parser.close()
    assert parser.words == words
    assert parser.open == []
