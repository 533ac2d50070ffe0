"""Laws of the half-space rules, for any text at all."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws import examples

from dabir.persian.edit import apply
from dabir.persian.half_space import half_space_edits, half_spaces
from dabir.persian.half_space.lexicon import lexicon

H = "\u200c"
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too

PIECES = st.one_of(
    st.sampled_from(sorted(lexicon().words)[::37]),
    st.sampled_from(sorted(lexicon().glued)[::7]),
    st.sampled_from(sorted(lexicon().verbs.participles)[::11]),
    st.sampled_from(
        re.findall("\\w+", "می نمی برمی ها های هایی تر ترین ای ام اند ایم اش ی بی هم که است شده کرده سه ال")
    ),
)
BETWEEN = st.sampled_from([" ", " ", " ", "", H, "\n", "، ", "#", "_", "\u064e", "ـ"])


@st.composite
def persian(draw):
    """Draw words, suffixes and prefixes in any order, parted, joined and glued."""
    return "".join(draw(PIECES) + draw(BETWEEN) for _ in range(draw(st.integers(1, 12))))


TEXT = st.one_of(ANY_TEXT, persian())


@given(TEXT)
@settings(max_examples=examples(600), deadline=None)
def test_a_result_is_its_own_result(text):
    once = half_spaces(text)
    assert half_spaces(once) == once


@given(TEXT)
@settings(max_examples=examples(300), deadline=None)
def test_only_spaces_become_half_spaces_and_nothing_else_changes(text):
    assert half_spaces(text).replace(H, "").replace(" ", "") == text.replace(H, "").replace(" ", "")


@given(TEXT)
@settings(max_examples=examples(300), deadline=None)
def test_the_edits_make_the_result(text):
    edits = half_space_edits(text)
    assert apply(text, edits) == half_spaces(text)
    assert all(0 < edit.confidence < 1 and edit.before != edit.after for edit in edits)


@given(persian(), persian())
@settings(max_examples=examples(200), deadline=None)
def test_paragraphs_are_judged_apart(first, second):
    assert half_spaces(f"{first}\n{second}") == f"{half_spaces(first)}\n{half_spaces(second)}"


@given(persian())
@settings(max_examples=examples(300), deadline=None)
def test_no_half_space_is_written_into_a_word_where_it_cannot_be_seen(text):
    for edit in half_space_edits(text):
        if edit.before != " ":
            assert not any(letter + H in edit.after for letter in "اآأإدذرزژوؤء")


@pytest.mark.parametrize(
    "unit",
    ["می شود ", "میشود", "کتابها ", "ها", "ها ", "ه", "\u064e", H, " ", "\n", "می\n", "\ud800", "a", "کتابهایشان،"],
)
@pytest.mark.slow
def test_ten_megabytes_in_one_piece_take_time_in_proportion(unit):
    small, large = (unit * (size // len(unit)) for size in (60_000, 600_000))
    half_spaces(small)
    start = time.process_time()
    half_spaces(small)
    middle = time.process_time()
    half_spaces(large)
    assert time.process_time() - middle < 40 * (middle - start) + 0.2


def test_the_lexicon_is_not_read_before_it_is_needed():
    program = (
        "import sys, time; start = time.process_time(); import dabir.persian.half_space as h; "
        "took = time.process_time() - start; from dabir.persian.half_space import lexicon; "
        "assert lexicon.lexicon.cache_info().currsize == 0; assert 'django' not in sys.modules; print(took)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.3
