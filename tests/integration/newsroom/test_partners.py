"""Partners get embargoed stories by their key, and word of what is withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from dabir.newsroom.models.work import Delivery, Partner
from dabir.newsroom.partners.keys import issue
from dabir.newsroom.verbs.embargo import embargo
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.withdraw import withdraw

FEED = "/newsroom/partners/stories.json"


@pytest.fixture
def partner(front) -> Partner:
    return Partner(name="خبرگزاری همکار", email="desk@partner.example")


def fetched(key: str):
    return Client().get(FEED, headers={"Authorization": f"Bearer {key}"})


def test_only_a_good_key_opens(partner):
    key = issue(partner)
    assert key not in partner.key_hash
    assert fetched(key).json() == []
    assert fetched("wrong").status_code == 401
    assert Client().get(FEED).status_code == 401
    newer = issue(partner)
    assert fetched(key).status_code == 401
    partner.is_active = False
    partner.save()
    assert fetched(newer).status_code == 401


def test_a_partner_gets_what_is_embargoed_and_published_today(partner, write, chief):
    key = issue(partner)
    public = publish(write("همگانی"), user=chief)
    held = write("در انتظار")
    end = timezone.now() + timedelta(hours=1)
    embargo(held, end, user=chief)
    write("پیش‌نویس")
    first, second = fetched(key).json()
    assert first["headlines"][0]["value"] == "در انتظار"
    assert first["embargoed"][:16] == end.strftime("%Y-%m-%dT%H:%M") or "+" in first["embargoed"]
    assert second["headlines"][0]["value"] == "همگانی"
    assert set(Delivery.objects.values_list("code", flat=True)) == {held.code, public.code}
    fetched(key)
    assert Delivery.objects.count() == 2


def test_a_withdrawal_is_told_to_who_got_it(partner, write, chief, django_capture_on_commit_callbacks):
    key = issue(partner)
    story = publish(write(), user=chief)
    fetched(key)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.code, "دستور دادگاه", by_law=True, user=chief)
    [letter] = mail.outbox
    assert letter.to == ["desk@partner.example"]
    assert "دستور دادگاه" in letter.body


def test_a_failing_mail_server_undoes_nothing(
    partner, write, chief, ledger, monkeypatch, django_capture_on_commit_callbacks
):
    def fail(*_args, **_options):
        raise OSError

    monkeypatch.setattr("dabir.newsroom.partners.letters.send_mail", fail)
    key = issue(partner)
    story = publish(write(), user=chief)
    fetched(key)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.code, "نادرست بود", user=chief)
    assert not ledger.current("story", str(story.code)).story.is_public


def test_the_key_is_shown_once(chief):
    client = Client()
    client.force_login(chief)
    shown = client.post(
        "/newsroom/snippets/newsroom/partner/add/", {"name": "همکار", "email": "", "is_active": "on"}, follow=True
    )
    assert Partner.objects.get().key_hash
    assert "کلید این همکار" in shown.content.decode() or "key" in shown.content.decode()
