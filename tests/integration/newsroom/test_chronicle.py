"""Who did what is shown, exported and never lost; a story is shelved by hand and comes back as it was."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import ModelLogEntry, PageLogEntry

from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.errors import KeptRecordError
from dabir.newsroom.chronicle.lines import Asked, Place, every, lines
from dabir.newsroom.errors import NotPermittedError, NotShelvableError
from dabir.newsroom.models import StoryPage
from dabir.newsroom.record import record
from dabir.newsroom.verbs.embargo import embargo
from dabir.newsroom.verbs.hand_over import hand_over
from dabir.newsroom.verbs.merge import merge
from dabir.newsroom.verbs.move_code import move_code
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.recall import recall
from dabir.newsroom.verbs.restore import restore
from dabir.newsroom.verbs.shelve import shelve_one
from dabir.newsroom.verbs.take_over import take_over
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.persian.digits import to_persian

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(chief) -> Client:
    client = Client()
    client.force_login(chief)
    return client


def fill(count: int) -> None:
    """Write lines of both logs, several of them at one instant."""
    at = timezone.now()
    for number in range(count):
        moment = at - timedelta(seconds=number // 4)
        if number % 2:
            PageLogEntry.objects.bulk_create(
                [PageLogEntry(page_id=number, label=f"خبر {number}", action="wagtail.lock", timestamp=moment)]
            )
        else:
            ModelLogEntry.objects.bulk_create(
                [ModelLogEntry(object_id=str(number), label=f"فیلم {number}", action="wagtail.lock", timestamp=moment)]
            )


def test_the_two_logs_are_leafed_through_as_one_without_a_gap(front):
    fill(60)
    asked = Asked(action="wagtail.lock")
    found, after = [], None
    while some := lines(asked, 7, after):
        found += some
        after = Place.read(str(some[-1].place))
    assert len({line.place for line in found}) == len(found) == 60
    assert [line.at for line in found] == sorted((line.at for line in found), reverse=True)
    assert [line.place for line in every(asked)] == [line.place for line in found]


def test_a_story_is_found_by_its_code_through_all_its_pages(write, editor):
    page = write(owner=editor)
    code = publish(page, user=editor).code
    shelve_one(code, user=editor)
    recall(code, user=editor)
    shelve_one(code, user=editor)
    done = [line.action for line in every(Asked(code=code))]
    assert done.count(words.LEAVE) == done.count("wagtail.delete") == 2
    assert words.ARRIVE in done
    assert "wagtail.publish" in done
    assert {line.person for line in every(Asked(code=code, action=words.LEAVE))} == {"editor"}
    assert not list(every(Asked(code=code + 1)))


def test_no_line_is_deleted(front, chief):
    fill(4)
    for log in (PageLogEntry, ModelLogEntry):
        before = log.objects.count()
        with pytest.raises(KeptRecordError), transaction.atomic():
            log.objects.all().delete()
        with pytest.raises(KeptRecordError), transaction.atomic():
            log.objects.first().delete()
        assert log.objects.count() == before


def test_who_is_gone_leaves_their_lines(write, editor):
    page = write(owner=editor)
    publish(page, user=editor)
    number = editor.pk
    before = PageLogEntry.objects.filter(user_id=number).count()
    StoryPage.objects.update(owner=None)
    editor.delete()
    assert before > 0
    assert PageLogEntry.objects.filter(user_id=number).count() == before


def test_coming_going_and_permissions_are_recorded(desk, chief, editor):
    desk.logout()
    group = Group.objects.create(name="عکاسان")
    with LogContext(user=chief):
        group.permissions.add(Permission.objects.get(codename="add_film"))
        editor.groups.add(group)
        editor.groups.clear()
    done = {line.action: line for line in every(Asked())}
    assert {words.SIGN_IN, words.SIGN_OUT} <= done.keys()
    changes = list(every(Asked(action=words.PERMISSIONS, person=chief.pk)))
    assert [(line.kind, line.data["change"]) for line in changes] == [
        ("user", "clear"),
        ("user", "add"),
        ("group", "add"),
    ]
    assert changes[1].data["what"] == ["عکاسان"]


def test_the_page_filters_by_person_action_and_jalali_days(desk, write, editor):
    publish(write("تیتر دبیر", owner=editor), user=editor)
    fill(120)
    page = desk.get(reverse("record:index"), {"person": editor.pk, "action": "wagtail.publish"}).content.decode()
    assert "تیتر دبیر" in page
    assert "فیلم" not in page.split("<table", 1)[1].split("</table>")[0]
    first = desk.get(reverse("record:index"))
    assert "after=" in first.context["older"]
    assert desk.get(reverse("record:index") + first.context["older"]).context["rows"]
    assert not desk.get(reverse("record:index"), {"until": "۱۳۹۰/۰۱/۰۱"}).context["rows"]
    assert desk.get(reverse("record:index"), {"since": "۱۳۹۰/۰۱/۰۱"}).context["rows"]
    assert "کد فقط رقم دارد" in desk.get(reverse("record:index"), {"code": "الف"}).content.decode()


def test_only_who_is_given_the_record_reads_it(editor, reporter):
    for user, expected in ((reporter, 302), (editor, 302)):
        client = Client()
        client.force_login(user)
        assert client.get(reverse("record:index")).status_code == expected
    editor.user_permissions.add(Permission.objects.get(codename="view_pagelogentry"))
    client = Client()
    client.force_login(editor)
    assert client.get(reverse("record:index")).status_code == 200
    assert reverse("record:index") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_whole_record_can_be_taken_away(desk, front):
    fill(30)
    ModelLogEntry.objects.bulk_create(
        [ModelLogEntry(object_id="1", label="=1+1", action="wagtail.create", timestamp=timezone.now())]
    )
    asked = Asked()
    data = b"".join(desk.get(reverse("record:export", args=("csv",))).streaming_content).decode()
    assert data.startswith("\ufeff")
    rows = list(csv.DictReader(StringIO(data[1:])))
    assert len(rows) == len(list(every(asked)))
    assert "'=1+1" in {row["title"] for row in rows}, "no spreadsheet computes it"
    assert "قفل شد" in {row["said"] for row in rows}
    data = b"".join(desk.get(reverse("record:export", args=("jsonl",))).streaming_content).decode()
    assert len([json.loads(line) for line in data.splitlines()]) == len(rows)


# shelving by hand


def test_what_is_shelved_by_hand_comes_back_as_it_was(write, editor, ledger):
    story = publish(write(owner=editor), user=editor)
    head = ledger.head()
    shelve_one(story.code, user=editor)
    assert not StoryPage.objects.filter(code=story.code).exists()
    assert ledger.head() == head, "readers see no change"
    page = recall(story.code, user=editor)
    assert record(page) == story
    shelve_one(story.code, user=editor)
    assert ledger.head() == head


def test_what_the_ledger_does_not_hold_is_not_shelved(write, editor):
    page = write(owner=editor)
    story = publish(page, user=editor)
    page = StoryPage.objects.get(code=story.code)
    page.lead = "لید تازه"
    page.save_revision(user=editor)
    with pytest.raises(NotShelvableError):
        shelve_one(story.code, user=editor)
    page.get_latest_revision().publish(user=editor)
    StoryPage.objects.filter(pk=page.pk).update(locked=True)
    with pytest.raises(NotShelvableError):
        shelve_one(story.code, user=editor)
    StoryPage.objects.filter(pk=page.pk).update(locked=False)
    withdraw(story.code, "نادرست بود", user=editor)
    StoryPage.objects.get(pk=page.pk).save_revision(user=editor)
    with pytest.raises(NotShelvableError):
        shelve_one(story.code, user=editor)


def test_who_may_not_publish_may_not_shelve(write, reporter, editor):
    code = publish(write(owner=reporter), user=editor).code
    with pytest.raises(NotPermittedError):
        shelve_one(code, user=reporter)


def test_the_menu_of_a_page_leads_to_it(write, editor):
    client = Client()
    client.force_login(editor)
    page = write(owner=editor)
    code = publish(page, user=editor).code
    address = reverse("shelving:shelve", args=(page.pk,))
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert client.get(address).status_code == 200
    assert StoryPage.objects.filter(code=code).exists(), "asking does nothing"
    client.post(address)
    assert not StoryPage.objects.filter(code=code).exists()


def test_what_other_rooms_log_has_its_word_too():
    assert words.said("dabir.invited") == "با نامه دعوت شد"
    assert words.said("wagtail.publish") == "منتشر شد"
    assert words.said("nobody.knows") == "nobody.knows"
    assert {"dabir.invited", "wagtail.publish"} <= set(words.named())


def test_the_record_tells_to_whom_until_when_and_why(desk, chief, editor, write):
    page = write("خبری با کارنامه")
    hand_over(page, editor, user=chief)
    take_over(page, user=chief)
    embargo(page, timezone.now() + timedelta(days=3), user=chief)
    one, other = publish(write("یکم")).code, publish(write("دوم")).code
    moved = move_code(one, one + 900, user=chief)
    shelve_one(moved.code)
    withdraw(moved.code, "منبع آن را پس گرفت", user=chief)
    restore(moved.code, user=chief)
    merge(moved.code, other, user=chief)
    client = Client(headers={"Accept-Language": "fa"})
    client.force_login(chief)
    shown = client.get(reverse("record:index")).content.decode()
    for words_of_it in (
        "به همکار سپرده شد: به editor",
        "از همکار گرفته شد: از editor",
        "تا موعد نامنتشر شد: تا ",
        f"از {to_persian(one)} به {to_persian(moved.code)}",
        "منبع آن را پس گرفت",
        f"کد {to_persian(other)}",
    ):
        assert words_of_it in shown
