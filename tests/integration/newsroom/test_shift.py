"""The desk: what each lane holds, for whom, at what price, and that an unchanged desk is not sent again."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, GroupApprovalTask, Revision, Workflow, WorkflowTask

from dabir.newsroom.models import AwaitedFilm, Film, Priority, StoryPage
from dabir.newsroom.setup import EDITORS
from dabir.newsroom.shift.lanes import Shift
from dabir.newsroom.shift.question import Question
from dabir.newsroom.verbs.publish import publish
from dabir.readers.tallies import add

QUERIES = 26


@pytest.fixture
def client(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def lanes(user, **asked) -> dict[str, list[str]]:
    return {lane.name: [card.headline for card in lane.cards] for lane in Shift(user, Question(**asked)).lanes()}


def told(user, name):
    return next(lane for lane in Shift(user, Question()).lanes() if lane.name == name)


def test_each_story_lies_in_its_lane(write, editor, chief):
    now = timezone.now()
    write("در کار")
    StoryPage.objects.filter(pk=write("در دست من").pk).update(holder=editor)
    page = write("برای فردا")
    page.go_live_at = now + timedelta(days=1)
    page.save_revision().publish()
    publish(write("روی وب"))
    StoryPage.objects.filter(code=publish(write("ممنوع")).code).update(embargo_until=now + timedelta(hours=1))
    StoryPage.objects.filter(pk=write("شکسته").pk).update(schedule_trouble="نشد")
    StoryPage.objects.filter(pk=write("تا فردا ممنوع").pk).update(embargo_until=now + timedelta(days=2))
    Comment.objects.create(page=write("پرسش"), user=chief, text="؟", contentpath="title")
    found = lanes(editor)
    assert found["waiting"] == ["در دست من"]
    assert set(found["work"]) == {"در کار", "شکسته", "پرسش"}
    assert found["scheduled"] == ["ممنوع", "برای فردا", "تا فردا ممنوع"]
    assert found["published"] == ["روی وب"]
    assert found["commented"] == ["پرسش"]
    assert found["problems"] == ["شکسته"]


def test_a_step_of_the_workflow_waits_for_its_group_alone(write, editor, reporter):
    task = GroupApprovalTask.objects.create(name="دبیر")
    task.groups.add(Group.objects.get(name=EDITORS))
    workflow = Workflow.objects.create(name="راه")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(write("بخوانید", owner=reporter), reporter)
    assert lanes(editor)["waiting"] == ["بخوانید"]
    assert lanes(reporter)["waiting"] == []
    assert lanes(reporter)["work"] == ["بخوانید"]


def test_a_published_story_whose_film_failed_is_a_problem(write, editor):
    whole, broken = publish(write("با فیلم سالم")).code, publish(write("بی‌فیلم مانده")).code
    for code, trouble in ((whole, ""), (broken, "No such file")):
        film = Film(title="فیلم", width=2, height=2, seconds=1, key=str(code), trouble=trouble, poster="x.jpg")
        film.save()
        AwaitedFilm.objects.create(film=film, code=code)
    card, of_film = told(editor, "problems").cards
    assert of_film.state == "اندازه‌های فیلم ساخته نشد"
    assert (card.headline, card.state) == ("بی‌فیلم مانده", "منتشر شده، ولی اندازه‌های فیلمش ساخته نشده است")
    Film.objects.update(encoded=True)
    assert told(editor, "problems").cards == []


def test_a_schedule_that_passed_is_a_problem(write, editor):
    page = write("دیر شد")
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert lanes(editor)["problems"] == []
    Revision.objects.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=10)
    )
    assert lanes(editor)["problems"] == ["دیر شد"]


def test_reads_a_minute_stand_on_what_was_published_today(write, editor):
    page = publish(write("پرخواننده"))
    add({page.code: 6000}, timezone.now())
    state = told(editor, "published").cards[0].state
    assert re.search(r"[۱-۹][۰-۹]{2}", state), state


def test_the_desk_is_filtered(write, editor, reporter):
    write("سیاست روز", "politics", priority=Priority.URGENT)
    write("ورزش روز", "sport", owner=reporter)
    assert lanes(editor, section="sport")["work"] == ["ورزش روز"]
    assert lanes(editor, section="no-such")["work"] == []
    assert lanes(editor, person=reporter.pk)["work"] == ["ورزش روز"]
    assert lanes(editor, priority=Priority.URGENT)["work"] == ["سیاست روز"]
    assert lanes(editor, words="روز ورزش")["work"] == ["ورزش روز"]
    assert lanes(editor)["work"][0] == "سیاست روز", "what is urgent stands first"


def test_nobody_sees_what_they_have_no_permission_at(write, reporter):
    write("پنهان")
    reporter.groups.clear()
    assert not any(lanes(reporter).values())


def test_a_lane_is_capped_and_its_price_does_not_grow(write, editor, client, django_assert_max_num_queries):
    write("یکم")
    address = reverse("desk:lanes")
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    for number in range(105):
        write(f"خبر {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(address)
    assert len(few) <= QUERIES
    lane = told(editor, "work")
    assert len(lane.cards) == 30
    assert lane.count == "+۹۹"


def test_an_unchanged_desk_is_not_sent_again(write, client):
    page = write("یکم")
    first = client.get(reverse("desk:lanes"))
    again = client.get(reverse("desk:lanes"), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    StoryPage.objects.filter(pk=page.pk).update(priority=Priority.HIGH)
    assert client.get(reverse("desk:lanes"), headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_screen_works_without_a_script(write, client):
    write("سیاست روز", "politics")
    write("ورزش روز", "sport")
    shown = client.get(reverse("desk:index"), {"section": "sport", "person": "x", "priority": "9"}).content.decode()
    assert "ورزش روز" in shown
    assert "سیاست روز" not in shown
    assert '<option value="sport" selected>' in shown
