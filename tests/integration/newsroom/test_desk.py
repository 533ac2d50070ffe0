"""The desk as an editor sees it: Persian, Jalali, from no foreign host."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.models import IndexEntry
from wagtail.users.models import UserProfile

from dabir.newsroom import desk, index
from dabir.newsroom.models import StoryPage
from dabir.newsroom.preview import preview_of
from dabir.newsroom.verbs.publish import publish

SEARCH = "جست".encode("unicode_escape").decode()
"""As JSON writes it."""

FOREIGN = re.compile(r'(?:src|<link[^>]* href)="(?:https?:)?//(?!testserver|127\.0\.0\.1)[^"]+"')


@pytest.fixture
def client(chief) -> Client:
    client = Client()
    client.force_login(chief)
    return client


@pytest.fixture
def page(write) -> StoryPage:
    page = write(kicker="روتیتر", lead="لید")
    publish(page)
    return StoryPage.objects.get(pk=page.pk)


@pytest.fixture
def addresses(page, front) -> list[str]:
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=(front.pk,)),
        reverse("stories:index"),
        reverse("wagtailadmin_pages:add", args=("newsroom", "storypage", desk.section("sport").pk)),
        reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        reverse("wagtailadmin_pages:history", args=(page.pk,)),
        reverse("wagtailadmin_pages:unpublish", args=(page.pk,)),
        reverse("wagtailadmin_pages:delete", args=(page.pk,)),
        reverse("wagtailadmin_pages:edit", args=(front.pk,)),
        reverse("wagtailimages:index"),
        reverse("wagtailsnippets_newsroom_film:list"),
        reverse("wagtailsnippets_newsroom_film:add"),
        reverse("wagtailadmin_reports:site_history"),
    ]


def test_every_page_is_persian_and_asks_no_foreign_host(client, addresses):
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert '<html lang="fa" dir="rtl"' in answer.text
        assert FOREIGN.findall(answer.text) == [], address
        assert "newsroom/newsroom.css" in answer.text


def test_dates_are_jalali_and_machine_dates_are_not(client, page):
    answer = client.get(reverse("wagtailadmin_pages:history", args=(page.pk,)))
    assert re.search(r'data-w-tooltip-content-value="\S+ \S+ ۱۴۰\d، ساعت', answer.text)
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT[\d:.+-]+", at) for at in re.findall(r'datetime="([^"]*)"', answer.text))


def test_the_sign_in_page_is_persian(front):
    text = Client().get(reverse("wagtailadmin_login")).text
    assert "ورود به تحریریه" in text
    assert "گذرواژه" in text
    assert "Password" not in text


def test_the_strings_of_scripts_come_from_our_catalogue_too(client):
    answer = client.get("/newsroom/jsi18n/")
    assert answer.status_code == 200
    assert SEARCH in answer.text


def test_who_chose_english_gets_it_in_scripts_and_in_numbers_too(client, chief, page):
    profile = UserProfile.get_for_user(chief)
    profile.preferred_language = "en"
    profile.save()
    assert SEARCH not in client.get("/newsroom/jsi18n/").text
    shown = client.get(reverse("desk:index")).text
    assert re.search(r'class="dabir-lane__count">1<', shown)
    assert not re.search(r'class="dabir-lane__count">[۰-۹]', shown)


def test_the_editor_shows_the_panels_in_the_order_of_a_story(client, page):
    text = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).text
    names = ("kicker", "title", "lead", "byline", "kind", "other_sections", "tags", "correction_note")
    places = [text.index(f'name="{name}"') for name in names]
    assert places == sorted(places)
    for label in ("روتیتر", "لید", "متن", "نویسندگان", "زنجیرهٔ منابع", "نشان‌های کنار تیتر", "اصلاحیه"):
        assert label in text


def test_a_published_page_is_found_where_readers_find_it(page):
    assert (
        page.get_url()
        == f"/fa/news/{page.code}/%D8%AA%DB%8C%D8%AA%D8%B1-%D9%86%D8%AE%D8%B3%D8%AA%DB%8C%D9%86-%D8%AE%D8%A8%D8%B1"
    )
    assert page.full_url.startswith("http://127.0.0.1:8000/fa/news/")


def test_a_draft_is_found_nowhere(write):
    assert write().get_url() is None


def test_slugs_of_pages_are_never_made_of_words(write):
    assert re.fullmatch(r"[0-9a-f]{32}", write("نیم‌فاصله‌دار").slug)


def test_a_preview_shows_the_draft_and_publishes_nothing(write, ledger):
    page = write("تیتری که هنوز نیست")
    before = ledger.head()
    assert "تیتری که هنوز نیست" in preview_of(page).decode()
    assert ledger.head() == before


def test_publishing_leaves_title_lengths_for_the_night(write):
    publish(write("تیتری بسیار بلندتر از دیگران که باید سنجیده شود"))
    publish(write("کوتاه"))
    assert set(IndexEntry.objects.values_list("title_norm", flat=True)) == {1.0}
    index.refresh()
    assert len(set(IndexEntry.objects.values_list("title_norm", flat=True))) > 1


def test_the_desk_is_searched(write, client):
    publish(write("قیمت سیب‌زمینی ثابت ماند"))
    assert "سیب" in client.get(reverse("stories:index"), {"q": "قیمت"}).text


def test_drafts_are_stored_in_persian_letters(page):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps JSON in its own form")
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM wagtailcore_revision WHERE id = %s", (page.latest_revision_id,))
        assert "می\u200cگوید" in cursor.fetchone()[0]


def test_listings_have_their_indexes(front):
    with connection.cursor() as cursor:
        names = connection.introspection.get_constraints(cursor, Page._meta.db_table)
    assert {"newsroom_page_depth_path", "newsroom_page_revised", "newsroom_page_published"} <= set(names)
