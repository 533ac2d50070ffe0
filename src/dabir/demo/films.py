"""Short silent films drawn by code, for a demonstration paper that needs no camera.

A film is six seconds of layers, drawn once and then shifted at different speeds, so that
what is near passes faster than what is far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from PIL import Image

from dabir.demo.pictures.growth import carpet_weaving, city_night
from dabir.demo.pictures.journeys import clouds_over_mountains, sea_waves, train_crossing
from dabir.demo.pictures.layers import RATE, SECONDS, TALL, WIDTH
from dabir.errors import DabirError
from dabir.newsroom.media import ffmpeg

__all__ = ["FILMS", "Film", "FilmMaker", "UnknownFilmError", "make"]

FilmMaker = Callable[[], Iterator[Image.Image]]

POSTER_FRAME = 100
POSTER_QUALITY = 85


class UnknownFilmError(DabirError):
    """There is no film named {film}; the films are {known}."""

    code: ClassVar[str] = "demo.unknown_film"
    persian: ClassVar[str] = "فیلمی به نام «{film}» نداریم؛ فیلم‌ها این‌هایند: {known}."


@dataclass(frozen=True)
class Film:
    """A finished film: its file, its still, its size in pixels, its length in seconds."""

    path: Path
    poster: Path
    width: int
    height: int
    seconds: float


FILMS: Mapping[str, FilmMaker] = MappingProxyType(
    {
        "clouds-over-mountains": clouds_over_mountains,
        "train-crossing": train_crossing,
        "sea-waves": sea_waves,
        "carpet-weaving": carpet_weaving,
        "city-night": city_night,
    }
)


def make(name: str, path: Path) -> Film:
    """Write the film *name* to *path* as H.264 MP4, and its still beside it as JPEG.

    Raises :class:`UnknownFilmError`.
    """
    maker = FILMS.get(name)
    if maker is None:
        raise UnknownFilmError(film=name, known=", ".join(FILMS))
    poster = path.with_suffix(".jpg")
    how = ("-crf", "23", "-preset", "veryfast", "-movflags", "+faststart", "-threads", "1", "-an")
    writer = ffmpeg.frames_to(path, (WIDTH, TALL), RATE, *how)
    writer.send(None)
    try:
        for number, frame in enumerate(maker()):
            writer.send(frame.tobytes())
            if number == POSTER_FRAME:
                frame.save(poster, "JPEG", quality=POSTER_QUALITY, progressive=True)
    finally:
        writer.close()
    return Film(path, poster, WIDTH, TALL, SECONDS)
