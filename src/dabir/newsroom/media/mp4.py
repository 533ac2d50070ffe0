"""The size and length of an MP4 film, from its boxes (ISO/IEC 14496-12).

Only what a page needs: the movie's duration, and the picture size of its first track
that has one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from dabir.newsroom.errors import UnreadableFilmError

_LARGEST_MOOV = 64 * 1024 * 1024
_LONG_SIZE = 1


@dataclass(frozen=True)
class Shape:
    """The size of a film in pixels, and its length in seconds."""

    width: int
    height: int
    seconds: float


def read(file: IO[Any], name: str) -> Shape:
    """Return the shape of the open MP4 *file*, called *name* in errors, and leave it at its start.

    Raises :class:`UnreadableFilmError` when it is no MP4 film.
    """
    try:
        moov = _moov(file)
        size = next(size for track in _inside(moov, b"trak") for size in _picture_sizes(track) if all(size))
        return Shape(size[0], size[1], _seconds(next(_inside(moov, b"mvhd"))))
    except (StopIteration, struct.error, ZeroDivisionError) as error:
        raise UnreadableFilmError(name=name) from error
    finally:
        file.seek(0)


def _moov(file: IO[Any]) -> bytes:
    """Return what is inside the ``moov`` box, stepping over the others without reading them."""
    file.seek(0)
    while len(head := file.read(8)) == 8:  # noqa: PLR2004  # the length of a box's head
        size, kind = struct.unpack(">I4s", head)
        size = struct.unpack(">Q", file.read(8))[0] - 16 if size == _LONG_SIZE else size - 8
        if kind == b"moov":
            return bytes(file.read(min(size, _LARGEST_MOOV)))
        if size < 0:
            break
        file.seek(size, 1)
    raise StopIteration


def _inside(box: bytes, wanted: bytes) -> Iterator[bytes]:
    """Yield the contents of each box of the kind *wanted* right inside *box*."""
    place = 0
    while place + 8 <= len(box):
        size, kind = struct.unpack_from(">I4s", box, place)
        if kind == wanted:
            yield box[place + 8 : place + size]
        if size < 8:  # noqa: PLR2004  # no box is shorter than its head
            return
        place += size


def _picture_sizes(track: bytes) -> Iterator[tuple[int, int]]:
    """Yield the picture size of a track as it is shown, a telephone held upright among them; sound has 0 by 0."""
    for header in _inside(track, b"tkhd"):
        across, aside, *_, width, height = struct.unpack_from(">9iII", header, len(header) - 44)  # 16.16 fixed point
        size = width >> 16, height >> 16
        yield size[::-1] if aside and not across else size  # the matrix turns by a quarter


def _seconds(header: bytes) -> float:
    """Return the duration that a movie header tells."""
    scale, duration = struct.unpack_from(">IQ", header, 20) if header[0] else struct.unpack_from(">II", header, 12)
    return round(duration / scale, 3)
