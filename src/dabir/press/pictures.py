"""A picture as a page sets it: its formats and sizes, the best first, what everything shows last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from django.conf import settings

from dabir.story import Film, Picture, Rendition

_BETTER: Final = ("image/avif", "image/webp")
"""Formats a browser is offered before those that all of them show, the smallest first."""

_STEP: Final = 25
"""Per cent from one class of a focus to the next."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """What the elements of a picture say.

    *sources* are pairs of a media type and its ``srcset``; *src*, *srcset* (perhaps empty),
    *width* and *height* (pixels) are those of the image itself; *focus* its classes.
    """

    sources: tuple[tuple[str, str], ...]
    src: str
    srcset: str
    width: int
    height: int
    focus: str = ""


def media_url(file: str) -> str:
    """Return the path of a media *file*."""
    return f"{settings.MEDIA_URL}{file}"


def shown(item: Picture | Film, widest: int = 0) -> ShownPicture:
    """Return how a picture, or the still of a film, is set.

    Where it is small, *widest* (pixels) leaves out what is wider, and there are two formats:
    the best, and for browsers that do not know it one size in the last.
    """
    if isinstance(item, Film):
        return _set(item.stills, item.still, widest)
    return _set(item.renditions, item.single, widest, focus(item))


def _set(made: Sequence[Rendition], single: Rendition, widest: int, classes: str = "") -> ShownPicture:
    if widest:
        made = [one for one in made if one.width <= widest]
    by_kind = {kind: list(ones) for kind, ones in groupby(sorted(made, key=_KIND_FIRST), key=attrgetter("mime"))}
    better = [(kind, by_kind.pop(kind)) for kind in _BETTER if kind in by_kind]
    sources = tuple((kind, _srcset(ones)) for kind, ones in (better[:1] if widest else better))
    plain = [one for ones in by_kind.values() for one in ones]
    least = plain[0] if widest and plain else single
    return ShownPicture(
        sources=sources,
        src=media_url(least.file),
        srcset="" if widest or len(plain) == 1 else _srcset(plain),
        width=least.width,
        height=least.height,
        focus=classes,
    )


_KIND_FIRST: Final = attrgetter("mime", "width")


def _srcset(sizes: Iterable[Rendition]) -> str:
    return ", ".join(f"{media_url(one.file)} {one.width}w" for one in sizes)


def focus(picture: Picture) -> str:
    """Return the classes that keep the focus of *picture* in sight where it is cut: ``focus-x-25 focus-y-0``, or ""."""
    if picture.focus is None:
        return ""
    steps = zip("xy", (_STEP * round(part / _STEP) for part in picture.focus), strict=True)
    return " ".join(f"focus-{axis}-{step}" for axis, step in steps if step != 2 * _STEP)
