"""Dates as pages have typed them are read, in the offset Tehran had on that day."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian.calendar import (
    AFGHANISTAN,
    IRAN,
    TEHRAN,
    DateError,
    DateRangeError,
    NoDateError,
    NoSuchDayError,
    NoSuchMonthError,
    NoSuchTimeError,
    Stamp,
    YearRangeError,
    compact,
    long_date,
    read_stamp,
    wide,
)

SUMMER_OF_1392 = dt.datetime(2013, 8, 20, 18, 29, tzinfo=dt.UTC)


def utc(*numbers: int) -> dt.datetime:
    return dt.datetime(*numbers, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "text",
    [
        "۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲",
        "۲۲:۵۹ – ۲۹-۰۵-۱۳۹۲",
        "۲۹-۰۵-۱۳۹۲ ۲۲:۵۹",
        "۱۳۹۲/۰۵/۲۹ ۲۲:۵۹",
        "1392/5/29 - 22:59",
        "1392.05.29، ساعت 22:59",
        "٢٢:٥٩ - ٢٩-٠٥-١٣٩٢",
        "سه‌شنبه ۲۹ مرداد ۱۳۹۲ - ۲۲:۵۹",
        "۲۹ مرداد ماه ۱۳۹۲ ساعت ۲۲:۵۹",
        "۲۹ مرداد‌ماه ۱۳۹۲، ۲۲:۵۹:۰۰",
        "تاریخ انتشار: ۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲",
        "\u200f۲۲:۵۹\u200e - \u200e۲۹-۰۵-۱۳۹۲\u200f",
    ],
)
def test_every_way_of_writing_one_moment(text):
    stamp = read_stamp(text)
    assert stamp.instant == SUMMER_OF_1392
    assert stamp.instant.tzinfo is dt.UTC
    assert (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute) == (1392, 5, 29, 22, 59)


def test_all_fields_of_a_stamp():
    assert read_stamp("روز ۱۳ دی ۱۴۰۴ - ۰۱:۱۶.") == Stamp(utc(2026, 1, 2, 21, 46), 1404, 10, 13, 1, 16, (4, 22))


def test_a_day_alone_is_its_midnight():
    stamp = read_stamp("۱۳ دی ۱۴۰۴")
    assert (stamp.hour, stamp.minute, stamp.span) == (0, 0, (0, 10))
    assert stamp.instant == utc(2026, 1, 2, 20, 30)


def test_seconds_are_in_the_instant():
    assert read_stamp("1398/07/06 11:00:09").instant == utc(2019, 9, 28, 7, 30, 9)


def test_arabic_letters_and_bare_alef_in_the_name_of_a_month():
    assert read_stamp("٥ اردي\u0628هشت ١٣٩٠").month == 2
    assert read_stamp("۵ ابان ۱۳۹۰").month == 8
    assert read_stamp("۵ دي ۱۳۹۰").month == 10


def test_the_span_is_what_was_read():
    text = "گزارش از ۱۳ دی ۱۴۰۴ - ۰۱:۱۶ تا امروز"
    assert text[slice(*read_stamp(text).span)] == "۱۳ دی ۱۴۰۴ - ۰۱:۱۶"


def test_the_first_of_two_dates_is_read():
    assert read_stamp("۲۹-۰۵-۱۳۹۲ و ۱۳ دی ۱۴۰۴").year == 1392


def test_a_time_apart_from_the_date_is_not_its_time():
    assert read_stamp("ساعت ۱۲:۳۰ در تهران، روز ۱۳ دی ۱۴۰۴").hour == 0


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("۱۵ تیر ۱۳۵۷ ۱۲:۰۰", utc(1978, 7, 6, 7)),  # +05:00: in 1357 winters had +04:00
        ("۱۵ تیر ۱۳۶۵ ۱۲:۰۰", utc(1986, 7, 6, 8, 30)),  # no summer time in 1360 to 1369
        ("۱۵ تیر ۱۳۷۰ ۱۲:۰۰", utc(1991, 7, 6, 7, 30)),
        ("۱۵ تیر ۱۳۸۴ ۱۲:۰۰", utc(2005, 7, 6, 7, 30)),
        ("۱۵ تیر ۱۳۸۵ ۱۲:۰۰", utc(2006, 7, 6, 8, 30)),
        ("۱۵ تیر ۱۳۸۶ ۱۲:۰۰", utc(2007, 7, 6, 8, 30)),
        ("۱۵ تیر ۱۳۸۷ ۱۲:۰۰", utc(2008, 7, 5, 7, 30)),
        ("۱۵ تیر ۱۴۰۱ ۱۲:۰۰", utc(2022, 7, 6, 7, 30)),
        ("۱۵ تیر ۱۴۰۲ ۱۲:۰۰", utc(2023, 7, 6, 8, 30)),
        ("۱۵ دی ۱۳۹۲ ۱۲:۰۰", utc(2014, 1, 5, 8, 30)),
        ("۱۵ دی ۱۴۰۲ ۱۲:۰۰", utc(2024, 1, 5, 8, 30)),
    ],
)
def test_the_offset_is_that_of_the_day(text, instant):
    assert read_stamp(text).instant == instant


def test_the_hour_that_was_skipped_in_spring_is_read_as_the_next():
    stamp = read_stamp("۲ فروردین ۱۳۹۲ ۰۰:۳۰")
    assert stamp.instant == utc(2013, 3, 21, 21)
    assert wide(stamp.instant) == "۰۱:۳۰ - ۰۲-۰۱-۱۳۹۲"
    assert (stamp.hour, stamp.minute) == (0, 30), "the fields are as read"


def test_a_day_without_midnight_stays_that_day():
    assert long_date(read_stamp("۲ فروردین ۱۳۹۲").instant) == "۲ فروردین ۱۳۹۲"


def test_the_hour_that_came_twice_in_autumn_is_its_first():
    assert read_stamp("۳۰ شهریور ۱۳۹۲ ۲۳:۳۰").instant == utc(2013, 9, 21, 19)
    assert wide(utc(2013, 9, 21, 20)) == "۲۳:۳۰ - ۳۰-۰۶-۱۳۹۲", "the second is written the same"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", NoDateError),
        ("دیروز", NoDateError),
        ("۲۲:۵۹", NoDateError),
        ("۹۲/۰۵/۲۹", NoDateError),
        ("۱۳۹۲/۰۵-۲۹", NoDateError),
        ("۱۳ دی", NoDateError),
        ("1234567/01/01", NoDateError),
        ("۳۱ مهر ۱۳۹۲", NoSuchDayError),
        ("۳۰-۱۲-۱۴۰۲", NoSuchDayError),
        ("۰۱-۱۳-۱۳۹۲", NoSuchMonthError),
        ("۲۹-۰۵-۱۳۹۲۰", YearRangeError),
        ("1700-08-20", YearRangeError),
        ("2021-02-29", NoSuchDayError),
        ("2021-13-01", NoSuchMonthError),
        ("14 August 1700", DateRangeError),
        ("۲۳ مرداد ۲۰۲۱", YearRangeError),
        ("۱۴ اوت ۱۴۰۰۰", DateRangeError),
        ("2021-08-14T14:40:00+99:00", NoSuchTimeError),
        ("۵ تیر - ۱۲۰ نفر", NoDateError),
        ("۲۴:۰۰ - ۲۹-۰۵-۱۳۹۲", NoSuchTimeError),
        ("۲۹-۰۵-۱۳۹۲ ۲۲:۶۰", NoSuchTimeError),
    ],
)
def test_what_cannot_be_read_is_refused(text, kind):
    with pytest.raises(kind) as caught:
        read_stamp(text)
    assert caught.value.sentence("en")
    assert caught.value.sentence("fa")


def test_an_error_of_time_says_the_time_in_persian_digits():
    with pytest.raises(NoSuchTimeError) as caught:
        read_stamp("۲۵:۰۷ - ۲۹-۰۵-۱۳۹۲")
    assert "hour 25, minute 7" in str(caught.value)
    assert "ساعت ۲۵ و ۷ دقیقه" in caught.value.sentence("fa")


def test_a_long_text_is_quoted_in_part():
    with pytest.raises(NoDateError) as caught:
        read_stamp("الف" * 1000)
    assert len(caught.value.sentence("fa")) < 150


@given(st.integers(utc(1822, 1, 1).toordinal(), utc(2122, 1, 1).toordinal()), st.times())
def test_what_we_write_we_read(ordinal, clock):
    instant = dt.datetime.combine(dt.date.fromordinal(ordinal), clock, dt.UTC)
    local = instant.astimezone(TEHRAN)
    minute = local.replace(second=0, microsecond=0)
    for written in (wide(instant), compact(instant)):
        stamp = read_stamp(written)
        assert wide(stamp.instant) == wide(instant)
        assert stamp.instant == minute.replace(fold=0).astimezone(dt.UTC)
        assert stamp.span == (0, len(written))


@given(st.text(st.sampled_from("۰۱۲۳۹٤5-/.: دیمهرسنبه،ساعتTZ+\u200c\u200f")) | st.text())
def test_any_text_is_a_stamp_or_an_error_of_the_calendar(text):
    try:
        stamp = read_stamp(text)
    except DateError:
        return
    assert read_stamp(text[slice(*stamp.span)]) == Stamp(
        stamp.instant,
        stamp.year,
        stamp.month,
        stamp.day,
        stamp.hour,
        stamp.minute,
        (0, stamp.span[1] - stamp.span[0]),
    )


SATURDAY_IN_KABUL = utc(2021, 8, 14, 10, 10)


@pytest.mark.parametrize(
    "text",
    [
        "14:402021-08-14",
        "2021-08-1414:40",
        "۲۳ مرداد ۱۴۰۰۱۴:۴۰",
        "۱۴:۴۰۱۴۰۰/۰۵/۲۳",
        "14:4023-05-1400",
        "2021-08-14 14:40",
        "14/08/2021 - 14:40",
        "۱۴:۴۰ - شنبه ۲۳ مرداد ۱۴۰۰",
        "شنبه، ۲۳ مرداد ۱۴۰۰ - ۱۴:۴۰",
        "۲۳ مرداد / ۱۴۰۰ ۱۴:۴۰",
        "۲۳ / ۰۵ / ۱۴۰۰ - ۱۴:۴۰",
        "۱۴۰۰ / ۵ / ۲۳ | ۱۴:۴۰",
        "23-مرداد-1400 14:40",
        "۲۳م مرداد سال ۱۴۰۰ ساعت ۱۴:۴۰",
        "1400 مرداد 23, 14:40",
        "مرداد 23, 1400 2:40 ب.ظ",
        "مرداد ۲۳، ۱۴۰۰ ۲:۴۰ بعد از ظهر",
        "14 August 2021 2:40 PM",
        "Aug 14, 2021 14:40",
        "۱۴ اوت ۲۰۲۱، ۱۴:۴۰",
        "۱۴ اوت ۲۰۲۱ - ۲۳ مرداد ۱۴۰۰ - ۱۴:۴۰",
        "۲۳ اسد ۱۴۰۰ - ۱۴:۴۰",
        "۱۴ آگست ۲۰۲۱ ساعت ۱۴:۴۰ به وقت کابل",
        "۱۰:۱۰ گرینویچ - ۲۳ مرداد ۱۴۰۰",
        "2021-08-14T14:40:00+04:30",
        "2021-08-14T10:10:00.250Z",
        "2021-08-14T02:10:00-0800",
    ],
)
def test_what_other_sites_print_is_the_same_moment(text):
    stamp = read_stamp(text)
    assert stamp.instant == SATURDAY_IN_KABUL
    assert (stamp.year, stamp.month, stamp.day) == (1400, 5, 23)
    assert stamp.span == (0, len(text))


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("سه شنبه، 19 فروردین 1404 - 01:31", utc(2025, 4, 7, 22, 1)),
        ("۲۵ مهر / ۱۴۰۴", utc(2025, 10, 16, 20, 30)),
        ("۱۲:۰۵ ق.ظ ۱۳ دی ۱۴۰۴", utc(2026, 1, 2, 20, 35)),
        ("۱۲:۰۵ ب.ظ ۱۳ دی ۱۴۰۴", utc(2026, 1, 3, 8, 35)),
    ],
)
def test_more_forms(text, instant):
    assert read_stamp(text).instant == instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("۱۵ سرطان ۱۴۰۱ ۱۲:۰۰", utc(2022, 7, 6, 7, 30)),
        ("۱۵ سرطان ۱۴۰۲ ۱۲:۰۰", utc(2023, 7, 6, 7, 30)),
        ("۱۵ جدی ۱۴۰۲ ۱۲:۰۰", utc(2024, 1, 5, 7, 30)),
        ("۱۵ جدی ۱۳۲۰ ۱۲:۰۰", utc(1942, 1, 5, 8)),  # Kabul's clock was +04:00 until 1323
    ],
)
def test_afghan_names_mean_kabuls_clock(text, instant):
    stamp = read_stamp(text)
    assert stamp.instant == instant
    assert stamp.place is AFGHANISTAN


def test_a_place_that_is_given_wins_over_the_names():
    assert read_stamp("۱۵ جدی ۱۴۰۲ ۱۲:۰۰", IRAN).instant == utc(2024, 1, 5, 8, 30)
    assert read_stamp("۱۵ دی ۱۴۰۲ ۱۲:۰۰", AFGHANISTAN).instant == utc(2024, 1, 5, 7, 30)


def test_a_stamp_tells_what_was_read_where():
    text = "انتشار: ۱۴:۴۰ - دوشنبه ۲۳ مرداد ۱۴۰۰."
    stamp = read_stamp(text)
    assert text[slice(*stamp.date_span)] == "دوشنبه ۲۳ مرداد ۱۴۰۰"
    assert text[slice(*stamp.time_span)] == "۱۴:۴۰"
    assert stamp.weekday == 0, "as written; that day was a Saturday"
    assert not stamp.gregorian
    assert read_stamp("2021-08-14").gregorian
    assert read_stamp("2021-08-14").time_span is None


def test_a_code_before_the_date_is_no_year():
    assert read_stamp("کد ۲۹۱۹۱۳ - ۲۹-۰۵-۱۳۹۲").instant == utc(2013, 8, 19, 19, 30)


@pytest.mark.parametrize(
    "piece", ["1", "1-1-", "12:", " ", "1 دی ", "۱۳۹۲/", "ساعت", "سه شنبه ", "1 می 20 ", "12:30", "1 / "]
)
@pytest.mark.slow
def test_a_megabyte_takes_no_longer_than_it_must(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    with pytest.raises(DateError):
        read_stamp(text)
    assert time.process_time() - start < 3
