"""Laws of cleaning, on any string, and the reasons for the finer rules."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws import examples

from dabir.persian import apply, clean
from dabir.persian.cleaning import clean_edits, protected_spans

PIECES = [
    *'سلامهیيكةآاوإ۱۲3٥ \u200c\u200b\u200d\u200f\u0654\u064e\u0640\u00ad\u00ac«»"“”.,،؛;:!?؟…()[]-–/\\%٪@#`<>&{}^=_',
    *"\ue000\ue001\u202b\n\r\t\ufeff\u2028\x85\ud800\ufdf2ﻛ",
    *(
        "ها",
        "می",
        "Hello",
        "http://a.b/c",
        "...",
        "```",
        "<b>",
        "12:30",
        "1392/05/29",
        "إِنَّ",
        "ښ",
        "في ",
        " الله",
        "    ",
        "8)",
    ),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(), max_size=60),  # lone surrogates too
)


@settings(max_examples=examples(600), deadline=None)
@given(TEXTS)
def test_cleaning_is_idempotent_and_its_edits_make_the_same(text):
    once = clean(text)
    assert clean(once) == once
    edits = clean_edits(text)
    assert apply(text, edits) == once
    assert all(edit.before != edit.after for edit in edits)
    assert all(edit.rule for edit in edits)
    assert clean_edits(once) == []


@settings(max_examples=examples(300), deadline=None)
@given(TEXTS)
def test_spans_are_in_order_and_apart(text):
    line = text.replace("\n", " ")
    done = 0
    for span in protected_spans(line):
        assert done <= span.start < span.end <= len(line)
        done = span.end


@settings(max_examples=examples(200), deadline=None)
@given(TEXTS)
def test_lines_are_never_joined_or_parted(text):
    lines = text.replace("\r\n", "\n")
    for end in "\r\x0b\x0c\x85\u2028\u2029":
        lines = lines.replace(end, "\n")
    assert clean(text).count("\n") == lines.count("\n")


MANY = 1_000_000
"""Code points; a quadratic walk over so many would take hours."""

UNITS = {
    "marks": "\u064e",
    "marks-of-two-kinds": "\u064e\u0651",
    "spaces": " ",
    "half-spaces": "\u200c",
    "tatweel": "ـ",
    "dots": ".",
    "brackets": "(",
    "guillemets": "«",
    "words": "کتابِ خوب ",
    "latin": "a ",
    "slashes": "/",
    "braces": "{{",
    "backticks": "`",
    "angles": "<a",
    "surrogates": "\ud800",
    "letters": "س",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
@pytest.mark.slow
def test_one_long_line_takes_linear_time(unit):
    # A line with a letter at its end is worked on; the time is the process's own.
    text = unit * (MANY // len(unit)) + "س"
    start = time.process_time()
    clean(text)
    assert time.process_time() - start < 20


@pytest.mark.slow
def test_ten_megabytes_in_one_line():
    text = "مردم شهر كتاب مي‌خوانند، " * (10_000_000 // 45)
    assert len(text.encode()) > 9_000_000
    start = time.process_time()
    result = clean(text)
    assert time.process_time() - start < 30
    assert "كتاب" not in result


def test_fenced_code_is_left_alone():
    text = "كتاب\n```\nx = 'كتاب' ,  1\n```\nكتاب"
    assert clean(text) == "کتاب\n```\nx = 'كتاب' ,  1\n```\nکتاب"


def test_a_line_that_would_become_a_fence_stays():
    assert clean("\u200b```س\nكتاب") == "\u200b```س\nکتاب"


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("https://example.com و a@example.com", ["url", "latin"]),
        ("@ali و #ایران", ["handle", "hashtag"]),
        ("۱۲:۳۰ و ۱۳۹۲/۰۵/۲۹ و 2013-08-20T22:59:00Z", ["time", "time", "time"]),
        ("`x` و <b> و &nbsp; و {{ name }}", ["code"] * 4),
        ("«قال رسول الله في المدينة» و ﴿كتاب﴾", ["arabic", "arabic"]),
        ("واژهٔ ښار پشتو است", ["foreign"]),
        ("سلام :)", ["face"]),
        ("C++ و Node.js", ["latin", "latin"]),
    ],
)
def test_kinds_of_protected_spans(line, kinds):
    assert [span.kind for span in protected_spans(line)] == kinds


def test_persian_typed_on_an_arabic_keyboard_is_not_arabic():
    assert clean("او گفت: «كتاب هاي خوبي است»") == "او گفت: «کتاب های خوبی است»"


def test_an_arabic_line_stays_arabic():
    line = "وقال الرئيس في بيان إن الحكومة ستعمل على تحسين الاقتصاد"
    assert clean(line) == line


def test_edits_name_their_rules():
    rules = [edit.rule for edit in clean_edits('كتاب 12 ,"خوب" ...')]
    assert rules == ["letter", "digits", "persian-mark", "quotes", "quotes", "ellipsis"]
