"""The dunes of the desert, with a caravan."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
import random
from typing import NamedTuple

from dabir.demo.pictures.canvas import Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import camel
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, height_at, ridge, swell
from dabir.demo.pictures.weather import stars, wisps


class Sands(NamedTuple):
    """The light of a desert picture."""

    sky: Ramp
    sun: Ink
    lit: Ink
    shade: Ink
    haze: Ink
    figure: Ink


SANDS = (
    Sands(down("#f3b562", "#f8cf86", "#fdebc0"), "#fff8e0", "#eaa14c", "#8f4a35", "#fadba0", "#3d1d1d"),
    Sands(down("#3f2b56", "#a2476a", "#f08a5d", "#ffd08a"), "#ffe9b0", "#e8835a", "#5a2a4c", "#f7a878", "#220f28"),
    Sands(down("#4c9fb5", "#a4d4cf", "#f4ead0"), "#ffffff", "#edc58c", "#a8744f", "#f3e3c3", "#3c2a2a"),
    Sands(down("#0b1433", "#27386b", "#7080a8"), "#f5f0d8", "#7f86ae", "#232a55", "#7482ab", "#090c22"),
    Sands(down("#7f9c8f", "#d7cfa8", "#f6dfb0"), "#fffbe8", "#d89a6a", "#7c4a45", "#f0d9ae", "#33201f"),
)


def _dune(canvas: Canvas, sands: Sands, summit: Point, foot: Point, near: float) -> None:
    """Paint one dune: a crest snaking from *summit* to *foot*, lit on its left."""
    rng = canvas.rng
    drop = foot[1] - summit[1]
    run = foot[0] - summit[0]
    crest = curve([
        summit, (summit[0] + run * 0.42, summit[1] + drop * 0.14), (summit[0] + run * 0.30, summit[1] + drop * 0.42),
        (summit[0] + run * 0.82, summit[1] + drop * 0.68), foot,
    ], 12)  # fmt: skip
    reach = canvas.width * (0.55 + 0.35 * near)
    left = curve(
        [
            (summit[0] - reach, summit[1] + drop * 0.62),
            (summit[0] - reach * 0.5, summit[1] + drop * 0.34),
            (summit[0] - reach * 0.16, summit[1] + drop * 0.04),
            summit,
        ],
        10,
    )
    right = curve(
        [
            summit,
            (summit[0] + reach * 0.2, summit[1] + drop * 0.12),
            (summit[0] + reach * 0.55, summit[1] + drop * 0.5),
            (summit[0] + reach, summit[1] + drop * 0.62),
        ],
        10,
    )
    pale = 0.55 * (1 - near)
    lit, shade = mix(sands.lit, sands.haze, pale), mix(sands.shade, sands.haze, pale)
    canvas.press(
        polygons([[*left, *right, (right[-1][0], foot[1] + 60), (left[0][0], foot[1] + 60)]]),
        down(lighter(lit, 0.3), lit, mix(lit, shade, 0.35)),
    )
    dark = polygons([[*crest, (foot[0] + 40, foot[1] + 60), (right[-1][0], foot[1] + 60), *reversed(right)]])
    canvas.press(dark, Ramp((shade, mix(shade, lit, 0.12), mix(shade, lit, 0.55)), across=True))
    canvas.press(dark, darker(shade, 0.25), fade=(0.55, 0.0), sideways=True, stipple=True, opacity=0.8)
    light = polygons([[*left, *crest, (left[0][0], foot[1] + 60)]])
    canvas.press(light, lighter(lit, 0.35), fade=(0.0, 0.5), sideways=True, stipple=True, opacity=0.55)
    canvas.press(Stencil().stroke(crest, 2.2), lighter(lit, 0.55), opacity=0.75)
    if near > 0.6:
        _ripples(canvas, left, drop, lit, shade, rng)


def _ripples(canvas: Canvas, left: list[Point], drop: float, lit: Ink, shade: Ink, rng: random.Random) -> None:
    """Draw wind ripples on the lit face that begins under *left*."""
    stencil = Stencil()
    start, stop = left[0][0], left[-1][0]
    for n in range(18):
        y = drop * (0.2 + 0.055 * n)
        phase = rng.uniform(0, 6)
        line = [
            (x, height_at(left, x) + y + 9 * math.sin(x / 70 + phase))
            for x in range(int(start), int(stop - y * 0.15), 24)
        ]
        if len(line) > 1:
            stencil.stroke(line, 1.6 + n * 0.14)
    canvas.press(stencil, mix(lit, shade, 0.5), opacity=0.32, fade=(0.0, 1.0), sideways=True)


def desert(canvas: Canvas, number: int) -> None:
    """Paint dunes with a caravan on a far crest."""
    sands = SANDS[(number - 1) % len(SANDS)]
    rng, width = canvas.rng, canvas.width
    canvas.wash(sands.sky, 0, 520)
    canvas.wash(sands.haze, 520)
    sun = (width * rng.uniform(0.2, 0.42), rng.uniform(170, 270))
    if number % len(SANDS) == 4:
        stars(canvas, 320, 430)
    canvas.glow(*sun, 560, sands.sun, 0.5)
    canvas.press(Stencil().disc(*sun, rng.uniform(60, 95)), sands.sun, fade=(1.0, 0.72))
    wisps(canvas, lighter(sands.haze, 0.4), 5, (120, 380), 0.4)
    hills = ridge(rng, (-10, width + 10), [rng.uniform(395, 450) for _ in range(7)], 26, 4)
    canvas.press(polygons([below(hills, 620)]), Ramp((mix(sands.shade, sands.haze, 0.62), sands.haze)))
    _dune(canvas, sands, (width * rng.uniform(0.7, 0.85), 425), (width * 0.8, 720), 0.1)
    walk = swell(rng, width, 500, 22, 0.7)
    canvas.press(
        polygons([below(walk, 760)]), down(mix(sands.lit, sands.haze, 0.35), mix(sands.shade, sands.haze, 0.4))
    )
    _caravan(canvas, walk, sands)
    _dune(canvas, sands, (width * rng.uniform(0.12, 0.3), 540), (width * 0.34, 900), 0.5)
    _dune(canvas, sands, (width * rng.uniform(0.58, 0.74), 600), (width * 0.56, 960), 1.0)


def _caravan(canvas: Canvas, crest: list[Point], sands: Sands) -> None:
    """Lead a caravan along *crest*."""
    animals = Stencil()
    start, size = canvas.width * canvas.rng.uniform(0.38, 0.46), 58.0
    for n in range(5):
        x = start + n * size * 1.75
        camel(animals, x, height_at(crest, x) + 2, size * canvas.rng.uniform(0.92, 1.05), pace=canvas.rng.random())
    canvas.press(animals, sands.figure)
