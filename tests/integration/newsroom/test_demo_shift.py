"""The desk of the demonstration paper: a shift at work, made by the newsroom's own verbs and only once."""

from __future__ import annotations

import pytest
from django.utils import timezone

from dabir.demo.edition import SECTIONS
from dabir.demo.shift import begin
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.setup import prepare
from dabir.newsroom.shift.lanes import Shift
from dabir.newsroom.shift.question import read


@pytest.fixture
def editor(db, settings, tmp_path) -> User:
    settings.MEDIA_ROOT = tmp_path / "media"
    prepare(SECTIONS)
    return User.objects.create_superuser("dabir", password="secret", first_name="سارا")


def test_every_lane_of_the_desk_has_something_and_nothing_is_published(editor, ledger):
    before = ledger.head()
    assert begin(editor, timezone.now()) == 6
    lanes = {lane.name: lane for lane in Shift(editor, read({})).lanes()}
    assert {name: lane.total for name, lane in lanes.items()} == {
        "waiting": 1,
        "work": 3,
        "scheduled": 2,
        "published": 0,
        "commented": 1,
        "problems": 0,
    }
    assert [str(card.state) for card in lanes["scheduled"].cards] == ["زمان‌بندی‌شده", "نامنتشر تا موعد"]
    assert ledger.head() == before
    assert not StoryPage.objects.filter(live=True).exists()


def test_what_visitors_made_of_it_is_theirs(editor):
    begin(editor, timezone.now())
    StoryPage.objects.first().delete()
    assert begin(editor, timezone.now()) == 0
    assert StoryPage.objects.count() == 5
