"""What is looked at before a story goes out: the lines, the door, the second look, special kinds."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from tests.integration.newsroom.test_publishing import form
from wagtail.models import Revision

from dabir.newsroom.checks import checklist, suggestions
from dabir.newsroom.checks.errors import ChecklistError, NothingToLookAtError, OwnLookError
from dabir.newsroom.checks.lines import LINES
from dabir.newsroom.checks.subject import Subject
from dabir.newsroom.checks.views import report
from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import Film, Notice, Photo, Sound, StoryPage
from dabir.newsroom.preview import preview_of
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.second_look import second_look
from dabir.story import Kind, Status

UNNAMED = [("source", {"kind": "agency", "name": "ایرنا"}), ("source", {"kind": "person", "described": "یک مقام"})]


def names(page: StoryPage) -> set[str]:
    return {each.line.name for each in checklist.failing(Subject(page))}


@pytest.fixture
def photo(front, jpeg):
    def photo(**fields) -> Photo:
        file = ImageFile(BytesIO(jpeg(fields.pop("colour", "teal"))), name="a.jpg")
        return Photo.objects.create(title="عکس", file=file, **fields)

    return photo


def test_every_line_has_a_name_of_its_own_and_a_sentence(front):
    assert len({line.name for line in LINES}) == len(LINES) > 15
    assert all(str(line.sentence).endswith((".", "؟")) for line in LINES)


def test_a_bare_draft_is_told_what_it_lacks_and_a_whole_one_nothing(write, photo):
    assert {"no_source", "no_lead", "no_tags", "no_related"} <= names(write())
    picture = photo(
        alt="دو نفر",
        caption="دیدار",
        credit="سارا",
        focal_point_x=5,
        focal_point_y=5,
        focal_point_width=2,
        focal_point_height=2,
    )
    whole = write(
        lead="لید.",
        tags=["ایران"],
        related=[5],
        body=[("picture", {"photo": picture})],
        sources=[("source", {"kind": "agency", "name": "ایرنا"})],
    )
    assert names(whole) == set()


def test_a_picture_without_words_for_the_blind_stops_a_person_and_not_the_system(write, photo, editor):
    page = write(body=[("picture", {"photo": photo()})])
    with pytest.raises(ChecklistError, match="عکس چه نشان"):
        publish(page, user=editor)
    page.refresh_from_db()
    assert page.code is None
    assert publish(page).code


def test_a_right_that_has_ended_is_told_of_before_a_new_publication_and_stops_where_the_chief_says_so(
    write, photo, editor, chief
):
    today = timezone.localdate()
    lent = photo(alt="پل", rights_until=today)
    page = write(body=[("picture", {"photo": lent})])
    assert "ended_rights" not in names(page), "its last day still counts"
    page.go_live_at = timezone.now() + timedelta(days=2)
    assert "ended_rights" in names(page), "it would go out after that day"
    page.go_live_at = None
    Photo.objects.update(rights_until=today - timedelta(days=1))
    assert "ended_rights" in names(page)
    checklist.choose(["ended_rights"], user=chief)
    with pytest.raises(ChecklistError, match="مهلت استفاده"):
        publish(page, user=editor)
    checklist.choose([], user=chief)
    publish(StoryPage.objects.get(pk=page.pk), user=editor)
    page = StoryPage.objects.get(pk=page.pk)
    assert "ended_rights" not in names(page), "readers have it in this story already"
    assert "ended_rights" in names(write(body=[("picture", {"photo": lent})])), "and in no other"


def test_films_and_sounds_are_lent_too(write, front):
    ended = {"title": "رود", "seconds": 1, "rights_until": timezone.localdate() - timedelta(days=1)}
    film = Film.objects.create(width=2, height=2, key="f" * 40, **ended)
    sound = Sound.objects.create(key="e" * 40, **ended)
    assert "ended_rights" in names(write(body=[("film", {"film": film})]))
    assert "ended_rights" in names(write(body=[("audio", {"sound": sound})]))


def test_the_report_names_the_fields_that_are_to_be_written(write, photo):
    silent, told = photo(), photo(colour="navy", alt="پل", caption="پل", credit="سارا")
    pictures = [{"photo": told}, {"photo": silent, "credit": "سارا"}]
    page = write(body=[("picture", {"photo": told}), ("gallery", {"pictures": pictures})])
    block = page.body.get_prep_value()[1]["value"]["pictures"][1]["id"]
    lacking = report(page)["lacking"]
    assert [(each["block"], each["field"], each["stops"]) for each in lacking] == [
        (block, "alt", True),
        (block, "caption", False),
    ]
    assert lacking[0]["sentence"] == "برای خواننده‌ای که عکس را نمی‌بیند نوشته نشده که عکس چه نشان می‌دهد."


def test_what_the_story_says_of_a_picture_is_enough_at_one_of_its_uses(write, photo):
    used = photo()
    twice = write(body=[("picture", {"photo": used, "alt": "پل"}), ("picture", {"photo": used})])
    assert "picture_alt" not in names(twice)


def test_the_chief_decides_what_else_stops(write, editor, reporter, chief):
    page = write()
    with pytest.raises(NotPermittedError):
        checklist.choose(["no_tags"], user=reporter)
    checklist.choose(["no_tags", "unheard_of"], user=chief)
    with pytest.raises(ChecklistError, match="برچسب ندارد"):
        publish(page, user=editor)
    checklist.choose([], user=chief)
    assert publish(StoryPage.objects.get(pk=page.pk), user=editor).code


def test_the_chief_s_page_keeps_the_choice_and_is_closed_to_others(client, chief, reporter):
    client.force_login(reporter)
    assert client.get(reverse("checklist:choose")).status_code == 302
    client.force_login(chief)
    page = client.get(reverse("checklist:choose"))
    assert page.status_code == 200
    client.post(reverse("checklist:choose"), {"stops": ["no_lead"]})
    assert "no_lead" in checklist.stopping()
    assert "no_tags" not in checklist.stopping()


def test_scheduling_by_a_person_is_checked_and_the_schedule_itself_is_not(write, editor, photo):
    page = write(kind="photo")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision(user=editor)
    with pytest.raises(ChecklistError, match="عکس ندارد"):
        revision.publish(user=editor)
    revision.publish()


def test_a_film_story_shows_a_film(write, editor):
    with pytest.raises(ChecklistError, match="فیلم ندارد"):
        publish(write(kind="film"), user=editor)


def test_a_story_on_one_unnamed_source_asks_for_a_colleague_s_look(write, editor, chief, reporter):
    page = write(sources=UNNAMED, owner=editor)
    assert "unnamed_source" in names(page)
    with pytest.raises(OwnLookError):
        second_look(page, user=editor)
    second_look(page, user=chief)
    page.refresh_from_db()
    assert "unnamed_source" not in names(page)
    assert page.second_look_by == chief
    assert Notice.objects.get(user=editor).verb == "second_look"


def test_a_look_is_void_when_the_chain_changes_and_whoever_changed_it_cannot_look(write, editor, chief):
    page = write(sources=UNNAMED, owner=editor)
    second_look(page, user=chief)
    page.refresh_from_db()
    page.sources = [("source", {"kind": "person", "described": "دیگری"})]
    page.save_revision(user=chief)
    assert "unnamed_source" in names(page.get_latest_revision_as_object())
    with pytest.raises(OwnLookError):
        second_look(page, user=chief)


def test_a_named_source_needs_no_second_look(write, editor, chief):
    with pytest.raises(NothingToLookAtError):
        second_look(write(sources=UNNAMED[:1], owner=editor), user=chief)


def test_an_advertorial_says_who_paid_and_stays_one(write, editor):
    page = write(kind="advertorial")
    with pytest.raises(ChecklistError, match="پولش را چه کسی"):
        publish(page, user=editor)
    page = StoryPage.objects.get(pk=page.pk)
    page.sponsor = "شرکت"
    publish(page, user=editor)
    page.refresh_from_db()
    page.kind = "news"
    with pytest.raises(ChecklistError, match="چیز دیگری"):
        publish(page, user=editor)


def test_the_label_of_an_advertorial_stays_when_the_name_is_emptied(write, ledger):
    page = write(kind="advertorial")
    assert "رپرتاژ آگهی" in preview_of(page).decode()
    assert "رپرتاژ آگهی" not in preview_of(write(title="دیگر")).decode()


def test_readers_are_told_that_an_advertorial_s_time_is_over(write, ledger):
    page = write(kind="advertorial", sponsor="شرکت", expire_at=timezone.now() + timedelta(hours=1))
    code = publish(page).code
    StoryPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    story = ledger.current("story", str(code)).story
    assert story.kind is Kind.ADVERTORIAL
    assert story.status is Status.WITHDRAWN
    assert "آگهی" in story.withdrawal


def test_a_draft_is_previewed_as_page_dark_front_card_and_shared_card(write):
    page = write(title="تیتر پیش‌نمایش", lead="لید پیش‌نمایش")
    modes = [name for name, _ in page.preview_modes]
    assert modes == ["", "dark", "front", "share"]
    shown = {mode: preview_of(page, mode).decode() for mode in modes}
    assert all("تیتر پیش‌نمایش" in html for html in shown.values())
    assert 'data-theme="dark"' in shown["dark"]
    assert "paper.js" not in shown["dark"]
    assert "card-lead" in shown["front"]
    assert "data:image/png;base64," in shown["share"]
    page.refresh_from_db()
    assert page.code is None


def form_of(client, page: StoryPage) -> dict[str, str]:
    """Return what the editor's form of *page* sends."""
    form = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).context["form"]
    sent = {field.html_name: field.value() for field in form if isinstance(field.value(), str | int)}
    streams = {f"{name}-count": "0" for name in ("body", "sources")}
    formsets = {
        f"{prefix}-{name}": "0"
        for prefix in ("comments",)
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MAX_NUM_FORMS")
    }
    return sent | streams | formsets


