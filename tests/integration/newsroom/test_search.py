"""Search inside the newsroom: Wagtail's own, blind to spelling, and the archive at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from modelsearch.query import MATCH_ALL, Boost, Not, Or, Phrase, PlainText
from wagtail.models import GroupPagePermission, Page
from wagtail.search.models import IndexEntry

from dabir.newsroom import archive, desk, index
from dabir.newsroom.models import Film, Photo, Sound, StoryPage, User
from dabir.newsroom.verbs.publish import publish
from dabir.newsroom.verbs.shelve import shelve
from dabir.newsroom.verbs.withdraw import withdraw
from dabir.search.answers import PAGE, PAGES
from dabir.search.document import document_of
from dabir.search.engine import TantivyIndex
from dabir.search.errors import NoIndexError, TornIndexError
from dabir.search.index import Index, Place
from dabir.story import Story
from dabir.testing.search import MemoryIndex
from dabir.testing.stories import make_story

SPELLINGS = ["كتابهاي", "کتاب‌های", "کتاب های", "کتاب‌هایِ", '"كتاب هاي"']
HOSTILE = [
    "؟",
    "'",
    '"',
    "«",
    '%s % \\ * " NOT',
    "NOT",
    "a AND",
    "{title}: x",
    "x" * 5_000,
    "'؟' '!'",
    "-",
    "\x00",
    "(" * 99,
]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(chief) -> Client:
    return signed_in(chief)


# Wagtail's own search


def titles(answer) -> list[str]:
    return [page.title for page in answer.context["object_list"]]


@pytest.mark.parametrize("asked", SPELLINGS)
def test_the_sidebar_finds_a_draft_however_it_is_spelled(write, client, asked):
    write("کتاب‌های تازهٔ کتابخانه")
    write("چیزی دیگر")
    assert titles(client.get(reverse("wagtailadmin_pages:search"), {"q": asked})) == ["کتاب‌های تازهٔ کتابخانه"]


def test_a_title_in_foreign_letters_is_found_by_persian_ones(write, client):
    write("كتابهاي تازه در بازار")
    for asked in SPELLINGS:
        assert titles(client.get(reverse("stories:index"), {"q": asked})) == ["كتابهاي تازه در بازار"]


@pytest.mark.parametrize("asked", ["کتابخ", "کتابخان", "کتاب‌ه", "کتاب ه", "تازه کتابخا", "تازهٔ كتابخان"])
def test_half_a_word_finds_it(write, client, asked):
    write("کتاب‌های تازهٔ کتابخانه")
    assert titles(client.get(reverse("wagtailadmin_pages:search"), {"q": asked})) == ["کتاب‌های تازهٔ کتابخانه"]


def test_marks_of_wagtail_s_search_keep_their_meaning(write, client):
    publish(write("کتاب‌های تازه"))
    write("کتاب‌های کهنه")
    address = reverse("wagtailadmin_pages:search")
    assert titles(client.get(address, {"q": "كتابهاي live:yes"})) == ["کتاب‌های تازه"]
    assert titles(client.get(address, {"q": "كتابهاي live:no"})) == ["کتاب‌های کهنه"]
    assert titles(client.get(address, {"q": '"تازه کتاب های"'})) == []


@pytest.mark.parametrize("name", ["wagtailadmin_pages:search", "stories:index", "wagtailadmin_explore_root"])
def test_the_desk_answers_whatever_is_typed(write, client, name):
    write()
    for asked in HOSTILE:
        assert client.get(reverse(name), {"q": asked}).status_code == 200, asked


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Wagtail's, of the thumbnails it makes
def test_explorer_and_choosers_are_blind_to_spelling(write, front, client, jpeg):
    write("کتاب‌های تازه")
    Photo.objects.create(title="کتاب‌های کهنه", file=ContentFile(jpeg(), "old.jpg"))
    Photo.objects.create(title="دیگری", file=ContentFile(jpeg("red"), "other.jpg"))
    Film.objects.create(title="کتاب‌های صوتی", width=1, height=1, seconds=1)
    Sound.objects.create(title="کتاب‌های گویا", seconds=1)
    for name, arguments, found in (
        ("wagtailadmin_explore", (front.pk,), "کتاب‌های تازه"),
        ("wagtailadmin_choose_page_search", (), "کتاب‌های تازه"),
        ("wagtailimages:index", (), "کتاب‌های کهنه"),
        ("wagtailimages_chooser:choose_results", (), "کتاب‌های کهنه"),
        ("wagtailsnippets_newsroom_film:list", (), "کتاب‌های صوتی"),
        ("wagtailsnippets_newsroom_sound:list", (), "کتاب‌های گویا"),
    ):
        text = client.get(reverse(name, args=arguments), {"q": "كتابهاي"}).text
        assert found in text, name
        assert "دیگری" not in text, name


def test_queries_of_other_shapes_are_folded_too(write):
    write("کتاب‌های تازه")
    write("روزنامه‌های کهنه")
    old, new = PlainText("كهنه"), PlainText("تازه")
    for query, found in (
        (Or([PlainText("كتابهاي"), old]), 2),
        (Phrase("كتاب هاي تازه"), 1),
        (new & PlainText("؟"), 1),
        (PlainText("كتابهاي كهنه", operator="or"), 2),
        (MATCH_ALL, 2),
        (Not(old), 1),
        (Not(PlainText("؟")), 0),
        (PlainText("؟") | Phrase("!"), 0),
    ):
        assert len(StoryPage.objects.search(query)) == found, query
    boosted = index._folded(Boost(PlainText("كهنه"), 2.0), unfinished=False)
    assert isinstance(boosted, Boost)
    assert boosted.subquery.query_string == "کهنه"


def test_an_index_made_before_is_made_anew_once(write, client):
    def is_found_after_migrating() -> bool:
        IndexEntry.objects.all().delete()
        connection.check_constraints()  # PostgreSQL makes no index while those of this transaction wait
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
        return titles(client.get(reverse("wagtailadmin_pages:search"), {"q": "كتابهاي"})) == ["کتاب‌های تازه"]

    migration = import_module("dabir.newsroom.migrations.0007_search_keys")
    write("کتاب‌های تازه")
    migration.rebuild_afterwards(apps, None)
    assert is_found_after_migrating()
    assert not is_found_after_migrating(), "a later migration leaves the index alone"
    migration.rebuild_afterwards(apps, None)
    assert not is_found_after_migrating(), "there was nothing in the index"


# The archive at the desk


@pytest.fixture
def shelf(monkeypatch) -> SimpleNamespace:
    """The shelf as the archive asks it, with an index in memory that a test may exchange."""
    held = SimpleNamespace(kept=MemoryIndex())
    monkeypatch.setattr(archive, "shelf", lambda: SimpleNamespace(index=lambda: held.kept))
    return held


@pytest.fixture
def follow(shelf, ledger) -> Callable[[], None]:
    """Take the whole ledger into the index."""

    def follow() -> None:
        stories = [entry.story for entry in ledger.stories(ledger.codes()).values()]
        made = [(story.code, document_of(story)) for story in stories]
        head = ledger.head()
        shelf.kept.put(
            [document for _, document in made if document],
            [code for code, document in made if not document],
            Place(head.number, head.chain),
        )

    return follow


@pytest.fixture
def story(write, follow) -> Story:
    """A story at the desk and in the archive, in the section politics."""
    made = publish(write("کتاب‌های تازهٔ کتابخانه", lead="لید"))
    follow()
    return made


@pytest.fixture
def shelved(story) -> Story:
    """The same in the archive alone."""
    assert shelve(now=timezone.now() + timedelta(days=400)) == [story.code]
    return story


@pytest.fixture
def outsider(front) -> User:
    """Who may enter the newsroom, and work in the section sport only."""
    user = User.objects.create_user("outsider", password="secret")
    group = Group.objects.create(name="ورزشی‌نویسان")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("add_page", "change_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=name)
        GroupPagePermission.objects.create(group=group, page=desk.section("sport"), permission=permission)
    user.groups.add(group)
    return user


@pytest.fixture
def reader_only(front) -> User:
    """Who may enter the newsroom and work nowhere."""
    user = User.objects.create_user("visitor", password="secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def found(client: Client, asked: str = "", **more: str):
    answer = client.get(reverse("archive:index"), {"q": asked, **more})
    assert answer.status_code == 200
    return answer


def headlines(answer) -> list[str]:
    return [row.story.headline for row in answer.context["table"].data]


def at_desk(answer) -> list[str]:
    table = answer.context["desk"]
    return [page.title for page in table.data] if table else []


def recall_path(story: Story) -> str:
    return reverse("archive:recall", args=(story.code,))


@pytest.mark.parametrize("asked", [*SPELLINGS, "کتابخانه بخش:سیاست", "سال:۱۴۰۵ OR کتابخانه", ""])
def test_the_archive_is_found_however_it_is_spelled(story, client, asked):
    assert headlines(found(client, asked)) == [story.headline]


def test_the_real_engine_answers(write, shelf, follow, client, tmp_path):
    shelf.kept = TantivyIndex.create(tmp_path / "index")
    publish(write("کتاب‌های تازه"))
    publish(write("روزنامه‌های تازه", section="sport"))
    follow()
    for asked in SPELLINGS:
        assert headlines(found(client, asked)) == ["کتاب‌های تازه"], asked
    everything = found(client)
    assert sorted(headlines(everything)) == ["روزنامه‌های تازه", "کتاب‌های تازه"]
    assert [(facet.name, [value.count for value in facet.values]) for facet in everything.context["facets"]] == [
        ("بخش", [1, 1])
    ]
    assert headlines(found(client, "بخش:نیست")) == []
    for asked in HOSTILE:
        found(client, asked)
    shelf.kept.close()


def test_a_story_is_told_in_persian(story, client):
    text = found(client, "كتابهاي").text
    assert '<html lang="fa" dir="rtl"' in text
    assert archive.to_persian(story.code) in text
    assert "سیاست" in text
    assert re.search(r"<td[^>]*>\s*[۰-۹]{1,2} \S+ ۱۴۰[۰-۹]\s*</td>", text)
    assert "۱ خبر در آرشیو یافت شد" in text
    assert f"/fa/news/{story.code}/" in text


def test_the_archive_stands_in_the_menu_after_the_stories(client, shelf):
    text = client.get(reverse("wagtailadmin_home")).text
    assert text.index("/newsroom/stories/") < text.index('"/newsroom/archive/"') < text.index("/newsroom/images/")


def test_a_story_at_the_desk_is_edited_there(story, client):
    answer = found(client, "کتابخانه")
    page = StoryPage.objects.get(code=story.code)
    row = answer.context["table"].data[0]
    assert (row.state, row.edit_path, row.may_recall) == (
        "روی میز",
        reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        False,
    )
    assert "بازآوردن به میز" not in answer.text


def test_a_shelved_story_is_brought_back_by_an_editor(shelved, editor, ledger):
    client = signed_in(editor)
    answer = found(client, "كتابهاي")
    row = answer.context["table"].data[0]
    assert (row.state, row.edit_path, row.may_recall) == ("در آرشیو", "", True)
    assert "بازآوردن به میز" in answer.text

    before = ledger.head()
    answer = client.post(recall_path(shelved))
    page = StoryPage.objects.get(code=shelved.code)
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert client.get(answer["Location"]).status_code == 200
    assert ledger.head() == before
    assert found(client, "كتابهاي").context["table"].data[0].state == "روی میز"
    assert client.post(recall_path(shelved))["Location"] == answer["Location"], "twice is as good as once"


def test_who_may_only_write_edits_what_they_brought_back(shelved, reporter):
    client = signed_in(reporter)
    assert found(client, "کتابخانه").context["table"].data[0].may_recall
    answer = client.post(recall_path(shelved))
    assert client.get(answer["Location"]).status_code == 200


def test_who_works_in_another_section_sees_the_paper_alone(shelved, outsider):
    client = signed_in(outsider)
    answer = found(client, "کتابخانه")
    row = answer.context["table"].data[0]
    assert (row.edit_path, row.may_recall) == ("", False)
    assert "بازآوردن به میز" not in answer.text
    assert "دیدن در روزنامه" in answer.text

    refused = client.post(recall_path(shelved), HTTP_REFERER="http://testserver/newsroom/archive/?q=x", follow=True)
    assert refused.redirect_chain == [("http://testserver/newsroom/archive/?q=x", 302)]
    assert "[newsroom.not_permitted]" in refused.text
    assert not StoryPage.objects.filter(code=shelved.code).exists()


def test_a_page_at_the_desk_is_not_everybody_s_to_edit(story, outsider, reader_only):
    for user in (outsider, reader_only):
        answer = found(signed_in(user), "کتابخانه")
        row = answer.context["table"].data[0]
        assert (row.state, row.edit_path, row.may_recall) == ("روی میز", "", False)
        assert at_desk(answer) == []


def test_who_works_in_the_section_may_bring_back_there_only(write, follow, outsider):
    here = publish(write("کتاب‌های ورزشی", section="sport"))
    elsewhere = publish(write("کتاب‌های سیاسی"))
    follow()
    shelve(now=timezone.now() + timedelta(days=400))
    rows = found(signed_in(outsider), "كتابهاي").context["table"].data
    assert {row.story.code: row.may_recall for row in rows} == {here.code: True, elsewhere.code: False}


def test_a_visitor_is_led_to_the_door(shelved):
    client = Client()
    for answer in (
        client.get(reverse("archive:index"), {"q": "کتابخانه"}),
        client.get(reverse("archive:results"), {"q": "کتابخانه"}),
        client.post(recall_path(shelved)),
    ):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("wagtailadmin_login"))
    assert not StoryPage.objects.filter(code=shelved.code).exists()


def test_who_may_not_enter_the_newsroom_does_not_see_it(shelved):
    client = signed_in(User.objects.create_user("stranger", password="secret"))
    assert client.get(reverse("archive:index"))["Location"].startswith(reverse("wagtailadmin_login"))
    client.post(recall_path(shelved))
    assert not StoryPage.objects.filter(code=shelved.code).exists()


def test_bringing_back_is_signed(shelved, chief):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    assert client.post(recall_path(shelved)).status_code == 403
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', found(client, "کتابخانه").text)
    assert token
    assert client.post(recall_path(shelved), {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert StoryPage.objects.filter(code=shelved.code).exists()


def test_looking_brings_nothing_back(shelved, client):
    answer = client.get(recall_path(shelved))
    assert answer["Location"] == reverse("archive:index")
    assert not StoryPage.objects.filter(code=shelved.code).exists()


def test_a_story_that_never_was_is_refused(client, shelf):
    for code in (1, 10**30):
        answer = client.post(reverse("archive:recall", args=(code,)), follow=True)
        assert answer.status_code == 200
        assert "[ledger.unknown_story]" in answer.text


def test_what_was_withdrawn_is_not_found(story, follow, client):
    withdraw(story.code, "نادرست بود.")
    assert headlines(found(client, "کتابخانه")) == [], "even before the index knows"
    follow()
    answer = found(client, "کتابخانه")
    assert "چنین خبری در آرشیو نیست." in answer.text
    assert at_desk(answer) == [story.headline]


def test_drafts_are_shown_beside_the_archive(story, write, client):
    write("کتاب‌های ننوشته")
    answer = found(client, "كتابهاي")
    assert headlines(answer) == [story.headline]
    assert sorted(at_desk(answer)) == ["کتاب‌های تازهٔ کتابخانه", "کتاب‌های ننوشته"]
    assert "همهٔ آنچه روی میز یافت شد" not in answer.text


def test_no_more_than_five_drafts_are_shown(write, client, shelf):
    for number in range(6):
        write(f"کتاب‌های ننوشته {number}")
    answer = found(client, "كتابهاي")
    assert len(at_desk(answer)) == 5
    link = re.search(r'href="([^"]+)">همهٔ آنچه روی میز یافت شد', answer.text)
    assert link
    assert len(client.get(link[1]).context["object_list"]) == 6


def test_drafts_are_shown_to_those_who_may_see_them(write, shelf, outsider, editor):
    write("کتاب‌های سیاسی")
    write("کتاب‌های ورزشی", section="sport")
    assert at_desk(found(signed_in(outsider), "كتابهاي")) == ["کتاب‌های ورزشی"]
    assert len(at_desk(found(signed_in(editor), "كتابهاي"))) == 2


def test_drafts_are_not_shown_beside_filters_nor_without_words(story, write, client):
    write("کتاب‌های ننوشته")
    for asked in ("كتابهاي بخش:سیاست", "بخش:سیاست", "", "؟"):
        assert at_desk(found(client, asked)) == [], asked
    assert at_desk(found(client, "از كتابهاي")) != [], "a small word need not be in a title"


@pytest.mark.parametrize("trouble", [NoIndexError(), TornIndexError(folder="/somewhere", reason="broken")])
def test_while_there_is_no_index_the_desk_says_so(write, client, monkeypatch, trouble):
    def refuse() -> Index:
        raise trouble

    write("کتاب‌های ننوشته")
    monkeypatch.setattr(archive, "shelf", lambda: SimpleNamespace(index=refuse))
    answer = found(client, "كتابهاي")
    assert trouble.sentence("fa") in answer.text
    assert at_desk(answer) == ["کتاب‌های ننوشته"]


def test_nothing_that_is_asked_is_an_error(story, client):
    for asked in HOSTILE:
        assert client.get(reverse("archive:results"), {"q": asked}).status_code == 200, asked
        found(client, asked, p="۲")
    for page in ("0", "-1", "999", "x", "1" * 5_000, ""):
        assert headlines(found(client, "کتابخانه", p=page)) == [story.headline], page
    assert "یک گیومه جفت نداشت" in found(client, "«کتابخانه").text


@pytest.fixture
def many(front, follow, ledger) -> int:
    """More stories than pages can be turned, in two sections and two years."""
    stories = [
        make_story(
            code=1_000 + number,
            headline=f"خبر شمارهٔ {number}",
            sections=("politics" if number % 3 else "sport",),
            first_published=timezone.now() - timedelta(days=3 * number),
            changed=timezone.now(),
        )
        for number in range(PAGE * PAGES + 5)
    ]
    ledger.append_many(stories, timezone.now())
    follow()
    return len(stories)


def test_ten_pages_can_be_turned(many, client):
    first = found(client, "خبر")
    assert len(headlines(first)) == PAGE
    assert "۲۰۵ خبر در آرشیو یافت شد؛ ۲۰۰ خبر نخست را می‌توان ورق زد" in first.text
    last = found(client, "خبر", p="99")
    assert last.context["page_obj"].number == PAGES
    assert len(headlines(last)) == PAGE


def test_results_are_narrowed_and_widened_by_links(many, client):
    def links(text: str) -> dict[str, str]:
        nav = text[text.index("listing-filter") : text.index("</nav>", text.index("listing-filter"))]
        return {name.partition(" (")[0]: path for path, name in re.findall(r'<a href="([^"]+)">([^<]+)</a>', nav)}

    whole = links(found(client, "خبر").text)
    assert {"ورزش", "سیاست", "تازه‌ترین", "کهنه‌ترین"} <= whole.keys()
    sport = client.get(whole["ورزش"])
    assert {row.section for row in sport.context["table"].data} == {"ورزش"}
    assert "۶۹ خبر" in sport.text
    year = next(name for name in links(sport.text) if name.startswith("۱۴۰"))
    both = client.get(links(sport.text)[year])
    assert all(year in row.date for row in both.context["table"].data)
    oldest = client.get(links(both.text)["کهنه‌ترین"])
    dates = [row.story.first_published for row in oldest.context["table"].data]
    assert dates == sorted(dates)
    assert client.get(links(sport.text)["همه"]).context["page_obj"].paginator.count == PAGE * PAGES


def test_without_words_the_newest_come_first(many, client):
    answer = found(client)
    assert headlines(answer)[:2] == ["خبر شمارهٔ 0", "خبر شمارهٔ 1"]
    assert [choice.name for choice in answer.context["sorts"]] == ["تازه‌ترین", "کهنه‌ترین"]
    assert headlines(found(client, "ترتیب:کهنه‌ترین"))[0] == f"خبر شمارهٔ {many - 1}"


def test_a_story_whose_section_the_desk_does_not_know_is_only_shown(follow, ledger, client):
    ledger.append_many([make_story(code=77, headline="بی‌خانه", sections=("gone",))], timezone.now())
    follow()
    row = found(client, "بی‌خانه").context["table"].data[0]
    assert (row.section, row.may_recall, row.edit_path) == ("gone", False, "")


def test_the_tree_is_untouched_by_looking(many, client):
    before = Page.objects.count()
    found(client, "خبر")
    assert Page.objects.count() == before
