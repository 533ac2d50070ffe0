"""Dates at the desk: Jalali for people, Gregorian for machines."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from django.utils.dateformat import DateFormat
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput
from wagtail.utils.timestamps import render_timestamp

from dabir.newsroom.jalali import date_format, to_typed, typed_to_gregorian
from dabir.persian.calendar import to_jalali

INSTANT = datetime(2013, 8, 20, 18, 29, tzinfo=UTC)


def render(text: str, **context) -> str:
    return engines["django"].from_string(text).render(context)


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        ("j F Y", "۲۹ مرداد ۱۳۹۲"),
        ("Y/m/d H:i", "۱۳۹۲/۰۵/۲۹ ۲۲:۵۹"),
        ("l", "سه‌شنبه"),
        ("DATETIME_FORMAT", "۲۹ مرداد ۱۳۹۲، ساعت ۲۲:۵۹"),
        ("z t L", "۱۵۳ ۳۱ False"),
        ("y n D S", "۹۲ ۵ سه‌شنبه "),
    ],
)
def test_templates_show_jalali(letters, shown):
    with translation.override("fa"):
        assert render(f'{{{{ at|date:"{letters}" }}}}', at=INSTANT) == shown


@pytest.mark.parametrize(("letters", "shown"), [("c", "2013-08-20T22:59:00+04:30"), ("U", "1377023340")])
def test_machine_formats_stay_gregorian(letters, shown):
    with translation.override("fa"):
        assert render(f'{{{{ at|date:"{letters}" }}}}', at=INSTANT) == shown


def test_english_stays_as_it_was():
    with translation.override("en"):
        assert render('{{ at|date:"j F Y" }}', at=INSTANT) == "20 August 2013"


def test_what_is_no_date_is_left_to_django():
    with translation.override("fa"):
        assert render('{{ at|date:"Y" }}|{{ none|date:"Y" }}', at="", none=None) == "|"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{{ at|time:"H:i" }}', "۲۲:۵۹"),
        ("{{ at|timesince:later }}", "۳\xa0ساعت"),
        ("{% load wagtailadmin_tags %}{{ n|intcomma }}", "۱۲۳۴۵"),
        ("{% load wagtailadmin_tags %}{{ now|timesince_simple }}", "همین حالا"),
    ],
)
def test_numbers_are_persian(text, shown):
    with translation.override("fa"):
        context = {"at": INSTANT, "later": INSTANT + timedelta(hours=3), "n": 12345, "now": datetime.now(UTC)}
        assert render(text, **context) == shown


def test_wagtails_own_messages_are_jalali():
    with translation.override("fa"):
        assert render_timestamp(INSTANT) == "۲۹ مرداد ۱۳۹۲، ساعت ۲۲:۵۹"
    with translation.override("en"):
        assert "2013" in render_timestamp(INSTANT)


def test_the_tag_of_dates_keeps_its_machine_date():
    with translation.override("fa"):
        html = render("{% load wagtailadmin_tags %}{% human_readable_date at %}", at=INSTANT)
    assert 'datetime="2013-08-20T22:59:00+04:30"' in html
    assert "۲۹ مرداد ۱۳۹۲" in html


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_has_its_jalali_name(day):
    with translation.override("fa"):
        year, month, number = to_jalali(day)
        shown = date_format(day, "Y/n/j").translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert shown == f"{year}/{month}/{number}"


def test_a_day_the_calendar_does_not_know_is_shown_as_django_shows_it():
    with translation.override("fa"):
        assert date_format(date(1500, 1, 1), "Y") == DateFormat(date(1500, 1, 1)).format("Y")


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)))  # noqa: DTZ001
def test_what_is_shown_in_a_field_reads_as_the_same_moment(at):
    assert typed_to_gregorian(to_typed(at)) == f"{at:%Y-%m-%d %H:%M}"
    assert typed_to_gregorian(to_typed(at.date())) == f"{at:%Y-%m-%d}"


@pytest.mark.parametrize(
    "text", ["", "فردا", "۱۴۰۵/۱۳/۰۱", "۱۴۰۴/۱۲/۳۰", "2013-08-20", "2013-08-20 10:00", "13920/1/1"]
)
def test_what_is_no_jalali_date_is_left_to_the_field(text):
    assert typed_to_gregorian(text) == text


class Form(forms.Form):
    at = forms.DateTimeField(widget=AdminDateTimeInput)
    day = forms.DateField(widget=AdminDateInput)


@pytest.mark.parametrize("typed", ["۱۳۹۲/۰۵/۲۹ ۲۲:۵۹", "1392/05/29 22:59", "1392-5-29 22:59"])
def test_a_form_takes_and_shows_jalali(typed):
    with translation.override("fa"):
        form = Form({"at": typed, "day": "۱۳۹۲/۵/۲۹"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["at"] == INSTANT == datetime(2013, 8, 20, 22, 59, tzinfo=ZoneInfo("Asia/Tehran"))
        assert form.cleaned_data["day"] == date(2013, 8, 20)
        shown = Form(initial={"at": INSTANT, "day": date(2013, 8, 20)}).as_p()
    assert 'value="۱۳۹۲/۰۵/۲۹ ۲۲:۵۹"' in shown
    assert 'value="۱۳۹۲/۰۵/۲۹"' in shown


def test_an_impossible_date_is_refused_and_stays_in_the_field():
    with translation.override("fa"):
        form = Form({"at": "۱۴۰۵/۰۷/۳۱ ۱۰:۰۰", "day": "۱۴۰۵/۰۱/۰۱"})
        assert not form.is_valid()
        assert 'value="۱۴۰۵/۰۷/۳۱ ۱۰:۰۰"' in form.as_p()


def test_an_english_desk_types_gregorian():
    with translation.override("en"):
        form = Form({"at": "2013-08-20 22:59", "day": "2013-08-20"})
        assert form.is_valid()
        assert 'value="2013-08-20 22:59"' in Form(initial={"at": INSTANT}).as_p()
