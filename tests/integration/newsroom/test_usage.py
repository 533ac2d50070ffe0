"""What a published version shows is not deleted, whichever way it is tried; and where it is published can be read."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.integration.newsroom.test_verbs import make_film

from dabir.newsroom.errors import PublishedMediaError
from dabir.newsroom.media import holdings
from dabir.newsroom.models import Film, Photo
from dabir.newsroom.verbs.publish import publish
from dabir.story import Picture
from dabir.testing.stories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(chief) -> Client:
    client = Client()
    client.force_login(chief)
    return client


def showing(photo: Photo) -> list:
    return [("picture", {"photo": photo, "alt": "", "caption": "", "credit": ""})]


@pytest.fixture
def photo(write, jpeg) -> Photo:
    """A picture that stands in the first published version of a story, and not in its second."""
    taken = holdings.take_photo(jpeg(), "a.jpg", title="کوه")
    page = write(body=showing(taken))
    publish(page)
    page.refresh_from_db()
    page.body = [("paragraph", "<p>بی تصویر</p>")]
    publish(page)
    return taken


def by_method(desk, photo):
    photo.delete()


def by_query(desk, photo):
    Photo.objects.filter(pk=photo.pk).delete()


def by_view(desk, photo):
    return desk.post(reverse("wagtailimages:delete", args=(photo.pk,)), follow=True)


def by_bulk(desk, photo):
    address = reverse("wagtail_bulk_action", args=("newsroom", "photo", "delete"))
    return desk.post(f"{address}?id={photo.pk}", follow=True)


@pytest.mark.parametrize("way", [by_method, by_query])
def test_the_orm_refuses_what_only_an_older_version_shows(way, desk, photo):
    with pytest.raises(PublishedMediaError), transaction.atomic():
        way(desk, photo)
    assert Photo.objects.filter(pk=photo.pk).exists()


@pytest.mark.parametrize("way", [by_view, by_bulk])
def test_every_view_refuses_in_a_sentence_and_keeps_the_file(way, desk, photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = way(desk, photo)
    assert "پاک نمی‌شود" in answer.content.decode()
    assert Photo.objects.filter(pk=photo.pk).exists()
    assert default_storage.exists(photo.file.name)


@pytest.fixture
def pictures(photo, jpeg) -> list[Photo]:
    """Three pictures, of which the second stands in a published version."""
    return [holdings.take_photo(jpeg("red"), "b.jpg", title="رود"), photo, holdings.take_photo(jpeg("blue"), "c.jpg")]


@pytest.fixture
def films(write, jpeg) -> list[Film]:
    """Three films, of which the second is published."""
    films = [holdings.take_film(make_film(seconds), jpeg(), "a.mp4", title="کوه") for seconds in (1, 2, 3)]
    publish(write(body=[("film", {"film": films[1], "alt": "", "caption": "", "credit": ""})]))
    return films


@pytest.mark.parametrize("kind", ["pictures", "films"])
@pytest.mark.parametrize("chosen", ["each", "all"])
def test_one_that_is_used_keeps_all_that_were_to_go_with_it(
    kind, chosen, desk, request, django_capture_on_commit_callbacks
):
    items = request.getfixturevalue(kind)
    model = type(items[0])
    query = "&".join(f"id={item.pk}" for item in items) if chosen == "each" else "id=all"
    address = f"{reverse('wagtail_bulk_action', args=('newsroom', model._meta.model_name, 'delete'))}?{query}"
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(address, follow=True, HTTP_REFERER=f"http://testserver{address}")
    assert answer.status_code == 200
    assert "«کوه» در خبر منتشرشدهٔ" in answer.content.decode()
    assert set(model.objects.all()) == set(items)
    assert all(default_storage.exists(item.file.name) for item in items)


@pytest.mark.parametrize("kind", ["pictures", "films"])
def test_those_that_no_story_shows_go_together(kind, desk, request):
    first, used, last = request.getfixturevalue(kind)
    address = reverse("wagtail_bulk_action", args=("newsroom", used._meta.model_name, "delete"))
    desk.post(f"{address}?id={first.pk}&id={last.pk}")
    assert list(type(used).objects.all()) == [used]


def test_what_was_never_published_may_go(desk, front, jpeg):
    free = holdings.take_photo(jpeg("red"), "b.jpg")
    by_view(desk, free)
    assert not Photo.objects.exists()


def test_a_film_is_kept_in_the_views_of_snippets(desk, write, jpeg):
    film = holdings.take_film(make_film(), jpeg(), "a.mp4", title="دریا")
    publish(write(body=[("film", {"film": film, "alt": "", "caption": "", "credit": ""})]))
    answer = desk.post(reverse(Film.snippet_viewset.get_url_name("delete"), args=(film.pk,)), follow=True)
    assert "پاک نمی‌شود" in answer.content.decode()
    bulk = reverse("wagtail_bulk_action", args=("newsroom", "film", "delete"))
    answer = desk.post(f"{bulk}?id={film.pk}", follow=True)
    assert "پاک نمی‌شود" in answer.content.decode()
    assert Film.objects.filter(pk=film.pk).exists()


def test_where_it_is_published_is_paged(desk, ledger, front, jpeg):
    photo = holdings.take_photo(jpeg(), "a.jpg", title="کوه")
    item = Picture(key=photo.file_hash, file="published/a.jpg", mime="image/jpeg", width=1, height=1)
    stories = [make_story(code, media=(item,)) for code in range(2001, 2121)]
    ledger.append_many(stories, timezone.now())
    ledger.append(make_story(2120, media=()), timezone.now())
    first = desk.get(reverse("wagtailimages:image_usage", args=(photo.pk,))).content.decode()
    assert "۲۱۲۰" in first
    assert first.count("در نسخه‌ای پیش‌تر") == 1
    assert "?before=2071" in first
    last = desk.get(reverse("usage:stories", args=("picture", photo.pk)) + "?before=2021").content.decode()
    assert "۲۰۰۱" in last
    assert "before=" not in last
