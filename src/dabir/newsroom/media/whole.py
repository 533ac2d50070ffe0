"""Whether a file that was given is what it says, whole, and of a size that can be worked with.

Nothing is decoded before its size is known from its first bytes.
"""

from __future__ import annotations

import struct
from typing import IO, Any, Final

from PIL import Image

from dabir.conf import conf
from dabir.newsroom.errors import (
    DrawingError,
    HalfFilmError,
    HalfPictureError,
    LargePictureError,
    UnreadablePictureError,
)

_BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error)
"""What Pillow raises in a file that ends too early or says nonsense."""

_ENOUGH: Final = (64, 64)
"""Pixels to decode a JPEG to: all of its bytes are read even so, in a fraction of the time."""

_HEAD = 8
_TO_THE_END, _LONG = 0, 1
"""What stands in the place of a box's size when it goes to the end of the file, or has a longer size after it."""


def demand_picture(file: IO[Any], name: str) -> None:
    """Raise unless *file*, called *name* in errors, is a whole picture of a size we take; leave it at its start.

    Raises :class:`DrawingError`, :class:`LargePictureError`, :class:`HalfPictureError` and
    :class:`UnreadablePictureError`.
    """
    file.seek(0)
    if name.lower().endswith((".svg", ".svgz")) or file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        file.seek(0)
        raise DrawingError(name=name)
    try:
        with _opened(file, name) as image:
            image.draft("RGB", _ENOUGH)
            image.load()
    except _BROKEN as error:
        raise HalfPictureError(name=name) from error
    finally:
        file.seek(0)


def _opened(file: IO[Any], name: str) -> Image.Image:
    """Return the picture in *file* with nothing of it decoded yet."""
    limit = conf.LARGEST_PICTURE_MEGAPIXELS
    file.seek(0)
    try:
        image = Image.open(file)
    except _BOMBS as error:
        raise LargePictureError(name=name, limit=limit) from error
    except _BROKEN as error:
        raise UnreadablePictureError(name=name) from error
    if image.width * image.height > limit * 1_000_000:
        raise LargePictureError(name=name, limit=limit)
    return image


def demand_film(file: IO[Any], name: str) -> None:
    """Raise :class:`HalfFilmError` if a box of the MP4 *file* goes on after its end; leave it at its start."""
    end = file.seek(0, 2)
    place = 0
    try:
        while place + _HEAD <= end:
            file.seek(place)
            size = struct.unpack(">I4x", file.read(_HEAD))[0]
            if size == _LONG:
                size = struct.unpack(">Q", file.read(_HEAD).ljust(_HEAD, b"\xff"))[0]
            if size == _TO_THE_END:
                return
            place += max(size, _HEAD)
        if place > end:
            raise HalfFilmError(name=name)
    finally:
        file.seek(0)
