"""Short names of stories, and where machines find what is made for them."""

from __future__ import annotations

from typing import get_args
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.ledger.listing import Naming, kind_list, name_slug, named_list, section_list
from dabir.press.machines.addresses import (
    ICONS,
    IconAddress,
    MachineAddress,
    MonthSitemapAddress,
    RecordAddress,
    ShareCardAddress,
    ShortAddress,
    TextAddress,
    machine_address,
    machine_path,
)
from dabir.press.machines.short import code_of, short_name
from dabir.press.month import Month
from dabir.press.routes import (
    FeedAddress,
    FeedForm,
    FrontAddress,
    ListAddress,
    StoryAddress,
    UnknownAddress,
    encoded,
    parse,
    path_of,
)

codes = st.integers(1, 10**18 - 1)
fixed = [kind() for kind in get_args(MachineAddress) if not kind.__dataclass_fields__]
addresses = st.one_of(
    st.builds(ShortAddress, codes),
    st.builds(RecordAddress, codes),
    st.builds(TextAddress, codes),
    st.builds(ShareCardAddress, codes, st.from_regex(r"[0-9a-f]{16}", fullmatch=True)),
    st.builds(MonthSitemapAddress, st.builds(Month, st.integers(1200, 1500), st.integers(1, 12)), st.integers(1, 50)),
    st.sampled_from([IconAddress(name) for name in ICONS]),
    st.sampled_from(fixed),
)


@given(codes)
def test_a_short_name_leads_back_to_its_code_and_begins_with_a_digit(code):
    name = short_name(code)
    assert code_of(name) == code
    assert name[0] in "0123456789"
    assert name.isascii()
    assert name.isalnum()


@pytest.mark.parametrize(
    ("code", "name"), [(1, "1"), (9, "9"), (10, "0A"), (61, "0z"), (62, "10"), (291913, "1DwH"), (10**6, "4C92")]
)
def test_short_names_spelled_out(code, name):
    """They have been given out: this table may grow and never change."""
    assert short_name(code) == name


@pytest.mark.parametrize("name", ["", "0", "00", "fa", "en", "api", "A1", "1-2", "1 ", "۱", "1" * 12, "1\n"])
def test_what_is_no_short_name(name):
    assert code_of(name) is None


def test_a_draft_without_a_code_has_a_name_that_names_nothing():
    assert code_of(short_name(0)) is None


@given(addresses)
def test_the_path_of_an_address_leads_back_to_it(address):
    path = machine_path(address)
    assert path == encoded(path), "a path for machines is plain ASCII"
    assert machine_address(path) == address
    assert parse(path) == address
    assert path_of(address) == path


lists = st.one_of(
    st.just(FrontAddress()),
    st.just(ListAddress(kind_list("film"))),
    st.from_regex(r"[a-z0-9-]{1,50}", fullmatch=True).map(section_list).map(ListAddress),
    st.text("ابپ۱-abc01394", min_size=1).map(lambda name: ListAddress(named_list(Naming.TAG, name_slug(name)))),
)


@given(lists, st.sampled_from(FeedForm))
def test_the_path_of_a_feed_leads_back_to_it(of, form):
    address = FeedAddress(of, form)
    assert parse(unquote(encoded(path_of(address)))) == address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/fa/rss.xml", FeedAddress()),
        ("/fa/section/world/atom.xml", FeedAddress(ListAddress("section/world"), FeedForm.ATOM)),
        ("/fa/archive/rss.xml", UnknownAddress()),
        ("/fa/nowhere/rss.xml", UnknownAddress()),
        ("/fa/news/5/rss.xml", StoryAddress(5, "rss.xml")),
        ("/fa/news/05.txt", UnknownAddress()),
        ("/fa/sitemap/1404-13.xml", UnknownAddress()),
        ("/fa/sitemap/1404-10-0.xml", UnknownAddress()),
        ("/fa/sitemap/1199-10.xml", UnknownAddress()),
        ("/fa/sitemap/1501-01.xml", UnknownAddress()),
        ("/fa/card/5-xyz.png", UnknownAddress()),
        ("/api/stories/05", None),
        ("/api/stories/", None),
        ("/newsroom/", None),
        ("/donate", None),
        ("/1404", ShortAddress(code_of("1404"))),
        ("/1" + "x" * 3000, None),
    ],
)
def test_parsing(path, address):
    assert parse(path) == address
