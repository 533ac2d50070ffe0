"""Pictures and films as a story carries them.

A record names files under the site's media folder and everything a page needs to show
them without opening them: sizes in pixels, seconds, what the picture shows, whose it is.
"""

from __future__ import annotations

import msgspec


class Rendition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ready-made size of a picture; *file* is relative to the media folder."""

    file: str
    width: int
    height: int
    mime: str


class _Media(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True, forbid_unknown_fields=True
):
    """What pictures and films share.

    *key* is the SHA-1 of the original file in hex: the same bytes are the same item
    wherever they appear. *file* is relative to the media folder; sizes are in pixels.
    """

    key: str
    file: str
    width: int
    height: int
    mime: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Picture(_Media, tag="picture", frozen=True, kw_only=True):
    """A still picture with its ready-made sizes, smallest first."""

    renditions: tuple[Rendition, ...] = ()


class Film(_Media, tag="film", frozen=True, kw_only=True):
    """A film: its length in seconds and the file of its poster picture."""

    seconds: float
    poster: str


Media = Picture | Film
