"""The ripe wheat field."""

from __future__ import annotations

import math
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import flock
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, ridge, swell
from dabir.demo.pictures.weather import cumulus


class Harvest(NamedTuple):
    """The light of a field."""

    sky: Ramp
    sun: Ink
    hill: Ink
    pale: Ink
    ripe: Ink
    deep: Ink


HARVESTS = (
    Harvest(down("#4f8fb8", "#a9d0d4", "#fbe6b4", "#ffd890"), "#fff6d4", "#7f9a86", "#f6d988", "#dda63c", "#7a4a16"),
    Harvest(down("#3a2a56", "#b05068", "#f58f58", "#ffcf7a"), "#fff2c0", "#6a4460", "#ffc870", "#d8803a", "#561f28"),
    Harvest(down("#2b86bf", "#7cc4e0", "#dff0ec"), "#ffffff", "#5f9a7a", "#fbe7a0", "#e8bd4a", "#8a6420"),
    Harvest(down("#5a6a86", "#b8a8a8", "#f2cfa0"), "#fff0d0", "#6f7470", "#e8cf98", "#b98a44", "#4a3018"),
)


def _ear(stalks: Stencil, grains: Stencil, awns: Stencil, foot: Point, tall: float, lean: float) -> None:
    """Add one ear of wheat on its stalk, bending *lean* units to the right."""
    x, y = foot
    spine = curve(
        [(x, y), (x + lean * 0.12, y - tall * 0.5), (x + lean * 0.5, y - tall * 0.84), (x + lean * 1.25, y - tall)], 8
    )
    stalks.stroke(spine, tall * 0.011 + 0.6)
    size = tall * 0.034
    for n in range(13):
        share = n / 12
        at = spine[-1 - round((1 - share) * 9)]
        fall = spine[max(0, len(spine) - 2 - round((1 - share) * 9))]
        angle = math.atan2(at[1] - fall[1], at[0] - fall[0])
        for side in (-1, 1):
            turn = angle + side * 0.52
            cx, cy = at[0] + size * 0.8 * math.cos(turn), at[1] + size * 0.8 * math.sin(turn)
            tip = (cx + size * 1.5 * math.cos(turn), cy + size * 1.5 * math.sin(turn))
            wide = (size * 0.52 * math.cos(turn + 1.57), size * 0.52 * math.sin(turn + 1.57))
            grains.polygon(
                [
                    (cx - size * 1.1 * math.cos(turn), cy - size * 1.1 * math.sin(turn)),
                    (cx + wide[0], cy + wide[1]),
                    tip,
                    (cx - wide[0], cy - wide[1]),
                ]
            )
            if n % 2 == 0:
                end = (
                    tip[0] + size * 4.6 * math.cos(angle + side * 0.22),
                    tip[1] + size * 4.6 * math.sin(angle + side * 0.22),
                )
                awns.stroke([tip, end], max(0.9, size * 0.1))


def _crop(canvas: Canvas, harvest: Harvest, top: float) -> None:
    """Grow the standing crop from the horizon *top* to the front."""
    rng = canvas.rng
    for step in range(9):
        near = step / 8
        base = top + (HEIGHT - top) * near**1.35 * 0.86
        line = swell(rng, canvas.width, base + 6, 5 + 10 * near, 1.3, 90)
        blades = Stencil().polygon(below(line))
        count = round(420 - 280 * near)
        for n in range(count):
            x = (n + rng.random()) / count * canvas.width
            tall = (7 + 52 * near) * rng.uniform(0.6, 1.2)
            sway = tall * rng.uniform(-0.1, 0.4)
            blades.polygon(
                [(x - 0.8 - 1.6 * near, base + 14), (x + sway, base + 8 - tall), (x + 0.8 + 1.6 * near, base + 14)]
            )
        ink = mix(harvest.pale, harvest.ripe, near)
        canvas.press(blades, Ramp((lighter(ink, 0.18), mix(ink, harvest.deep, 0.12 + 0.5 * near))))


def wheat(canvas: Canvas, number: int) -> None:
    """Paint a ripe wheat field, ears close by."""
    harvest = HARVESTS[(number - 1) % len(HARVESTS)]
    rng, width = canvas.rng, canvas.width
    top = rng.uniform(430, 480)
    sun = (width * rng.uniform(0.28, 0.42), top - rng.uniform(70, 170))
    canvas.wash(harvest.sky, 0, top + 40)
    cumulus(canvas, lighter(harvest.sky.at(0.9), 0.45), (40, top), opacity=0.75)
    canvas.glow(*sun, 640, harvest.sun, 0.65)
    canvas.press(Stencil().disc(*sun, 56), harvest.sun)
    for step in range(2):
        line = ridge(rng, (-20, width + 20), [top - 70 + 44 * step + rng.uniform(-40, 24) for _ in range(7)], 22, 4)
        canvas.press(
            polygons([below(line, top + 60)]),
            Ramp(
                (
                    mix(harvest.sky.at(0.9), harvest.hill, 0.45 + 0.35 * step),
                    mix(harvest.sky.at(1.0), harvest.hill, 0.35),
                )
            ),
        )
    trees = Stencil()
    for _ in range(16):
        x = width * 0.72 + rng.gauss(0, 130)
        trees.disc(x, top - rng.uniform(2, 16), rng.uniform(12, 30), rng.uniform(12, 24))
    canvas.press(trees, mix(harvest.hill, harvest.deep, 0.5))
    _crop(canvas, harvest, top)
    canvas.glow(sun[0], top + 30, 700, harvest.sun, 0.4, squash=0.3)
    for near, count in ((0.6, 34), (1.0, 17)):
        stalks, grains, awns = Stencil(), Stencil(), Stencil()
        for n in range(count):
            x = (n + rng.uniform(0.1, 0.9)) / count * (width + 100) - 50
            _ear(
                stalks, grains, awns, (x, 930), (330 + 170 * near) * rng.uniform(0.72, 1.12), rng.uniform(10, 70) * near
            )
        ink = mix(harvest.ripe, harvest.deep, 0.12 + 0.24 * near)
        canvas.press(stalks, Ramp((ink, darker(ink, 0.4))))
        canvas.press(awns, lighter(ink, 0.3), opacity=0.8)
        canvas.press(grains, Ramp((lighter(ink, 0.42), ink)))
    canvas.press(Stencil().box(0, 700, width, HEIGHT), harvest.deep, fade=(0.0, 0.65))
    flying = Stencil()
    flock(flying, rng, width * 0.7, 190, 8, 30)
    canvas.press(flying, harvest.deep, opacity=0.75)
