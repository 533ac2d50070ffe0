"""The evening skyline of the town under its mountains."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import random
from itertools import pairwise
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.mountains import shades
from dabir.demo.pictures.outline import below, curve, ridge
from dabir.demo.pictures.weather import stars, wisps


class Dusk(NamedTuple):
    """The light of a skyline picture."""

    sky: Ramp
    glow: Ink
    block: Ink
    lamps: tuple[Ink, ...]
    snow: Ink


DUSKS = (
    Dusk(
        down("#1b2450", "#4f4a80", "#c0708a", "#ffb48a"),
        "#ffc99a",
        "#141a38",
        ("#ffd98a", "#ffb45e", "#fff0c8", "#ffca70"),
        "#e7c4cf",
    ),
    Dusk(
        down("#0c2036", "#1d4c68", "#4f9a9f", "#f0d9a4"),
        "#ffe9b8",
        "#0b1f30",
        ("#ffe39a", "#ffcf74", "#fff6d8", "#9fe0da"),
        "#bfd8d8",
    ),
    Dusk(
        down("#2b1440", "#7a2a5c", "#e0574e", "#ffb057"),
        "#ffd27a",
        "#1a0d28",
        ("#ffd57c", "#ffab4e", "#fff0bf", "#ff8a5a"),
        "#f0a890",
    ),
    Dusk(
        down("#050a1c", "#0f1d42", "#24406f", "#5873a0"),
        "#8fb0e0",
        "#060b1c",
        ("#ffe6a8", "#ffc66a", "#cfe4ff", "#ffd98c"),
        "#7f95bf",
    ),
)


def block(shape: Stencil, rng: random.Random, left: float, top: float, wide: float) -> None:
    """Add a building *wide* units wide from *top* to below the picture, with its roof."""
    shape.box(left, top, left + wide, HEIGHT)
    crown = rng.randrange(5)
    if crown == 0:
        shape.box(left + wide * 0.18, top - wide * 0.28, left + wide * 0.82, top)
    elif crown == 1:
        shape.stroke(
            [(left + wide * 0.5, top), (left + wide * 0.5, top - wide * rng.uniform(0.5, 1.1))], max(1.6, wide * 0.03)
        )
        shape.box(left + wide * 0.32, top - wide * 0.12, left + wide * 0.68, top)
    elif crown == 2:
        shape.polygon([(left, top), (left + wide, top - wide * 0.35), (left + wide, top)])
    elif crown == 3:
        for share in (0.2, 0.6):
            shape.box(left + wide * share, top - wide * 0.13, left + wide * (share + 0.22), top)


def windows(
    rng: random.Random, frame: tuple[float, float, float, float], cell: tuple[float, float], lit: float
) -> list[tuple[float, float, float, float]]:
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
    tower.polygon(
        [(x + px * tall, base + py * tall) for px, py in shaft]
        + [(x - px * tall, base + py * tall) for px, py in reversed(shaft)]
    )
    pod: list[Point] = [
        (0.02, -0.645),
        (0.082, -0.685),
        (0.088, -0.705),
        (0.07, -0.72),
        (0.066, -0.738),
        (0.04, -0.752),
        (0.018, -0.762),
    ]
    tower.polygon(
        [(x + px * tall, base + py * tall) for px, py in pod]
        + [(x - px * tall, base + py * tall) for px, py in reversed(pod)]
    )
    for foot, top, half in ((0.76, 0.83, 0.011), (0.83, 0.92, 0.006), (0.92, 1.0, 0.003)):
        tower.box(x - half * tall, base - top * tall, x + half * tall, base - foot * tall)
    return tower


def trails(canvas: Canvas, lanes: tuple[tuple[Point, ...], ...], ink: Ink, wide: float) -> None:
    """Draw the light trails of cars along *lanes*, *wide* units wide in front."""
    core, halo = Stencil(), Stencil()
    for lane in lanes:
        line = curve(lane, 14)
        for n, (start, stop) in enumerate(pairwise(line)):
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
        spots = (
            (focus - 60, 706, 2.0),
            (focus - 10, 740, 6.0),
            (width * 0.5, 792, 15.0),
            (width * 0.42, 850, 30.0),
            (width * 0.22, 930, 58.0),
        )
        return tuple((x + shift * step, y + shift * step * 0.12) for x, y, step in spots)

    left, right = curve(lane(-4.6), 8), curve(lane(4.6), 8)
    canvas.press(
        polygons([[*left, *reversed(right)]]), Ramp((mix(dusk.block, dusk.glow, 0.25), darker(dusk.block, 0.2)))
    )
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
    canvas.press(
        range_,
        Ramp((mix(dusk.snow, dusk.sky.at(0.6), 0.35), mix(dusk.block, dusk.sky.at(0.7), 0.62), dusk.sky.at(0.95))),
    )
    canvas.press(
        polygons(shades(rng, line, 200)),
        mix(dusk.block, dusk.sky.at(0.5), 0.45),
        opacity=0.6,
        fade=(1.0, 0.0),
        within=canvas.cut(range_),
    )
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
