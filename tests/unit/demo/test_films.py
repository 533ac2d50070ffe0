"""The films of the demonstration paper."""

from __future__ import annotations

import dataclasses
import subprocess
from itertools import islice
from typing import TYPE_CHECKING

import imageio_ffmpeg
import pytest
from PIL import Image, ImageChops

from dabir.demo.films import FILMS, Film, UnknownFilmError, make
from dabir.errors import DabirError

if TYPE_CHECKING:
    from pathlib import Path

FIVE = {"clouds-over-mountains", "train-crossing", "sea-waves", "carpet-weaving", "city-night"}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    return make("train-crossing", tmp_path_factory.mktemp("films") / "train.mp4")


def told_by_ffmpeg(path: Path) -> str:
    """Return what ffmpeg says of the file, having decoded all of it."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(path), "-f", "null", "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stderr


def test_there_are_five_films() -> None:
    assert set(FILMS) == FIVE


def test_ffmpeg_reads_the_film_whole(film: Film) -> None:
    told = told_by_ffmpeg(film.path)
    assert "Video: h264" in told
    assert "yuv420p" in told
    assert "640x360" in told
    assert "24 fps" in told
    assert "Duration: 00:00:06.00" in told
    assert "Audio" not in told


def test_the_index_comes_before_the_pictures(film: Film) -> None:
    data = film.path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_record_tells_the_truth(film: Film) -> None:
    assert (film.width, film.height, film.seconds) == (640, 360, 6.0)
    assert film.poster == film.path.with_suffix(".jpg")
    with Image.open(film.poster) as poster:
        assert poster.format == "JPEG"
        assert poster.size == (640, 360)
    with pytest.raises(dataclasses.FrozenInstanceError):
        film.seconds = 7.0  # type: ignore[misc]


@pytest.mark.parametrize("name", sorted(FIVE))
def test_the_pictures_of_every_film_move(name: str) -> None:
    first, *_, last = islice(FILMS[name](), 12)
    assert first.size == (640, 360)
    assert first.mode == "RGB"
    assert ImageChops.difference(first, last).getbbox() is not None


@pytest.mark.parametrize("name", sorted(FIVE))
def test_every_film_has_144_pictures(name: str) -> None:
    assert sum(1 for _ in FILMS[name]()) == 144


def test_a_film_is_drawn_the_same_every_time() -> None:
    once, again = (list(islice(FILMS["city-night"](), 5)) for _ in range(2))
    assert [frame.tobytes() for frame in once] == [frame.tobytes() for frame in again]


def test_an_unknown_film_is_named_in_its_error(tmp_path: Path) -> None:
    with pytest.raises(UnknownFilmError) as caught:
        make("moon-landing", tmp_path / "moon.mp4")
    assert isinstance(caught.value, DabirError)
    assert caught.value.code == "demo.unknown_film"
    assert "moon-landing" in caught.value.sentence("fa")
    assert not (tmp_path / "moon.mp4").exists()
