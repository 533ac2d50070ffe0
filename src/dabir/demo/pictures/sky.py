"""Under and above the stars: the observatory, and the satellite over the earth."""

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import pine, walker
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.land import mist, stars, wisps
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import arc, below, height_at, ridge, swell


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
    Heaven(down("#070b24", "#14235a", "#3a4f93", "#e0a58f"), "#b9c8ff", "#f2b6d0", "#c98f8f", "#e6e4ee", "#ffcf7a", "#0a0e22"),
    Heaven(down("#04121c", "#0c3246", "#1f6a74", "#9fd0a8"), "#b8f0e4", "#7fd0ff", "#6fb0a0", "#dfeee8", "#ffdf8e", "#04121a"),
    Heaven(down("#12061f", "#35164f", "#7a3374", "#f09078"), "#e8c8ff", "#ff9ab8", "#d07a7f", "#f2e2ee", "#ffb45e", "#12081c"),
    Heaven(down("#05060f", "#101830", "#2c3c5c", "#7f90a4"), "#e8eeff", "#ffd8a8", "#62738c", "#e8e8e8", "#ff8a5a", "#05070f"),
)


def milky_way(canvas: Canvas, heaven: Heaven, bottom: float) -> None:
    """Draw the Milky Way leaning across the sky down to *bottom*."""
    rng = canvas.rng
    size = canvas.pixels(canvas.width, bottom)
    band = Image.new("L", (64, 36))
    lean, start = rng.uniform(0.7, 1.1) * rng.choice((-1, 1)), rng.uniform(24, 40)
    band.putdata([
        round(255 * math.exp(-(((x - start - lean * (y - 18)) / 8.5) ** 2))) for y in range(36) for x in range(64)
    ])
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
        sheet = bright if rng.random() < 0.25 else faint  # noqa: PLR2004
        sheet.stroke(arc(*pole, reach, reach, start, start + rng.uniform(22, 44), 14), rng.uniform(1.0, 2.2))
    canvas.press(faint, heaven.milk, opacity=0.45)
    canvas.press(bright, lighter(heaven.dust, 0.5), opacity=0.75)


def _observatory(canvas: Canvas, heaven: Heaven, x: float, base: float, size: float) -> None:
    """Build the telescope dome, its slit open and lit."""
    wall = Stencil().box(x - size, base - size * 0.62, x + size, base + 30)
    canvas.press(wall, Ramp((mix(heaven.dome, heaven.haze, 0.2), mix(heaven.dome, heaven.land, 0.55), mix(heaven.dome, heaven.land, 0.85)), across=True))
    rim = base - size * 0.62
    shell = polygons([arc(x, rim, size * 1.06, size * 1.02, 180, 360, 48)])
    canvas.press(shell, Ramp((heaven.dome, mix(heaven.dome, heaven.haze, 0.45), mix(heaven.dome, heaven.land, 0.8)), across=True))
    canvas.press(shell, heaven.land, fade=(-0.5, 0.8), sideways=True, stipple=True, opacity=0.7)
    inside = canvas.cut(shell)
    seams = Stencil()
    for n in range(-4, 5):
        reach = size * 1.06 * math.sin(n * math.pi / 10)
        seams.stroke([(x + reach * math.cos(t / 20 * math.pi / 2), rim - size * 1.02 * math.sin(t / 20 * math.pi / 2)) for t in range(21)], 2)
    canvas.press(seams, heaven.land, opacity=0.3, within=inside)
    slit = [(x - size * 0.62, rim), (x - size * 0.66, rim - size * 0.45), (x - size * 0.42, rim - size * 0.9), (x - size * 0.1, rim - size * 1.1), (x + size * 0.02, rim - size * 0.98), (x - size * 0.24, rim - size * 0.62), (x - size * 0.3, rim)]
    canvas.press(polygons([slit]), Ramp((lighter(heaven.lamp, 0.4), heaven.lamp, darker(heaven.lamp, 0.45))), within=inside)
    tube = [(x - size * 0.16, rim - size * 0.2), (x - size * 0.3, rim - size * 0.1), (x - size * 0.78, rim - size * 1.02), (x - size * 0.6, rim - size * 1.11)]
    canvas.press(polygons([tube]), Ramp((darker(heaven.land, 0.1), mix(heaven.land, heaven.dome, 0.3)), across=True))
    canvas.press(Stencil().box(x - size * 1.1, rim - 9, x + size * 1.1, rim + 13), Ramp((lighter(heaven.dome, 0.2), mix(heaven.dome, heaven.land, 0.75)), across=True))
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
        canvas.press(polygons([below(line)]), Ramp((mix(heaven.haze, heaven.land, 0.35 + 0.25 * step), mix(heaven.haze, heaven.land, 0.2))))
    mist(canvas, heaven.haze, 680, 860, 0.6)
    hill = [(-20.0, 880.0), (width * 0.2, 850.0), (x - 330, 770.0), (x - 200, 708.0), (x, 690.0), (x + 200, 706.0), (x + 360, 780.0), (width + 20, 850.0)]
    _observatory(canvas, heaven, x, 706, rng.uniform(165, 190))
    trees = Stencil().polygon(below(hill))
    for _ in range(46):
        place = rng.uniform(-10, width)
        if abs(place - x) > 250:  # noqa: PLR2004
            pine(trees, place, height_at(hill, place) + 10, rng.uniform(40, 120))
    walker(trees, x - 262, height_at(hill, x - 262) + 4, 46)
    canvas.press(trees, Ramp((mix(heaven.land, heaven.haze, 0.1), heaven.land)))


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
    Orbit(down("#03060f", "#060d22", "#0c1c40"), down("#2f8fd0", "#1560a6", "#0a2f66"), "#b89a66", "#ffffff", "#7fd0ff", "#fff6dc", "#1c3f8f", "#e8b857", night=False),
    Orbit(down("#04030c", "#0a0820", "#1a1444"), down("#1b2c5c", "#0d1838", "#050a1c"), "#223052", "#5a74b0", "#6a9cff", "#ffe2b0", "#243a7a", "#c9a15a", night=True),
    Orbit(down("#0a0512", "#1c0c2c", "#3a1848"), down("#d08a5a", "#8a4a6a", "#3a2054"), "#f0b878", "#ffe8d0", "#ffb38a", "#fff0cc", "#5a2f7a", "#f2c46a", night=False),
    Orbit(down("#020a0c", "#04181c", "#08303a"), down("#3fb8a8", "#1a7a84", "#0a3a50"), "#8aa86a", "#f4fff8", "#9af0dc", "#fffbe4", "#1f4a6a", "#e0a04a", night=False),
)


