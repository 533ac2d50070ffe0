"""Addresses and paths."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.press.routes import (
    FeedAddress,
    FrontAddress,
    SectionAddress,
    StoryAddress,
    UnknownAddress,
    encoded,
    parse,
    path_of,
    story_path,
)


@given(st.integers(1, 10**17), st.text("ابپ۱-abc0", min_size=1))
def test_a_story_s_path_leads_back_to_it(code, slug):
    assert parse(unquote(story_path(code, slug))) == StoryAddress(code, slug)
    assert story_path(code, slug).isascii()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_path_is_encoded_as_the_standard_library_does(text):
    assert encoded(text) == encoded(text) == quote(text)


@pytest.mark.parametrize("address", [FrontAddress(), FeedAddress(), SectionAddress("world"), StoryAddress(5, "x")])
def test_every_address_has_one_path(address):
    assert parse(path_of(address)) == address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", FrontAddress()),
        ("/fa", FrontAddress()),
        ("/fa/news/291913", StoryAddress(291913)),
        ("/fa/news/291913/", StoryAddress(291913)),
        ("/fa/news/0", UnknownAddress()),
        ("/fa/news/۱۲", UnknownAddress()),
        ("/fa/news/1/a/b", UnknownAddress()),
        ("/fa/news/" + "9" * 400, UnknownAddress()),
        ("/fa/section/World", UnknownAddress()),
        ("/fa/" + "x" * 5000, UnknownAddress()),
        ("/newsroom/", None),
        ("/fax", None),
    ],
)
def test_parsing(path, address):
    assert parse(path) == address
