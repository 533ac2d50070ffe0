"""Composing the front page: drafts that nobody overwrites, steps that can be undone, and what readers get."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from dabir.ledger.errors import UnknownStoryError
from dabir.newsroom.composing.draft import Draft, draft_of, read
from dabir.newsroom.composing.errors import BadDraftError, BadInstantError, FrontChangedError, NoEndError
from dabir.newsroom.composing.history import history
from dabir.newsroom.composing.moves import moves
from dabir.newsroom.composing.saving import COMPOSE, latest, publish, restore, save, steps, the_page
from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.jalali import to_typed
from dabir.newsroom.models import FrontPage, StoryPage
from dabir.newsroom.verbs.publish import publish as publish_story
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.story import Layout, Rule


@pytest.fixture
def codes(write) -> list[int]:
    """Four stories that readers have, the newest last."""
    return [publish_story(write(title=f"تیتر {number}")).code for number in range(1, 5)]


@pytest.fixture
def client(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def post(client, name, **sent):
    headers = {"Accept": "application/json"}
    return client.post(reverse(f"composing:{name}"), json.dumps(sent), content_type="application/json", headers=headers)


def base() -> int:
    return the_page().latest_revision_id


def test_a_draft_is_nobody_s_but_the_desk_s_until_it_is_published(codes, ledger, editor, chief):
    end = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=2)
    draft = Draft(
        layout=Layout.PAIR,
        lead=codes[0],
        second=[codes[1]],
        strip=[codes[2]],
        until={str(codes[0]): to_typed(end)},
        rules=[Rule("politics", 6)],
    )
    page = save(draft, base(), editor)
    assert draft_of(page) == draft
    assert ledger.current("front", "front").record.lead == 0
    assert FrontPage.objects.get().lead is None
    publish(page.latest_revision_id, chief)
    record = ledger.current("front", "front").record
    assert (record.layout, record.lead, record.second, record.strip) == (
        Layout.PAIR,
        codes[0],
        (codes[1],),
        (codes[2],),
    )
    assert [(until.code, until.instant) for until in record.until] == [(codes[0], end)]
    assert record.rules == (Rule("politics", 6),)


def test_what_a_colleague_saved_in_between_is_not_overwritten(codes, chief, editor):
    opened = base()
    theirs = save(Draft(lead=codes[0]), opened, chief)
    for change in (
        lambda: save(Draft(lead=codes[1]), opened, editor),
        lambda: restore(opened, opened, editor),
        lambda: publish(opened, editor),
    ):
        with pytest.raises(FrontChangedError, match="chief"):
            change()
    assert latest().lead == codes[0]
    assert save(Draft(lead=codes[1]), theirs.latest_revision_id, editor).lead == codes[1]


def test_the_form_of_wagtail_s_editor_counts_as_a_colleague(codes, editor):
    opened = base()
    page = latest()
    page.lead = codes[0]
    page.save_revision()
    with pytest.raises(FrontChangedError):
        save(Draft(lead=codes[1]), opened, editor)


def test_saving_what_is_saved_already_is_no_step(codes, editor):
    page = save(Draft(lead=codes[0]), base(), editor)
    assert save(Draft(lead=codes[0]), page.latest_revision_id, editor).latest_revision_id == page.latest_revision_id


def test_steps_go_back_and_forth(codes, editor, chief):
    first = save(Draft(lead=codes[0]), base(), editor)
    second = save(Draft(lead=codes[1], rules=[Rule("sport", 1)]), first.latest_revision_id, editor)
    back = restore(first.latest_revision_id, second.latest_revision_id, editor)
    assert (back.lead, back.rules) == (codes[0], [])
    forth = restore(second.latest_revision_id, back.latest_revision_id, editor)
    assert (forth.lead, forth.rules) == (codes[1], [{"section": "sport", "hours": 1}])
    publish(forth.latest_revision_id, chief)
    path = steps(the_page())
    assert path[-1] == base(), "the publication is the same step as what was published"
    leads = [FrontPage.objects.get().revisions.get(pk=pk).content["lead"] for pk in path]
    assert leads == [None, codes[0], codes[1], codes[0], codes[1]]


def test_who_may_compose_and_who_may_publish(codes, editor, reporter):
    with pytest.raises(NotPermittedError):
        save(Draft(lead=codes[0]), base(), reporter)
    client = Client()
    client.force_login(reporter)
    assert client.get(reverse("composing:board")).status_code == 302
    assert post(client, "save", base=base(), draft={"lead": codes[0]}).status_code == 400
    assert latest().lead is None


def test_a_story_that_readers_lost_in_between_is_not_published(codes, editor, ledger, chief):
    page = save(Draft(lead=codes[0]), base(), editor)
    withdraw(codes[0], "نادرست بود.")
    with pytest.raises(UnknownStoryError):
        publish(page.latest_revision_id, chief)
    assert ledger.current("front", "front").record.lead == 0
    assert base() == page.latest_revision_id, "nothing of it is kept"


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        (Draft(breaking="زلزله"), NoEndError),
        (Draft(breaking="زلزله", breaking_until="فردا"), BadInstantError),
        (Draft(breaking="ز" * 141, breaking_until="۱۴۰۵/۰۹/۰۱ ۱۰:۰۰"), BadDraftError),
    ],
)
def test_what_is_refused(front, editor, draft, error):
    with pytest.raises(error):
        save(draft, base(), editor)


@pytest.mark.parametrize("sent", [[], {"lead": "x"}, {"layout": "round"}, {"unknown": 1}, {"rules": [{"hours": "x"}]}])
def test_what_is_no_draft(sent):
    with pytest.raises(BadDraftError):
        read(sent)


def test_no_story_stands_twice_in_a_draft():
    draft = read({"lead": 1, "second": [2, 1, 2, 3], "strip": [1, 1, 4]})
    assert (draft.second, draft.strip) == ([2, 3], [1, 4])


def test_only_what_was_taken_in_the_hand_moved():
    before = Draft(lead=1, second=[2, 3, 4], strip=[9])
    assert list(moves(before, Draft(lead=5, second=[2, 3, 4], strip=[9]))) == [
        {"moved": 5, "from": "", "to": "lead"},
        {"moved": 1, "from": "lead", "to": ""},
    ]
    assert list(moves(before, Draft(lead=1, second=[4, 2, 3], strip=[9]))) == [
        {"moved": 4, "from": "second:3", "to": "second:1"}
    ]
    assert list(moves(before, Draft(lead=3, second=[1, 2, 4]))) == [
        {"moved": 3, "from": "second:2", "to": "lead"},
        {"moved": 1, "from": "lead", "to": "second:1"},
        {"moved": 9, "from": "strip:1", "to": ""},
    ]


def test_the_history_says_who_moved_what(codes, editor, chief):
    page = save(Draft(second=[codes[0]]), base(), editor)
    page = save(Draft(lead=codes[0]), page.latest_revision_id, chief)
    entry = PageLogEntry.objects.filter(action=COMPOSE).latest("pk")
    assert (entry.data, entry.user, entry.revision_id) == (
        {"moved": codes[0], "from": "second:1", "to": "lead"},
        chief,
        page.latest_revision_id,
    )
    publish(page.latest_revision_id, chief)
    newest, second, first = history(the_page())[:3]
    assert newest.what == "صفحهٔ نخست منتشر شد"
    assert (second.who, second.what) == ("chief", "«تیتر 1» از جای ۱ در ردیف دوم به جای خبر اصلی رفت")
    assert (first.who, first.what) == ("editor", "«تیتر 1» به جای ۱ در ردیف دوم آمد")


def test_the_screen_shows_the_shelf_the_draft_and_what_fills_the_rest(client, codes):
    answer = client.get(reverse("composing:board"))
    assert answer.status_code == 200
    assert [card["code"] for card in answer.context["shelf"]["cards"]] == codes[::-1]
    state = answer.context["state"]
    assert state["may_publish"] is False, "the front is the chief's to publish"
    assert state["filled"][0] == codes[-1], "the newest leads where nothing is held"
    saved = post(client, "save", base=state["revision"], draft={"lead": codes[0]}).json()
    assert saved["filled"][:2] == [codes[0], codes[-1]]
    assert saved["is_live"] is False
    refused = post(client, "publish", base=saved["revision"])
    assert refused.status_code in {400, 403}, "the chief publishes"


def test_a_conflict_is_told_with_what_the_other_saved(client, codes, chief):
    opened = base()
    save(Draft(lead=codes[0]), opened, chief)
    answer = post(client, "save", base=opened, draft={"lead": codes[1]})
    assert answer.status_code == 409
    assert answer.json()["error_message"].startswith("chief در این میان صفحهٔ نخست را ذخیره کرد")
    assert answer.json()["theirs"]["draft"]["lead"] == codes[0]


@pytest.mark.parametrize("sent", [b"", b"[]", b"{}", b'{"base": "x", "draft": {}}'])
def test_nonsense_is_told_to_be_nonsense(client, codes, sent):
    headers = {"Accept": "application/json"}
    answer = client.post(reverse("composing:save"), sent, content_type="application/json", headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "newsroom.bad_front_draft"


def test_the_draft_is_shown_as_a_page_beside_what_readers_have(client, codes, editor):
    page = save(
        Draft(breaking="زلزله در دریا", breaking_until=to_typed(timezone.now() + timedelta(hours=1))), base(), editor
    )
    assert "زلزله در دریا" in client.get(reverse("composing:preview")).text
    live = client.get(reverse("composing:preview"), {"of": "live"})
    assert "زلزله در دریا" not in live.text
    assert "تیتر 4" in live.text
    assert live.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert page.live


def test_stories_are_held_no_longer_than_they_stand_on_the_page(codes, editor, ledger):
    until = {str(codes[0]): "۱۴۰۵/۰۹/۳۰ ۱۲:۰۰"}
    page = save(Draft(lead=codes[0], until=until), base(), editor)
    page = save(Draft(lead=codes[1], until=until), page.latest_revision_id, editor)
    assert page.held_until == {}
    page.held_until = {str(codes[0]): "2026-12-21T08:30:00+00:00"}  # as it stays when the form takes the story away
    page.save_revision().publish()
    assert ledger.current("front", "front").record.until == ()
    assert StoryPage.objects.count() == 4
