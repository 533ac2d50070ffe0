"""The town after dark: the evening skyline and the wet street in the rain."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

from PIL import Image, ImageOps

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import umbrella
from dabir.demo.pictures.land import shades, stars, wisps
from dabir.demo.pictures.light import Ink, Ramp, colour, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, ridge


class Dusk(NamedTuple):
    """The light of a skyline picture."""

    sky: Ramp
    glow: Ink
    block: Ink
    lamps: tuple[Ink, ...]
    snow: Ink


DUSKS = (
    Dusk(down("#1b2450", "#4f4a80", "#c0708a", "#ffb48a"), "#ffc99a", "#141a38", ("#ffd98a", "#ffb45e", "#fff0c8", "#ffca70"), "#e7c4cf"),
    Dusk(down("#0c2036", "#1d4c68", "#4f9a9f", "#f0d9a4"), "#ffe9b8", "#0b1f30", ("#ffe39a", "#ffcf74", "#fff6d8", "#9fe0da"), "#bfd8d8"),
    Dusk(down("#2b1440", "#7a2a5c", "#e0574e", "#ffb057"), "#ffd27a", "#1a0d28", ("#ffd57c", "#ffab4e", "#fff0bf", "#ff8a5a"), "#f0a890"),
    Dusk(down("#050a1c", "#0f1d42", "#24406f", "#5873a0"), "#8fb0e0", "#060b1c", ("#ffe6a8", "#ffc66a", "#cfe4ff", "#ffd98c"), "#7f95bf"),
)


def block(shape: Stencil, rng: random.Random, left: float, top: float, wide: float) -> None:
    """Add a building *wide* units wide from *top* to below the picture, with its roof."""
    shape.box(left, top, left + wide, HEIGHT)
    crown = rng.randrange(5)
    if crown == 0:
        shape.box(left + wide * 0.18, top - wide * 0.28, left + wide * 0.82, top)
    elif crown == 1:
        shape.stroke([(left + wide * 0.5, top), (left + wide * 0.5, top - wide * rng.uniform(0.5, 1.1))], max(1.6, wide * 0.03))
        shape.box(left + wide * 0.32, top - wide * 0.12, left + wide * 0.68, top)
    elif crown == 2:  # noqa: PLR2004
        shape.polygon([(left, top), (left + wide, top - wide * 0.35), (left + wide, top)])
    elif crown == 3:  # noqa: PLR2004
        for share in (0.2, 0.6):
            shape.box(left + wide * share, top - wide * 0.13, left + wide * (share + 0.22), top)


def windows(rng: random.Random, frame: tuple[float, float, float, float], cell: tuple[float, float], lit: float) -> list[tuple[float, float, float, float]]:
    """Return the lit panes, a share *lit* (0-1) of those in *frame*, each within a *cell*."""
    left, top, right, bottom = frame
    panes = []
    columns = max(1, int((right - left) / cell[0]))
    step = (right - left) / columns
    rows = int((bottom - top) / cell[1])
    for row in range(rows):
        floor = lit * rng.choice((0.5, 1.0, 1.0, 1.3))
        for column in range(columns):
            if rng.random() < floor:
                x, y = left + column * step, top + row * cell[1]
                panes.append((x + step * 0.2, y + cell[1] * 0.25, x + step * 0.8, y + cell[1] * 0.78))
    return panes


def _row(canvas: Canvas, dusk: Dusk, near: float, widths: tuple[float, float], tops: tuple[float, float]) -> None:
    """Build one row of houses; *near* (0-1) darkens it and lights its windows."""
    rng = canvas.rng
    shape, sides = Stencil(), Stencil()
    panes = {ink: Stencil() for ink in dusk.lamps}
    x = -20.0
    while x < canvas.width:
        wide = rng.uniform(*widths)
        top = rng.uniform(*tops)
        block(shape, rng, x, top, wide)
        sides.box(x + wide * 0.66, top, x + wide, HEIGHT)
        cell = (6 + 9 * near, 8 + 11 * near)
        for pane in windows(rng, (x + wide * 0.1, top + 12, x + wide * 0.9, HEIGHT), cell, 0.2 + 0.14 * near):
            panes[rng.choice(dusk.lamps)].box(*pane)
        x += wide + rng.choice((0.0, 0.0, rng.uniform(4, 30)))
    base = mix(dusk.sky.at(0.8), dusk.block, 0.45 + 0.5 * near)
    canvas.press(shape, Ramp((base, mix(base, dusk.sky.at(0.8), 0.28 * (1 - near)))))
    canvas.press(sides, darker(base, 0.35), opacity=0.5)
    for ink, stencil in panes.items():
        canvas.press(stencil, mix(ink, base, 0.45 - 0.45 * near), opacity=0.92)


def milad(x: float, base: float, tall: float) -> Stencil:
    """Return the tall television tower with its pod, standing at *x*."""
    tower = Stencil()
    shaft = [(0.05, 0.0), (0.026, -0.2), (0.019, -0.45), (0.017, -0.66)]
    tower.polygon([(x + px * tall, base + py * tall) for px, py in shaft] + [(x - px * tall, base + py * tall) for px, py in reversed(shaft)])
    pod: list[Point] = [(0.02, -0.645), (0.082, -0.685), (0.088, -0.705), (0.07, -0.72), (0.066, -0.738), (0.04, -0.752), (0.018, -0.762)]
    tower.polygon([(x + px * tall, base + py * tall) for px, py in pod] + [(x - px * tall, base + py * tall) for px, py in reversed(pod)])
    for foot, top, half in ((0.76, 0.83, 0.011), (0.83, 0.92, 0.006), (0.92, 1.0, 0.003)):
        tower.box(x - half * tall, base - top * tall, x + half * tall, base - foot * tall)
    return tower


def trails(canvas: Canvas, lanes: tuple[tuple[Point, ...], ...], ink: Ink, wide: float) -> None:
    """Draw the light trails of cars along *lanes*, *wide* units wide in front."""
    core, halo = Stencil(), Stencil()
    for lane in lanes:
        line = curve(lane, 14)
        for n, (start, stop) in enumerate(zip(line, line[1:], strict=False)):
            thick = wide * (0.12 + 0.88 * (n / len(line)) ** 2)
            core.stroke([start, stop], thick)
            halo.stroke([start, stop], thick * 4)
    canvas.press(halo, ink, soft=9, opacity=0.45, blend="screen")
    canvas.press(core, lighter(ink, 0.35), opacity=0.95)


def _expressway(canvas: Canvas, focus: float, dusk: Dusk) -> None:
    """Run a road of light trails from the middle distance out of the picture."""
    width = canvas.width

    def lane(shift: float) -> tuple[Point, ...]:
        """Return the lane *shift* lane-widths right of the middle of the road."""
        spots = ((focus - 60, 706, 2.0), (focus - 10, 740, 6.0), (width * 0.5, 792, 15.0), (width * 0.42, 850, 30.0), (width * 0.22, 930, 58.0))
        return tuple((x + shift * step, y + shift * step * 0.12) for x, y, step in spots)

    left, right = curve(lane(-4.6), 8), curve(lane(4.6), 8)
    canvas.press(polygons([[*left, *reversed(right)]]), Ramp((mix(dusk.block, dusk.glow, 0.25), darker(dusk.block, 0.2))))
    trails(canvas, tuple(lane(n) for n in (-3.6, -2.9, -1.9, -1.2)), "#ff5a3c", 4.6)
    trails(canvas, tuple(lane(n) for n in (1.1, 1.8, 2.7, 3.5)), "#ffdf9c", 4.6)


def city(canvas: Canvas, number: int) -> None:
    """Paint the evening skyline under the mountains, windows lit."""
    dusk = DUSKS[(number - 1) % len(DUSKS)]
    rng, width = canvas.rng, canvas.width
    focus = width * rng.uniform(0.6, 0.72)
    canvas.wash(dusk.sky, 0, 640)
    canvas.wash(dusk.sky.at(1.0), 640)
    stars(canvas, 150, 300)
    canvas.glow(width * 0.3, 560, 760, dusk.glow, 0.5, squash=0.6)
    wisps(canvas, lighter(dusk.sky.at(0.8), 0.15), 8, (120, 380), 0.45)
    line = ridge(rng, (-20, width + 20), [rng.uniform(300, 420) + (60 if n % 2 else 0) for n in range(9)], 34, 4)
    range_ = polygons([below(line, 700)])
    canvas.press(range_, Ramp((mix(dusk.snow, dusk.sky.at(0.6), 0.35), mix(dusk.block, dusk.sky.at(0.7), 0.62), dusk.sky.at(0.95))))
    canvas.press(polygons(shades(rng, line, 200)), mix(dusk.block, dusk.sky.at(0.5), 0.45), opacity=0.6, fade=(1.0, 0.0), within=canvas.cut(range_))
    canvas.press(Stencil().box(0, 480, width, 700), dusk.glow, fade=(0.0, 0.55))
    _row(canvas, dusk, 0.05, (26, 60), (500, 600))
    _row(canvas, dusk, 0.3, (36, 80), (490, 650))
    tower = milad(focus, 790, 690)
    canvas.press(tower, Ramp((mix(dusk.block, dusk.glow, 0.42), mix(dusk.block, dusk.glow, 0.12)), across=True))
    band = Stencil().box(focus - 54, 300, focus + 54, 306).box(focus - 46, 288, focus + 46, 292)
    canvas.press(band, dusk.lamps[0])
    canvas.glow(focus, 300, 110, dusk.lamps[0], 0.5)
    canvas.glow(focus, 104, 26, "#ff4a3c", 0.9)
    _row(canvas, dusk, 0.62, (54, 104), (590, 720))
    canvas.press(Stencil().box(0, 600, width, 800), dusk.glow, fade=(0.0, 0.22))
    _expressway(canvas, focus, dusk)
    _row(canvas, dusk, 1.0, (70, 130), (790, 880))
    canvas.glow(width * 0.5, 760, 420, dusk.lamps[1], 0.28, squash=0.35)


class Night(NamedTuple):
    """The light of a rainy street."""

    sky: Ramp
    wall: Ink
    far: Ink
    signs: tuple[Ink, ...]
    coat: Ink
    hoods: tuple[Ink, ...]


NIGHTS = (
    Night(down("#0b1524", "#1b3346", "#3f6770"), "#0c1826", "#d8b888", ("#ffb347", "#ff6f4a", "#ffd98a", "#3fb8b0", "#ff9a5a"), "#060c14", ("#d8432f", "#e8a23a", "#1b2a38")),
    Night(down("#1a1030", "#3a2258", "#8a4878"), "#160e28", "#f09ab0", ("#ff5c8a", "#ffb05a", "#8a7cff", "#5ad0e0", "#ffd28a"), "#0b0716", ("#f2c14e", "#d94f70", "#3a2a5c")),
    Night(down("#0a1a1a", "#17403c", "#5a8a70"), "#0a1c1c", "#e8dc9c", ("#ffd35a", "#7adfa0", "#ff8a4a", "#fff0b0", "#4ac0a8"), "#050f10", ("#e05a3a", "#efe3c0", "#1a3a3a")),
    Night(down("#10141f", "#2a3448", "#6c7890"), "#121722", "#e0d0c0", ("#ffc27a", "#ffe2b0", "#e86a5a", "#a0b8d8", "#ffab5c"), "#080a10", ("#c23a3a", "#38506e", "#d8b26a")),
)


def _bokeh(canvas: Canvas, night: Night, focus: float, street: float) -> None:
    """Hang discs of unfocused light in the distance of the street."""
    rng = canvas.rng
    for ink in night.signs:
        discs = Stencil()
        for _ in range(7):
            discs.disc(focus + rng.gauss(0, 190), street - rng.uniform(8, 190), rng.uniform(7, 21))
        canvas.press(discs, ink, opacity=0.55, blend="screen")


def _front(canvas: Canvas, night: Night, frame: tuple[float, float, float, float], near: float) -> None:
    """Paint one house front within *frame*, lit shop below and windows above."""
    rng = canvas.rng
    left, top, right, street = frame
    wall = mix(night.sky.at(0.9), night.wall, 0.35 + 0.65 * near)
    canvas.press(Stencil().box(left, top, right, street), Ramp((wall, mix(wall, night.signs[0], 0.12))))
    canvas.press(Stencil().box(left, top, right, top + 9), lighter(wall, 0.1))
    wide = (right - left) / 4
    lit, dark = Stencil(), Stencil()
    y = top + 34
    while y < street - 190:
        for n in range(4):
            x = left + wide * (n + 0.24)
            (lit if rng.random() < 0.36 else dark).box(x, y, x + wide * 0.52, y + 56)  # noqa: PLR2004
        y += 92
    canvas.press(dark, darker(wall, 0.4))
    canvas.press(lit, down(lighter(night.signs[2], 0.2), night.signs[0]), opacity=0.5 + 0.35 * near)
    sign = rng.choice(night.signs)
    shop = Stencil().box(left + 14, street - 118, right - 14, street - 6)
    canvas.press(shop, down(lighter(sign, 0.55), sign), opacity=0.92)
    bars = Stencil()
    for n in range(1, 5):
        bars.box(left + 14 + (right - left - 28) * n / 5 - 2, street - 118, left + 14 + (right - left - 28) * n / 5 + 2, street - 6)
    bars.box(left + 8, street - 138, right - 8, street - 116)
    canvas.press(bars, darker(wall, 0.3))
    board = Stencil().box(left + 30, street - 133, right - 30, street - 121)
    canvas.press(board, sign, opacity=0.9)
    canvas.glow((left + right) / 2, street - 80, (right - left) * 0.8, sign, 0.4)


def wet(canvas: Canvas, street: float, tone: Ink) -> None:
    """Mirror what stands above *street* in wet paving, smeared downwards."""
    edge = round(street * canvas.scale)
    deep = canvas.image.height - edge
    band = ImageOps.flip(canvas.image.crop((0, max(0, edge - round(deep * 1.4)), canvas.image.width, edge)))
    small = (max(2, band.width // 3), max(2, deep // 34))
    smear = band.resize(small, Image.Resampling.BOX).resize((band.width, deep), Image.Resampling.BICUBIC)
    sharp = band.resize((band.width, deep), Image.Resampling.BILINEAR)
    both = Image.blend(smear, sharp, 0.22)
    canvas.image.paste(Image.blend(both, Image.new("RGB", both.size, colour(tone)), 0.3), (0, edge))


def _passers(canvas: Canvas, night: Night, focus: float) -> None:
    """Let people with umbrellas cross the street, each over a reflection."""
    rng = canvas.rng
    places = ((focus - 60, 662, 140), (focus + 120, 656, 124), (focus + 410, 724, 225), (focus - 300 + rng.uniform(-60, 60), 812, 370))
    for n, (x, base, tall) in enumerate(places):
        mirror = rng.random() < 0.5  # noqa: PLR2004
        figure = Stencil()
        umbrella(figure, x, base, tall, mirror=mirror)
        ghost = Stencil()
        ghost.polygon([(x - tall * 0.1, base), (x + tall * 0.1, base), (x + tall * 0.26, base + tall * 0.6), (x - tall * 0.22, base + tall * 0.6)])
        canvas.press(ghost, night.coat, fade=(0.75, 0.0), soft=5)
        hood = night.hoods[n % len(night.hoods)]
        lit = polygons([[(x - tall, base - tall * 1.1), (x + tall, base - tall * 1.1), (x + tall, base - tall * 0.77), (x - tall, base - tall * 0.77)]])
        canvas.press(figure, night.coat)
        canvas.press(figure, Ramp((lighter(hood, 0.25), hood, darker(hood, 0.4)), across=True), within=canvas.cut(lit))
        canvas.press(Stencil().disc(x, base + 2, tall * 0.14, tall * 0.02), night.signs[2], opacity=0.25, soft=2)


def _lamp(canvas: Canvas, x: float, base: float, tall: float, night: Night) -> None:
    """Stand a street lamp *tall* units high at *x*."""
    side = 1 if x < canvas.width / 2 else -1
    post = Stencil().box(x - 4, base - tall, x + 4, base).stroke([(x, base - tall), (x + side * 30, base - tall - 22), (x + side * 66, base - tall - 16)], 6)
    post.box(x - 9, base - 40, x + 9, base)
    canvas.press(post, night.coat)
    canvas.press(Stencil().disc(x + side * 70, base - tall - 10, 17, 7), "#fff4d0")
    canvas.glow(x + side * 70, base - tall, 250, night.signs[2], 0.65)


def rain(canvas: Canvas, number: int) -> None:
    """Paint a wet street at night with umbrellas and reflections."""
    night = NIGHTS[(number - 1) % len(NIGHTS)]
    rng, width = canvas.rng, canvas.width
    street, focus = 612.0, width * rng.uniform(0.52, 0.6)
    canvas.wash(night.sky, 0, street)
    canvas.glow(focus, street - 60, 560, night.far, 0.75)
    for near, reach in ((0.0, 130.0), (0.35, 290.0), (0.7, 480.0)):
        for side in (-1, 1):
            edge = focus + side * reach
            other = edge + side * (190 + 130 * near)
            _front(canvas, night, (min(edge, other), 330 - 300 * near + rng.uniform(-40, 30), max(edge, other), street), near)
    for side in (-1, 1):
        edge = focus + side * 800
        _front(canvas, night, (min(edge, edge + side * 330), -60, max(edge, edge + side * 330), street), 1.0)
    _bokeh(canvas, night, focus, street)
    _lamp(canvas, focus - 400, street, 380, night)
    _lamp(canvas, focus + 420, street, 400, night)
    wet(canvas, street, night.wall)
    kerbs = Stencil().stroke([(focus - 130, street), (focus - 900, HEIGHT)], 5).stroke([(focus + 130, street), (focus + 900, HEIGHT)], 5)
    canvas.press(kerbs, night.coat, opacity=0.5)
    canvas.press(Stencil().box(0, street, width, HEIGHT), night.coat, fade=(0.0, 0.5))
    _passers(canvas, night, focus)
    streaks = Stencil()
    for _ in range(260):
        x, y, long = rng.uniform(-40, width + 40), rng.uniform(-40, HEIGHT), rng.uniform(16, 60)
        streaks.stroke([(x, y), (x - long * 0.16, y + long)], 1.2)
    canvas.press(streaks, "#dfeaf0", opacity=0.26)
    rings = Stencil()
    for _ in range(60):
        x, y = rng.uniform(0, width), street + 30 + 260 * math.sqrt(rng.random())
        wide = (y - street) * 0.07 + 3
        rings.disc(x, y, wide, wide * 0.3).disc(x, y, wide * 0.78, wide * 0.2, value=0)
    canvas.press(rings, "#e8f0f0", opacity=0.3)
