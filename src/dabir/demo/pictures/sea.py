"""The open sea with fishing boats."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Stencil, polygons
from dabir.demo.pictures.figures import dhow, flock
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, ridge, swell
from dabir.demo.pictures.weather import cumulus, stars, wisps


class Tide(NamedTuple):
    """The light of a sea picture."""

    sky: Ramp
    sun: Ink
    cloud: Ink
    water: Ramp
    deep: Ink
    hull: Ink
    sail: Ink


TIDES = (
    Tide(
        down("#27456f", "#8d7a9c", "#f0a07c", "#ffd79c"),
        "#fff3cf",
        "#ffc3a0",
        down("#f2b78d", "#7e86a8", "#2c4a74", "#16294a"),
        "#0f1d38",
        "#1c1a2c",
        "#f6e3cc",
    ),
    Tide(
        down("#2a86b0", "#86cbd8", "#e4f1e4"),
        "#ffffff",
        "#ffffff",
        down("#bfe3df", "#4fb0b6", "#1a7f93", "#0c4d66"),
        "#083b52",
        "#5a2f22",
        "#fffaf0",
    ),
    Tide(
        down("#3a1f4d", "#a33a58", "#f26a4b", "#ffc25e"),
        "#fff2bd",
        "#ff9a6b",
        down("#ffae5e", "#b5485a", "#54295a", "#22143a"),
        "#160c2b",
        "#1a0c1e",
        "#ffdca6",
    ),
    Tide(
        down("#081227", "#172f55", "#43648f"),
        "#f6f2da",
        "#4f6c96",
        down("#5b7ca6", "#24446f", "#0f2347", "#081428"),
        "#050c1c",
        "#060a16",
        "#b9c6dc",
    ),
    Tide(
        down("#6f8f95", "#b7c4b8", "#efe3c6"),
        "#fffbea",
        "#f7f0dd",
        down("#d9d6bf", "#8faaa6", "#557f86", "#2b4f5a"),
        "#1d3a45",
        "#3a2622",
        "#fff4dd",
    ),
)


def glitter(canvas: Canvas, x: float, top: float, ink: Ink, *, spread: float = 1.0, opacity: float = 0.85) -> None:
    """Scatter the light path of a sun at *x* on the water below *top*."""
    rng = canvas.rng
    sparks = Stencil()
    for _ in range(230):
        depth = rng.random() ** 1.5
        y = top + 3 + depth * (HEIGHT - top)
        half = rng.uniform(10, 46) * (0.35 + 1.2 * depth)
        middle = x + rng.gauss(0, 26 + 130 * depth) * spread
        sparks.polygon(
            [(middle - half, y), (middle, y - 1.1 - 3.2 * depth), (middle + half, y), (middle, y + 1.1 + 3.2 * depth)]
        )
    canvas.press(sparks, ink, opacity=opacity, fade=(1.0, 0.45))


def _swells(canvas: Canvas, top: float, tide: Tide) -> None:
    """Lay long waves over the sea below *top*, larger as they come nearer."""
    rng = canvas.rng
    for step in range(5):
        near = (step + 1) / 5
        base = top + (HEIGHT - top) * (0.16 + 0.84 * near**1.5) - 60
        line = swell(rng, canvas.width, base, 3 + 15 * near, 2.6 - near)
        water = tide.water.at(0.3 + 0.6 * near)
        canvas.press(polygons([below(line)]), down(mix(water, tide.deep, 0.2), darker(water, 0.15)), opacity=0.55)
        canvas.press(Stencil().stroke(line, 1.2 + 2 * near), lighter(water, 0.42), opacity=0.5)


def _fleet(canvas: Canvas, top: float, tide: Tide, focus: float) -> None:
    """Sail three boats, the largest at *focus*, each over its reflection."""
    rng = canvas.rng
    places = (
        (focus + rng.choice((-1, 1)) * 430, top + 22, 96.0),
        (focus + 250, top + 46, 150.0),
        (focus - 60, top + 132, 380.0),
    )
    for x, water, length in places:
        hull, sail = Stencil(), Stencil()
        mirror = rng.random() < 0.3
        dhow(hull, sail, x, water, length, mirror=mirror)
        pale = 0.45 if length < 120 else 0.0
        dark = Stencil()
        for n in range(16):
            y = water + 4 + n * length * 0.02
            half = length * (0.46 - 0.02 * n) * rng.uniform(0.7, 1.1)
            dark.disc(x + rng.uniform(-0.05, 0.05) * length, y, half, length * 0.012)
        canvas.press(dark, tide.hull, opacity=0.55, fade=(1.0, 0.1))
        canvas.press(
            sail, Ramp((mix(tide.sail, tide.cloud, pale), mix(darker(tide.sail, 0.3), tide.cloud, pale)), across=True)
        )
        canvas.press(sail, mix(tide.sail, tide.hull, 0.55), fade=(0.0, 0.7), stipple=True, opacity=0.5)
        canvas.press(hull, mix(tide.hull, tide.cloud, pale))


def sea(canvas: Canvas, number: int) -> None:
    """Paint the open sea with fishing boats under sail."""
    tide = TIDES[(number - 1) % len(TIDES)]
    rng, width = canvas.rng, canvas.width
    top = rng.uniform(470, 530)
    sun = (width * rng.uniform(0.32, 0.44), top - rng.uniform(60, 180))
    canvas.wash(tide.sky, 0, top + 1)
    if number % len(TIDES) == 4:
        stars(canvas, 260, top)
    canvas.glow(*sun, 640, tide.sun, 0.6)
    canvas.press(Stencil().disc(*sun, 62), tide.sun, fade=(1.0, 0.85))
    cumulus(canvas, Ramp((lighter(tide.cloud, 0.25), tide.cloud)), (60, top - 40), opacity=0.6)
    wisps(canvas, lighter(tide.cloud, 0.3), 6, (top - 130, top - 14), 0.55)
    coast = ridge(rng, (width * 0.5, width + 20), [top + 4, top - 30, top - 55, top - 40, top - 74], 14, 4)
    canvas.press(polygons([below(coast, top + 2)]), mix(tide.sky.at(0.9), tide.deep, 0.38))
    canvas.wash(tide.water, top, HEIGHT)
    canvas.glow(sun[0], top, 520, tide.sun, 0.4, squash=0.45)
    _swells(canvas, top, tide)
    glitter(canvas, sun[0], top, mix(tide.sun, tide.cloud, 0.2))
    _fleet(canvas, top, tide, width * rng.uniform(0.58, 0.68))
    flying = Stencil()
    flock(flying, rng, width * 0.3, 250, 8, 40)
    canvas.press(flying, tide.hull if number % len(TIDES) != 2 else "#ffffff", opacity=0.85)
