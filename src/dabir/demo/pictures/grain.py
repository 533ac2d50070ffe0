"""Grain and clouds: the irregularity that keeps flat colour from looking dead."""

from __future__ import annotations

import random
from functools import lru_cache

from PIL import Image, ImageChops

MIDDLE = 128


def speckle(size: tuple[int, int], seed: str) -> Image.Image:
    """Return even random grey of *size* pixels, the same for the same *seed*."""
    width, height = size
    return Image.frombytes("L", size, random.Random(seed).randbytes(width * height))  # noqa: S311 - pictures, not secrets


@lru_cache(maxsize=4)
def _film(size: tuple[int, int], amount: int) -> Image.Image:
    """Return RGB grain about middle grey, *amount* levels strong, of *size* pixels."""
    soft = Image.blend(speckle(size, "film one"), speckle(size, "film two"), 0.5)
    levels = [round(MIDDLE + (n - MIDDLE) * amount / MIDDLE) for n in range(256)]
    grey = soft.point(levels)
    return Image.merge("RGB", (grey, grey, grey))


def grained(image: Image.Image, amount: int = 9) -> Image.Image:
    """Return *image* with film grain of *amount* levels (0-255) over it."""
    return ImageChops.add(image, _film(image.size, amount), 1.0, -MIDDLE)


def stippled(mask: Image.Image, hardness: float = 3.0) -> Image.Image:
    """Return *mask* broken into dots whose density follows it, as a lithograph's crayon."""
    noise = _dust(mask.size)
    curve = [max(0, min(255, round((n - MIDDLE) * hardness + MIDDLE))) for n in range(256)]
    return ImageChops.add(mask, noise, 1.0, -MIDDLE).point(curve)


@lru_cache(maxsize=8)
def _dust(size: tuple[int, int]) -> Image.Image:
    """Return the random grey that :func:`stippled` breaks masks of *size* with."""
    return speckle(size, "dust")


def clouds(
    size: tuple[int, int],
    rng: random.Random,
    *,
    cells: tuple[int, int] = (4, 3),
    octaves: int = 5,
    window: tuple[int, int] = (70, 190),
) -> Image.Image:
    """Return smooth fractal grey of *size* pixels.

    The coarsest octave has *cells* lumps across and down; each of the *octaves* doubles
    them. The grey levels of *window* are stretched to the full range.
    """
    small = (max(2, size[0] // 2), max(2, size[1] // 2))
    sheet = Image.new("L", small, MIDDLE)
    for octave in range(octaves):
        columns, rows = cells[0] * 2**octave + 1, cells[1] * 2**octave + 1
        lumps = Image.frombytes("L", (columns, rows), rng.randbytes(columns * rows))
        spread = lumps.resize(small, Image.Resampling.BICUBIC)
        sheet = spread if octave == 0 else Image.blend(sheet, spread, 0.62 / (1 + octave * 0.62))
    low, high = window
    stretch = [max(0, min(255, round((n - low) * 255 / (high - low)))) for n in range(256)]
    return sheet.point(stretch).resize(size, Image.Resampling.BILINEAR)
