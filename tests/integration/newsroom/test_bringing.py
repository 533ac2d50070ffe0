"""What is dropped on a text is judged, kept where its bringer may add to, and answered as a block; or not at all."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from tests.integration.newsroom.test_media import played
from tests.integration.newsroom.test_uploads import NO_PICTURES, SVG, WIRED, kept, rolled, sent
from tests.unit.newsroom.test_embedded_words import jpeg as with_words
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from dabir.newsroom.media import encoding
from dabir.newsroom.models import Film, Photo, Sound, StoryPage

__all__ = ["played", "rolled"]

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file of a preview it has just made to the garbage collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]

JSON = {"Accept": "application/json"}


@pytest.fixture
def bring(client, editor, monkeypatch):
    """Send a file as the editor's page does, and return the answer."""
    client.force_login(editor)
    monkeypatch.setattr(encoding, "start", lambda: started.append(True))
    started: list[bool] = []

    def bring(name: str, data: bytes, title: str = ""):
        return client.post(reverse("writing:bring"), {"title": title, "file": sent(name, data)}, headers=JSON)

    bring.started = started
    return bring


def test_a_picture_comes_back_as_the_block_that_shows_it(bring, jpeg, editor):
    answer = bring("کوه.jpg", jpeg()).json()
    photo = Photo.objects.get()
    assert (photo.title, photo.uploaded_by_user, photo.collection) == ("کوه", editor, Collection.objects.get(depth=1))
    assert (answer["type"], answer["value"]["photo"]["id"]) == ("picture", photo.pk)
    assert answer["value"]["photo"]["preview"]["url"]
    assert len(answer["id"]) == 36
    block = StoryPage._meta.get_field("body").stream_block.child_blocks["picture"]
    drawn = block.get_form_state(block.to_python({"photo": photo.pk, "alt": "", "caption": "", "credit": ""}))
    assert answer["value"] == drawn
    assert ModelLogEntry.objects.get(object_id=photo.pk, action="wagtail.create").user == editor


def test_its_own_words_come_with_it(bring):
    bring("DSC_0042.jpg", with_words(WIRED).getvalue())
    assert Photo.objects.get().title == "گشایش پل"


def test_what_has_no_name_of_its_own_is_called_by_the_headline(bring, jpeg):
    bring("image.jpg", jpeg(), title="گشایش پل" + "ا" * 300)
    assert Photo.objects.get().title.startswith("گشایش پل")


def test_a_film_and_a_sound_come_too(bring, rolled, played):
    film, sound = bring("رود.mp4", rolled).json(), bring("رود.mp3", played).json()
    assert (film["type"], film["value"]["film"]["id"]) == ("film", Film.objects.get().pk)
    assert (sound["type"], sound["value"]["sound"]["id"]) == ("audio", Sound.objects.get().pk)
    assert bring.started == [True], "sizes of the film are made while the editor goes on"


def test_the_same_bytes_are_kept_once_so_that_a_second_try_does_no_harm(bring, jpeg, settings):
    first = bring("a.jpg", jpeg()).json()
    files = len(kept(settings))
    assert bring("b.jpg", jpeg()).json()["value"] == first["value"]
    assert Photo.objects.count() == 1
    assert len(kept(settings)) == files


def refusal(answer) -> str:
    assert answer.status_code == 400
    return answer.json()["error_message"]


@pytest.mark.parametrize("what", NO_PICTURES)
def test_a_bad_picture_is_refused_with_the_sentence_of_its_form(what, bring, jpeg, settings):
    name, make, said = NO_PICTURES[what]
    assert said in refusal(bring(name, make(jpeg)))
    assert not Photo.objects.exists()
    assert kept(settings) == []


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("a.mp4", lambda film: b"no film" * 99, "فیلم MP4 خوانایی نیست"),
        ("a.mp4", lambda film: film[:-300], "کامل نیست"),
        ("a.mp3", lambda film: b"no sound" * 99, "صدایی پیدا نشد"),
        ("a.pdf", lambda film: b"%PDF", "عکس، فیلم یا صدا نیست"),
        ("a.html", lambda film: SVG, "عکس، فیلم یا صدا نیست"),
    ],
)
def test_what_is_no_film_nor_anything_else_is_refused(name, make, said, bring, rolled, settings):
    assert said in refusal(bring(name, make(rolled)))
    assert not Film.objects.exists()
    assert not Sound.objects.exists()
    assert not bring.started
    assert kept(settings) == []


def test_a_body_that_was_cut_off_gives_a_sentence_and_keeps_nothing(bring, client, jpeg, settings):
    whole = encode_multipart(BOUNDARY, {"title": "", "file": sent("a.jpg", jpeg())})
    for end in (800, len(whole) - 60):  # within the picture; before it
        half = whole[: len(whole) - end]
        answer = client.generic("POST", reverse("writing:bring"), half, content_type=MULTIPART_CONTENT, headers=JSON)
        assert refusal(answer)
    assert not Photo.objects.exists()
    assert kept(settings) == []


def test_nothing_is_answered_with_a_sentence(bring, client):
    assert "نرسید" in refusal(client.post(reverse("writing:bring"), {"title": "تیتر"}, headers=JSON))


@pytest.mark.parametrize("name", ["a.jpg", "a.mp4", "a.mp3"])
def test_who_may_not_add_is_told_so(name, bring, client, reporter, jpeg, settings):
    client.force_login(reporter)
    assert "اجازهٔ افزودن" in refusal(bring(name, jpeg()))
    assert kept(settings) == []


def test_a_stranger_is_asked_to_sign_in(jpeg, front):
    answer = Client().post(reverse("writing:bring"), {"file": sent("a.jpg", jpeg())}, headers={"Accept": "text/html"})
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_it_goes_to_a_collection_its_bringer_may_add_to(bring, client, reporter, jpeg):
    root = Collection.objects.get(depth=1)
    root.add_child(name="دیگران")
    ours = root.add_child(name="عکاسان")
    group = Group.objects.create(name="عکاسان")
    add = Permission.objects.get(content_type__app_label="wagtailimages", codename="add_image")
    GroupCollectionPermission.objects.create(group=group, collection=ours, permission=add)
    reporter.groups.add(group)
    client.force_login(reporter)
    assert bring("a.jpg", jpeg()).status_code == 200
    assert Photo.objects.get().collection == ours


def test_the_desk_has_more_than_one_collection(bring, jpeg):
    root = Collection.objects.get(depth=1)
    root.add_child(name="بایگانی")
    assert bring("a.jpg", jpeg()).status_code == 200
    assert Photo.objects.get().collection == root
