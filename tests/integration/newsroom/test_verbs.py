"""What a newsroom does beside publishing: correct, shelve, recall, receive, name, set the front, prepare."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.integration.newsroom.agreement import assert_agreement
from tests.unit.newsroom.films import film as make_film
from wagtail.models import Page, Site

from dabir.intake.item import Item
from dabir.ledger.errors import CodeTakenError, UnknownSectionError, UnknownStoryError
from dabir.newsroom import desk
from dabir.newsroom.errors import (
    MediaLostError,
    MediaMissingError,
    NoCodeError,
    NoCorrectionError,
    NotPermittedError,
    NotPublishedError,
    NotShelvableError,
)
from dabir.newsroom.media import holdings
from dabir.newsroom.models import AwaitedFilm, Film, FrontPage, Photo, SectionPage, StoryPage
from dabir.newsroom.record import record
from dabir.newsroom.roles.roles import Role
from dabir.newsroom.setup import EDITORS, prepare
from dabir.newsroom.verbs.correct import correct
from dabir.newsroom.verbs.name_section import name_section
from dabir.newsroom.verbs.publish import enter, publish
from dabir.newsroom.verbs.recall import recall
from dabir.newsroom.verbs.receive import receive
from dabir.newsroom.verbs.restore import restore
from dabir.newsroom.verbs.set_front import set_front
from dabir.newsroom.verbs.shelve import shelve, shelve_one
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.story import Breaking, Front, Layout, ParagraphBlock, PictureBlock, Section, Status
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

OLD = timedelta(days=200)


def fresh(page: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=page.pk)


# correct


def test_a_correction_is_told_once(write, ledger):
    page = write()
    publish(page)
    story = correct(fresh(page), "شمار رأی‌ها نادرست بود.")
    assert [correction.note for correction in story.corrections] == ["شمار رأی‌ها نادرست بود."]
    assert story.corrections[0].at == story.changed
    later = fresh(page).get_latest_revision_as_object()
    assert later.correction_note == ""
    assert publish(later).corrections == story.corrections
    second = correct(fresh(page), "نام گوینده نادرست بود.")
    assert len(second.corrections) == 2
    assert_agreement()


def test_a_correction_says_something_of_a_published_story(write):
    page = write()
    with pytest.raises(NotPublishedError):
        correct(page, "نادرست بود")
    publish(page)
    with pytest.raises(NoCorrectionError):
        correct(fresh(page), " ")


# shelve and recall


def at_rest(page: StoryPage) -> StoryPage:
    """Make *page* look as if nobody had touched it for long."""
    times = ("changed", "latest_revision_created_at", "last_published_at", "entered_at")
    StoryPage.objects.filter(pk=page.pk).update(changed=F("changed") - OLD)
    Page.objects.filter(pk=page.pk).update(**{name: F(name) - OLD for name in times[1:3]})
    StoryPage.objects.filter(pk=page.pk).update(entered_at=F("entered_at") - OLD)
    return fresh(page)


def test_shelving_takes_the_page_and_leaves_the_ledger(write, ledger):
    page = write()
    story = publish(page)
    at_rest(page)
    before = ledger.head()
    assert shelve() == [story.code]
    assert not StoryPage.objects.exists()
    assert ledger.head() == before
    assert ledger.current("story", str(story.code)).story == story


def test_a_withdrawn_story_is_shelved_too(write, ledger):
    page = write()
    code = publish(page).code
    withdraw(code, "نادرست بود")
    at_rest(page)
    assert shelve() == [code]
    assert not ledger.current("story", str(code)).story.is_public


def with_later_words(page: StoryPage, words: str = "لیدی که هنوز منتشر نشده است") -> StoryPage:
    """Save a draft over what is published."""
    page = fresh(page)
    page.lead = words
    page.save_revision()
    return fresh(page)


def test_words_written_before_a_withdrawal_are_never_shelved_away(write):
    page = write()
    code = publish(page).code
    page = with_later_words(page)
    withdraw(code, "نادرست بود")
    with pytest.raises(NotShelvableError):
        shelve_one(code)
    at_rest(page)
    assert shelve() == []
    assert fresh(page).get_latest_revision_as_object().lead == "لیدی که هنوز منتشر نشده است"


@pytest.mark.parametrize("drafted", [False, True])
def test_a_restored_story_is_work_only_if_there_are_words_to_publish(write, drafted):
    page = write()
    code = publish(page).code
    if drafted:
        page = with_later_words(page)
    withdraw(code, "نادرست بود")
    restore(code)
    assert fresh(page).has_unpublished_changes is drafted
    assert_agreement()
    withdraw(code, "باز هم نادرست بود")
    at_rest(page)
    assert shelve() == ([] if drafted else [code])


def test_fresh_stories_and_drafts_stay(write):
    publish(write("تازه"))
    write("پیش‌نویس")
    worked_on = write("در دست")
    publish(worked_on)
    worked_on = at_rest(worked_on)
    worked_on.save_revision()
    locked = write("قفل")
    publish(locked)
    at_rest(locked)
    StoryPage.objects.filter(pk=locked.pk).update(locked=True)
    expiring = write("زمان‌دار")
    publish(expiring)
    at_rest(expiring)
    StoryPage.objects.filter(pk=expiring.pk).update(expire_at=timezone.now() + timedelta(1))
    assert shelve() == []


def test_a_recalled_story_is_what_it_was_and_stays_a_while(write, ledger, jpeg):
    photo = holdings.take_photo(jpeg(), "a.jpg", alt="کوه", caption="شرح", credit="نوا")
    page = write(body=[("picture", {"photo": photo, "alt": "", "caption": "", "credit": ""}), ("heading", "میان‌تیتر")])
    story = publish(page)
    at_rest(page)
    shelve()
    before = ledger.head()
    back = recall(story.code)
    assert record(fresh(back)) == story
    assert ledger.head() == before
    assert shelve() == []
    assert recall(story.code).pk == back.pk
    assert_agreement()
    again = publish(fresh(back))
    assert (again.code, again.first_published, again.body) == (story.code, story.first_published, story.body)
    assert_agreement()


def test_a_recalled_withdrawn_story_is_not_live(write):
    page = write()
    code = publish(page).code
    withdraw(code, "نادرست بود")
    at_rest(page)
    shelve()
    back = recall(code)
    assert (back.live, back.status, back.withdrawal) == (False, Status.WITHDRAWN.value, "نادرست بود")
    assert_agreement()


@pytest.mark.parametrize("shelved", [False, True])
def test_what_the_law_takes_down_says_so_at_the_desk_and_in_the_archive(write, ledger, shelved):
    page = write()
    code = publish(page).code
    if shelved:
        at_rest(page)
        shelve()
    withdraw(code, "حکم دادگاه", by_law=True)
    assert ledger.current("story", str(code)).story.status is Status.WITHHELD
    back = recall(code) if shelved else StoryPage.objects.get(code=code)
    assert back.status_string == "برداشته‌شده به حکم قانون"
    publish(back)
    assert ledger.current("story", str(code)).story.status is Status.PUBLISHED
    assert_agreement()


def test_recalling_what_was_never_published(front):
    with pytest.raises(UnknownStoryError):
        recall(404)


def test_recall_makes_a_picture_anew_from_the_published_file(write, jpeg):
    photo = holdings.take_photo(jpeg(), "a.jpg", alt="کوه")
    page = write(body=[("picture", {"photo": photo, "alt": "", "caption": "شرح", "credit": ""})])
    story = publish(page)
    at_rest(page)
    shelve()
    Photo.objects.all()._raw_delete("default")  # lost in a way the desk does not offer
    assert record(fresh(recall(story.code))) == story
    assert Photo.objects.get().file_hash == story.media[0].key


def test_recall_says_when_a_published_file_is_lost(write, jpeg):
    photo = holdings.take_photo(jpeg(), "a.jpg")
    page = write(body=[("picture", {"photo": photo, "alt": "", "caption": "", "credit": ""})])
    story = publish(page)
    at_rest(page)
    shelve()
    Photo.objects.all()._raw_delete("default")  # lost in a way the desk does not offer
    default_storage.delete(story.media[0].file)
    with pytest.raises(MediaLostError):
        recall(story.code)
    assert not StoryPage.objects.exists()


def test_who_may_recall(write, editor, django_user_model):
    page = write()
    code = publish(page).code
    at_rest(page)
    shelve()
    with pytest.raises(NotPermittedError):
        recall(code, user=django_user_model.objects.create_user("stranger"))
    assert recall(code, user=editor).owner == editor


# media


def test_a_published_picture_has_sizes_no_wider_than_itself(write, jpeg, settings):
    photo = holdings.take_photo(jpeg(size=(1000, 600)), "a.jpg", alt="کوه", credit="نوا")
    story = publish(write(body=[("picture", {"photo": photo, "alt": "", "caption": "شرح اینجا", "credit": ""})]))
    (item,) = story.media
    assert (item.alt, item.caption, item.credit, item.mime) == ("کوه", "شرح اینجا", "نوا", "image/jpeg")
    assert [(r.width, r.height, r.mime) for r in item.renditions] == [
        (width, height, f"image/{kind}")
        for width, height in ((360, 216), (720, 432), (1000, 600))
        for kind in ("avif", "webp", "jpeg")
    ]
    assert all((settings.MEDIA_ROOT / name).is_file() for name in (item.file, *(r.file for r in item.renditions)))
    assert item.key in item.file


def test_published_files_outlive_the_picture_at_the_desk(write, jpeg, settings):
    photo = holdings.take_photo(jpeg(), "a.jpg")
    story = publish(write(body=[("picture", {"photo": photo, "alt": "", "caption": "", "credit": ""})]))
    Photo.objects.filter(pk=photo.pk)._raw_delete("default")
    assert (settings.MEDIA_ROOT / story.media[0].file).read_bytes() == jpeg()


def test_the_same_bytes_are_one_picture(front, jpeg):
    assert holdings.take_photo(jpeg(), "a.jpg") == holdings.take_photo(jpeg(), "b.jpg")


def test_a_film_is_published_and_recalled(write, jpeg, settings):
    film = holdings.take_film(make_film(), jpeg(), "a.mp4", title="فیلم", caption="شرح", alt="دریا")
    page = write(body=[("film", {"film": film, "alt": "", "caption": "", "credit": "نوا"})])
    story = publish(page)
    (item,) = story.media
    assert (item.width, item.height, item.seconds, item.mime) == (640, 360, 2.5, "video/mp4")
    assert (item.alt, item.caption, item.credit) == ("دریا", "شرح", "نوا")
    assert (settings.MEDIA_ROOT / item.file).read_bytes() == make_film()
    assert (settings.MEDIA_ROOT / item.poster).read_bytes() == jpeg()
    at_rest(page)
    shelve()
    AwaitedFilm.objects.all().delete()
    Film.objects.filter(pk=film.pk)._raw_delete("default")
    assert record(fresh(recall(story.code))) == story


def test_a_record_carries_what_its_body_shows(front):
    with pytest.raises(MediaMissingError):
        enter(make_story(5, body=(PictureBlock("0" * 40),)), is_new=True)


# receive


def item(code: int | None = 291913, **fields) -> Item:
    usual = {
        "code": code,
        "published": datetime(2013, 8, 20, 18, 29, tzinfo=UTC),
        "headline": "حماس به دنبال ترمیم روابط",
        "lead": "لید",
        "paragraphs": ("بند یک", "بند دو"),
        "name": "page.txt",
    }
    return Item(**(usual | fields))


def test_an_archive_goes_straight_to_the_ledger(front, ledger):
    got = receive(item(), section="politics", publish=True)
    story = ledger.current("story", "291913").story
    assert (got.code, got.page, got.story) == (291913, None, story)
    assert story.first_published == story.changed == datetime(2013, 8, 20, 18, 29, tzinfo=UTC)
    assert [block.text.words for block in story.body if isinstance(block, ParagraphBlock)] == ["بند یک", "بند دو"]
    assert not StoryPage.objects.exists()


def test_a_draft_waits_at_the_desk_under_its_code(front, ledger):
    before = ledger.head()
    page = receive(item()).page
    assert (page.live, page.code, page.home_section) == (False, 291913, "news")
    assert ledger.head() == before
    with pytest.raises(CodeTakenError):
        receive(item())
    assert publish(fresh(page)).first_published == datetime(2013, 8, 20, 18, 29, tzinfo=UTC)
    assert_agreement()


def test_a_draft_without_a_code_gets_one_when_published(front):
    page = receive(item(None)).page
    assert page.code is None
    assert publish(fresh(page)).code == 1001


def test_what_is_refused_at_the_door(front, ledger):
    receive(item(), publish=True)
    before = ledger.head()
    with pytest.raises(CodeTakenError):
        receive(item(), publish=True)
    with pytest.raises(NoCodeError):
        receive(item(None), publish=True)
    for publishing in (True, False):
        with pytest.raises(UnknownSectionError):
            receive(item(5), section="nowhere", publish=publishing)
    assert ledger.head() == before
    assert not StoryPage.objects.exists()


@pytest.mark.parametrize(("who", "may"), [("chief", True), ("editor", True), ("reporter", False)])
def test_who_may_publish_what_comes_in(who, may, request, ledger):
    user = request.getfixturevalue(who)
    if may:
        receive(item(), publish=True, user=user)
    else:
        with pytest.raises(NotPermittedError):
            receive(item(), publish=True, user=user)
        assert receive(item(), user=user).page.owner == user
    assert (ledger.current("story", "291913") is not None) is may


def test_a_verb_writes_to_the_ledger_it_is_given(front, ledger):
    memory = MemoryLedger()
    memory.append(Section(slug="politics", name="سیاست"), timezone.now())
    before = ledger.head()
    receive(item(), section="politics", publish=True, ledger=memory)
    assert memory.current("story", "291913") is not None
    assert ledger.head() == before


# sections and the front


def test_a_section_is_renamed_and_keeps_its_slug(front, ledger):
    page = desk.section("sport")
    page.title, page.order, page.slug = "ورزش ایران", 7, "changed"
    assert name_section(page) == Section(slug="sport", name="ورزش ایران", order=7)
    assert ledger.sections()[-1].name == "ورزش ایران"
    assert_agreement()


def test_a_closed_section_leaves_the_menu(front, ledger):
    desk.section("sport").unpublish()
    assert "sport" not in {section.slug for section in ledger.sections()}
    name_section(SectionPage.objects.get(slug="sport"))
    assert "sport" in {section.slug for section in ledger.sections()}


def test_a_section_no_reader_could_reach_is_not_published(front):
    page = SectionPage(title="بد", slug="بد", live=False)
    front.add_child(instance=page)
    with pytest.raises(ValidationError):
        name_section(page)
    assert_agreement()


def test_publishing_a_section_unchanged_appends_nothing(front, ledger):
    before = ledger.head()
    name_section(desk.section("sport"))
    assert ledger.head() == before


def test_the_front_holds_fast_what_readers_have(write, front, ledger):
    code = publish(write()).code
    front = FrontPage.objects.get()
    front.lead, front.strip = code, [code]
    assert set_front(front) == Front(lead=code, strip=(code,))
    assert ledger.current("front", "front").record == Front(lead=code, strip=(code,))
    front.lead = 404
    with pytest.raises(UnknownStoryError):
        set_front(front)
    assert FrontPage.objects.get().lead == code


def test_the_front_says_how_it_is_set_and_what_is_breaking_until_when(write, front, ledger):
    code = publish(write()).code
    front = FrontPage.objects.get()
    front.layout, front.second = "event", [code]
    front.breaking, front.breaking_until, front.breaking_code = "زلزله در دریا", timezone.now(), code
    news = Breaking("زلزله در دریا", front.breaking_until, code)
    assert set_front(front) == Front(layout=Layout.EVENT, second=(code,), breaking=news)
    front.breaking_code = 404
    with pytest.raises(UnknownStoryError):
        set_front(front)
    front = FrontPage.objects.get()
    front.breaking = ""
    assert set_front(front).breaking is None
    assert_agreement()


@pytest.fixture
def send_front(front, chief):
    """Send the form of the front page, pressing publish, and return the answer."""
    client = Client()
    client.force_login(chief)

    def send(**fields):
        sent = {"title": "سپیدار", "layout": "usual", "lead": "", "second": "", "strip": "", "action-publish": "1"}
        sent |= {"breaking": "", "breaking_code": "", "breaking_until": ""}
        sent |= {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
        return client.post(reverse("wagtailadmin_pages:edit", args=(front.pk,)), sent | fields)

    return send


@pytest.mark.parametrize("field", ["lead", "second", "strip", "breaking_code"])
def test_the_form_of_the_front_says_which_code_is_unknown(send_front, field):
    assert "خبر منتشرشده‌ای با کد 404 نداریم." in send_front(**{field: "۴۰۴"}).text


def test_the_form_of_the_front_wants_to_know_when_breaking_news_ends(send_front, ledger):
    assert "بنویسید خبر تا چه زمانی فوری است." in send_front(breaking="زلزله در دریا").text
    assert send_front(breaking="زلزله در دریا", breaking_until="۱۴۰۵/۰۹/۰۱ ۱۵:۳۰").status_code == 302
    news = ledger.current("front", "front").record.breaking
    assert (news.words, news.until) == ("زلزله در دریا", datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


# setup


def test_preparing_twice_changes_nothing(front, ledger):
    before, pages = ledger.head(), list(Page.objects.values())
    prepare([("politics", "نامی دیگر", 9)])
    assert ledger.head() == before
    assert list(Page.objects.values()) == pages
    assert Site.objects.get().root_page.specific == front


def test_the_group_of_editors_may_do_what_an_editor_does(front):
    desk = Group.objects.get(name=EDITORS).page_permissions
    everywhere = desk.filter(page=front.pk).values_list("permission__codename", flat=True)
    assert set(everywhere) == {"add_page", "change_page", "lock_page", "unlock_page"}
    publishing = desk.filter(permission__codename="publish_page").values_list("page__slug", flat=True)
    assert set(publishing) == {"politics", "sport", "news"}
    sections = {f"{EDITORS} {name}" for name in ("سیاست", "ورزش", "خبر")}
    assert set(Group.objects.values_list("name", flat=True)) == {*Role, *sections}
