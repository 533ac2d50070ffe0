"""Every way Wagtail publishes ends in the ledger, or does not happen."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.integration.newsroom.agreement import assert_agreement
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from dabir.ledger.errors import LedgerError, UnknownSectionError
from dabir.newsroom import desk
from dabir.newsroom.errors import LongHeadlineError, NoHeadlineError, NotPermittedError
from dabir.newsroom.models import StoryPage
from dabir.newsroom.record import record
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.receive import draft
from dabir.story import Status
from dabir.testing.stories import BORN, make_story


def form(title: str = "تیتر از فرم", **fields) -> dict[str, str]:
    """What the editor's form sends."""
    usual = {
        "title": title,
        "kind": "news",
        "body": streamfield([("paragraph", rich_text("<p>متن از فرم</p>", features=["bold", "italic", "link"]))]),
        "sources": streamfield([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(usual | fields)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


# The ways of publishing a draft. Each takes the page and someone who may publish.


def by_verb(page, user):
    publish(page, user=user)


def by_revision(page, user):
    page.get_latest_revision().publish(user=user)


def by_editor_form(page, user):
    data = form(page.title) | {"action-publish": "1"}
    signed_in(user).post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), data)


def by_bulk_action(page, user):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    signed_in(user).post(f"{address}?id={page.pk}", {})


def by_schedule(page, user):
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision(user=user)
    revision.publish(user=user)
    passed = timezone.now() - timedelta(minutes=1)
    content = revision.content | {"go_live_at": passed.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=passed, content=content)
    call_command("publish_scheduled", verbosity=0)


def by_workflow(page, user):
    workflow = Workflow.objects.create(name="بازبینی")
    task = GroupApprovalTask.objects.create(name="دبیر")
    task.groups.set(user.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(page, user)
    state.current_task_state.approve(user=user)


def by_revert(page, user):
    """An old revision opened from the history and published from there."""
    old = page.get_latest_revision()
    page.title = "تیتری که نماند"
    page.save_revision(user=user)
    data = form(old.as_object().title) | {"action-publish": "1", "revision": str(old.pk)}
    signed_in(user).post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), data)


def by_api(page, user):
    address = reverse("wagtailadmin_api:pages:action", args=(page.pk, "publish"))
    signed_in(user).post(address, {}, content_type="application/json")


WAYS = [by_verb, by_revision, by_editor_form, by_bulk_action, by_schedule, by_workflow, by_revert, by_api]


@pytest.mark.parametrize("way", WAYS)
def test_a_publication_is_in_the_ledger(way, write, editor, ledger):
    page = write()
    way(page, editor)
    page = StoryPage.objects.get(pk=page.pk)
    assert page.live
    assert ledger.current("story", str(page.code)).story == record(page)
    assert_agreement()


@pytest.mark.parametrize("way", WAYS)
def test_a_ledger_that_refuses_undoes_the_publication(way, write, editor, ledger, refusing):
    page = write()
    before = ledger.head()
    refusing()
    with suppress(LedgerError):
        way(page, editor)
    refusing.relent()
    page = StoryPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.code is None
    assert ledger.head() == before
    assert_agreement()
    publish(page)
    assert_agreement()


def test_a_schedule_survives_a_ledger_that_refuses(write, editor, refusing):
    page = write()
    refusing()
    with pytest.raises(LedgerError):
        by_schedule(page, editor)
    refusing.relent()
    call_command("publish_scheduled", verbosity=0)
    assert StoryPage.objects.get(pk=page.pk).live
    assert_agreement()


@pytest.mark.parametrize("way", WAYS)
def test_a_ledger_that_refuses_keeps_what_readers_have(way, write, editor, ledger, refusing):
    page = write()
    publish(page)
    page = StoryPage.objects.get(pk=page.pk)
    before = ledger.current("story", str(page.code)).story
    page.lead = "لید تازه"
    page.save_revision(user=editor)
    refusing()
    with suppress(LedgerError):
        way(page, editor)
    refusing.relent()
    page = StoryPage.objects.get(pk=page.pk)
    assert page.live
    assert ledger.current("story", str(page.code)).story == before == record(page)
    assert_agreement()


def test_creating_and_publishing_in_one_go(front, editor, ledger):
    section = desk.section("sport")
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", section.pk))
    signed_in(editor).post(address, form("گل‌های بازی", lead="لید") | {"action-publish": "1"})
    page = StoryPage.objects.get()
    story = ledger.current("story", str(page.code)).story
    assert (story.headline, story.section, story.slug, story.lead) == ("گل‌های بازی", "sport", "گل-های-بازی", "لید")
    assert_agreement()


