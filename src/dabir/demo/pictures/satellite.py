"""The satellite over the earth."""

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter
from dabir.demo.pictures.weather import stars


class Orbit(NamedTuple):
    """The colours of a satellite picture."""

    space: Ramp
    sea: Ramp
    land: Ink
    cloud: Ink
    air: Ink
    sun: Ink
    panel: Ink
    foil: Ink
    night: bool


ORBITS = (
    Orbit(
        down("#03060f", "#060d22", "#0c1c40"),
        down("#2f8fd0", "#1560a6", "#0a2f66"),
        "#b89a66",
        "#ffffff",
        "#7fd0ff",
        "#fff6dc",
        "#1c3f8f",
        "#e8b857",
        night=False,
    ),
    Orbit(
        down("#04030c", "#0a0820", "#1a1444"),
        down("#1b2c5c", "#0d1838", "#050a1c"),
        "#223052",
        "#5a74b0",
        "#6a9cff",
        "#ffe2b0",
        "#243a7a",
        "#c9a15a",
        night=True,
    ),
    Orbit(
        down("#0a0512", "#1c0c2c", "#3a1848"),
        down("#d08a5a", "#8a4a6a", "#3a2054"),
        "#f0b878",
        "#ffe8d0",
        "#ffb38a",
        "#fff0cc",
        "#5a2f7a",
        "#f2c46a",
        night=False,
    ),
    Orbit(
        down("#020a0c", "#04181c", "#08303a"),
        down("#3fb8a8", "#1a7a84", "#0a3a50"),
        "#8aa86a",
        "#f4fff8",
        "#9af0dc",
        "#fffbe4",
        "#1f4a6a",
        "#e0a04a",
        night=False,
    ),
)


def _earth(canvas: Canvas, orbit: Orbit, middle: Point, radius: float) -> None:
    """Paint the limb of the earth of *radius* units about *middle*, under its air."""
    rng = canvas.rng
    for extra, strength in ((110, 0.18), (48, 0.32), (16, 0.6)):
        canvas.press(
            Stencil().disc(*middle, radius + extra), orbit.air, soft=extra * 0.45, opacity=strength, blend="screen"
        )
    globe = Stencil().disc(*middle, radius)
    top = middle[1] - radius
    inside = canvas.cut(globe)
    canvas.image.paste(_sea(canvas, orbit, top), (0, 0), inside)
    first = max(0.0, top)
    size = canvas.pixels(canvas.width, HEIGHT - first)
    crop = inside.crop((0, inside.height - size[1], *inside.size))
    ground = clouds(size, rng, cells=(3, 2), octaves=4, window=(133, 144))
    start = HEIGHT - size[1] / canvas.scale
    canvas.tint(
        ImageChops.multiply(ground, crop),
        Ramp((lighter(orbit.land, 0.15), darker(orbit.land, 0.35))),
        opacity=0.9,
        top=start,
    )
    if orbit.night:
        _towns(canvas, ImageChops.multiply(ground, crop), start)
    weather = clouds(size, rng, cells=(3, 5), octaves=5, window=(128, 210))
    canvas.tint(ImageChops.multiply(weather, crop), orbit.cloud, opacity=0.85, top=start)
    rim = Stencil().disc(*middle, radius + 3).disc(middle[0], middle[1] + 20, radius + 2, value=0)
    canvas.press(rim, lighter(orbit.air, 0.4), soft=6, opacity=0.9, blend="screen")
    canvas.press(Stencil().disc(middle[0], middle[1] - radius * 0.0, radius), "#00020a", fade=(-0.1, 2.6), opacity=0.6)


def _sea(canvas: Canvas, orbit: Orbit, top: float) -> Image.Image:
    """Return a picture of the sea, lightest at *top* where the air lies over it."""
    sheet = Canvas(canvas.image.size, "sea")
    sheet.wash(orbit.sea, max(0.0, top), HEIGHT)
    return sheet.image


