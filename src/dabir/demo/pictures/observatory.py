"""The observatory under the stars."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import pine, walker
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import arc, below, height_at, ridge
from dabir.demo.pictures.weather import mist, stars, wisps


class Heaven(NamedTuple):
    """The colours of a night sky and the land under it."""

    sky: Ramp
    milk: Ink
    dust: Ink
    haze: Ink
    dome: Ink
    lamp: Ink
    land: Ink


HEAVENS = (
    Heaven(
        down("#070b24", "#14235a", "#3a4f93", "#e0a58f"),
        "#b9c8ff",
        "#f2b6d0",
        "#c98f8f",
        "#e6e4ee",
        "#ffcf7a",
        "#0a0e22",
    ),
    Heaven(
        down("#04121c", "#0c3246", "#1f6a74", "#9fd0a8"),
        "#b8f0e4",
        "#7fd0ff",
        "#6fb0a0",
        "#dfeee8",
        "#ffdf8e",
        "#04121a",
    ),
    Heaven(
        down("#12061f", "#35164f", "#7a3374", "#f09078"),
        "#e8c8ff",
        "#ff9ab8",
        "#d07a7f",
        "#f2e2ee",
        "#ffb45e",
        "#12081c",
    ),
    Heaven(
        down("#05060f", "#101830", "#2c3c5c", "#7f90a4"),
        "#e8eeff",
        "#ffd8a8",
        "#62738c",
        "#e8e8e8",
        "#ff8a5a",
        "#05070f",
    ),
)


def milky_way(canvas: Canvas, heaven: Heaven, bottom: float) -> None:
    """Draw the Milky Way leaning across the sky down to *bottom*."""
    rng = canvas.rng
    size = canvas.pixels(canvas.width, bottom)
    band = Image.new("L", (64, 36))
    lean, start = rng.uniform(0.7, 1.1) * rng.choice((-1, 1)), rng.uniform(24, 40)
    band.putdata(
        [round(255 * math.exp(-(((x - start - lean * (y - 18)) / 8.5) ** 2))) for y in range(36) for x in range(64)]
    )
    band = band.resize(size, Image.Resampling.BICUBIC)
    for ink, cells, opacity in ((heaven.dust, (4, 3), 0.42), (heaven.milk, (9, 6), 0.5)):
        veil = clouds(size, rng, cells=cells, octaves=4, window=(75, 205))
        canvas.tint(ImageChops.multiply(veil, band), ink, opacity=opacity, blend="screen")
    sand = Stencil()
    for _ in range(700):
        y = rng.uniform(0, bottom)
        x = (start + lean * (y / bottom * 36 - 18) + rng.gauss(0, 6)) / 64 * canvas.width
        sand.disc(x, y, rng.uniform(0.6, 1.3))
    canvas.press(sand, heaven.milk, opacity=0.75)


def _circles(canvas: Canvas, heaven: Heaven, pole: Point) -> None:
    """Draw the trails of the stars about the celestial *pole*."""
    rng = canvas.rng
    faint, bright = Stencil(), Stencil()
    for _ in range(230):
        reach, start = 30 + 1150 * rng.random(), rng.uniform(0, 360)
        sheet = bright if rng.random() < 0.25 else faint
        sheet.stroke(arc(*pole, reach, reach, start, start + rng.uniform(22, 44), 14), rng.uniform(1.0, 2.2))
    canvas.press(faint, heaven.milk, opacity=0.45)
    canvas.press(bright, lighter(heaven.dust, 0.5), opacity=0.75)


def _shell(canvas: Canvas, heaven: Heaven, x: float, rim: float, size: float) -> None:
    """Set the round roof on *rim*, its slit open and the telescope looking out."""
    shell = polygons([arc(x, rim, size * 1.06, size * 1.02, 180, 360, 48)])
    canvas.press(
        shell, Ramp((heaven.dome, mix(heaven.dome, heaven.haze, 0.45), mix(heaven.dome, heaven.land, 0.8)), across=True)
    )
    canvas.press(shell, heaven.land, fade=(-0.5, 0.8), sideways=True, stipple=True, opacity=0.7)
    inside = canvas.cut(shell)
    seams = Stencil()
    for n in range(-4, 5):
        reach = size * 1.06 * math.sin(n * math.pi / 10)
        seams.stroke(
            [
                (x + reach * math.cos(t / 20 * math.pi / 2), rim - size * 1.02 * math.sin(t / 20 * math.pi / 2))
                for t in range(21)
            ],
            2,
        )
    canvas.press(seams, heaven.land, opacity=0.3, within=inside)
    slit = [
        (x - size * 0.62, rim),
        (x - size * 0.66, rim - size * 0.45),
        (x - size * 0.42, rim - size * 0.9),
        (x - size * 0.1, rim - size * 1.1),
        (x + size * 0.02, rim - size * 0.98),
        (x - size * 0.24, rim - size * 0.62),
        (x - size * 0.3, rim),
    ]
    canvas.press(
        polygons([slit]), Ramp((lighter(heaven.lamp, 0.4), heaven.lamp, darker(heaven.lamp, 0.45))), within=inside
    )
    tube = [
        (x - size * 0.16, rim - size * 0.2),
        (x - size * 0.3, rim - size * 0.1),
        (x - size * 0.78, rim - size * 1.02),
        (x - size * 0.6, rim - size * 1.11),
    ]
    canvas.press(polygons([tube]), Ramp((darker(heaven.land, 0.1), mix(heaven.land, heaven.dome, 0.3)), across=True))
    canvas.press(
        Stencil().box(x - size * 1.1, rim - 9, x + size * 1.1, rim + 13),
        Ramp((lighter(heaven.dome, 0.2), mix(heaven.dome, heaven.land, 0.75)), across=True),
    )


def _observatory(canvas: Canvas, heaven: Heaven, x: float, base: float, size: float) -> None:
    """Build the telescope dome, its slit open and lit."""
    wall = Stencil().box(x - size, base - size * 0.62, x + size, base + 30)
    canvas.press(
        wall,
        Ramp(
            (
                mix(heaven.dome, heaven.haze, 0.2),
                mix(heaven.dome, heaven.land, 0.55),
                mix(heaven.dome, heaven.land, 0.85),
            ),
            across=True,
        ),
    )
    rim = base - size * 0.62
    _shell(canvas, heaven, x, rim, size)
    door = Stencil().box(x + size * 0.3, base - size * 0.34, x + size * 0.52, base + 20)
    for n in range(3):
        door.box(x - size * (0.72 - 0.3 * n), base - size * 0.4, x - size * (0.6 - 0.3 * n), base - size * 0.22)
    canvas.press(door, down(lighter(heaven.lamp, 0.35), heaven.lamp))
    canvas.glow(x - size * 0.4, rim - size * 0.55, size * 1.5, heaven.lamp, 0.5)
    canvas.glow(x + size * 0.41, base, size * 0.7, heaven.lamp, 0.4)


def observatory(canvas: Canvas, number: int) -> None:
    """Paint a telescope dome on its hill under the stars."""
    heaven = HEAVENS[(number - 1) % len(HEAVENS)]
    rng, width = canvas.rng, canvas.width
    x = width * rng.uniform(0.58, 0.7)
    canvas.wash(heaven.sky, 0, 800)
    canvas.wash(heaven.haze, 800)
    if number % 3 == 0:
        _circles(canvas, heaven, (width * 0.32, 330.0))
    else:
        milky_way(canvas, heaven, 760)
        stars(canvas, 420, 700)
    canvas.glow(width * 0.4, 790, 760, heaven.haze, 0.5, squash=0.4)
    wisps(canvas, heaven.haze, 5, (560, 680), 0.4)
    for step, base in enumerate((690, 730)):
        line = ridge(rng, (-20, width + 20), [base + rng.uniform(-60, 40) for _ in range(8)], 30, 4)
        canvas.press(
            polygons([below(line)]),
            Ramp((mix(heaven.haze, heaven.land, 0.35 + 0.25 * step), mix(heaven.haze, heaven.land, 0.2))),
        )
    mist(canvas, heaven.haze, 680, 860, 0.6)
    hill = [
        (-20.0, 880.0),
        (width * 0.2, 850.0),
        (x - 330, 770.0),
        (x - 200, 708.0),
        (x, 690.0),
        (x + 200, 706.0),
        (x + 360, 780.0),
        (width + 20, 850.0),
    ]
    _observatory(canvas, heaven, x, 706, rng.uniform(165, 190))
    trees = Stencil().polygon(below(hill))
    for _ in range(46):
        place = rng.uniform(-10, width)
        if abs(place - x) > 250:
            pine(trees, place, height_at(hill, place) + 10, rng.uniform(40, 120))
    walker(trees, x - 262, height_at(hill, x - 262) + 4, 46)
    canvas.press(trees, Ramp((mix(heaven.land, heaven.haze, 0.1), heaven.land)))
