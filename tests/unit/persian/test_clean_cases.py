"""Every category of case an editor meets, from our own table."""

import tomllib
from pathlib import Path

import pytest

from dabir.persian import apply, check, clean, half_spaces, suggest
from dabir.persian.cleaning import clean_edits

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "text.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(before.replace("{z}", "\u200c"), after.replace("{z}", "\u200c"), id=f"{category}: {before}")
    for category, rows in TABLE.items()
    for before, after in rows.items()
]


def test_every_category_is_covered():
    assert set(TABLE) == {
        "space", "deleted", "over-correction", "letters", "digits", "quotes", "punctuation", "verbatim",
    }  # fmt: skip


@pytest.mark.parametrize(("before", "after"), CASES)
def test_case(before, after):
    assert half_spaces(clean(before)) == after


@pytest.mark.parametrize(("before", "after"), CASES)
def test_a_result_stays(before, after):
    assert half_spaces(clean(after)) == after


@pytest.mark.parametrize(("before", "after"), CASES)
def test_suggestions_come_to_the_result(before, after):
    assert apply(before, suggest(before)) == after
    assert apply(before, clean_edits(before)) == clean(before)


@pytest.mark.parametrize(("before", "after"), CASES)
def test_checks_fit_the_text(before, after):
    apply(before, check(before))
    assert [edit for edit in check(after, headline=False) if edit.rule == "arabic-letter"] == []


def test_nothing_is_suggested_within_what_is_protected():
    text = "`میخواهم` <a title='میخواهم'> #میخواهم میخواهم"
    assert apply(text, suggest(text)) == "`میخواهم` <a title='میخواهم'> #میخواهم می\u200cخواهم"
