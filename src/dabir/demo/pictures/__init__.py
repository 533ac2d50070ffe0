"""Pictures drawn by code, for a demonstration paper that needs no photographs.

Every scene has nine variations, ``number`` 1 to 9, which differ in palette, time of day
and composition. The same scene, number and size always give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from PIL import Image, ImageOps

from dabir.demo.pictures.bazaar import bazaar
from dabir.demo.pictures.canvas import Canvas
from dabir.demo.pictures.carpet import carpet
from dabir.demo.pictures.city import city
from dabir.demo.pictures.desert import desert
from dabir.demo.pictures.dome import dome
from dabir.demo.pictures.garden import garden
from dabir.demo.pictures.harbour import harbour
from dabir.demo.pictures.laboratory import laboratory
from dabir.demo.pictures.library import library
from dabir.demo.pictures.light import graded
from dabir.demo.pictures.mountains import mountains
from dabir.demo.pictures.observatory import observatory
from dabir.demo.pictures.rail import rail
from dabir.demo.pictures.saffron import saffron
from dabir.demo.pictures.satellite import satellite
from dabir.demo.pictures.school import school
from dabir.demo.pictures.sea import sea
from dabir.demo.pictures.stadium import stadium
from dabir.demo.pictures.street import rain
from dabir.demo.pictures.theatre import theatre
from dabir.demo.pictures.wheat import wheat
from dabir.errors import DabirError
from dabir.persian.digits import to_persian

__all__ = ["NUMBERS", "SCENES", "Painter", "UnknownSceneError", "UnknownVariationError", "draw", "save"]

Painter = Callable[[Canvas, int], None]

NUMBERS = range(1, 10)
MIRRORED = frozenset({2, 4, 5, 7})
JPEG_QUALITY = 82

SCENES: Mapping[str, Painter] = MappingProxyType(
    {
        "mountains": mountains,
        "desert": desert,
        "sea": sea,
        "city": city,
        "bazaar": bazaar,
        "dome": dome,
        "garden": garden,
        "library": library,
        "harbour": harbour,
        "rail": rail,
        "stadium": stadium,
        "observatory": observatory,
        "laboratory": laboratory,
        "wheat": wheat,
        "rain": rain,
        "school": school,
        "carpet": carpet,
        "satellite": satellite,
        "theatre": theatre,
        "saffron": saffron,
    }
)


class UnknownSceneError(DabirError):
    """There is no scene named {scene}; the scenes are {known}."""

    code: ClassVar[str] = "demo.unknown_scene"
    persian: ClassVar[str] = "صحنه‌ای به نام «{scene}» نداریم؛ صحنه‌ها این‌هایند: {known}."


class UnknownVariationError(DabirError):
    """Scene {scene} has no variation {number}; variations run from 1 to 9."""

    code: ClassVar[str] = "demo.unknown_variation"
    persian: ClassVar[str] = "صحنهٔ «{scene}» گونهٔ {number} ندارد؛ گونه‌ها از ۱ تا ۹ هستند."

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in *language*; the Persian one has Persian digits."""
        if language == "fa":
            return to_persian(super().sentence(language))
        return super().sentence(language)


def draw(scene: str, number: int, size: tuple[int, int] = (1600, 900)) -> Image.Image:
    """Return variation *number* (1-9) of *scene* as an RGB picture of *size* pixels.

    Raises :class:`UnknownSceneError` or :class:`UnknownVariationError`.
    """
    painter = SCENES.get(scene)
    if painter is None:
        raise UnknownSceneError(scene=scene, known=", ".join(SCENES))
    if number not in NUMBERS:
        raise UnknownVariationError(scene=scene, number=number)
    canvas = Canvas(size, f"{scene}/{number}")
    painter(canvas, number)
    picture = graded(canvas.finish(), number)
    return ImageOps.mirror(picture) if number in MIRRORED else picture


def save(scene: str, number: int, path: Path) -> None:
    """Write variation *number* (1-9) of *scene* to *path* as a progressive JPEG."""
    draw(scene, number).save(path, "JPEG", quality=JPEG_QUALITY, progressive=True, optimize=True)