def test_an_editor_is_told_why_and_keeps_the_draft(front, editor, refusing):
    section = desk.section("sport")
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", section.pk))
    refusing()
    answer = signed_in(editor).post(address, form("تیتر") | {"action-publish": "1"}, follow=True)
    assert "[ledger.error]" in answer.text
    assert LedgerError.persian in answer.text
    page = StoryPage.objects.get()
    assert (page.title, page.live) == ("تیتر", False)
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert_agreement()


def test_a_live_copy_is_a_story_of_its_own(write, chief, ledger):
    page = write()
    publish(page)
    page = StoryPage.objects.get(pk=page.pk)
    copy = page.copy(user=chief, keep_live=True)
    assert copy.code not in {None, page.code}
    assert ledger.current("story", str(copy.code)).story.headline == page.title
    assert_agreement()


def test_a_draft_copy_has_no_code(write, chief):
    page = write()
    publish(page)
    copy = StoryPage.objects.get(pk=page.pk).copy(user=chief, keep_live=False)
    assert (copy.code, copy.live, copy.first_published, copy.public_slug) == (None, False, None, "")
    assert_agreement()


def test_first_publication_decides_code_slug_and_date(write, ledger):
    page = write()
    story = publish(page)
    assert story.code == 1001
    assert story.slug == "تیتر-نخستین-خبر"
    assert story.first_published == story.changed
    again = publish(retitled(page, "تیتر دیگر"))
    assert (again.code, again.slug, again.first_published) == (story.code, story.slug, story.first_published)
    assert again.changed > story.changed
    assert again.headline == "تیتر دیگر"


def retitled(page: StoryPage, title: str) -> StoryPage:
    page = StoryPage.objects.get(pk=page.pk)
    page.title = title
    return page


def test_an_import_keeps_code_date_and_slug(front, ledger):
    story = publish(draft(make_story(291913)))
    assert (story.code, story.slug) == (291913, "story-291913")
    assert story.first_published == story.changed == BORN
    assert ledger.new_code() == 291914
    page = StoryPage.objects.get()
    changed = publish(retitled(page, "تیتر اصلاح‌شده"))
    assert changed.first_published == BORN
    assert changed.changed > datetime(2020, 1, 1, tzinfo=UTC)


def test_saving_without_publishing_tells_the_ledger_nothing(write, ledger):
    page = write()
    publish(page)
    page = StoryPage.objects.get(pk=page.pk)
    before = ledger.head()
    page.locked = True
    page.save()
    page.title = "پیش‌نویس"
    page.save_revision()
    assert ledger.head() == before


def test_publishing_a_withdrawn_story_brings_it_back(write, ledger):
    page = write()
    code = publish(page).code
    page = StoryPage.objects.get(pk=page.pk)
    page.unpublish()
    assert ledger.current("story", str(code)).story.status is Status.WITHDRAWN
    back = publish(StoryPage.objects.get(pk=page.pk))
    assert (back.status, back.withdrawal, back.code) == (Status.PUBLISHED, "", code)
    assert_agreement()


@pytest.mark.parametrize(
    ("title", "error"), [("  ", NoHeadlineError), ("", NoHeadlineError), ("ت" * 256, LongHeadlineError)]
)
def test_a_story_needs_a_headline_of_bearable_length(write, title, error, ledger):
    page = write()
    page.title = title
    before = ledger.head()
    with pytest.raises(error if len(title) < 200 else Exception):
        publish(page)
    assert ledger.head() == before
    assert_agreement()


def test_a_story_needs_an_open_section(write):
    page = write()
    desk.section("politics").unpublish()
    with pytest.raises(UnknownSectionError):
        publish(page)
    assert_agreement()


@pytest.mark.parametrize(("who", "may"), [("chief", True), ("editor", True), ("reporter", False)])
def test_who_may_publish(who, may, write, request, ledger):
    user = request.getfixturevalue(who)
    page = write(owner=user)
    if may:
        publish(page, user=user)
    else:
        with pytest.raises(NotPermittedError):
            publish(page, user=user)
    by_editor_form(page, user)
    assert StoryPage.objects.get(pk=page.pk).live is may
    assert_agreement()


def test_a_reporter_saves_drafts(front, reporter):
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", desk.section("sport").pk))
    signed_in(reporter).post(address, form("پیش‌نویس گزارشگر"))
    assert not StoryPage.objects.get().live


def test_each_save_of_the_story_form_keeps_order_and_unknown_sections(write, editor):
    page = write(other_sections=["closed-long-ago", "sport"])
    data = form(page.title, byline="آرش کیان، لیلا خسروی", related="۱۲ , 13") | {"other_sections": ["news", "sport"]}
    signed_in(editor).post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), data)
    saved = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert saved.other_sections == ["closed-long-ago", "sport", "news"]
    assert saved.byline == ["آرش کیان", "لیلا خسروی"]
    assert saved.related == [12, 13]
