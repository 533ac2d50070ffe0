"""Addresses and paths."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.ledger.listing import tag_slug
from dabir.press.month import Month
from dabir.press.routes import (
    ArchiveAddress,
    DayAddress,
    FeedAddress,
    FilmsAddress,
    FrontAddress,
    MonthAddress,
    SectionAddress,
    StoryAddress,
    TagAddress,
    UnknownAddress,
    encoded,
    parse,
    path_of,
    story_path,
    tag_path,
)


@given(st.integers(1, 10**17), st.text("ابپ۱-abc0", min_size=1))
def test_a_story_s_path_leads_back_to_it(code, slug):
    assert parse(unquote(story_path(code, slug))) == StoryAddress(code, slug)
    assert story_path(code, slug).isascii()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_path_is_encoded_as_the_standard_library_does(text):
    assert encoded(text) == encoded(text) == quote(text)


months = st.builds(Month, st.integers(1200, 1500), st.integers(1, 12))
lists = st.one_of(
    st.just(ArchiveAddress()),
    st.just(FilmsAddress()),
    st.from_regex(r"[a-z0-9-]{1,50}", fullmatch=True).map(SectionAddress),
    st.text("ابپ۱-abc01394", min_size=1).map(tag_slug).map(TagAddress),
)


@given(lists, months)
def test_the_path_of_a_list_and_of_its_month_leads_back_to_it(of, month):
    assert parse(path_of(of)) == of
    assert parse(path_of(of) + "/") == of
    dated = MonthAddress(of, month)
    assert parse(path_of(dated)) == dated
    assert parse(f"{path_of(of)}/{month.year}/{month.number}/") == dated, "unpadded, with a slash"


@given(months, st.integers(0, 40))
def test_the_path_of_a_day_leads_back_to_it_if_there_is_such_a_day(month, day):
    address = DayAddress(month, day)
    exists = 1 <= day <= len(month.days())
    for path in (path_of(address), f"/fa/archive/{month.year}/{month.number}/{day}/"):
        assert parse(path) == (address if exists else UnknownAddress())


@given(st.text("ابپ\u200c ?#%", min_size=1))
def test_the_path_of_a_tag_can_stand_in_an_attribute(spelling):
    path = tag_path(tag_slug(spelling))
    assert path.isascii()
    assert parse(unquote(path)) == TagAddress(tag_slug(spelling))


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
        ("/fa/archive/1404/12/29", DayAddress(Month(1404, 12), 29)),
        ("/fa/archive/1404/12/30", UnknownAddress()),
        ("/fa/archive/1403/12/30", DayAddress(Month(1403, 12), 30)),
        ("/fa/archive/1404/13", UnknownAddress()),
        ("/fa/archive/1404/0", UnknownAddress()),
        ("/fa/archive/1404/00/01", UnknownAddress()),
        ("/fa/archive/2013/08", UnknownAddress()),
        ("/fa/archive/1404", UnknownAddress()),
        ("/fa/archive/۱۴۰۴/۱۰", UnknownAddress()),
        ("/fa/section/politics/1404/10/13", UnknownAddress()),
        ("/fa/news/1404/10", StoryAddress(1404, "10")),
        ("/fa/tag", UnknownAddress()),
        ("/fa/tag/1404/10", UnknownAddress()),
        ("/fa/tag/1404/1404/10", MonthAddress(TagAddress("1404"), Month(1404, 10))),
        ("/fa/tag/" + "x" * 300, UnknownAddress()),
        ("/fa/" + "x" * 5000, UnknownAddress()),
        ("/newsroom/", None),
        ("/fax", None),
    ],
)
def test_parsing(path, address):
    assert parse(path) == address
