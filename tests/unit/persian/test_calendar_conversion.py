"""Every day of 1200 to 1500 is right, in both directions, and every other is refused."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from dabir.persian import calendar
from dabir.persian.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    WEEKDAYS,
    DateError,
    DateRangeError,
    NoSuchDayError,
    NoSuchMonthError,
    YearRangeError,
    is_leap,
    month_length,
    to_gregorian,
    to_jalali,
)

FIRST, LAST = dt.date(1821, 3, 21), dt.date(2122, 3, 20)


def test_every_day_agrees_with_an_independent_calendar():
    days = (LAST - FIRST).days + 1
    assert days == 109_938
    for ordinal in range(FIRST.toordinal(), LAST.toordinal() + 1):
        date = dt.date.fromordinal(ordinal)
        other = JalaliDate(date)
        jalali = to_jalali(date)
        assert jalali == (other.year, other.month, other.day)
        assert to_gregorian(*jalali) == date


def test_days_follow_one_another_without_gap():
    before = FIRST
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month in range(1, 13):
            for day in range(1, month_length(year, month) + 1):
                date = to_gregorian(year, month, day)
                assert date - before == dt.timedelta(days=1) or date == FIRST
                before = date
    assert before == LAST


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1304, 1, 11), dt.date(1925, 3, 31)),  # the law of this calendar
        ((1357, 11, 22), dt.date(1979, 2, 11)),
        ((1392, 5, 29), dt.date(2013, 8, 20)),
        ((1399, 12, 30), dt.date(2021, 3, 20)),
        ((1403, 12, 30), dt.date(2025, 3, 20)),
        ((1404, 10, 13), dt.date(2026, 1, 3)),
    ],
)
def test_days_that_everybody_knows(jalali, gregorian):
    assert to_gregorian(*jalali) == gregorian
    assert to_jalali(gregorian) == jalali


def test_leap_years_of_a_lifetime():
    leap = [year for year in range(1340, 1430) if is_leap(year)]
    lived = [1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403]
    assert leap == [*lived, 1408, 1412, 1416, 1420, 1424, 1428]


def test_lengths_of_months():
    assert [month_length(1402, month) for month in range(1, 13)] == [31] * 6 + [30] * 5 + [29]
    assert month_length(1403, 12) == 30


def test_names():
    assert len(MONTHS) == len(set(MONTHS)) == 12
    assert (MONTHS[0], MONTHS[4], MONTHS[11]) == ("فروردین", "مرداد", "اسفند")
    assert len(WEEKDAYS) == len(set(WEEKDAYS)) == 7
    assert WEEKDAYS[dt.date(2013, 8, 20).weekday()] == "سه\u200cشنبه"
    assert WEEKDAYS[dt.date(2026, 1, 2).weekday()] == "جمعه"
    assert not any(set("يكى") & set(name) for name in MONTHS + WEEKDAYS)


@given(st.dates(FIRST, LAST))
def test_there_and_back(date):
    assert to_gregorian(*to_jalali(date)) == date


@given(st.integers(1198, 1502), st.integers(-1, 14), st.integers(-1, 33))
def test_three_numbers_are_a_day_or_an_error(year, month, day):
    try:
        date = to_gregorian(year, month, day)
    except DateError:
        exists = 1200 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)
        assert not exists
    else:
        assert to_jalali(date) == (year, month, day)


@pytest.mark.parametrize(
    ("numbers", "kind", "fields", "persian"),
    [
        ((1392, 7, 31), NoSuchDayError, {"day": 31, "month": 7, "length": 30}, "روز ۳۱ در مهر ۱۳۹۲"),
        ((1402, 12, 30), NoSuchDayError, {"day": 30, "month": 12, "length": 29}, "۲۹ روزه"),
        ((1392, 1, 0), NoSuchDayError, {"day": 0, "month": 1, "length": 31}, "روز ۰ در فروردین"),
        ((13920, 5, 29), YearRangeError, {"year": 13920, "first": 1200, "last": 1500}, "سال ۱۳۹۲۰"),
        ((1199, 12, 29), YearRangeError, {"year": 1199}, "۱۲۰۰ تا ۱۵۰۰"),
        ((1501, 1, 1), YearRangeError, {"year": 1501}, "۱۲۰۰ تا ۱۵۰۰"),
        ((1392, 13, 1), NoSuchMonthError, {"month": 13}, "ماه ۱۳"),
        ((1392, 0, 1), NoSuchMonthError, {"month": 0}, "ماه ۰"),
    ],
)
def test_an_impossible_day_says_why(numbers, kind, fields, persian):
    with pytest.raises(kind) as caught:
        to_gregorian(*numbers)
    error = caught.value
    assert error.fields.items() >= fields.items()
    assert all(str(value) in error.sentence("en") for value in fields.values())
    assert persian in error.sentence("fa")
    assert not any(character.isascii() and character.isdigit() for character in error.sentence("fa"))


@pytest.mark.parametrize("date", [FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1), dt.date.min, dt.date.max])
def test_a_gregorian_day_outside_the_range_is_refused(date):
    with pytest.raises(DateRangeError) as caught:
        to_jalali(date)
    assert date.isoformat() in caught.value.sentence("en")
    assert "۱۸۲۱/۰۳/۲۱ تا ۲۱۲۲/۰۳/۲۰" in caught.value.sentence("fa")


def test_a_datetime_is_refused_for_its_day_depends_on_a_zone():
    with pytest.raises(TypeError, match="time zone"):
        to_jalali(dt.datetime(2013, 8, 20, 22, 59, tzinfo=dt.UTC))


def test_years_asked_alone_are_refused_too():
    with pytest.raises(YearRangeError):
        is_leap(1501)
    with pytest.raises(NoSuchMonthError):
        month_length(1392, 13)


def test_errors_have_stable_codes():
    codes = {kind.code for kind in vars(calendar).values() if isinstance(kind, type) and issubclass(kind, DateError)}
    assert codes == {
        "calendar.bad_date",
        "calendar.date_out_of_range",
        "calendar.no_date",
        "calendar.no_such_date",
        "calendar.no_such_month",
        "calendar.no_such_time",
        "calendar.year_out_of_range",
    }


def test_conversions_are_fast_enough_for_an_archive():
    dates = [FIRST + dt.timedelta(days=n) for n in range(0, 109_938, 5)]
    best = min(_seconds(dates) for _ in range(5))
    assert 2 * len(dates) / best >= 200_000  # idle it is over a million; the figure itself is the benchmark's


def _seconds(dates: list[dt.date]) -> float:
    start = time.process_time()
    for date in dates:
        to_gregorian(*to_jalali(date))
    return time.process_time() - start