def test_the_checklist_of_what_is_typed_comes_without_saving(client, editor, write):
    page = write(lead="لید.")
    client.force_login(editor)
    sent = form_of(client, page) | {"title": "تیتر تازه", "lead": "", "tags": ""}
    sent |= {
        "sources-count": "1",
        "sources-0-type": "source",
        "sources-0-id": "",
        "sources-0-order": "0",
        "sources-0-deleted": "",
        "sources-0-value-kind": "person",
        "sources-0-value-name": "",
        "sources-0-value-described": "یک مقام",
        "sources-0-value-reason": "امنیت",
    }
    answer = client.post(reverse("checklist:draft", args=(page.pk,)), sent)
    assert answer.status_code == 200
    report = answer.json()
    assert {"no_lead", "unnamed_source"} <= {line["name"] for line in report["lines"]}
    assert report["chain"] == "به گزارش یک مقام (نامش نیامده: امنیت)"
    assert report["unnamed"]
    page.refresh_from_db()
    assert page.lead == "لید."


def test_a_reporter_without_the_right_gets_no_checklist_of_another_s_draft(client, reporter, chief, write):
    page = write(owner=chief)
    client.force_login(reporter)
    assert client.post(reverse("checklist:draft", args=(page.pk,)), {}).status_code in {302, 403}


