"""Pictures, films and sounds as a story carries them.

A record names files under the site's media folder and everything a page needs to show
them without opening them: sizes in pixels, seconds, what the picture shows, whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Rendition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ready-made size of a picture or a film; *file* is relative to the media folder."""

    file: str
    width: int
    height: int
    mime: str


class _Media(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True, forbid_unknown_fields=True
):
    """What all media share.

    *key* is the SHA-1 of the original file in hex: the same bytes are the same item
    wherever they appear. *file* is relative to the media folder. *alt* says what there is
    to see or to hear.
    """

    key: str
    file: str
    mime: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Picture(_Media, tag="picture", frozen=True, kw_only=True):
    """A still picture, its size in pixels, and its ready-made sizes, smallest first.

    *focus* is the point to keep in sight where the picture is cut: per cent of the width
    from the left, and of the height from the top.
    """

    width: int
    height: int
    renditions: tuple[Rendition, ...] = ()
    focus: tuple[int, int] | None = None

    @property
    def single(self) -> Rendition:
        """The one file for those who take one: the largest that everything shows, else the original."""
        return single(self.renditions) or Rendition(self.file, self.width, self.height, self.mime)


class Film(_Media, tag="film", frozen=True, kw_only=True):
    """A film: its size in pixels, its length in seconds, its poster.

    *renditions* are its ready-made sizes, smallest first, and *stills* those of the
    poster. *captions* is the file of its words in WebVTT.
    """

    width: int
    height: int
    seconds: float
    poster: str
    renditions: tuple[Rendition, ...] = ()
    stills: tuple[Rendition, ...] = ()
    captions: str = ""

    @property
    def single(self) -> Rendition:
        """The one file for those who take one: the largest ready-made size, else the original."""
        return self.renditions[-1] if self.renditions else Rendition(self.file, self.width, self.height, self.mime)

    @property
    def still(self) -> Rendition:
        """The poster for those who take one file."""
        return single(self.stills) or Rendition(self.poster, self.width, self.height, "image/jpeg")


class Sound(_Media, tag="sound", frozen=True, kw_only=True):
    """A sound: its length in seconds, and what is said in it."""

    seconds: float
    transcript: str = ""

    @property
    def single(self) -> Rendition:
        """The one file; it has no size in pixels."""
        return Rendition(self.file, 0, 0, self.mime)


Media = Picture | Film | Sound

_EVERYWHERE = ("image/jpeg", "image/png")
"""What feed readers, messengers and search engines all show."""


def single(renditions: Sequence[Rendition]) -> Rendition | None:
    """Return the largest of *renditions* that everything shows."""
    return max((one for one in renditions if one.mime in _EVERYWHERE), key=lambda one: one.width, default=None)
