"""The sizes of films, made one film after another while the newsroom works on.

What is to be done is in the database (films whose sizes are not made) and what is done
is in the media folder, so the work may be stopped anywhere and taken up again. One
process works at a time; another that is started meanwhile waits for its turn and does
what is left.
"""

from __future__ import annotations

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from dabir.conf import conf
from dabir.newsroom.errors import EncodingError
from dabir.newsroom.media import ffmpeg, holdings, mp4
from dabir.newsroom.media.hashing import sha1
from dabir.newsroom.models import AwaitedFilm, Film
from dabir.newsroom.models.media import on_disk
from dabir.newsroom.verbs.supply import supply
from dabir.story import Rendition

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told the title of a film, how many of its sizes are made, and how many there are."""

_NICE: Final = 10
"""Readers and editors come first."""


def start() -> None:
    """Begin to make what waits in a process of its own, unless the paper does that another way (``ENCODE_FILMS``)."""
    if conf.ENCODE_FILMS:
        encoder = subprocess.Popen(
            [sys.executable, "-m", "dabir", "films"],  # our own command
            cwd=settings.SITE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # it outlives the request, and the server if need be
        )
        Thread(target=encoder.wait, daemon=True).start()  # else it would stay in the table of processes


def encode_waiting(progress: Progress) -> int:
    """Make the sizes of every film that waits for them and supply the stories that show it; return how many films."""
    done = 0
    with _turn() as folder:
        while film := Film.objects.filter(encoded=False, trouble="").order_by("created_at", "pk").first():
            done += _encode(film, folder, progress)
        for film in Film.objects.filter(encoded=True, pk__in=AwaitedFilm.objects.values("film")):
            supply(film)
    return done


def encode(film: Film) -> None:
    """Make the sizes of *film* at once. Raises :class:`EncodingError`."""
    with _turn() as folder:
        _make_sizes(film, folder, lambda *_: None)


def encode_ahead(path: Path) -> None:
    """Make the sizes of the film in *path*, which the newsroom will take later. Raises :class:`EncodingError`."""
    with path.open("rb") as file:
        shape, key = mp4.read(file, path.name), sha1(file)
    with TemporaryDirectory() as folder:
        for size in holdings.film_sizes(Film(key=key, width=shape.width, height=shape.height)):
            if not default_storage.exists(size.file):
                _make_size(path, size, Path(folder))


def _encode(film: Film, folder: Path, progress: Progress) -> bool:
    """Make the sizes of *film*; a film that cannot be encoded is marked, and not tried again till it is replaced."""
    try:
        _make_sizes(film, folder, progress)
    except (EncodingError, OSError) as error:
        log.warning("The film %s cannot be encoded: %s", film.pk, error)
        Film.objects.filter(pk=film.pk, key=film.key).update(trouble=str(error))
        return False
    supply(film)
    return True


def _make_sizes(film: Film, folder: Path, progress: Progress) -> None:
    sizes = holdings.film_sizes(film)
    with on_disk(film.file) as source:
        for made, size in enumerate(sizes):
            progress(film.title, made, len(sizes))
            if not default_storage.exists(size.file):
                _make_size(source, size, folder)
    progress(film.title, len(sizes), len(sizes))
    Film.objects.filter(pk=film.pk, key=film.key).update(encoded=True)  # unless its file was replaced meanwhile
    film.encoded = True


def _make_size(source: Path, size: Rendition, folder: Path) -> None:
    """Encode one size beside the media and put it in its place whole."""
    with TemporaryDirectory(dir=folder) as bench:
        target = Path(bench) / "size.mp4"
        ffmpeg.encode(source, target, min(size.width, size.height))
        with target.open("rb") as file:
            default_storage.save(size.file, _Finished(file, target))


class _Finished(File):  # type: ignore[type-arg]  # Django's stubs want the type of a file's pieces
    """A file that its storage may move instead of copying it, so that it is there whole or not at all."""

    def __init__(self, file: object, path: Path) -> None:
        super().__init__(file, name=path.name)  # type: ignore[arg-type]  # any open file will do
        self._path = path

    def temporary_file_path(self) -> str:
        """Return where the file is: Django's name for what may be moved."""
        return str(self._path)


@contextmanager
def _turn() -> Iterator[Path]:
    """Wait for the one bench at which films are encoded, and give its folder."""
    folder: Path = settings.DATA / "encoding"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield folder


def be_nice() -> None:
    """Let this process and what it starts stand back behind all others."""
    os.nice(_NICE)
