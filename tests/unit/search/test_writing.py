"""Questions as links and forms write them: read again, they ask for what was meant."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dabir.search.language import MOST, read
from dabir.search.query import Facet, Filed, Sort, Word
from dabir.search.writing import (
    KINDS,
    SORTS,
    closed,
    filter_of,
    month_name,
    narrowed,
    search_path,
    sorted_by,
    widened,
    written,
)
from dabir.story import Kind

SECTIONS = {"politics": "سیاست", "science": "علم و فناوری", "odd": "«ویژه» (نوروز)"}
TODAY = date(2026, 1, 1)

PIECES = (
    'کتاب خانه‌های OR | - -مجله " « » «نان_سنگک» بخش: بخش:جهان نوع:فیلم از ۱۳۹۲/۵ ترتیب:تازه‌ترین تا: ( : '
    "منبع:خبرگزاری ' sort:oldest ۹۹/۹۹/۹۹"
)
typed = st.lists(st.sampled_from(PIECES.split()), max_size=8).map(" ".join) | st.text(max_size=60)


def asked(text):
    return read(text, SECTIONS, TODAY)


def filed(query, facet):
    return {
        value
        for clause in query.clauses
        if isinstance(clause, Filed) and clause.facet is facet
        for value in clause.values
    }


filters = st.sampled_from(
    [
        (Facet.SECTION, "politics", "سیاست"),
        (Facet.SECTION, "science", "علم و فناوری"),
        (Facet.SECTION, "odd", "«ویژه» (نوروز)"),
        (Facet.KIND, "interview", KINDS[Kind.INTERVIEW]),
        (Facet.SOURCE, "خبرگزاری-مهر", "خبرگزاری مهر"),
        (Facet.YEAR, "1392", "۱۳۹۲"),
        (Facet.MONTH, "1392-05", month_name("1392-05")),
    ]
)


@given(typed, filters)
def test_a_filter_that_is_added_is_asked_for_whatever_stands_before_it(text, wanted):
    facet, value, name = wanted
    before = asked(text)
    assume(len(before.query.clauses) < MOST - 1)
    own = filter_of(facet, name)
    after = asked(narrowed(closed(before.text), own))
    assert value in filed(after.query, facet)


@given(st.lists(st.sampled_from(["کتاب", "«نان سنگک»", "-مجله", "نوع:فیلم"]), max_size=5).map(" ".join), filters)
def test_a_filter_that_is_taken_away_again_leaves_the_question_as_it_was(text, wanted):
    facet, _, name = wanted
    own = filter_of(facet, name)
    assert asked(widened(narrowed(text, own), own)).query == asked(widened(text, own)).query


@given(typed, st.sampled_from(Sort), st.sampled_from(Sort))
def test_an_order_that_is_asked_for_is_the_order(text, first, then):
    for sort in (first, then):
        text = sorted_by(closed(asked(text).text), sort)
        assert asked(text).query.sort is sort


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=100), st.integers(1, 10))
def test_a_path_says_the_question_and_can_stand_in_an_attribute(text, page):
    path = search_path(text, page)
    assert not set(path) & set(" \"'<>#")
    given = parse_qs(urlsplit(path).query, keep_blank_values=True)
    assert given == {"q": [text]} | ({"page": [str(page)]} if page > 1 else {})


def test_the_fields_of_the_form_are_one_question():
    form = {
        "words": "برف  باران",
        "phrase": "دمای «هوا»",
        "without": "تهران مشهد",
        "section": "science",
        "kind": "report",
        "author": "سارا کاوه",
        "source": "مهر",
        "tag": "",
        "from": "مرداد ۱۳۹۲",
        "to": "۱۳۹۳/۲/۱",
        "sort": "newest",
    }
    text = written(form, SECTIONS)
    assert text == (
        "برف باران «دمای هوا» -تهران -مشهد بخش:«علم و فناوری» نوع:گزارش نویسنده:«سارا کاوه» منبع:مهر "
        "از:مرداد ۱۳۹۲ تا:۱۳۹۳/۲/۱ ترتیب:تازه‌ترین"
    )
    query = asked(text).query
    assert filed(query, Facet.SECTION) == {"science"}
    assert filed(query, Facet.AUTHOR) == {"سارا-کاوه"}
    assert (query.start.year, query.end.year, query.sort) == (2013, 2014, Sort.NEWEST)
    assert query.excluded == (Word(("تهران",)), Word(("مشهد",)))


@pytest.mark.parametrize(
    "form",
    [{}, {"words": ""}, {"sort": "nonsense"}, {"sort": "relevance"}, {"section": "", "from": " "}, {"other": "x"}],
)
def test_an_empty_form_asks_nothing(form):
    assert written(form, SECTIONS) == ""


def test_every_kind_and_order_has_a_name():
    assert set(KINDS) == set(Kind)
    assert set(SORTS) == set(Sort)
    for kind, name in KINDS.items():
        assert filed(asked(filter_of(Facet.KIND, name)).query, Facet.KIND) == {kind}
