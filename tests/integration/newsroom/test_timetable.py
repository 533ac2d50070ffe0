"""A schedule is kept, late if need be, and never lost."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from dabir.newsroom.errors import AlreadyPublicError, EmbargoError, NotPermittedError, PastInstantError
from dabir.newsroom.models import Notice, StoryPage
from dabir.newsroom.timetable import Timetable
from dabir.newsroom.verbs.embargo import embargo, lift
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.schedule import schedule

SOON = timedelta(hours=1)


@pytest.fixture
def at(monkeypatch):
    """Keep a timetable at an instant, the newsroom's clock being there as well."""

    def at(instant, table=None):
        with monkeypatch.context() as patch:
            patch.setattr(timezone, "now", lambda: instant)
            return (table or Timetable()).keep()

    return at


def test_what_is_due_is_published_on_time_and_without_a_word(write, chief, ledger, at):
    page = write(owner=chief)
    due = timezone.now() + SOON
    schedule(page, due, user=chief)
    table = Timetable()
    assert table.keep() == []
    assert ledger.current("story", str(page.code)) is None
    [kept] = at(due + timedelta(seconds=10), table)
    assert not kept.trouble
    page.refresh_from_db()
    assert page.live
    assert ledger.current("story", str(page.code)).story.is_public
    assert not Notice.objects.exists()
    assert at(due + SOON, table) == []


def test_a_missed_schedule_is_published_at_once_and_said_so(write, chief, at):
    page = write(owner=chief)
    due = timezone.now() + SOON
    schedule(page, due, user=chief)
    at(due + timedelta(hours=3))
    page.refresh_from_db()
    assert page.live
    assert Notice.objects.get().verb == "schedule_late"


def test_a_failure_keeps_the_schedule_and_is_tried_again_after_a_pause(write, chief, refusing, at):
    page = write(owner=chief)
    due = timezone.now() + SOON
    schedule(page, due, user=chief)
    refusing()
    table = Timetable()
    [kept] = at(due, table)
    assert kept.trouble
    assert at(due + timedelta(seconds=29), table) == []
    assert at(due + timedelta(seconds=31), table)
    assert at(due + timedelta(seconds=62), table) == []  # the pause has grown
    page.refresh_from_db()
    assert not page.live
    assert page.schedule_trouble == kept.trouble
    assert Notice.objects.get().verb == "schedule_failed"  # once, not at every try
    assert Revision.objects.filter(approved_go_live_at=due).exists()
    refusing.relent()
    at(due + timedelta(hours=2), table)
    page.refresh_from_db()
    assert page.live
    assert page.schedule_trouble == ""


def test_expiry_takes_down(write, chief, ledger):
    page = write()
    story = publish(page, user=chief)
    StoryPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    Timetable().keep()
    assert not ledger.current("story", str(story.code)).story.is_public


def test_a_schedule_needs_the_future_and_permission(write, chief, reporter):
    with pytest.raises(PastInstantError):
        schedule(write(), timezone.now(), user=chief)
    with pytest.raises(NotPermittedError):
        schedule(write(), timezone.now() + SOON, user=reporter)


def test_under_embargo_nobody_publishes_but_the_timetable(write, chief, ledger):
    page = write()
    end = timezone.now() + SOON
    embargo(page, end, user=chief)
    with pytest.raises(EmbargoError):
        publish(page, user=chief)
    with pytest.raises(EmbargoError):
        publish(StoryPage.objects.get(pk=page.pk), user=None)
    assert ledger.current("story", str(page.code)) is None
    with pytest.raises(EmbargoError):
        schedule(StoryPage.objects.get(pk=page.pk), end - timedelta(minutes=10), user=chief)


def test_the_editor_publishes_no_embargoed_story(write, chief, ledger):
    page = write()
    embargo(page, timezone.now() + SOON, user=chief)
    client = Client()
    client.force_login(chief)
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    client.post(f"{address}?id={page.pk}&next=/newsroom/", {})
    assert not StoryPage.objects.get(pk=page.pk).live
    assert ledger.current("story", str(page.code)) is None


def test_the_end_of_an_embargo_publishes_under_the_code_partners_know(write, chief, ledger, at):
    page = write()
    embargo(page, timezone.now() + SOON, user=chief)
    at(timezone.now() + SOON + timedelta(minutes=1))
    assert ledger.current("story", str(page.code)).story.is_public
    with pytest.raises(AlreadyPublicError):
        embargo(StoryPage.objects.get(pk=page.pk), timezone.now() + SOON, user=chief)


def test_a_lifted_embargo_lets_publish(write, chief):
    page = write()
    embargo(page, timezone.now() + SOON, user=chief)
    lift(page, user=chief)
    assert publish(page, user=chief).is_public


def test_the_commands_schedule_and_keep(write):
    page = write()
    call_command("story", "schedule", str(page.pk), (timezone.now() + SOON).isoformat(), stdout=StringIO())
    Revision.objects.exclude(approved_go_live_at=None).update(approved_go_live_at=timezone.now())
    said = StringIO()
    call_command("timetable", stdout=said)
    assert page.title in said.getvalue()
