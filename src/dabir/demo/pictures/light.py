"""Colour and light: inks, ramps between them, and round glows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

Colour = tuple[int, int, int]
Ink = str | Colour

RAMP_PIXELS = 256
BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)


@lru_cache(maxsize=4096)
def _parsed(code: str) -> Colour:
    """Return the colour that the six hexadecimal digits of *code* write."""
    digits = code.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def colour(ink: Ink) -> Colour:
    """Return *ink*, ``"#rrggbb"`` or three numbers 0-255, as three numbers."""
    return _parsed(ink) if isinstance(ink, str) else ink


def mix(first: Ink, second: Ink, share: float) -> Colour:
    """Return the colour *share* of the way (0-1) from *first* to *second*."""
    share = min(1.0, max(0.0, share))
    one, two = colour(first), colour(second)
    return (
        round(one[0] + (two[0] - one[0]) * share),
        round(one[1] + (two[1] - one[1]) * share),
        round(one[2] + (two[2] - one[2]) * share),
    )


def darker(ink: Ink, share: float) -> Colour:
    """Return *ink* moved *share* (0-1) towards black."""
    return mix(ink, BLACK, share)


def lighter(ink: Ink, share: float) -> Colour:
    """Return *ink* moved *share* (0-1) towards white."""
    return mix(ink, WHITE, share)


@dataclass(frozen=True)
class Ramp:
    """Inks that pass into one another, evenly spaced, down or across a shape."""

    inks: tuple[Ink, ...]
    across: bool = False

    def at(self, place: float) -> Colour:
        """Return the colour at *place*, 0 (top or left) to 1 (bottom or right)."""
        steps = len(self.inks) - 1
        if steps == 0:
            return colour(self.inks[0])
        spot = min(1.0, max(0.0, place)) * steps
        step = min(int(spot), steps - 1)
        return mix(self.inks[step], self.inks[step + 1], spot - step)


Paint = Ink | Ramp


def down(*inks: Ink) -> Ramp:
    """Return the ramp that passes through *inks* from top to bottom."""
    return Ramp(inks)


def across(*inks: Ink) -> Ramp:
    """Return the ramp that passes through *inks* from left to right."""
    return Ramp(inks, across=True)


def painted(paint: Paint, size: tuple[int, int], span: tuple[float, float] = (0.0, 1.0)) -> Image.Image:
    """Return an RGB picture of *size* pixels in *paint*.

    A ramp shows only its part between the places *span* (0-1).
    """
    if not isinstance(paint, Ramp):
        return Image.new("RGB", size, colour(paint))
    length = max(2, min(RAMP_PIXELS, size[0] if paint.across else size[1]))
    start, stop = span
    strip = Image.new("RGB", (length, 1) if paint.across else (1, length))
    strip.putdata([paint.at(start + (stop - start) * n / (length - 1)) for n in range(length)])
    return strip.resize(size, Image.Resampling.BILINEAR)


def level(ends: tuple[float, float], size: tuple[int, int], *, along: bool, span: tuple[float, float]) -> Image.Image:
    """Return a mask of *size* pixels running between the two opacities *ends* (0-1).

    It runs across when *along*, else down, and shows its part between the places *span*.
    """
    start, stop = (ends[0] + (ends[1] - ends[0]) * place for place in span)
    length = RAMP_PIXELS
    strip = Image.new("L", (length, 1) if along else (1, length))
    strip.putdata([round(255 * min(1.0, max(0.0, start + (stop - start) * n / (length - 1)))) for n in range(length)])
    return strip.resize(size, Image.Resampling.BILINEAR)


@lru_cache(maxsize=64)
def halo(power: float, strength: float) -> Image.Image:
    """Return a 256-pixel round mask, *strength* (0-1) in the middle, fading by *power*."""
    fall = [round(255 * strength * max(0.0, 1 - n / 179) ** power) for n in range(256)]
    return Image.radial_gradient("L").point(fall)


GRADES = {
    6: (1.04, 0.03, -0.02, 0.0, 0.01, 0.97, 0.0, 0.0, 0.0, 0.04, 0.86, 0.0),
    7: (0.88, 0.06, 0.02, 0.0, 0.0, 0.96, 0.04, 0.0, 0.0, 0.04, 1.05, 4.0),
    8: (0.84, 0.12, 0.04, 8.0, 0.06, 0.86, 0.06, 6.0, 0.06, 0.12, 0.8, 10.0),
    9: (0.96, 0.0, 0.08, 0.0, 0.02, 0.92, 0.02, 0.0, 0.06, 0.02, 0.98, 4.0),
}


def graded(image: Image.Image, number: int) -> Image.Image:
    """Return *image* in the colour grade of variation *number*: warm, cool, faded, rosy."""
    matrix = GRADES.get(number)
    return image if matrix is None else image.convert("RGB", matrix)
