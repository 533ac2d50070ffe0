"""Media on its way into a record, and out of one.

Published files are copies named by the SHA-1 of the original, ``published/ab/abcd….jpg``
with its sizes beside it, ``abcd…-720.webp``: written once, never changed, never removed.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath

from django.core.files.base import ContentFile, File
from django.core.files.images import get_image_dimensions
from django.core.files.storage import default_storage
from wagtail.images.models import Filter

from dabir import story as record
from dabir.conf import conf
from dabir.newsroom.errors import MediaLostError
from dabir.newsroom.hashing import sha1
from dabir.newsroom.models import Film, Photo

WEBP = "image/webp"


def take_photo(data: bytes, name: str, *, title: str = "", alt: str = "", caption: str = "", credit: str = "") -> Photo:
    """Return the picture whose bytes are *data*, new in the newsroom or known already.

    *name* is the file's name, with the extension its kind has.
    """
    key = sha1(BytesIO(data))
    known = find_photo(key)
    if known:
        return known
    photo = Photo(title=title or PurePosixPath(name).stem, alt=alt, caption=caption, credit=credit, file_hash=key)
    photo.file = ContentFile(data, name=PurePosixPath(name).name)
    photo.file_size = len(data)
    photo.save()
    return photo


def take_film(  # a film has that many things to say of itself
    data: bytes,
    poster: bytes,
    name: str,
    *,
    title: str = "",
    alt: str = "",
    caption: str = "",
    credit: str = "",
    poster_name: str = "poster.jpg",
) -> Film:
    """Return the film whose bytes are *data*, new in the newsroom or known already.

    Raises :class:`UnreadableFilmError` when it is no MP4 film.
    """
    known = find_film(sha1(BytesIO(data)))
    if known:
        return known
    film = Film(title=title or PurePosixPath(name).stem, alt=alt, caption=caption, credit=credit)
    film.file = ContentFile(data, name=PurePosixPath(name).name)
    film.poster = ContentFile(poster, name=PurePosixPath(poster_name).name)
    film.save()
    return film


def find_photo(key: str) -> Photo | None:
    """Return the newsroom's picture with this *key*."""
    found: Photo | None = Photo.objects.filter(file_hash=key).order_by("pk").first()
    return found


def find_film(key: str) -> Film | None:
    """Return the newsroom's film with this *key*."""
    return Film.objects.filter(key=key).order_by("pk").first()


def publish_photo(photo: Photo) -> record.Picture:
    """Return *photo* as a record carries it, its files made and in place.

    Sizes are those of ``PICTURE_WIDTHS`` that are narrower than the original; a drawing
    (SVG) needs none.
    """
    key = photo.get_file_hash()
    suffix = PurePosixPath(photo.file.name).suffix.lower()
    return record.Picture(
        key=key,
        file=_keep(_path(key, suffix), lambda: _bytes_of(photo.file)),
        width=photo.width,
        height=photo.height,
        mime=_mime(suffix),
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        renditions=() if photo.is_svg() else tuple(_rendition(photo, key, width) for width in _widths(photo)),
    )


def publish_film(film: Film) -> record.Film:
    """Return *film* as a record carries it, its files in place."""
    suffix = PurePosixPath(film.file.name or "").suffix.lower()
    poster = "-poster" + PurePosixPath(film.poster.name or "").suffix.lower()
    return record.Film(
        key=film.key,
        file=_keep(_path(film.key, suffix), lambda: _bytes_of(film.file)),
        width=film.width,
        height=film.height,
        mime=_mime(suffix),
        alt=film.alt,
        caption=film.caption,
        credit=film.credit,
        seconds=film.seconds,
        poster=_keep(_path(film.key, poster), lambda: _bytes_of(film.poster)),
    )


def recall_photo(item: record.Picture) -> Photo:
    """Return the newsroom's picture for *item*, made anew from the published file if it is gone.

    Raises :class:`MediaLostError` when that file is gone too, or is another.
    """
    known = find_photo(item.key)
    return known or take_photo(
        _published(item.file, item.key), item.file, alt=item.alt, caption=item.caption, credit=item.credit
    )


def recall_film(item: record.Film) -> Film:
    """Return the newsroom's film for *item*, made anew from the published files if it is gone.

    Raises :class:`MediaLostError` when they are gone too, or are others.
    """
    known = find_film(item.key)
    return known or take_film(
        _published(item.file, item.key),
        _published(item.poster),
        item.file,
        alt=item.alt,
        caption=item.caption,
        credit=item.credit,
        poster_name=item.poster,
    )


def _widths(photo: Photo) -> list[int]:
    return [width for width in conf.PICTURE_WIDTHS if width < photo.width]


def _rendition(photo: Photo, key: str, width: int) -> record.Rendition:
    """Return one size of *photo*; a size made by an earlier publication is not made again."""
    path = _keep(_path(key, f"-{width}.webp"), lambda: _scaled(photo, width))
    with default_storage.open(path) as file:
        made_width, made_height = get_image_dimensions(file)  # of the file itself: a camera's turn is undone in it
    return record.Rendition(path, made_width or width, made_height or width, WEBP)


def _scaled(photo: Photo, width: int) -> bytes:
    output = BytesIO()
    Filter(spec=f"width-{width}|format-webp").run(photo, output)
    return output.getvalue()


def _path(key: str, ending: str) -> str:
    return f"published/{key[:2]}/{key}{ending}"


def _mime(suffix: str) -> str:
    return mimetypes.types_map.get(suffix) or {".webp": WEBP, ".avif": "image/avif"}.get(suffix, "image/jpeg")


def _keep(path: str, make: Callable[[], bytes]) -> str:
    """Write the file *path* under the media folder unless it is there; return *path*."""
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(make()))
    return path


def _bytes_of(file: File[bytes]) -> bytes:
    with file.open("rb") as opened:
        return opened.read()


def _published(path: str, key: str = "") -> bytes:
    """Return the bytes of a published file, proven to be those of *key* if given."""
    if not default_storage.exists(path):
        raise MediaLostError(file=path)
    with default_storage.open(path) as file:
        data = file.read()
    if key and sha1(BytesIO(data)) != key:
        raise MediaLostError(file=path)
    return data
