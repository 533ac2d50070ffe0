"""The months of the archive: every instant in exactly one, and none of them longer or shorter than Tehran's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dabir.press.month import Month, day_instants, day_of, year_instants

MOMENT = timedelta(microseconds=1)
instants = st.datetimes(datetime(1830, 1, 1), datetime(2120, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # the zone is given


@given(instants)
def test_an_instant_is_within_its_day_its_month_and_its_year(instant):
    year, number, day = day_of(instant)
    for start, end in (day_instants(year, number, day), Month(year, number).instants(), year_instants(year)):
        assert start <= instant < end
    assert Month.of(instant) == (year, number)


@given(instants)
def test_the_first_instant_after_a_day_is_of_the_next(instant):
    start, end = day_instants(*day_of(instant))
    assert day_of(start) == day_of(end - MOMENT) == day_of(instant)
    assert day_of(start - MOMENT) < day_of(instant) < day_of(end)


def test_the_days_on_which_summer_time_began_and_ended_have_23_and_25_hours():
    start, end = day_instants(1401, 1, 2)
    assert end - start == timedelta(hours=23)
    start, end = day_instants(1401, 6, 30)
    assert end - start == timedelta(hours=25)


def test_names_are_as_a_reader_reads_them():
    month = Month(1404, 10)
    assert month.name == "دی ۱۴۰۴"
    assert month.day_name(13) == "شنبه ۱۳ دی"
    assert (len(Month(1403, 12).days()), len(Month(1404, 12).days())) == (30, 29)
