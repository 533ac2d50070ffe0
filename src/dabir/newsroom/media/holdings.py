"""Media on its way into a record, and out of one.

Published files are copies named by the SHA-1 of the original, ``published/ab/abcd….jpg``
with its sizes beside it, ``abcd…-720.webp``: written once, never changed, never removed.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath

import msgspec
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from dabir import story as record
from dabir.conf import conf
from dabir.newsroom.errors import MediaLostError
from dabir.newsroom.media.captions import to_webvtt
from dabir.newsroom.media.hashing import sha1
from dabir.newsroom.media.renditions import AVIF, JPEG, WEBP, place, renditions
from dabir.newsroom.models import Film, Photo, Sound

MP4 = "video/mp4"


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
    captions: bytes = b"",
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
    if captions:
        film.captions = ContentFile(captions, name="captions.vtt")
    film.save()
    return film


def take_sound(
    data: bytes,
    name: str,
    *,
    title: str = "",
    alt: str = "",
    caption: str = "",
    credit: str = "",
    transcript: str = "",
) -> Sound:
    """Return the sound whose bytes are *data*, new in the newsroom or known already.

    Raises :class:`UnreadableSoundError` when there is none in it.
    """
    known = find_sound(sha1(BytesIO(data)))
    if known:
        return known
    said = {"alt": alt, "caption": caption, "credit": credit, "transcript": transcript}
    sound = Sound(title=title or PurePosixPath(name).stem, **said)
    sound.file = ContentFile(data, name=PurePosixPath(name).name)
    sound.save()
    return sound


def find_photo(key: str) -> Photo | None:
    """Return the newsroom's picture with this *key*."""
    found: Photo | None = Photo.objects.filter(file_hash=key).order_by("pk").first()
    return found


def find_film(key: str) -> Film | None:
    """Return the newsroom's film with this *key*."""
    return Film.objects.filter(key=key).order_by("pk").first()


def find_sound(key: str) -> Sound | None:
    """Return the newsroom's sound with this *key*."""
    return Sound.objects.filter(key=key).order_by("pk").first()


def publish(item: Photo | Film | Sound) -> record.Media:
    """Return *item* as a record carries it, its files in place.

    Raises :class:`UnreadablePictureError` for a picture that cannot be read.
    """
    match item:
        case Photo():
            return publish_photo(item)
        case Film():
            return publish_film(item)
        case Sound():
            return publish_sound(item)


def publish_photo(photo: Photo) -> record.Picture:
    """Return *photo* as a record carries it, its files made and in place; a drawing (SVG) needs no sizes."""
    key = photo.get_file_hash()
    suffix = PurePosixPath(photo.file.name).suffix.lower()
    return record.Picture(
        key=key,
        file=_keep(place(key, suffix), lambda: _bytes_of(photo.file)),
        width=photo.width,
        height=photo.height,
        mime=_mime(suffix),
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        renditions=() if photo.is_svg() else _renditions(photo.file, key),
        focus=_focus(photo),
    )


def _focus(photo: Photo) -> tuple[int, int] | None:
    if photo.focal_point_x is None or photo.focal_point_y is None:
        return None
    return round(100 * photo.focal_point_x / photo.width), round(100 * photo.focal_point_y / photo.height)


def publish_film(film: Film) -> record.Film:
    """Return *film* as a record carries it, its files in place; its sizes as far as they are made."""
    suffix = PurePosixPath(film.file.name or "").suffix.lower()
    with film.poster.open("rb") as still:
        poster = sha1(still)
    shown = PurePosixPath(film.poster.name or "").suffix.lower()
    return record.Film(
        key=film.key,
        file=_keep(place(film.key, suffix), lambda: _bytes_of(film.file)),
        width=film.width,
        height=film.height,
        mime=_mime(suffix),
        alt=film.alt,
        caption=film.caption,
        credit=film.credit,
        seconds=film.seconds,
        poster=_keep(place(poster, shown), lambda: _bytes_of(film.poster)),
        renditions=film_sizes(film) if film.encoded else (),
        stills=_renditions(film.poster, poster),
        captions=_captions(film),
    )


def supplied(item: record.Media) -> record.Media:
    """Return *item* with its sizes, if it is a film that had none when it was published and has them now."""
    if not isinstance(item, record.Film) or item.renditions:
        return item
    film = find_film(item.key)
    return msgspec.structs.replace(item, renditions=film_sizes(film)) if film and film.encoded else item


def film_sizes(film: Film) -> tuple[record.Rendition, ...]:
    """Return the sizes that readers get of *film*, smallest first, made or to be made."""
    short = min(film.width, film.height)
    sides = sorted(
        {max(2, min(side, short) // 2 * 2) for side in conf.FILM_SIZES}
    )  # H.264 halves the colours both ways
    return tuple(
        record.Rendition(
            place(film.key, f"-{side}p.mp4"), _even(film.width * side / short), _even(film.height * side / short), MP4
        )
        for side in sides
    )


def _even(pixels: float) -> int:
    return max(2, round(pixels / 2) * 2)


def _captions(film: Film) -> str:
    """Return the path of the captions as WebVTT; other captions of the same film are another file."""
    if not film.captions:
        return ""
    text = to_webvtt(_bytes_of(film.captions)).encode()
    return _keep(place(film.key, f"-{sha1(BytesIO(text))[:12]}.vtt"), lambda: text)


def publish_sound(sound: Sound) -> record.Sound:
    """Return *sound* as a record carries it, its file in place."""
    suffix = PurePosixPath(sound.file.name or "").suffix.lower()
    return record.Sound(
        key=sound.key,
        file=_keep(place(sound.key, suffix), lambda: _bytes_of(sound.file)),
        mime=_mime(suffix),
        alt=sound.alt,
        caption=sound.caption,
        credit=sound.credit,
        seconds=sound.seconds,
        transcript=sound.transcript,
    )


def recall(item: record.Media) -> Photo | Film | Sound:
    """Return the newsroom's own of *item*, made anew from the published files if it is gone.

    Raises :class:`MediaLostError` when they are gone too, or are others.
    """
    match item:
        case record.Picture():
            return recall_photo(item)
        case record.Film():
            return recall_film(item)
        case record.Sound():
            return find_sound(item.key) or take_sound(
                _published(item.file, item.key),
                item.file,
                alt=item.alt,
                caption=item.caption,
                credit=item.credit,
                transcript=item.transcript,
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
        captions=_published(item.captions) if item.captions else b"",
    )


def _renditions(file: File[bytes], key: str) -> tuple[record.Rendition, ...]:
    with file.open("rb") as opened:
        return renditions(opened, key, file.name or "")


_MIMES = {".webp": WEBP, ".avif": AVIF, ".m4a": "audio/mp4", ".m4v": MP4, ".mov": "video/quicktime"}


def _mime(suffix: str) -> str:
    return _MIMES.get(suffix) or mimetypes.types_map.get(suffix, JPEG)


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
