"""Where a story stands is seen and changed at the desk: embargo, withdrawal, giving back, merging, another code."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dabir.newsroom import jalali
from dabir.newsroom.chronicle.lines import Asked, lines
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles.roles import Role
from dabir.newsroom.verbs.embargo import embargo
from dabir.newsroom.verbs.merge import merge
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.shelve import shelve_one
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.persian.digits import to_persian
from dabir.story import Status


def signed_in(user: User) -> Client:
    client = Client(headers={"Accept-Language": "fa"})
    client.force_login(user)
    return client


@pytest.fixture
def at_work(chief) -> Client:
    return signed_in(chief)


@pytest.fixture
def desk_editor(front) -> Client:
    user = User.objects.create_user("mina", password="secret")
    user.groups.add(Group.objects.get(name=Role.DESK))
    return signed_in(user)


def standing(name: str, number: int) -> str:
    return reverse(f"standing:{name}", args=(number,))


def status_of(ledger, code: int) -> Status:
    return ledger.current("story", str(code)).story.status


def actions(code: int) -> list[str]:
    return [line.action for line in lines(Asked(code=code), 20)]


def typed(instant) -> str:
    return jalali.to_typed(instant)


def test_a_story_is_embargoed_by_a_jalali_date_and_the_button_leads_there(at_work, write):
    page = write()
    form = at_work.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert standing("embargo", page.pk) in form.content.decode()
    until = (timezone.localtime() + timedelta(days=2)).replace(second=0, microsecond=0)
    answer = at_work.post(standing("set_until", page.pk), {"until": typed(until)}, follow=True)
    page.refresh_from_db()
    assert (page.embargo_until, page.go_live_at, page.live) == (until, until, False)
    assert typed(until) in answer.content.decode()
    assert "newsroom.embargo" in actions(page.code)


def test_an_instant_that_is_over_is_refused_and_nothing_changes(at_work, write):
    page = write()
    answer = at_work.post(
        standing("set_until", page.pk), {"until": typed(timezone.localtime() - timedelta(hours=1))}, follow=True
    )
    assert "[newsroom.past_instant]" in answer.content.decode()
    page.refresh_from_db()
    assert (page.embargo_until, page.code) == (None, None)
    at_work.post(standing("set_until", page.pk), {"until": "فردا"})
    page.refresh_from_db()
    assert page.embargo_until is None


@pytest.mark.parametrize("at_once", [True, False])
def test_an_embargo_is_lifted_with_or_without_publishing(at_work, write, ledger, at_once):
    page = write()
    embargo(page, timezone.now() + timedelta(days=2))
    at_work.post(standing("lift", page.pk), {"publish": "1"} if at_once else {})
    page.refresh_from_db()
    assert page.embargo_until is None
    assert page.live is at_once
    assert (ledger.current("story", str(page.code)) is not None) is at_once
    assert "newsroom.lift" in actions(page.code)


def test_what_the_checklist_stops_keeps_its_embargo(at_work, write, ledger):
    page = write(kind="advertorial")  # nobody is named who paid
    embargo(page, timezone.now() + timedelta(days=2))
    before = StoryPage.objects.values("embargo_until", "go_live_at", "live").get(pk=page.pk)
    answer = at_work.post(standing("lift", page.pk), {"publish": "1"}, follow=True)
    assert "[newsroom.checklist]" in answer.content.decode()
    assert StoryPage.objects.values("embargo_until", "go_live_at", "live").get(pk=page.pk) == before
    assert "newsroom.lift" not in actions(page.code)


def test_a_lifted_embargo_by_command_leaves_the_schedule(write, front):
    page = write()
    embargo(page, timezone.now() + timedelta(days=2))
    call_command("story", "lift", str(page.pk), stdout=StringIO())
    page.refresh_from_db()
    assert page.embargo_until is None
    assert page.go_live_at is not None


def test_withdrawing_asks_for_a_reason(at_work, write, ledger):
    code = publish(write()).code
    answer = at_work.post(standing("withdraw", code), {"reason": " "})
    assert answer.status_code == 200
    assert status_of(ledger, code) is Status.PUBLISHED
    at_work.post(standing("withdraw", code), {"reason": "نادرست بود", "by_law": "on"})
    assert status_of(ledger, code) is Status.WITHHELD
    shown = at_work.get(reverse("standing:index")).content.decode()
    assert "نادرست بود" in shown
    assert standing("story", code) in shown


def test_a_story_of_the_archive_is_withdrawn_and_given_back_and_the_record_says_so(at_work, write, ledger):
    code = publish(write()).code
    shelve_one(code)
    at_work.post(standing("withdraw", code), {"reason": "نادرست بود"})
    assert status_of(ledger, code) is Status.WITHDRAWN
    page = at_work.get(standing("story", code)).content.decode()
    assert standing("restore", code) in page
    assert standing("withdraw", code) not in page
    at_work.post(standing("restore", code))
    assert status_of(ledger, code) is Status.PUBLISHED
    assert actions(code)[:2] == ["newsroom.restore", "newsroom.withdraw"]
    assert {line.person for line in lines(Asked(code=code), 2)} == {"chief"}


def test_merging_asks_twice_and_shows_both_headlines(at_work, write, ledger):
    one, other = publish(write("تیتر تکراری")).code, publish(write("تیتر ماندگار")).code
    asked = at_work.post(standing("merge", one), {"code": to_persian(other)}).content.decode()
    assert "تیتر تکراری" in asked
    assert "تیتر ماندگار" in asked
    assert status_of(ledger, one) is Status.PUBLISHED
    answer = at_work.post(standing("merge", one), {"code": other, "sure": "1"})
    assert answer.url == standing("story", other)
    assert status_of(ledger, one) is Status.MOVED
    shown = at_work.get(standing("story", one)).content.decode()
    assert standing("story", other) in shown
    assert standing("restore", one) not in shown
    assert "newsroom.merge" in actions(one)


def test_another_code_asks_twice_and_must_be_free(at_work, write, ledger):
    one, other = publish(write("نخست")).code, publish(write("دوم")).code
    refused = at_work.post(standing("move", one), {"code": other}, follow=True).content.decode()
    assert "[ledger.code_taken]" in refused
    new = other + 700
    asked = at_work.post(standing("move", one), {"code": new}).content.decode()
    assert to_persian(new) in asked
    assert status_of(ledger, one) is Status.PUBLISHED
    at_work.post(standing("move", one), {"code": new, "sure": "1"})
    assert status_of(ledger, one) is Status.MOVED
    assert StoryPage.objects.get(code=new).title == "نخست"
    assert actions(one)[0] == actions(new)[0] == "newsroom.move_code"


def test_the_history_tells_all_that_readers_had(at_work, write, ledger):
    page = write("نخستین تیتر")
    code = publish(page).code
    page.refresh_from_db()
    page.title = "تیتر تازه‌تر"
    publish(page)
    withdraw(code, "جابه‌جا بود")
    shown = at_work.get(standing("story", code)).content.decode()
    order = [shown.index(text) for text in ("جابه‌جا بود", "در دسترس خوانندگان", "نخستین تیتر")]
    assert order == sorted(order)


def test_an_unknown_code_is_told_and_a_typed_one_found(at_work, write):
    code = publish(write()).code
    answer = at_work.get(reverse("standing:index"), {"code": to_persian(code)})
    assert answer.url == standing("story", code)
    assert "[ledger.unknown_story]" in at_work.get(standing("story", 77), follow=True).content.decode()


def test_a_section_desk_does_what_is_its_own_and_nothing_in_the_archive(desk_editor, write, ledger):
    code, shelved = publish(write("در میز")).code, publish(write("در بایگانی")).code
    shelve_one(shelved)
    assert standing("withdraw", shelved) not in desk_editor.get(standing("story", shelved)).content.decode()
    for name, data in (
        ("withdraw", {"reason": "نه"}),
        ("merge", {"code": code, "sure": "1"}),
        ("move", {"code": 9_999, "sure": "1"}),
    ):
        refused = desk_editor.post(standing(name, shelved), data, follow=True).content.decode()
        assert "[newsroom.not_permitted]" in refused, name
    assert status_of(ledger, shelved) is Status.PUBLISHED
    desk_editor.post(standing("withdraw", code), {"reason": "نادرست بود"})
    assert status_of(ledger, code) is Status.WITHDRAWN


def test_who_may_not_publish_is_offered_nothing(reporter, write):
    page = write(owner=reporter)
    client = signed_in(reporter)
    form = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert standing("embargo", page.pk) not in form
    refused = client.post(
        standing("set_until", page.pk), {"until": typed(timezone.now() + timedelta(days=1))}, follow=True
    )
    assert "[newsroom.not_permitted]" in refused.content.decode()
    page.refresh_from_db()
    assert page.embargo_until is None


def test_a_merged_story_cannot_be_given_back(at_work, write, ledger):
    one, other = publish(write("نخست")).code, publish(write("دوم")).code
    merge(one, other)
    assert "[newsroom.moved_story]" in at_work.post(standing("restore", one), follow=True).content.decode()
    assert status_of(ledger, one) is Status.MOVED
