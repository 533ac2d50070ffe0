"""What is no picture or film, not whole, or too much is refused in a sentence, and nothing of it is kept."""

from __future__ import annotations

import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from PIL import Image
from tests.unit.newsroom.test_embedded_words import UTF_8, iptc
from tests.unit.newsroom.test_embedded_words import jpeg as with_words

from dabir.newsroom.media import ffmpeg
from dabir.newsroom.models import Film, Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(chief) -> Client:
    client = Client()
    client.force_login(chief)
    return client


@pytest.fixture(scope="module")
def rolled(tmp_path_factory) -> bytes:
    """A second of a real film whose head stands before its pictures."""
    path = tmp_path_factory.mktemp("film") / "a.mp4"
    writer = ffmpeg.frames_to(path, (320, 240), 12, "-movflags", "+faststart")
    writer.send(None)
    for shade in range(12):
        writer.send(bytes([shade * 20, 90, 90]) * (320 * 240))
    writer.close()
    return path.read_bytes()


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def png() -> bytes:
    output = BytesIO()
    Image.effect_noise((300, 300), 90).save(output, "PNG")
    return output.getvalue()


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

NO_PICTURES = {
    "a bomb": ("a.png", lambda jpeg: bomb(30_000, 30_000), "میلیون پیکسل"),
    "just too large": ("a.png", lambda jpeg: bomb(8_000, 5_001), "میلیون پیکسل"),
    "a script in a drawing": ("a.svg", lambda jpeg: SVG, "SVG"),
    "a drawing by another name": ("a.png", lambda jpeg: SVG, "SVG"),
    "half a JPEG": ("a.jpg", lambda jpeg: jpeg()[:-400], "کامل نیست"),
    "half a PNG": ("a.png", lambda jpeg: png()[:-4000], "کامل نیست"),
    "no picture": ("a.jpg", lambda jpeg: b"what is this" * 99, "تصویر خوانایی نیست"),
}


def kept(settings) -> list[Path]:
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()]


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize("what", NO_PICTURES)
def test_a_bad_picture_is_refused_in_the_form_and_leaves_nothing(what, desk, jpeg, settings):
    name, make, said = NO_PICTURES[what]
    answer = desk.post(reverse("wagtailimages:add"), {"title": "تیتر تصویر", "file": sent(name, make(jpeg))})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert "تیتر تصویر" in page, "what was typed is still there"
    assert not Photo.objects.exists()
    assert kept(settings) == []


@pytest.mark.parametrize("what", NO_PICTURES)
def test_it_is_refused_where_many_are_given_at_once(what, desk, jpeg, settings):
    name, make, said = NO_PICTURES[what]
    data = {"title": "تصویر", "files[]": sent(name, make(jpeg))}
    answer = desk.post(reverse("wagtailimages:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 200
    assert not answer.json()["success"]
    assert said in answer.json()["error_message"]
    assert not Photo.objects.exists()
    assert kept(settings) == []


def test_a_good_picture_is_taken(desk, jpeg):
    answer = desk.post(reverse("wagtailimages:add"), {"title": "کوه", "file": sent("a.jpg", jpeg())})
    assert answer.status_code == 302
    assert Photo.objects.get().title == "کوه"


def test_a_body_that_was_cut_off_keeps_nothing(desk, jpeg, settings):
    body = encode_multipart(BOUNDARY, {"title": "کوه", "file": sent("a.jpg", jpeg())})
    half = body[: len(body) - 800]
    answer = desk.generic("POST", reverse("wagtailimages:add"), half, content_type=MULTIPART_CONTENT)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"], "said beside the field"
    assert not Photo.objects.exists()
    assert kept(settings) == []


WIRED = iptc(
    UTF_8,
    (2, 105, "گشایش پل".encode()),
    (2, 120, "پلی بر کارون".encode()),
    (2, 110, "ایرنا".encode()),
    (2, 116, "یک بار".encode()),
)


def test_what_the_file_says_fills_what_nobody_wrote_and_nothing_else(desk):
    file = sent("DSC_0042.JPG", with_words(WIRED).getvalue())
    typed = {"title": "DSC 0042", "credit": "سارا", "rights_until": "۱۴۰۶/۰۱/۱۵", "file": file}
    desk.post(reverse("wagtailimages:add"), typed)
    photo = Photo.objects.get()
    assert (photo.title, photo.caption, photo.credit, photo.rights) == ("گشایش پل", "پلی بر کارون", "سارا", "یک بار")
    assert photo.rights_until == date(2027, 4, 4)
    desk.post(reverse("wagtailimages:edit", args=(photo.pk,)), {"title": "پل", "credit": "سارا"})
    photo.refresh_from_db()
    assert (photo.title, photo.caption) == ("پل", ""), "what a person takes out stays out"


def test_a_title_that_somebody_wrote_stays(desk):
    file = sent("a.jpg", with_words(WIRED).getvalue())
    desk.post(reverse("wagtailimages:add"), {"title": "رود", "file": file})
    assert Photo.objects.get().title == "رود"


def test_many_at_once_bring_their_words_too(desk):
    data = {"files[]": sent("a.jpg", with_words(WIRED).getvalue())}
    answer = desk.post(reverse("wagtailimages:add_multiple"), data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert "پلی بر کارون" in answer.json()["form"]
    assert Photo.objects.get().title == "گشایش پل"


@pytest.mark.parametrize("what", ["no film", "half a film", "a film without pictures"])
def test_what_is_no_film_is_refused_beside_its_field(what, desk, rolled, settings):
    place = rolled.index(b"mdat")
    data, said = {
        "no film": (b"not a film at all" * 50, "فیلم MP4 خوانایی نیست"),
        "half a film": (rolled[: len(rolled) - 300], "کامل نیست"),
        "a film without pictures": (
            rolled[: place + 4] + bytes(len(rolled) - place - 4),
            "فیلم MP4 خوانایی نیست",
        ),
    }[what]
    answer = desk.post(reverse(Film.snippet_viewset.get_url_name("add")), {"title": "رود", "file": sent("a.mp4", data)})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Film.objects.exists()
    assert kept(settings) == []


def test_a_poster_that_is_cut_off_is_refused(desk, rolled, jpeg, settings):
    files = {"file": sent("a.mp4", rolled), "poster": sent("p.jpg", jpeg()[:-400])}
    answer = desk.post(reverse(Film.snippet_viewset.get_url_name("add")), {"title": "رود", **files})
    assert "کامل نیست" in answer.content.decode()
    assert kept(settings) == []
