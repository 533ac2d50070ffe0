"""Foreign runs get isolates of their own, once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian import bidi_isolate
from dabir.persian.bidi import FSI, PDI, needs_isolates, unisolated, without_isolates

ANY = st.text() | st.text(st.sampled_from("اب (Aé1.5)%@#:/\u2066\u2067\u2068\u2069\u202a\u202c\n"))


@pytest.mark.parametrize(
    "shown",
    [
        "گزارش [Reuters (2024)]: باران",
        "آیفون [iPhone 15 Pro] و شبکهٔ [5G]",
        "زبان [C++] و [C#]",
        "در سال 2024 [Microsoft & Co] بود",
        "نشانی [https://example.org/a-b?c=1] است",
        "[@dabir] نوشت",
        "رشد ۱۲ درصدی [S&P 500]",
        "کتاب [L’État] چاپ شد",
        "باران در تبریز",
        "۱۲ و 15 درصد",
        "",
    ],
)
def test_runs_of_a_headline(shown):
    text = shown.replace("[", "").replace("]", "")
    assert bidi_isolate(text) == shown.replace("[", FSI).replace("]", PDI)


def test_a_foreign_text_is_one_run():
    assert bidi_isolate("iPhone 15") == f"{FSI}iPhone 15{PDI}"
    assert not needs_isolates("iPhone 15"), "nothing around it runs the other way"
    assert needs_isolates("آیفون iPhone 15")


@pytest.mark.parametrize(
    "text",
    [
        "گزارش \u2068Reuters\u2069 رسید",
        "گزارش \u2066Reuters\u2069 رسید",
        "گزارش \u202aReuters\u202c رسید",
        "\u2067گزارش \u2068Reuters\u2069 و BBC\u2069",
        "\u2068نه بسته Reuters",
    ],
)
def test_what_is_held_already_is_left_alone(text):
    assert bidi_isolate(text) == text
    assert unisolated(text) == []


def test_a_hold_ends_with_its_line():
    assert bidi_isolate("\u2068آغاز\nپایان BBC") == "\u2068آغاز\nپایان \u2068BBC\u2069"


@given(ANY)
def test_it_is_done_once_and_can_be_undone(text):
    isolated = bidi_isolate(text)
    assert bidi_isolate(isolated) == isolated
    assert without_isolates(isolated) == without_isolates(text)
    assert not needs_isolates(isolated)


@given(ANY)
def test_spans_are_in_order_and_apart(text):
    ends = [place for span in unisolated(text) for place in span]
    assert ends == sorted(ends)
    assert all(0 <= place <= len(text) for place in ends)


@pytest.mark.parametrize("piece", ["a", "1", "1.", "a ", "(", "a(", "\u2068", "\u2069", "ا", "#", "\u0301"])
@pytest.mark.slow
def test_a_long_line_takes_no_longer_than_it_must(piece):
    start = time.process_time()
    bidi_isolate(piece * (2_000_000 // len(piece)))
    assert time.process_time() - start < 4
