"""Pictures, films and sounds on their way to readers: real files, made once, supplied when they are ready."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps
from tests.integration.newsroom.test_verbs import at_rest

from dabir.newsroom.errors import EncodingError, UnreadableSoundError
from dabir.newsroom.media import encoding, ffmpeg, holdings, mp4
from dabir.newsroom.media.renditions import LARGEST, widths
from dabir.newsroom.models import AwaitedFilm, Film, Sound
from dabir.newsroom.verbs.publish import current, publish
from dabir.newsroom.verbs.shelve import shelve
from dabir.story import AudioBlock

pytestmark = pytest.mark.django_db

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nآغاز\n".encode()


@pytest.fixture(scope="module")
def rolled(tmp_path_factory) -> bytes:
    """A second of a real film, 640 by 480."""
    path = tmp_path_factory.mktemp("film") / "a.mp4"
    writer = ffmpeg.frames_to(path, (640, 480), 12)
    writer.send(None)
    for shade in range(12):
        writer.send(bytes([shade * 20, 90, 90]) * (640 * 480))
    writer.close()
    return path.read_bytes()


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> bytes:
    """A second of a real sound."""
    path = tmp_path_factory.mktemp("sound") / "a.mp3"
    ffmpeg.synthesize(path, "sin(2*PI*440*t)", 1.0)
    return path.read_bytes()


def used(kind: str, item, **said) -> dict:
    return {kind: item} | {"alt": "", "caption": "", "credit": ""} | said


def open_media(settings, file: str) -> Image.Image:
    return Image.open(Path(settings.MEDIA_ROOT) / file)


# pictures


def camera(size=(900, 600), **more) -> bytes:
    """What a camera held on its side writes, with the place it was taken at."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A Camera"
    exif.get_ifd(0x8825)[2] = (35.0, 42.0, 0.0)
    output = BytesIO()
    image = Image.new("RGB", size, "navy")
    image.paste("red", (0, 0, size[0] // 3, size[1]))
    image.save(output, "JPEG", exif=exif, **more)
    return output.getvalue()


def test_readers_get_a_camera_s_picture_upright_and_nothing_it_wrote_beside_it(front, settings):
    item = holdings.publish_photo(holdings.take_photo(camera(), "a.jpg"))
    assert {one.mime for one in item.renditions} == {"image/avif", "image/webp", "image/jpeg"}
    for one in item.renditions:
        with open_media(settings, one.file) as made:
            assert made.size == (one.width, one.height)
            assert made.height > made.width, "it was held on its side"
            assert not made.getexif(), "neither the camera nor the place"
            top, bottom = (made.convert("RGB").getpixel((made.width // 2, y)) for y in (5, made.height - 5))
            assert (top[0] > 200, bottom[0] < 60) == (True, True), "turned to the right"


def test_a_picture_that_lets_its_ground_through_goes_on_doing_so(front, settings):
    output = BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(output, "PNG")
    item = holdings.publish_photo(holdings.take_photo(output.getvalue(), "a.png"))
    assert {one.mime for one in item.renditions} == {"image/avif", "image/webp", "image/png"}
    for one in item.renditions:
        with open_media(settings, one.file) as made:
            assert made.convert("RGBA").getpixel((3, 3))[3] == 0


def test_sizes_are_made_once(front, jpeg, settings):
    photo = holdings.take_photo(jpeg(), "a.jpg")
    item = holdings.publish_photo(photo)
    kept = Path(settings.MEDIA_ROOT) / item.renditions[0].file
    kept.write_bytes(b"as it was")
    assert holdings.publish_photo(photo) == item
    assert kept.read_bytes() == b"as it was"


@pytest.mark.parametrize("own", [200, 360, 1000, 1600, 6000])
def test_no_size_is_wider_than_its_picture_nor_than_anybody_needs(own):
    assert max(widths(own)) == min(own, LARGEST)
    assert widths(own) == sorted(set(widths(own)))


def test_the_focus_an_editor_sets_is_carried(front, jpeg):
    photo = holdings.take_photo(jpeg(size=(1000, 500)), "a.jpg")
    photo.focal_point_x, photo.focal_point_y, photo.focal_point_width, photo.focal_point_height = 100, 400, 50, 50
    photo.save()
    assert holdings.publish_photo(photo).focus == (10, 80)


def test_colours_of_a_wider_profile_are_brought_to_the_screen_s(front, settings):
    from PIL import ImageCms  # noqa: PLC0415  # only this test wants a profile

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    item = holdings.publish_photo(holdings.take_photo(camera(icc_profile=profile), "a.jpg"))
    with open_media(settings, item.single.file) as made:
        assert "icc_profile" not in made.info
        assert ImageOps.grayscale(made).size == (item.single.width, item.single.height)


# films


def test_a_film_is_played_as_it_came_until_its_sizes_are_made_and_then_in_them(write, rolled, jpeg, settings):
    film = holdings.take_film(rolled, jpeg(), "a.mp4", captions=VTT)
    story = publish(write(body=[("film", used("film", film))]))
    (item,) = story.media
    assert (item.renditions, item.single.file) == ((), item.file)
    assert (Path(settings.MEDIA_ROOT) / item.captions).read_text() == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nآغاز\n"
    assert {one.mime for one in item.stills} == {"image/avif", "image/webp", "image/jpeg"}

    told = []
    assert encoding.encode_waiting(lambda *words: told.append(words[1:])) == 1
    assert told == [(0, 2), (1, 2), (2, 2)]
    supplied = current(story.code)
    (item,) = supplied.media
    assert [(one.width, one.height) for one in item.renditions] == [(480, 360), (640, 480)], "never larger than it was"
    assert supplied.changed == story.changed, "nothing was changed that readers are told of"
    for one in item.renditions:
        with (Path(settings.MEDIA_ROOT) / one.file).open("rb") as file:
            shape = mp4.read(file, one.file)
        assert (shape.width, shape.height) == (one.width, one.height)
    assert not AwaitedFilm.objects.exists()
    assert encoding.encode_waiting(lambda *_: None) == 0


def test_a_story_shelved_meanwhile_is_supplied_too(write, rolled, jpeg):
    page = write(body=[("film", used("film", holdings.take_film(rolled, jpeg(), "a.mp4")))])
    code = publish(page).code
    at_rest(page)
    assert shelve() == [code]
    encoding.encode_waiting(lambda *_: None)
    assert current(code).media[0].renditions


def test_encoding_goes_on_where_it_was_broken_off(front, rolled, jpeg, monkeypatch):
    film = holdings.take_film(rolled, jpeg(), "a.mp4")
    real, made = ffmpeg.encode, []

    def encode(source, target, side):
        if made == [360]:
            made.append("broken off")
            raise KeyboardInterrupt
        made.append(side)
        real(source, target, side)

    monkeypatch.setattr(ffmpeg, "encode", encode)
    with pytest.raises(KeyboardInterrupt):
        encoding.encode_waiting(lambda *_: None)
    film.refresh_from_db()
    assert not film.encoded
    assert encoding.encode_waiting(lambda *_: None) == 1
    assert made == [360, "broken off", 480], "what was made is not made again"


def test_a_film_that_cannot_be_encoded_says_so_and_keeps_no_other_waiting(front, rolled, jpeg):
    from tests.unit.newsroom.films import film as hollow  # noqa: PLC0415  # beside the real ones of this file

    broken = holdings.take_film(hollow(), jpeg(), "b.mp4")
    whole = holdings.take_film(rolled, jpeg(), "a.mp4")
    assert encoding.encode_waiting(lambda *_: None) == 1
    broken.refresh_from_db()
    whole.refresh_from_db()
    assert whole.encoded
    assert not broken.encoded
    assert broken.trouble
    with pytest.raises(EncodingError):
        encoding.encode(broken)


def test_a_poster_is_taken_from_a_film_that_brings_none(front, rolled):
    film = Film(title="فیلم")
    film.file = ContentFile(rolled, name="a.mp4")
    film.save()
    with film.poster.open("rb") as file, Image.open(file) as still:
        assert still.size == (640, 480)


@pytest.mark.parametrize(("field", "data"), [("file", b"no film"), ("captions", "متن".encode())])
def test_a_form_says_what_is_wrong_with_a_file(front, rolled, field, data):
    film = Film(title="فیلم")
    film.file = ContentFile(rolled, name="a.mp4")
    setattr(film, field, ContentFile(data, name="a.mp4" if field == "file" else "a.srt"))
    with pytest.raises(ValidationError) as caught:
        film.clean()
    assert list(caught.value.message_dict) == [field]


# sounds


def test_a_sound_is_published_and_recalled(write, played, settings):
    sound = holdings.take_sound(played, "a.mp3", caption="آهنگ", transcript="یک\nدو")
    story = publish(write(body=[("audio", used("sound", sound, credit="نوا"))]))
    (item,) = story.media
    assert story.body == (AudioBlock(item.key),)
    assert (item.caption, item.credit, item.transcript, item.mime) == ("آهنگ", "نوا", "یک\nدو", "audio/mpeg")
    assert item.seconds == pytest.approx(1.0, abs=0.1)
    assert (Path(settings.MEDIA_ROOT) / item.file).read_bytes() == played
    Sound.objects.filter(pk=sound.pk)._raw_delete("default")
    again = holdings.recall(item)
    assert (again.key, again.transcript) == (item.key, item.transcript)


def test_what_has_no_sound_is_refused(front, rolled):
    sound = Sound(title="صدا")
    sound.file = ContentFile(rolled, name="a.mp3")
    with pytest.raises(ValidationError):
        sound.clean()
    with pytest.raises(UnreadableSoundError):
        holdings.take_sound(rolled, "a.mp3")
