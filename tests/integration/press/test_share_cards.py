"""Pictures the press draws: cards of stories, icons of the paper."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
from django.test import override_settings
from PIL import Image, features
from tests.integration.press.machines import page, press_of

from dabir.press.machines import drawing, identity
from dabir.press.machines.addresses import ICONS
from dabir.press.page import Redirect
from dabir.story import Film, Picture
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story, reword

SITE = "http://127.0.0.1:8000"
STORY = make_story(5, headline="نیم‌فاصله‌ها به خانه برگشتند")
PICTURE = Picture(key="p", file="pictures/p.jpg", width=1200, height=800, mime="image/jpeg")
FILM = Film(key="f", file="f.mp4", width=640, height=360, mime="video/mp4", seconds=6, poster="films/f.jpg")


def shared(press, story):
    """The picture that the page of *story* is shared with: its URL, width and height."""
    html = page(press, f"/fa/news/{story.code}/{story.slug}").body.decode()
    return tuple(re.search(rf'og:image{name}" content="([^"]+)"', html)[1] for name in ("", ":width", ":height"))


def drawn(**words):
    usual = {"paper": "سپیدار", "kicker": "", "headline": "باران", "foot": "", "colour": "#00655f"}
    return Image.open(BytesIO(drawing.card(**(usual | words)))).convert("RGB")


def ink(image):
    """The box around all that is drawn on the ground above the foot, band left out."""
    return (
        image.crop((0, 20, drawing.WIDTH, drawing.HEIGHT - 145)).convert("L").point(lambda v: 255 * (v < 128)).getbbox()
    )


def test_persian_is_set_by_a_shaping_engine():
    assert features.check("raqm")


def test_a_story_without_a_picture_is_shared_with_a_card():
    press, _ = press_of(STORY)
    url, width, height = shared(press, STORY)
    found = page(press, url.removeprefix(SITE))
    image = Image.open(BytesIO(found.body))
    assert (found.media_type, image.size) == ("image/png", (1200, 630))
    assert (width, height) == ("1200", "630")
    assert len(found.body) < 40_000


@pytest.mark.parametrize(
    ("media", "file"), [((PICTURE,), "pictures/p.jpg"), ((FILM,), "films/f.jpg"), ((FILM, PICTURE), "pictures/p.jpg")]
)
def test_a_story_with_a_picture_is_shared_with_it(media, file):
    story = make_story(5, media=media)
    press, _ = press_of(story)
    assert shared(press, story)[0] == f"{SITE}/media/{file}"


def test_another_headline_is_another_card_and_the_old_address_leads_there():
    press, ledger = press_of(STORY)
    before = shared(press, STORY)[0].removeprefix(SITE)
    old = page(press, before).body
    again = reword(STORY, "تیتر دیگر")
    ledger.append(again, NOON)
    press.follow()
    after = shared(press, again)[0].removeprefix(SITE)
    assert after != before
    assert press.page(before) == Redirect(after)
    assert page(press, after).body != old


def test_the_same_story_has_the_same_card_in_every_process():
    assert identity.share_card_path(STORY) == "/fa/card/5-" + identity.share_card_address(STORY).digest + ".png"
    one, other = (page(press_of(STORY)[0], identity.share_card_path(STORY)).etag for _ in range(2))
    assert one == other


def test_words_begin_at_the_right_and_stay_on_the_card():
    left, _, right, _ = ink(drawn(headline="باران آمد"))
    assert right > drawing.WIDTH - 90
    assert left > drawing.WIDTH / 2
    box = ink(drawn(headline="تیتری که از چند سطر بیشتر است و باید بشکند " * 12, kicker="روتیتر " * 60))
    assert box[0] >= 60
    assert box[2] <= drawing.WIDTH - 60


def test_letters_are_joined():
    """Five separate letters are wider than the word they make."""
    joined, apart = (ink(drawn(headline=words)) for words in ("پیشرفت", "پ‌ی‌ش‌ر‌ف‌ت"))
    assert joined[2] - joined[0] < apart[2] - apart[0]


def test_a_word_wider_than_the_card_is_cut():
    box = ink(drawn(headline="ب" * 400))
    assert box[0] >= 60


def test_there_is_no_card_for_what_readers_do_not_get():
    press, _ = press_of()
    page(press, "/fa/card/5-0123456789abcdef.png", status=404)


@pytest.mark.parametrize("name", ICONS)
def test_icons_have_the_size_they_say(name):
    press, _ = press_of()
    found = page(press, ICONS[name])
    image = Image.open(BytesIO(found.body))
    sizes = {"favicon.ico": 48, "apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
    assert image.size == (sizes[name], sizes[name])
    assert found.media_type == ("image/x-icon" if name.endswith(".ico") else "image/png")
    if name.endswith(".ico"):
        assert image.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_icon_is_in_the_paper_s_colour_with_its_first_letter():
    def corner_and_middle():
        press, _ = press_of()
        image = Image.open(BytesIO(page(press, ICONS["icon-512.png"]).body)).convert("RGB")
        return image.getpixel((2, 2)), image.resize((64, 64)).tobytes()

    green, letter = corner_and_middle()
    assert green == (0x00, 0x65, 0x5F)
    with override_settings(DABIR_PAPER_NAME="«چنار»", DABIR_PAPER_COLOUR="#8a1c1c"):
        red, other = corner_and_middle()
    assert red == (0x8A, 0x1C, 0x1C)
    assert letter != other


def test_a_site_brings_its_own_icon(tmp_path):
    (tmp_path / "press").mkdir()
    Image.new("RGB", (300, 300), "#123456").save(tmp_path / "press/icon.png")
    identity._given_icon.cache_clear()
    try:
        with override_settings(STATICFILES_DIRS=[tmp_path]):
            press, _ = press_of()
            image = Image.open(BytesIO(page(press, ICONS["icon-192.png"]).body)).convert("RGB")
    finally:
        identity._given_icon.cache_clear()
    assert image.size == (192, 192)
    assert image.getpixel((96, 96)) == (0x12, 0x34, 0x56)


def test_the_manifest_names_the_paper_and_icons_that_are_there():
    press, _ = press_of()
    found = page(press, "/fa/manifest.webmanifest")
    manifest = json.loads(found.body)
    assert found.media_type == "application/manifest+json"
    assert (manifest["name"], manifest["lang"], manifest["dir"], manifest["start_url"]) == (
        "سپیدار",
        "fa",
        "rtl",
        "/fa/",
    )
    for icon in manifest["icons"]:
        image = Image.open(BytesIO(page(press, icon["src"]).body))
        assert icon["sizes"] == f"{image.width}x{image.height}"
