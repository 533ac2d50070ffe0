"""Moments are written by Tehran's clock, in Persian digits."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from dabir.persian.calendar import DateRangeError, clock, compact, long_date, weekday_date, wide

EVENING = dt.datetime(2013, 8, 20, 18, 29, tzinfo=dt.UTC)
NIGHT = dt.datetime(2026, 1, 2, 21, 46, 30, tzinfo=dt.UTC)
FORMATS = [clock, compact, long_date, weekday_date, wide]


def test_the_forms_of_an_evening_in_summer():
    assert long_date(EVENING) == "۲۹ مرداد ۱۳۹۲"
    assert wide(EVENING) == "۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲"
    assert compact(EVENING) == "۱۳۹۲/۰۵/۲۹ ۲۲:۵۹"
    assert weekday_date(EVENING) == "سه‌شنبه ۲۹ مرداد ۱۳۹۲"
    assert clock(EVENING) == "۲۲:۵۹"


def test_the_day_is_tehrans_not_greenwichs():
    assert long_date(NIGHT) == "۱۳ دی ۱۴۰۴"
    assert weekday_date(NIGHT) == "شنبه ۱۳ دی ۱۴۰۴"
    assert clock(NIGHT) == "۰۱:۱۶"


@pytest.mark.parametrize("write", FORMATS)
def test_the_zone_of_the_instant_makes_no_difference(write):
    assert write(EVENING) == write(EVENING.astimezone(ZoneInfo("Asia/Tokyo")))


@pytest.mark.parametrize("write", FORMATS)
def test_a_naive_datetime_is_refused(write):
    with pytest.raises(ValueError, match="time zone"):
        write(EVENING.replace(tzinfo=None))


@pytest.mark.parametrize("write", FORMATS)
@pytest.mark.parametrize("date", [dt.date.min, dt.date(1800, 1, 1), dt.date(2200, 1, 1), dt.date.max])
@pytest.mark.parametrize("hour", [0, 23])
def test_an_instant_outside_the_calendar_is_refused(write, date, hour):
    with pytest.raises(DateRangeError):
        write(dt.datetime.combine(date, dt.time(hour), dt.UTC))
