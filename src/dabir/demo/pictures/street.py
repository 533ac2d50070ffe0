"""The wet street at night, with umbrellas and reflections."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image, ImageOps

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Stencil, polygons
from dabir.demo.pictures.figures import umbrella
from dabir.demo.pictures.light import Ink, Ramp, colour, darker, down, lighter, mix


class Night(NamedTuple):
    """The light of a rainy street."""

    sky: Ramp
    wall: Ink
    far: Ink
    signs: tuple[Ink, ...]
    coat: Ink
    hoods: tuple[Ink, ...]


NIGHTS = (
    Night(
        down("#0b1524", "#1b3346", "#3f6770"),
        "#0c1826",
        "#d8b888",
        ("#ffb347", "#ff6f4a", "#ffd98a", "#3fb8b0", "#ff9a5a"),
        "#060c14",
        ("#d8432f", "#e8a23a", "#1b2a38"),
    ),
    Night(
        down("#1a1030", "#3a2258", "#8a4878"),
        "#160e28",
        "#f09ab0",
        ("#ff5c8a", "#ffb05a", "#8a7cff", "#5ad0e0", "#ffd28a"),
        "#0b0716",
        ("#f2c14e", "#d94f70", "#3a2a5c"),
    ),
    Night(
        down("#0a1a1a", "#17403c", "#5a8a70"),
        "#0a1c1c",
        "#e8dc9c",
        ("#ffd35a", "#7adfa0", "#ff8a4a", "#fff0b0", "#4ac0a8"),
        "#050f10",
        ("#e05a3a", "#efe3c0", "#1a3a3a"),
    ),
    Night(
        down("#10141f", "#2a3448", "#6c7890"),
        "#121722",
        "#e0d0c0",
        ("#ffc27a", "#ffe2b0", "#e86a5a", "#a0b8d8", "#ffab5c"),
        "#080a10",
        ("#c23a3a", "#38506e", "#d8b26a"),
    ),
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
            (lit if rng.random() < 0.36 else dark).box(x, y, x + wide * 0.52, y + 56)
        y += 92
    canvas.press(dark, darker(wall, 0.4))
    canvas.press(lit, down(lighter(night.signs[2], 0.2), night.signs[0]), opacity=0.5 + 0.35 * near)
    sign = rng.choice(night.signs)
    shop = Stencil().box(left + 14, street - 118, right - 14, street - 6)
    canvas.press(shop, down(lighter(sign, 0.55), sign), opacity=0.92)
    bars = Stencil()
    for n in range(1, 5):
        bars.box(
            left + 14 + (right - left - 28) * n / 5 - 2,
            street - 118,
            left + 14 + (right - left - 28) * n / 5 + 2,
            street - 6,
        )
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
    places = (
        (focus - 60, 662, 140),
        (focus + 120, 656, 124),
        (focus + 410, 724, 225),
        (focus - 300 + rng.uniform(-60, 60), 812, 370),
    )
    for n, (x, base, tall) in enumerate(places):
        mirror = rng.random() < 0.5
        figure = Stencil()
        umbrella(figure, x, base, tall, mirror=mirror)
        ghost = Stencil()
        ghost.polygon(
            [
                (x - tall * 0.1, base),
                (x + tall * 0.1, base),
                (x + tall * 0.26, base + tall * 0.6),
                (x - tall * 0.22, base + tall * 0.6),
            ]
        )
        canvas.press(ghost, night.coat, fade=(0.75, 0.0), soft=5)
        hood = night.hoods[n % len(night.hoods)]
        lit = polygons(
            [
                [
                    (x - tall, base - tall * 1.1),
                    (x + tall, base - tall * 1.1),
                    (x + tall, base - tall * 0.77),
                    (x - tall, base - tall * 0.77),
                ]
            ]
        )
        canvas.press(figure, night.coat)
        canvas.press(figure, Ramp((lighter(hood, 0.25), hood, darker(hood, 0.4)), across=True), within=canvas.cut(lit))
        canvas.press(Stencil().disc(x, base + 2, tall * 0.14, tall * 0.02), night.signs[2], opacity=0.25, soft=2)


def _lamp(canvas: Canvas, x: float, base: float, tall: float, night: Night) -> None:
    """Stand a street lamp *tall* units high at *x*."""
    side = 1 if x < canvas.width / 2 else -1
    post = (
        Stencil()
        .box(x - 4, base - tall, x + 4, base)
        .stroke([(x, base - tall), (x + side * 30, base - tall - 22), (x + side * 66, base - tall - 16)], 6)
    )
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
            _front(
                canvas,
                night,
                (min(edge, other), 330 - 300 * near + rng.uniform(-40, 30), max(edge, other), street),
                near,
            )
    for side in (-1, 1):
        edge = focus + side * 800
        _front(canvas, night, (min(edge, edge + side * 330), -60, max(edge, edge + side * 330), street), 1.0)
    _bokeh(canvas, night, focus, street)
    _lamp(canvas, focus - 400, street, 380, night)
    _lamp(canvas, focus + 420, street, 400, night)
    wet(canvas, street, night.wall)
    kerbs = (
        Stencil()
        .stroke([(focus - 130, street), (focus - 900, HEIGHT)], 5)
        .stroke([(focus + 130, street), (focus + 900, HEIGHT)], 5)
    )
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
