"""Partners get embargoed stories by their key, and word of what is withdrawn."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.utils import formataddr

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dabir.conf import conf
from dabir.newsroom.chronicle import words
from dabir.newsroom.chronicle.lines import Asked, lines
from dabir.newsroom.models.work import Delivery, Partner
from dabir.newsroom.partners.keys import issue, partner_of
from dabir.newsroom.verbs.embargo import embargo
from dabir.newsroom.verbs.merge import merge
from dabir.newsroom.verbs.move_code import move_code
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
    assert abs(datetime.fromisoformat(first["embargoed"]) - end) < timedelta(seconds=1)
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
    assert letter.from_email == formataddr((conf.PAPER_NAME, conf.MAIL_FROM))
    assert letter.to == ["desk@partner.example"]
    assert "دستور دادگاه" in letter.body


@pytest.mark.parametrize("verb", ["merge", "move"])
def test_who_got_a_story_is_told_of_what_becomes_of_its_successor(
    verb, partner, write, chief, django_capture_on_commit_callbacks
):
    key = issue(partner)
    story = publish(write("همگانی"), user=chief)
    fetched(key)
    if verb == "move":
        successor = move_code(story.code, 900_001, user=chief).code
    else:
        successor = publish(write("دیگر"), user=chief).code
        merge(story.code, successor, user=chief)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(successor, "نادرست بود", user=chief)
    assert [letter.to for letter in mail.outbox] == [[partner.email]]


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


def shown_key(page) -> str:
    [key] = re.findall(r'<code class="dabir-key" dir="ltr">([\w-]{40,})</code>', page.content.decode())
    return key


def test_the_key_is_shown_once(chief):
    client = Client()
    client.force_login(chief)
    new = {"name": "همکار", "email": "", "is_active": "on"}
    key = shown_key(client.post("/newsroom/snippets/newsroom/partner/add/", new))
    assert partner_of(f"Bearer {key}") == Partner.objects.get()
    assert key not in client.get("/newsroom/snippets/newsroom/partner/").content.decode()


def test_partners_without_a_key_yet_are_no_hindrance_to_each_other_and_open_nothing(front):
    one, other = (Partner.objects.create(name=name) for name in ("یکی", "دیگری"))
    assert one.key_hash != other.key_hash
    assert fetched("").status_code == fetched(one.key_hash).status_code == 401


def test_a_key_is_renewed_by_who_may_change_partners_and_the_record_knows(partner, chief, editor):
    old = issue(partner)
    client = Client()
    client.force_login(chief)
    address = reverse("partners:key", args=(partner.pk,))
    for page in ("", f"edit/{partner.pk}/"):
        assert address in client.get(f"/newsroom/snippets/newsroom/partner/{page}").content.decode()
    assert client.get(address).status_code == 200
    assert fetched(old).status_code == 200, "to be asked is not yet to be given"
    answer = client.post(address)
    assert "no-store" in answer["Cache-Control"]
    assert fetched(old).status_code == 401
    assert fetched(shown_key(answer)).status_code == 200
    [line] = lines(Asked(action=words.RENEW_KEY), 9)
    assert (line.person, line.title, words.said(line.action)) == (chief.get_username(), partner.name, "کلید عوض شد")

    newest = Partner.objects.get().key_hash
    client.force_login(editor)
    assert client.post(address).status_code in {302, 403}
    assert Partner.objects.get().key_hash == newest
