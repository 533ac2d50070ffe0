"""Tables pasted or typed as text, and the numbers of a chart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.newsroom.body import pasting
from dabir.newsroom.errors import NoNumberError, NoSeriesError, UnevenRowsError
from dabir.testing import strategies


@pytest.mark.parametrize(
    "text",
    [
        "سال\tتهران\tری\n۱۴۰۳\t۱,۲۰۰\t۵\n",
        "سال؛ تهران؛ ری\r\n\r\n۱۴۰۳؛ ۱٬۲۰۰ ؛ ۵",
        "سال;تهران;ری\n1403;1,200;5",
        "سال، تهران، ری\n۱۴۰۳، ۱٬۲۰۰، ۵",
        'سال,تهران,ری\n1403,"1,200",5',
    ],
)
def test_cells_are_parted_by_what_a_spreadsheet_or_a_person_writes(text):
    (axis, *names), line = pasting.cells(text)
    assert (axis, names) == ("سال", ["تهران", "ری"])
    axis, categories, (tehran, rey) = pasting.numbers(text)
    assert (axis, len(categories), tehran.name, tehran.values, rey.values) == ("سال", 1, "تهران", (1200.0,), (5.0,))
    assert len(line) == 3


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("۱۲٬۵۰۰٫۷۵", 12500.75),
        ("٣٫٥", 3.5),
        ("-3.5", -3.5),
        ("\u200e\u2212۷", -7.0),
        ("1 200", 1200.0),
        ("1,234,567", 1234567.0),
        ("", None),
        ("—", None),
    ],
)
def test_a_number_is_read_in_any_script(cell, value):
    assert pasting.number(cell, "سطر") == value


@pytest.mark.parametrize("cell", ["۲/۵", "۱۲٪", "1,5", "12,34,567", "ده", "1e5", "1.2.3", "nan", "inf", "9" * 400])
def test_what_may_mean_something_else_is_refused_by_name(cell):
    with pytest.raises(NoNumberError) as refused:
        pasting.number(cell, "فروردین")
    assert "فروردین" in refused.value.sentence("fa")
    assert cell in refused.value.sentence("fa")


def test_rows_of_another_length_are_named():
    with pytest.raises(UnevenRowsError) as refused:
        pasting.cells("الف؛ ب\n۱؛ ۲\n۳")
    assert refused.value.fields == {"line": 3, "found": 1, "wanted": 2}


@pytest.mark.parametrize("text", ["", "سال؛ تهران", "سال\n۱۴۰۳"])
def test_a_chart_needs_names_and_numbers(text):
    with pytest.raises(NoSeriesError):
        pasting.numbers(text)


@given(
    st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(strategies.some_words, min_size=n, max_size=n), min_size=1))
)
def test_a_table_is_read_back_as_it_was_written(rows):
    assert pasting.cells(pasting.write(rows)) == rows


@given(strategies.charts())
def test_the_numbers_of_a_chart_are_read_back_to_the_last_bit(chart):
    numbers = pasting.Numbers(chart.axis, chart.categories, chart.series)
    assert pasting.numbers(pasting.write_numbers(numbers)) == numbers