def _earth(canvas: Canvas, orbit: Orbit, middle: Point, radius: float) -> None:
    """Paint the limb of the earth of *radius* units about *middle*, under its air."""
    rng = canvas.rng
    for extra, strength in ((110, 0.18), (48, 0.32), (16, 0.6)):
        canvas.press(Stencil().disc(*middle, radius + extra), orbit.air, soft=extra * 0.45, opacity=strength, blend="screen")
    globe = Stencil().disc(*middle, radius)
    top = middle[1] - radius
    inside = canvas.cut(globe)
    canvas.image.paste(_sea(canvas, orbit, top), (0, 0), inside)
    first = max(0.0, top)
    size = canvas.pixels(canvas.width, HEIGHT - first)
    crop = inside.crop((0, inside.height - size[1], *inside.size))
    ground = clouds(size, rng, cells=(4, 3), octaves=6, window=(132, 150))
    start = HEIGHT - size[1] / canvas.scale
    canvas.tint(ImageChops.multiply(ground, crop), Ramp((lighter(orbit.land, 0.15), darker(orbit.land, 0.35))), opacity=0.9, top=start)
    if orbit.night:
        _towns(canvas, ImageChops.multiply(ground, crop), start)
    weather = clouds(size, rng, cells=(7, 7), octaves=5, window=(118, 200))
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


def _satellite(canvas: Canvas, orbit: Orbit, x: float, y: float, size: float, turn: float) -> None:  # noqa: PLR0913
    """Fly a satellite of *size* units, turned by *turn* radians, at (*x*, *y*)."""

    def place(u: float, v: float) -> Point:
        """Return where the point (*u*, *v*) of the satellite is in the picture."""
        return x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (u * math.sin(turn) + v * math.cos(turn))

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
    canvas.press(polygons([plate(-0.24, -0.34, 0.24, 0.34)]), Ramp((lighter(orbit.foil, 0.45), orbit.foil, darker(orbit.foil, 0.5)), across=True))
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
    _satellite(canvas, orbit, width * rng.uniform(0.58, 0.68), rng.uniform(280, 330), rng.uniform(225, 265), rng.uniform(-0.42, -0.16))