def test_a_colleague_looks_by_the_button_and_the_writer_is_refused(client, chief, editor, write):
    page = write(sources=UNNAMED, owner=editor)
    client.force_login(editor)
    refused = client.post(reverse("checklist:second_look", args=(page.pk,)), headers={"accept": "application/json"})
    assert refused.status_code == 400
    client.force_login(chief)
    assert client.post(reverse("checklist:second_look", args=(page.pk,))).json() == {"success": True}


def test_tags_of_stories_alike_are_offered_when_the_text_names_them(write):
    other = Subject(write(tags=["نیم‌فاصله", "شعر", "ایران"])).story
    subject = Subject(write(title="نیم‌فاصله در ایران", tags=["ایران"]))
    assert suggestions.tags(subject, [other]) == ["نیم‌فاصله"]


def test_without_an_index_nothing_is_suggested_and_nothing_breaks(write, settings, tmp_path):
    settings.DATA = tmp_path / "none"
    assert suggestions.alike(Subject(write())) == ()


def test_a_story_that_was_never_saved_has_a_checklist_too(client, editor, write):
    page = write()
    client.force_login(editor)
    address = reverse("checklist:new", args=("newsroom", "storypage", page.get_parent().pk))
    answer = client.post(address, form_of(client, page) | {"title": ""})
    assert {"no_headline", "no_source"} <= {line["name"] for line in answer.json()["lines"]}


def by_form(client, page):
    client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form() | {"action-publish": "1"})


def by_scheduling_form(client, page):
    later = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    client.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form(go_live_at=later) | {"action-publish": "1"})


def by_new_form(client, page):
    address = reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", page.get_parent().pk))
    client.post(address, form() | {"action-publish": "1"})


def by_bulk_action(client, page):
    client.post(reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish")) + f"?id={page.pk}")


def by_api(client, page):
    address = reverse("wagtailadmin_api:pages:action", args=(page.pk, "publish"))
    client.post(address, {}, content_type="application/json")


@pytest.mark.parametrize("way", [by_form, by_scheduling_form, by_new_form, by_bulk_action, by_api])
def test_the_checklist_stands_in_every_way_of_the_newsroom(way, client, write, editor, chief, ledger):
    checklist.choose(["no_lead"], user=chief)
    client.force_login(editor)
    page, before = write(), ledger.head()
    way(client, page)
    assert ledger.head() == before
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    checklist.choose([], user=chief)
    way(client, page)
    assert ledger.head() != before or Revision.objects.exclude(approved_go_live_at=None).exists()
