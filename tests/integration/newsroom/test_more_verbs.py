"""Restore, merge and move code: by verb and by command, and what readers get then."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from dabir.ledger.errors import CodeTakenError
from dabir.ledger.listing import ALL, WITHDRAWN
from dabir.newsroom.errors import (
    MovedStoryError,
    NotPermittedError,
    NotWithdrawnError,
    SameStoryError,
)
from dabir.newsroom.models import StoryPage
from dabir.newsroom.verbs.merge import merge
from dabir.newsroom.verbs.move_code import move_code
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.recall import recall
from dabir.newsroom.verbs.restore import restore
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.press.page import Redirect
from dabir.press.press import Press
from dabir.press.templates import templates


@pytest.fixture
def press(front, ledger) -> Press:
    return Press(ledger, templates())


def test_a_restored_story_has_its_last_words(write, chief, ledger):
    page = write()
    before = publish(page, user=chief)
    withdraw(before.code, "نادرست بود", user=chief)
    after = restore(before.code, user=chief)
    assert (after.body, after.headline, after.withdrawal, after.is_public) == (before.body, before.headline, "", True)
    page = StoryPage.objects.get(code=before.code)
    assert page.live
    assert page.awaits_entry is False
    assert before.code in ledger.newest(ALL, 5)
    assert before.code not in ledger.newest(WITHDRAWN, 5)
    with pytest.raises(NotWithdrawnError):
        restore(before.code, user=chief)


def test_a_merged_story_leads_to_the_other_and_stands_in_no_list(write, chief, ledger, press):
    one, other = publish(write("نخست"), user=chief), publish(write("دوم"), user=chief)
    merge(one.code, other.code, user=chief)
    press.follow()
    answer = press.page(f"/fa/news/{one.code}/{one.slug}")
    assert isinstance(answer, Redirect)
    assert str(other.code) in answer.path
    assert isinstance(press.page(f"/api/stories/{one.code}"), Redirect)
    assert ledger.newest(ALL, 5) == (other.code,)
    assert ledger.newest(WITHDRAWN, 5) == ()
    assert ledger.current("story", str(one.code)).story.body == one.body
    assert not StoryPage.objects.filter(code=one.code).exists()
    with pytest.raises(MovedStoryError):
        merge(other.code, one.code, user=chief)  # a circle
    with pytest.raises(MovedStoryError):
        recall(one.code, user=chief)


def test_chains_end_at_the_last(write, chief, press):
    one, two = publish(write("نخست"), user=chief), publish(write("دوم"), user=chief)
    merge(one.code, two.code, user=chief)
    moved = move_code(two.code, two.code + 500, user=chief)
    press.follow()
    answer = press.page(f"/fa/news/{one.code}/{one.slug}")
    assert isinstance(answer, Redirect)
    assert str(moved.code) in answer.path


def test_a_moved_code_keeps_text_and_page(write, chief, ledger):
    page = write()
    one = publish(page, user=chief)
    with pytest.raises(SameStoryError):
        move_code(one.code, one.code, user=chief)
    moved = move_code(one.code, 900_001, user=chief)
    assert moved.body == one.body
    assert StoryPage.objects.get(pk=page.pk).code == 900_001
    assert ledger.newest(ALL, 5) == (900_001,)
    again = publish(StoryPage.objects.get(pk=page.pk), user=chief)
    assert again.code == 900_001
    other = publish(write("دیگر"), user=chief)
    with pytest.raises(CodeTakenError):
        move_code(other.code, one.code, user=chief)


def test_a_reporter_may_none_of_it(write, chief, reporter):
    one, two = publish(write("نخست"), user=chief), publish(write("دوم"), user=chief)
    with pytest.raises(NotPermittedError):
        merge(one.code, two.code, user=reporter)
    with pytest.raises(NotPermittedError):
        move_code(one.code, 900_001, user=reporter)
    withdraw(one.code, "نادرست بود", user=chief)
    with pytest.raises(NotPermittedError):
        restore(one.code, user=reporter)
    with pytest.raises(NotPermittedError):
        call_command("story", "restore", str(one.code), "--user", "reporter")


def test_the_commands(write, ledger):
    page = write()
    call_command("story", "publish", str(page.pk), stdout=StringIO())
    code = StoryPage.objects.get(pk=page.pk).code
    call_command("story", "withdraw", str(code), "دستور دادگاه", "--by-law", stdout=StringIO())
    assert ledger.newest(WITHDRAWN, 5) == (code,)
    call_command("story", "restore", str(code), stdout=StringIO())
    call_command("story", "move-code", str(code), "900002", stdout=StringIO())
    assert ledger.newest(ALL, 5) == (900_002,)
