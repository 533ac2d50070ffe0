"""The lunar date: Iran's where the table knows it, marked as computed where it does not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian.calendar import (
    LUNAR_MONTHS,
    DateRangeError,
    LunarDate,
    NoSuchDayError,
    NoSuchMonthError,
    YearRangeError,
    from_lunar,
    to_gregorian,
    to_lunar,
)
from dabir.persian.calendar import lunar_table as table

FIRST, LAST = dt.date(1821, 3, 21), dt.date(2122, 3, 20)


@pytest.mark.parametrize(
    ("solar", "lunar"),
    [
        ((1403, 4, 26), (1446, 1, 10)),  # Ashura of 1403
        ((1404, 1, 11), (1446, 10, 1)),  # Eid al-Fitr of 1404
        ((1398, 3, 15), (1440, 10, 1)),  # Eid al-Fitr of 1398, on which Tehran and Mecca differed by a day
        ((1357, 9, 20), (1399, 1, 10)),  # the march of Ashura 1357
    ],
)
def test_days_that_everybody_in_iran_remembers(solar, lunar):
    assert to_lunar(to_gregorian(*solar)) == LunarDate(*lunar, computed=False)


def test_a_lunar_date_as_a_masthead_writes_it():
    assert str(to_lunar(dt.date(2026, 1, 3))) == "۱۳ رجب ۱۴۴۷"
    assert len(set(LUNAR_MONTHS)) == 12


def test_every_month_of_the_table_has_29_or_30_days():
    lengths = table.month_lengths()
    assert len(lengths) == 1305
    assert set(lengths) == {29, 30}
    years = [sum(lengths[n : n + 12]) for n in range(0, len(lengths) - 12, 12)]
    assert set(years) <= {353, 354, 355, 356}


def test_what_the_table_does_not_know_is_marked():
    start = dt.date(*table.FIRST_DAY)
    assert to_lunar(start) == LunarDate(1340, 1, 1, computed=False)
    assert to_lunar(start - dt.timedelta(days=1)) == LunarDate(1339, 12, 29, computed=True)
    end = start + dt.timedelta(days=sum(table.month_lengths()))
    assert to_lunar(end - dt.timedelta(days=1)).computed is False
    assert to_lunar(end) == LunarDate(1448, 10, 1, computed=True)


def test_days_follow_one_another_without_gap():
    before = to_lunar(FIRST)
    for ordinal in range(FIRST.toordinal() + 1, LAST.toordinal() + 1):
        lunar = to_lunar(dt.date.fromordinal(ordinal))
        if lunar.day == 1:
            assert before.day in (29, 30)
            assert (lunar.year, lunar.month) == (before.year + before.month // 12, before.month % 12 + 1)
        else:
            assert (lunar.year, lunar.month, lunar.day) == (before.year, before.month, before.day + 1)
        before = lunar


@given(st.dates(FIRST, LAST))
def test_there_and_back(date):
    lunar = to_lunar(date)
    assert from_lunar(lunar.year, lunar.month, lunar.day) == date


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        ((1446, 13, 1), NoSuchMonthError),
        ((1446, 1, 31), NoSuchDayError),
        ((1446, 4, 30), NoSuchDayError),
        ((1200, 1, 1), YearRangeError),
        ((1236, 1, 1), DateRangeError),
        ((1546, 12, 1), DateRangeError),
    ],
)
def test_what_is_no_lunar_day_is_refused(numbers, kind):
    with pytest.raises(kind) as caught:
        from_lunar(*numbers)
    assert caught.value.sentence("fa")


def test_days_outside_the_calendar_are_refused():
    with pytest.raises(DateRangeError):
        to_lunar(FIRST - dt.timedelta(days=1))
    with pytest.raises(TypeError, match="time zone"):
        to_lunar(dt.datetime(2013, 8, 20, tzinfo=dt.UTC))
