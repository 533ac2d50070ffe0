"""Pictures in the sizes and formats readers load.

Each width is made as AVIF, as WebP and as what everything shows: JPEG, or PNG where the
picture lets its ground through. A file is made once and never changed: it is named by the
original's SHA-1 and its width. What a camera wrote beside the picture (where it was
taken, by which hand) stays behind; its turn and its colours are made the picture's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import IO, Any, Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps

from dabir.conf import conf
from dabir.newsroom.errors import UnreadablePictureError
from dabir.story import Rendition

AVIF: Final = "image/avif"
WEBP: Final = "image/webp"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"

LARGEST: Final = 1_600
"""Pixels across of the largest size made; no column of a paper is wider on a dense screen."""

_SUFFIXES: Final = MappingProxyType({AVIF: ".avif", WEBP: ".webp", JPEG: ".jpg", PNG: ".png"})

_HOW: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        AVIF: {"quality": 55, "speed": 9},  # slower ones take three times as long for a tenth of the bytes
        WEBP: {"quality": 75, "method": 2},
        JPEG: {"quality": 80, "progressive": True, "optimize": True},
        PNG: {"optimize": True},
    }
)

_ORIENTATION: Final = 0x0112
_QUARTER_TURNS: Final = frozenset({5, 6, 7, 8})
"""Values of EXIF's orientation that lay a picture on its side."""

_SEE_THROUGH: Final = frozenset({"RGBA", "LA", "PA"})


def place(key: str, ending: str) -> str:
    """Return the path of a published file of the original *key*, below the media folder."""
    return f"published/{key[:2]}/{key}{ending}"


def renditions(file: IO[bytes], key: str, name: str = "") -> tuple[Rendition, ...]:
    """Return all sizes of the picture in *file*, whose SHA-1 is *key*, smallest first; what is missing is made.

    A picture that moves has none: a size would stand still. Raises
    :class:`UnreadablePictureError`, which calls the picture *name*.
    """
    try:
        with Image.open(file) as image:
            if getattr(image, "is_animated", False):
                return ()
            wanted = _wanted(image, key)
            missing = [one for one in wanted if not default_storage.exists(one.file)]
            if missing:
                upright = _upright(image)
                for size, ones in groupby(missing, key=attrgetter("width", "height")):
                    sized = upright.resize(size, Image.Resampling.LANCZOS)
                    for one in ones:
                        default_storage.save(one.file, ContentFile(_encoded(sized, one.mime)))
            return wanted
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnreadablePictureError(name=name or key) from error


def _wanted(image: Image.Image, key: str) -> tuple[Rendition, ...]:
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _QUARTER_TURNS:
        width, height = height, width
    last = PNG if _lets_through(image) else JPEG
    return tuple(
        Rendition(place(key, f"-{across}{_SUFFIXES[mime]}"), across, max(1, round(height * across / width)), mime)
        for across in widths(width)
        for mime in (AVIF, WEBP, last)
    )


def widths(own: int) -> list[int]:
    """Return the widths in pixels that a picture *own* pixels wide is made in; never more than it has."""
    return sorted({width for width in conf.PICTURE_WIDTHS if width < own} | {min(own, LARGEST)})


def _lets_through(image: Image.Image) -> bool:
    return image.mode in _SEE_THROUGH or "transparency" in image.info


def _upright(image: Image.Image) -> Image.Image:
    """Return *image* as it is meant to be seen, in sRGB, with nothing written beside it."""
    mode = "RGBA" if _lets_through(image) else "RGB"
    image.draft("RGB", (2 * LARGEST, 2 * LARGEST))  # a large JPEG need not be read in full
    turned = ImageOps.exif_transpose(image)
    profile = turned.info.get("icc_profile")
    plain = turned.convert(mode) if turned.mode != "CMYK" or not profile else turned
    if profile:
        plain = _in_srgb(plain, profile, mode)
    plain.info.clear()
    return plain


def _in_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode) or image
    except ImageCms.PyCMSError:  # a broken profile says nothing of the colours
        return image.convert(mode)


def _encoded(image: Image.Image, mime: str) -> bytes:
    output = BytesIO()
    image.save(output, mime.partition("/")[2], **_HOW[mime])
    return output.getvalue()