def _towns(canvas: Canvas, ground: Image.Image, top: float) -> None:
    """Light the towns of the night side, on the *ground* that begins at *top*."""
    rng = canvas.rng
    sparks, halos = Stencil(), Stencil()
    for _ in range(70):
        x, y = rng.uniform(0, canvas.width), rng.uniform(top + 60, HEIGHT)
        spot = (min(ground.width - 1, int(x * canvas.scale)), min(ground.height - 1, int((y - top) * canvas.scale)))
        if ground.getpixel(spot) == 0:
            continue
        halos.disc(x, y, rng.uniform(10, 26), rng.uniform(6, 14))
        for _ in range(rng.randint(8, 34)):
            sparks.disc(x + rng.gauss(0, 24), y + rng.gauss(0, 12), rng.uniform(0.8, 2.2))
    canvas.press(halos, "#ffb45a", soft=8, opacity=0.7, blend="screen")
    canvas.press(sparks, "#ffe2a0")


def _satellite(canvas: Canvas, orbit: Orbit, x: float, y: float, size: float, turn: float) -> None:
    """Fly a satellite of *size* units, turned by *turn* radians, at (*x*, *y*)."""

    def place(u: float, v: float) -> Point:
        """Return where the point (*u*, *v*) of the satellite is in the picture."""
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (
            u * math.sin(turn) + v * math.cos(turn)
        )

    def plate(u: float, v: float, right: float, low: float) -> list[Point]:
        """Return the corners of an oblong of the satellite."""
        return [place(u, v), place(right, v), place(right, low), place(u, low)]

    canvas.press(polygons([plate(-1.5, -0.025, 1.5, 0.025)]), "#c8ccd4")
    for side in (-1, 1):
        cells, gloss = Stencil(), Stencil()
        start = 0.36 if side > 0 else -1.5
        canvas.press(polygons([plate(start - 0.02, -0.3, start + 1.16, 0.3)]), "#d8dde8")
        for column in range(8):
            for row in range(3):
                u, v = start + 0.01 + column * 0.1415, -0.28 + row * 0.19
                cells.polygon(plate(u, v, u + 0.13, v + 0.178))
                gloss.polygon([place(u, v), place(u + 0.09, v), place(u, v + 0.13)])
        canvas.press(cells, Ramp((lighter(orbit.panel, 0.25), orbit.panel, darker(orbit.panel, 0.4)), across=True))
        canvas.press(gloss, "#ffffff", opacity=0.16)
    canvas.press(
        polygons([plate(-0.24, -0.34, 0.24, 0.34)]),
        Ramp((lighter(orbit.foil, 0.45), orbit.foil, darker(orbit.foil, 0.5)), across=True),
    )
    folds = Stencil()
    for n in range(9):
        v = -0.3 + n * 0.07
        folds.polygon([place(-0.24, v), place(0.24 * canvas.rng.uniform(-0.6, 1), v + 0.03), place(-0.24, v + 0.05)])
    canvas.press(folds, "#fff6d8", opacity=0.45)
    canvas.press(polygons([plate(-0.14, 0.34, 0.14, 0.46)]), "#3a3f4c")
    dish = [place(0.34 * math.cos(a / 12 * math.pi), -0.48 + 0.16 * math.sin(a / 12 * math.pi)) for a in range(13)]
    canvas.press(Stencil().stroke([place(0, -0.5), place(0, -0.68)], size * 0.02), "#e8ecf2")
    canvas.press(polygons([dish]), Ramp(("#ffffff", "#9aa4b8"), across=True))
    canvas.press(polygons([plate(-0.05, -0.4, 0.05, -0.33)]), "#6a7080")
    canvas.press(Stencil().disc(*place(0, -0.69), size * 0.028), "#e84a3a")


def satellite(canvas: Canvas, number: int) -> None:
    """Paint a satellite over the curve of the earth."""
    orbit = ORBITS[(number - 1) % len(ORBITS)]
    rng, width = canvas.rng, canvas.width
    radius = rng.uniform(1250, 1500)
    middle = (width * rng.uniform(0.28, 0.46), rng.uniform(500, 570) + radius)
    canvas.wash(orbit.space)
    stars(canvas, 420, 800)
    sun = (width * rng.uniform(0.1, 0.2), middle[1] - radius + 70)
    canvas.glow(*sun, 760, orbit.sun, 0.5)
    _earth(canvas, orbit, middle, radius)
    canvas.glow(*sun, 420, orbit.sun, 0.85)
    canvas.glow(*sun, 900, orbit.sun, 0.5, squash=0.035)
    _satellite(
        canvas,
        orbit,
        width * rng.uniform(0.58, 0.68),
        rng.uniform(280, 330),
        rng.uniform(225, 265),
        rng.uniform(-0.42, -0.16),
    )
