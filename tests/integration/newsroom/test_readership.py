"""The figures add up, by the hours of Tehran, and stand below each chart as numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dabir.newsroom.readership.chart import Bar, columns
from dabir.newsroom.readership.counts import figures, of_story
from dabir.newsroom.verbs.publish import publish
from dabir.readers import tallies

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 8, 35, tzinfo=UTC)
"""12:05 in Tehran."""


def test_today_begins_at_midnight_in_tehran(front, ledger):
    tallies.add({1: 5}, datetime(2026, 11, 21, 20, 25, tzinfo=UTC))  # 23:55 the evening before
    tallies.add({1: 7}, datetime(2026, 11, 21, 20, 35, tzinfo=UTC))  # 00:05
    tallies.add({2: 2}, NOON)
    found = figures(ledger, NOON)
    assert (found.today, found.now) == (9, 2)
    assert len(found.hours) == 24
    assert {bar.name: bar.reads for bar in found.hours if bar.reads} == {"۲۳:۰۰": 5, "۰۰:۰۰": 7, "۱۲:۰۰": 2}
    assert sum(bar.reads for bar in found.hours) == 14


def test_sections_and_stories_are_those_of_today(write, ledger, chief):
    politics = publish(write("سیاسی", "politics"), user=chief)
    sport = publish(write("ورزشی", "sport", other_sections=["news"]), user=chief)
    tallies.add({politics.code: 3, sport.code: 10, 999_999: 4}, NOON)
    tallies.add({politics.code: 90}, NOON - timedelta(days=1))
    found = figures(ledger, NOON)
    assert [(bar.name, bar.reads) for bar in found.sections] == [("ورزش", 10), ("خبر", 10), ("سیاست", 3)]
    assert [(bar.name, bar.reads) for bar in found.stories] == [("ورزشی", 10), ("سیاسی", 3)]
    assert (found.today, found.rest) == (17, 0)


def test_a_story_by_hours_and_days(front):
    tallies.add({5: 2, 6: 50}, NOON)
    tallies.add({5: 3}, NOON - timedelta(days=3))
    hours, days = of_story(5, NOON)
    assert (len(hours), len(days)) == (24, 30)
    assert sum(bar.reads for bar in hours) == 2
    assert [bar.reads for bar in days[-4:]] == [3, 0, 0, 2]


def test_a_chart_escapes_and_has_a_column_for_each():
    drawn = columns([Bar("<b>", 3), Bar("دو", 0)], 'گفته‌ای "با" <نشان>')
    assert drawn.count("<rect") == 2
    assert "<b>" not in drawn
    assert 'aria-label="گفته‌ای &quot;با&quot; &lt;نشان&gt;"' in drawn


def test_a_day_without_a_read_is_a_page_too(chief, ledger):
    client = Client()
    client.force_login(chief)
    assert "در این مدت چیزی خوانده نشده" in client.get(reverse("figures:index")).content.decode()


def test_the_pages_say_it_in_persian(write, chief):
    client = Client()
    client.force_login(chief)
    story = publish(write("تیتر پرخواننده"), user=chief)
    tallies.add({story.code: 1234}, datetime.now(UTC))
    page = client.get(reverse("figures:index")).content.decode()
    assert "۱٬۲۳۴" in page
    address = reverse("figures:story", args=(story.code,))
    assert address in page
    page = client.get(address).content.decode()
    assert page.count('<svg class="dabir-columns"') == 2
    assert page.count("۱٬۲۳۴") >= 3
    assert client.get(reverse("figures:story", args=(999_999,))).status_code == 404
