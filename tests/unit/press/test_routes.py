"""Addresses and paths."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.ledger.listing import CORRECTED, WITHDRAWN, Naming, kind_list, name_slug, named_list, section_list
from dabir.press.audience import Period
from dabir.press.month import Month
from dabir.press.routes import (
    ArchiveAddress,
    DayAddress,
    FeedAddress,
    FrontAddress,
    ListAddress,
    MonthAddress,
    MostReadAddress,
    StoryAddress,
    UnknownAddress,
    encoded,
    list_path,
    parse,
    path_of,
    story_path,
)


@given(st.integers(1, 10**17), st.text("ابپ۱-abc0", min_size=1))
def test_a_story_s_path_leads_back_to_it(code, slug):
    path = story_path(code, slug)
    assert parse(path) == parse(unquote(encoded(path))) == StoryAddress(code, slug)
    assert encoded(path).isascii()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_path_is_encoded_as_the_standard_library_does(text):
    assert encoded(text) == encoded(text) == quote(text, safe="/:")


months = st.builds(Month, st.integers(1200, 1500), st.integers(1, 12))
names = st.one_of(
    st.sampled_from([kind_list("film"), kind_list("photo"), CORRECTED, WITHDRAWN]),
    st.from_regex(r"[a-z0-9-]{1,50}", fullmatch=True).map(section_list),
    st.builds(named_list, st.sampled_from(Naming), st.text("ابپ۱-abc01394", min_size=1).map(name_slug)),
)


@given(names, months)
def test_the_path_of_a_list_and_of_its_month_leads_back_to_it(name, month):
    of = ListAddress(name)
    assert parse(path_of(of)) == of
    assert parse(path_of(of) + "/") == of
    dated = MonthAddress(name, month)
    assert parse(path_of(dated)) == dated
    assert parse(f"{path_of(of)}/{month.year}/{month.number}/") == dated, "unpadded, with a slash"


@given(months)
def test_the_newest_of_the_paper_have_a_page_and_its_months_are_the_archive_s(month):
    assert parse("/fa/newest") == ListAddress("all")
    assert path_of(MonthAddress("all", month)) == f"/fa/archive/{month.year}/{month.number:02}"
    assert parse(f"/fa/archive/{month.year}/{month.number}") == MonthAddress("all", month)
    assert parse("/fa/archive/") == ArchiveAddress()


@given(months, st.integers(0, 40))
def test_the_path_of_a_day_leads_back_to_it_if_there_is_such_a_day(month, day):
    address = DayAddress(month, day)
    exists = 1 <= day <= len(month.days())
    for path in (path_of(address), f"/fa/archive/{month.year}/{month.number}/{day}/"):
        assert parse(path) == (address if exists else UnknownAddress())


@given(st.sampled_from(Naming), st.text("ابپ\u200c ?#%", min_size=1))
def test_the_path_of_a_name_can_stand_in_an_attribute_and_answers_in_any_spelling(naming, spelling):
    name = named_list(naming, name_slug(spelling))
    path = list_path(name)
    assert not set(path) & set(" ?#%\"'<>")
    assert parse(path) == parse(unquote(encoded(path))) == ListAddress(name)
    assert parse(f"/fa/{naming}/{spelling}") == ListAddress(name)


@pytest.mark.parametrize(
    "address",
    [FrontAddress(), FeedAddress(), ListAddress("section/world"), StoryAddress(5, "x"), *map(MostReadAddress, Period)],
)
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
        ("/fa/tag/1404/1404/10", MonthAddress("tag/1404", Month(1404, 10))),
        ("/fa/tag/" + "x" * 300, UnknownAddress()),
        ("/fa/" + "x" * 5000, UnknownAddress()),
        ("/newsroom/", None),
        ("/fa/search", None),
        ("/fa/search/", None),
        ("/fa/search/rss.xml", None),
        ("/fa/searching", UnknownAddress()),
        ("/fax", None),
    ],
)
def test_parsing(path, address):
    assert parse(path) == address
