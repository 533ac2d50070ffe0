"""How a picture is set: formats in order, sizes, the point kept in sight."""

from __future__ import annotations

import pytest

from dabir.press.pictures import shown
from dabir.story import Film, Picture, Rendition

KINDS = ("avif", "webp", "jpeg")


def sizes(*widths: int, kinds: tuple[str, ...] = KINDS) -> tuple[Rendition, ...]:
    return tuple(Rendition(f"p/{w}.{kind}", w, w // 2, f"image/{kind}") for w in widths for kind in kinds)


def picture(**fields) -> Picture:
    return Picture(key="k", file="p/k.jpg", width=4000, height=2000, mime="image/jpeg", **fields)


def test_the_better_formats_come_first_and_the_one_for_all_last():
    seen = shown(picture(renditions=sizes(360, 720)))
    assert [kind for kind, _ in seen.sources] == ["image/avif", "image/webp"]
    assert seen.sources[0][1] == "/media/p/360.avif 360w, /media/p/720.avif 720w"
    assert (seen.src, seen.width, seen.height) == ("/media/p/720.jpeg", 720, 360)
    assert seen.srcset == "/media/p/360.jpeg 360w, /media/p/720.jpeg 720w"


def test_where_it_is_small_no_wide_one_is_named():
    seen = shown(picture(renditions=sizes(360, 720, 1600)), 720)
    assert "1600" not in f"{seen}"
    assert (seen.src, seen.srcset) == ("/media/p/360.jpeg", "")
    assert [kind for kind, _ in seen.sources] == ["image/avif"]


@pytest.mark.parametrize("widest", [0, 720])
def test_a_picture_of_an_older_record_is_shown_too(widest):
    old = shown(picture(renditions=sizes(360, 720, kinds=("webp",))), widest)
    assert old.sources == (("image/webp", "/media/p/360.webp 360w, /media/p/720.webp 720w"),)
    assert (old.src, old.srcset, old.width) == ("/media/p/k.jpg", "", 4000)
    assert shown(picture(), widest).sources == ()


def test_a_film_shows_its_still():
    film = Film(key="k", file="f.mp4", width=640, height=360, mime="video/mp4", seconds=2.0, poster="f.jpg")
    assert shown(film).src == "/media/f.jpg"


@pytest.mark.parametrize(
    ("focus", "classes"),
    [
        (None, ""),
        ((50, 50), ""),
        ((10, 45), "focus-x-0"),
        ((88, 12), "focus-x-100 focus-y-0"),
        ((30, 70), "focus-x-25 focus-y-75"),
    ],
)
def test_the_focus_is_one_of_few_classes(focus, classes):
    assert shown(picture(focus=focus)).focus == classes
