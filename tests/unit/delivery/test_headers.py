"""Negotiation and validators, by RFC 9110."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.delivery.files import byte_range, media_type
from dabir.delivery.headers import takes_gzip


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("GZIP, deflate, br", True),
        ("br;q=1.0, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("identity", False),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("gzip;q=nonsense", False),
    ],
)
def test_gzip_is_sent_only_to_who_takes_it(accept, taken):
    assert takes_gzip(accept) is taken


@given(st.text())
def test_no_accept_encoding_breaks_it(accept):
    assert takes_gzip(accept) in {True, False}


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        ("bytes=0-99", (0, 100)),
        ("bytes=100-", (100, 1000)),
        ("bytes=-100", (900, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("bytes=0-5000", (0, 1000)),
        ("bytes=1000-", (1000, 1000)),
        ("bytes=5-3", (5, 4)),
        ("bytes=0-1,3-4", None),
        ("bytes=-", None),
        ("lines=1-2", None),
    ],
)
def test_byte_ranges(asked, span):
    assert byte_range(asked, 1000) == span


def test_media_types():
    assert media_type("a.css") == "text/css; charset=utf-8"
    assert media_type("a.mp4") == "video/mp4"
    assert media_type("a.unknown") == "application/octet-stream"
