"""The pictures of the demonstration paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from dabir.demo.pictures import NUMBERS, SCENES, UnknownSceneError, UnknownVariationError, draw, save
from dabir.errors import DabirError

if TYPE_CHECKING:
    from pathlib import Path

SMALL = (320, 180)
TWENTY = {
    "mountains", "desert", "sea", "city", "bazaar", "dome", "garden", "library", "harbour", "rail",
    "stadium", "observatory", "laboratory", "wheat", "rain", "school", "carpet", "satellite", "theatre", "saffron",
}  # fmt: skip


def test_there_are_twenty_scenes() -> None:
    assert set(SCENES) == TWENTY


@pytest.mark.parametrize("scene", sorted(SCENES))
@pytest.mark.parametrize("size", [(320, 180), (200, 200), (180, 300), (401, 223)])
def test_every_scene_paints_the_asked_size(scene: str, size: tuple[int, int]) -> None:
    picture = draw(scene, 1, size)
    assert picture.size == size
    assert picture.mode == "RGB"


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_drawn_the_same_every_time(scene: str) -> None:
    assert draw(scene, 3, SMALL).tobytes() == draw(scene, 3, SMALL).tobytes()


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_the_nine_numbers_of_a_scene_differ(scene: str) -> None:
    assert len({draw(scene, number, (160, 90)).tobytes() for number in NUMBERS}) == len(NUMBERS)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_no_scene_is_flat(scene: str) -> None:
    darkest, lightest = draw(scene, 2, SMALL).convert("L").getextrema()
    assert lightest - darkest > 120


def test_a_saved_picture_is_a_progressive_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "sea.jpg"
    save("sea", 1, path)
    with Image.open(path) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (1600, 900)
        assert picture.info.get("progressive")


def test_two_saves_write_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "one.jpg", tmp_path / "two.jpg"
    save("carpet", 2, first)
    save("carpet", 2, second)
    assert first.read_bytes() == second.read_bytes()


def test_an_unknown_scene_is_named_in_its_error() -> None:
    with pytest.raises(UnknownSceneError) as caught:
        draw("moonbase", 1)
    assert isinstance(caught.value, DabirError)
    assert caught.value.code == "demo.unknown_scene"
    assert "moonbase" in str(caught.value)
    assert "moonbase" in caught.value.sentence("fa")


@pytest.mark.parametrize("number", [0, 10, -1])
def test_an_unknown_number_is_refused(number: int) -> None:
    with pytest.raises(UnknownVariationError) as caught:
        draw("sea", number, SMALL)
    assert caught.value.code == "demo.unknown_variation"


def test_the_persian_sentence_has_persian_digits() -> None:
    with pytest.raises(UnknownVariationError) as caught:
        draw("sea", 10, SMALL)
    assert "۱۰" in caught.value.sentence("fa")
