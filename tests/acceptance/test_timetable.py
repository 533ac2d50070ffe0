"""The clock publishes while the paper is open, and makes up for the time that the machine was off."""

from __future__ import annotations

import time

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from dabir.newsroom import desk
from dabir.newsroom.models import StoryPage
from dabir.newsroom.verbs.schedule import schedule
page = StoryPage(title="قرار ساعت", live=False, body=[("paragraph", "<p>متن.</p>")])
page.destined_section = "various"
schedule(desk.place(page), timezone.now() + timedelta(seconds={}))
"""


def test_what_was_due_while_the_machine_was_off_is_published_when_it_is_back(site):
    site.dabir("shell", "--no-imports", "-c", SCHEDULE.format(1))
    time.sleep(1.5)
    site.start("--workers", "2")
    assert "قرار ساعت" in site.get_until("/fa/", "قرار ساعت", 30).text
    assert site.dabir("ledger", "verify").returncode == 0


def test_a_stand_that_does_not_keep_the_timetable_leaves_it_alone(site):
    with (site.folder / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write("DABIR_KEEP_TIMETABLE = False\n")
    site.dabir("shell", "--no-imports", "-c", SCHEDULE.format(1))
    site.start()
    time.sleep(8)
    assert "قرار ساعت" not in site.get("/fa/").text
    site.dabir("timetable")
    assert "قرار ساعت" in site.get_until("/fa/", "قرار ساعت", 10).text
