"""How long ago, which days a month has, and the same moments on Kabul's clock."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian.calendar import (
    AFGHANISTAN,
    IRAN,
    SEASONS,
    DateRangeError,
    NoSuchDayError,
    NoSuchMonthError,
    Period,
    Season,
    YearRangeError,
    compact,
    day_period,
    long_date,
    month_period,
    read_stamp,
    relative,
    season_period,
    weekday_date,
    wide,
    year_period,
)

NOON = read_stamp("۱۳ دی ۱۴۰۴ ۱۲:۰۰").instant
YEARS = st.integers(1201, 1499)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("۱۳ دی ۱۴۰۴ ۱۱:۵۹:۳۰", "همین حالا"),
        ("۱۳ دی ۱۴۰۴ ۱۱:۵۵", "۵ دقیقه پیش"),
        ("۱۳ دی ۱۴۰۴ ۰۹:۰۱", "۲ ساعت پیش"),
        ("۱۲ دی ۱۴۰۴ ۱۲:۳۰", "۲۳ ساعت پیش"),
        ("۱۲ دی ۱۴۰۴ ۰۸:۰۰", "دیروز"),
        ("۱۱ دی ۱۴۰۴ ۲۳:۰۰", "۲ روز پیش"),
        ("۶ دی ۱۴۰۴ ۱۲:۰۰", "۱ هفته پیش"),
        ("۱۴ آذر ۱۴۰۴ ۱۲:۰۰", "۴ هفته پیش"),
        ("۱۳ آذر ۱۴۰۴ ۲۳:۰۰", "۱ ماه پیش"),
        ("۱۴ دی ۱۴۰۳ ۱۲:۰۰", "۱۱ ماه پیش"),
        ("۱۳ دی ۱۴۰۳ ۱۲:۰۰", "۱ سال پیش"),
        ("۱۳ دی ۱۳۹۱ ۱۲:۰۰", "۱۳ سال پیش"),
        ("۲۹ مرداد ۱۳۹۲ ۲۲:۵۹", "۱۲ سال پیش"),
        ("۱۳ دی ۱۴۰۴ ۱۲:۴۰", "۴۰ دقیقه دیگر"),
        ("۱۴ دی ۱۴۰۴ ۲۰:۰۰", "فردا"),
        ("۱۳ اسفند ۱۴۰۴ ۱۲:۰۰", "۲ ماه دیگر"),
    ],
)
def test_how_long_ago(text, words):
    assert relative(read_stamp(text).instant, NOON) == words


def test_an_hour_is_an_hour_where_summer_time_begins():
    before, after = read_stamp("۱ فروردین ۱۳۹۲ ۲۳:۳۰").instant, read_stamp("۲ فروردین ۱۳۹۲ ۰۱:۳۰").instant
    assert relative(before, after) == "۱ ساعت پیش"


def test_relative_refuses_what_names_no_instant():
    with pytest.raises(ValueError, match="time zone"):
        relative(NOON.replace(tzinfo=None), NOON)
    with pytest.raises(DateRangeError):
        relative(dt.datetime(1700, 1, 1, tzinfo=dt.UTC), NOON)


@given(st.dates(dt.date(1822, 1, 1), dt.date(2122, 1, 1)), st.times())
def test_every_distance_has_words_in_persian_digits(date, clock):
    instant = dt.datetime.combine(date, clock, dt.UTC)
    words = relative(instant, NOON)
    assert words.endswith(("پیش", "دیگر", "دیروز", "فردا", "همین حالا"))
    assert not any(character.isascii() and character.isdigit() for character in words)


def test_the_same_moment_as_kabul_writes_it():
    instant = read_stamp("۱۵ سرطان ۱۴۰۲ ۱۲:۰۰").instant
    assert long_date(instant, AFGHANISTAN) == "۱۵ سرطان ۱۴۰۲"
    assert wide(instant, AFGHANISTAN) == "۱۲:۰۰ - ۱۵-۰۴-۱۴۰۲"
    assert compact(instant) == "۱۴۰۲/۰۴/۱۵ ۱۱:۰۰"
    assert weekday_date(instant, AFGHANISTAN) == "پنجشنبه ۱۵ سرطان ۱۴۰۲"


def test_the_days_of_a_month_a_season_and_a_year():
    assert month_period(1392, 5) == Period(dt.date(2013, 7, 23), dt.date(2013, 8, 22))
    assert len(month_period(1403, 12)) == 30
    assert season_period(1403, Season.WINTER) == season_period(1403, 4)
    assert season_period(1403, Season.WINTER).first == dt.date(2024, 12, 21)
    assert [len(season_period(1402, season)) for season in Season] == [93, 93, 90, 89]
    assert len(SEASONS) == len(Season)
    assert len(year_period(1403)) == 366
    assert len(day_period(1392, 5, 29)) == 1
    assert list(day_period(1392, 5, 29)) == [dt.date(2013, 8, 20)]


def test_a_day_is_in_its_period_and_a_moment_is_not():
    month = month_period(1392, 5)
    assert dt.date(2013, 8, 20) in month
    assert dt.date(2013, 8, 23) not in month
    assert dt.datetime(2013, 8, 20, tzinfo=dt.UTC) not in month


def test_the_instants_of_a_month_by_tehrans_clock():
    first, after = month_period(1392, 5).instants()
    assert (first, after) == (
        dt.datetime(2013, 7, 22, 19, 30, tzinfo=dt.UTC),
        dt.datetime(2013, 8, 22, 19, 30, tzinfo=dt.UTC),
    )


@given(YEARS, st.sampled_from([IRAN, AFGHANISTAN]))
def test_months_follow_one_another_without_gap_or_overlap(year, place):
    months = [month_period(year, month) for month in range(1, 13)] + [month_period(year + 1, 1)]
    for month, following in pairwise(months):
        assert following.first - month.last == dt.timedelta(days=1)
        assert month.instants(place)[1] == following.instants(place)[0]
    assert sum(map(len, months[:-1])) == len(year_period(year))
    assert year_period(year).instants(place)[0] == months[0].instants(place)[0]


def test_what_is_no_period_is_refused():
    with pytest.raises(NoSuchMonthError):
        month_period(1392, 13)
    with pytest.raises(YearRangeError):
        year_period(1501)
    with pytest.raises(NoSuchDayError):
        day_period(1392, 7, 31)
    with pytest.raises(ValueError, match="5"):
        season_period(1392, 5)


def test_the_last_year_has_an_end():
    assert year_period(1500).instants()[1] > year_period(1500).instants()[0]
