"""Addresses lose what follows a reader about, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.newsroom.body.tracking import without_tracking


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("https://youtu.be/abc?si=xyz&t=90", "https://youtu.be/abc?t=90"),
        ("https://www.youtube.com/watch?v=abc&feature=share&utm_source=x", "https://www.youtube.com/watch?v=abc"),
        ("https://www.instagram.com/p/abc/?igsh=MTY%3D&utm_medium=copy", "https://www.instagram.com/p/abc/"),
        ("https://x.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1"),
        ("https://example.org/a?s=20&t=abc&si=1", "https://example.org/a?s=20&t=abc&si=1"),
        ("https://example.org/a?utm%5Fsource=x#part", "https://example.org/a#part"),
        (" https://t.me/chan/5 ", "https://t.me/chan/5"),
    ],
)
def test_tracking_is_left_out_where_it_is_tracking(address, left):
    assert without_tracking(address) == left


@given(st.text("abc=&%20سلام+", max_size=30))
def test_any_other_query_stays_to_the_letter(query):
    address = f"https://example.org/a?{query}" if query else "https://example.org/a"
    assert without_tracking(address) == address
