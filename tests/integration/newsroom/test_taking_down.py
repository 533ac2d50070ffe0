"""Every way Wagtail takes a page down leaves a tombstone, or does not happen."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.integration.newsroom.agreement import assert_agreement
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from dabir.ledger.errors import LedgerError, UnknownStoryError
from dabir.newsroom import desk
from dabir.newsroom.errors import NoReasonError, NotPermittedError, NotPublishedError
from dabir.newsroom.models import SectionPage, StoryPage
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.story import Status


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by_verb(page, user):
    withdraw(page.code, "نادرست بود", user=user)


def by_method(page, user):
    page.unpublish(user=user)


def by_bare_page(page, user):
    Page.objects.get(pk=page.pk).unpublish(user=user)


def by_action(page, user):
    UnpublishPageAction(page, user=user).execute()


def by_view(page, user):
    signed_in(user).post(reverse("wagtailadmin_pages:unpublish", args=(page.pk,)), {"reason": "نادرست بود"})


def by_bulk_action(page, user):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "unpublish"))
    signed_in(user).post(f"{address}?id={page.pk}", {})


def by_section(page, user):
    """A section taken down with everything in it."""
    address = reverse("wagtailadmin_pages:unpublish", args=(desk.section("politics").pk,))
    signed_in(user).post(address, {"include_descendants": "on"})


def by_expiry(page, user):
    StoryPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled", verbosity=0)


def by_queryset(page, user):
    Page.objects.filter(pk=page.pk).unpublish()


def by_deletion(page, user):
    page.delete(user=user)


def by_deletion_view(page, user):
    signed_in(user).post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))


def by_bulk_deletion(page, user):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    signed_in(user).post(f"{address}?id={page.pk}", {})


def by_deletion_of_the_section(page, user):
    desk.section("politics").delete(user=user)


def by_deletion_of_a_queryset(page, user):
    with transaction.atomic():  # Django's own deletion would poison the transaction of the test
        Page.objects.filter(pk=page.pk).delete()


STAYING = [by_verb, by_method, by_bare_page, by_action, by_view, by_bulk_action, by_section, by_expiry, by_queryset]
GOING = [
    by_deletion,
    by_deletion_view,
    by_bulk_deletion,
    by_deletion_of_the_section,
    by_deletion_of_a_queryset,
]


@pytest.fixture
def published(write) -> StoryPage:
    page = write()
    publish(page)
    return StoryPage.objects.get(pk=page.pk)


@pytest.mark.parametrize("way", STAYING + GOING)
def test_what_is_taken_down_leaves_a_tombstone(way, published, chief, ledger):
    before = ledger.current("story", str(published.code)).story
    way(published, chief)
    story = ledger.current("story", str(published.code)).story
    assert story.status is Status.WITHDRAWN
    assert story.withdrawal
    assert (story.headline, story.body, story.first_published) == (before.headline, before.body, before.first_published)
    assert story.changed > before.changed
    assert StoryPage.objects.filter(pk=published.pk).exists() is (way in STAYING)
    assert_agreement()


@pytest.mark.parametrize("way", STAYING + GOING)
def test_a_ledger_that_refuses_keeps_the_page(way, published, chief, ledger, refusing):
    before = ledger.head()
    refusing()
    with suppress(LedgerError):
        way(published, chief)
    refusing.relent()
    assert StoryPage.objects.get(pk=published.pk).live
    assert ledger.head() == before
    assert_agreement()


@pytest.mark.parametrize("way", [by_verb, by_view])
def test_the_reason_is_what_was_typed(way, published, chief, ledger):
    way(published, chief)
    assert ledger.current("story", str(published.code)).story.withdrawal == "نادرست بود"
    page = StoryPage.objects.get(pk=published.pk)
    assert (page.withdrawal, page.status_string) == ("نادرست بود", "پس‌گرفته‌شده")


def test_an_archived_story_is_withdrawn_without_a_page(published, ledger):
    StoryPage.objects.filter(pk=published.pk).update(entered_at=None)
    published.delete()
    assert withdraw(published.code, "نادرست بود").withdrawal == "نادرست بود"
    assert not ledger.current("story", str(published.code)).story.is_public


def test_a_withdrawal_needs_a_reason_and_something_to_withdraw(published):
    with pytest.raises(NoReasonError):
        withdraw(published.code, "  ")
    with pytest.raises(UnknownStoryError):
        withdraw(9, "دلیل")
    withdraw(published.code, "دلیل")
    with pytest.raises(NotPublishedError):
        withdraw(published.code, "دلیل")


@pytest.mark.parametrize(("who", "may"), [("chief", True), ("editor", True), ("reporter", False)])
def test_who_may_withdraw(who, may, published, request, ledger):
    user = request.getfixturevalue(who)
    by_view(published, user)
    assert ledger.current("story", str(published.code)).story.is_public is not may
    if not may:
        with pytest.raises(NotPermittedError):
            withdraw(published.code, "دلیل", user=user)
    assert_agreement()


def by_move(page, section, user):
    page.move(section, pos="last-child", user=user)


def by_move_view(page, section, user):
    signed_in(user).post(reverse("wagtailadmin_pages:move_confirm", args=(page.pk, section.pk)))


def by_bulk_move(page, section, user):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "move"))
    signed_in(user).post(f"{address}?id={page.pk}", {"chooser": section.pk})


MOVES = [by_move, by_move_view, by_bulk_move]


@pytest.mark.parametrize("way", MOVES)
def test_a_moved_story_lives_in_its_new_section(way, published, chief, ledger):
    way(published, desk.section("sport"), chief)
    story = ledger.current("story", str(published.code)).story
    assert story.sections == ("sport",)
    assert StoryPage.objects.get(pk=published.pk).changed == story.changed
    assert_agreement()


@pytest.mark.parametrize("way", MOVES)
def test_a_ledger_that_refuses_keeps_the_story_where_it_is(way, published, chief, ledger, refusing):
    before = ledger.head()
    refusing()
    with suppress(LedgerError):
        way(published, desk.section("sport"), chief)
    refusing.relent()
    assert StoryPage.objects.get(pk=published.pk).home_section == "politics"
    assert ledger.head() == before
    assert_agreement()


def test_a_moved_draft_tells_the_ledger_nothing(write, chief, ledger):
    page = write()
    before = ledger.head()
    page.move(desk.section("sport"), pos="last-child", user=chief)
    assert ledger.head() == before


def test_a_front_page_is_not_deleted(front, chief):
    signed_in(chief).post(reverse("wagtailadmin_pages:delete", args=(front.pk,)))
    assert SectionPage.objects.count() == 3
