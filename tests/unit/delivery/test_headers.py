"""Negotiation and validators, by RFC 9110."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.delivery.files import media_type
from dabir.delivery.headers import Caching, page_headers
from dabir.delivery.negotiation import coding, matches
from dabir.press.page import Page
from dabir.press.pages import Plan
from dabir.press.reading import Read


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (b"", "identity"),
        (b"gzip", "gzip"),
        (b"GZIP, deflate, br", "gzip"),
        (b"gzip, deflate, br, zstd", "zstd"),
        (b"gzip, zstd;q=0.5", "gzip"),
        (b"br;q=1.0, gzip;q=0.5", "gzip"),
        (b"gzip;q=0", "identity"),
        (b"gzip;q=0, zstd", "zstd"),
        (b"identity", "identity"),
        (b"*", "zstd"),
        (b"*;q=0", "identity"),
        (b"gzip;q=0, *;q=0", "identity"),
        (b"zstd;q=0, *", "gzip"),
        (b"gzip;q=nonsense", "identity"),
    ],
)
def test_a_coding_is_chosen_by_what_the_client_takes(accept, chosen):
    assert coding(accept) == chosen


@given(st.binary(max_size=60))
def test_no_accept_encoding_is_an_error(accept):
    assert coding(accept) in {"gzip", "zstd", "identity"}


@pytest.mark.parametrize(
    ("asked", "known"), [(b'"abc"', True), (b'W/"abc-gzip", "x"', True), (b"*", True), (b'"ab"', False), (b"", False)]
)
def test_a_validator_is_known_in_any_coding(asked, known):
    assert matches(asked, "abc") is known


@pytest.mark.parametrize(
    ("name", "mime"),
    [("a.css", "text/css; charset=utf-8"), ("b.svg", "image/svg+xml; charset=utf-8"), ("c.jpg", "image/jpeg")],
)
def test_text_has_a_charset(name, mime):
    assert media_type(name) == mime


def test_a_page_tells_its_facts_only_where_a_cdn_is_told_of_changes(settings):
    plan = Plan(200, "text/html; charset=utf-8", "/fa/", ())
    page = Page(plan, (), (Read(("front",), "front", 0), Read(("card", 5), "card:5", 0)), 0)
    names = {name for name, _ in page_headers(page, Caching.configured(), "gzip")}
    assert names.isdisjoint({b"surrogate-key", b"cache-tag"})
    settings.DABIR_PURGE_BACKEND = "dabir.delivery.purge.fastly.Fastly"
    settings.DABIR_PURGE_OPTIONS = {"service": "s", "token": "t"}
    assert (b"surrogate-key", b"card:5 front") in page_headers(page, Caching.configured(), "gzip")
