"""Rich text at the desk says the same as words with marks in the record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.newsroom.body.richtext import from_html, normalise, paragraphs, to_html, to_paragraphs_html
from dabir.story import Mark, MarkKind, Text

LETTERS = "اآبپیکگ \u200c\u0654۱۲abZ<>&\"'«»،؛\n\r\t"
ADDRESSES = ("https://example.ir/?a=1&b=«2»", "mailto:a@example.ir", "/fa/news/12/ی", 'x"y\n')


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Any text at all, its marks in no order, overlapping, empty or out of bounds."""
    words = draw(st.text(LETTERS, max_size=30))
    place = st.integers(-2, len(words) + 2)
    mark = st.builds(
        Mark, kind=st.sampled_from(MarkKind), start=place, end=place, href=st.sampled_from(("", *ADDRESSES))
    )
    return Text(words, tuple(draw(st.lists(mark, max_size=7))))


@given(texts())
def test_html_and_back_gives_the_canonical_text(text):
    expected = normalise(text)
    if not text.words.strip():
        assert not paragraphs(f"<p>{to_html(text)}</p>")
        return
    assert from_html(f"<p>{to_html(text)}</p>") == expected
    assert from_html(to_html(text)) == expected


@given(texts())
def test_the_canonical_form_is_its_own(text):
    assert normalise(normalise(text)) == normalise(text)


@given(texts())
def test_html_is_stable_after_one_reading(text):
    html = to_html(text)
    assert to_html(from_html(html)) == (html if text.words.strip() else "")


@given(st.lists(texts().filter(lambda text: text.words.strip()), max_size=4))
def test_a_run_of_paragraphs_comes_back_as_it_was(run):
    canonical = tuple(normalise(text) for text in run)
    assert paragraphs(to_paragraphs_html(run)) == canonical


@given(texts())
def test_words_are_never_touched(text):
    assert normalise(text).words == text.words


def test_what_draftail_writes_is_read():
    html = (
        '<p data-block-key="a">سلام <b>دنیا<i>ی</i></b> <a href="https://example.ir">ما</a></p><p data-block-key></p>'
    )
    assert paragraphs(html) == (
        Text(
            "سلام دنیای ما",
            (
                Mark(kind=MarkKind.STRONG, start=5, end=10),
                Mark(kind=MarkKind.EMPHASIS, start=9, end=10),
                Mark(kind=MarkKind.LINK, start=11, end=13, href="https://example.ir"),
            ),
        ),
    )


def test_a_link_that_leads_nowhere_leaves_its_words():
    assert from_html('<a linktype="page" id="3">اینجا</a>', lambda _: "") == Text("اینجا")


@pytest.mark.parametrize("html", ["<b>باز", "باز</b>", "<b><a href='x'>ی</b></a>", "<p>یک<p>دو"])
def test_broken_html_loses_no_word(html):
    assert "".join(from_html(html).words.split()) in {"باز", "ی", "یکدو"}
