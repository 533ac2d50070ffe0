"""Small silhouettes that give a scene its size: birds, trees, people, boats, camels."""

from __future__ import annotations

import random
from collections.abc import Sequence

from dabir.demo.pictures.canvas import Point, Stencil
from dabir.demo.pictures.outline import arc, curve, moved

CYPRESS: Sequence[Point] = (
    (0, -1), (0.06, -0.9), (0.13, -0.72), (0.175, -0.5), (0.19, -0.3), (0.165, -0.14), (0.09, -0.05),
    (0, -0.035),
    (-0.09, -0.05), (-0.165, -0.14), (-0.19, -0.3), (-0.175, -0.5), (-0.13, -0.72), (-0.06, -0.9),
)  # fmt: skip
CAMEL: Sequence[Point] = (
    (-0.52, -0.62), (-0.44, -0.78), (-0.32, -0.82), (-0.22, -0.92), (-0.08, -0.97), (0.06, -0.92),
    (0.18, -0.80), (0.28, -0.72), (0.38, -0.62), (0.46, -0.66), (0.52, -0.84), (0.56, -1.06),
    (0.62, -1.13), (0.72, -1.12), (0.82, -1.06), (0.81, -1.01), (0.70, -1.0), (0.65, -0.96),
    (0.62, -0.78), (0.56, -0.56), (0.44, -0.44), (0.30, -0.40), (0.0, -0.42), (-0.34, -0.42),
    (-0.48, -0.46),
)  # fmt: skip
WALKER: Sequence[Point] = (
    (-0.10, 0), (-0.085, -0.30), (-0.115, -0.52), (-0.125, -0.74), (-0.06, -0.82), (0.06, -0.82),
    (0.125, -0.74), (0.115, -0.52), (0.11, -0.28), (0.13, 0), (0.06, 0), (0.02, -0.34), (-0.04, 0),
)  # fmt: skip


def bird(stencil: Stencil, x: float, y: float, span: float, lift: float = 0.3) -> None:
    """Add a gliding bird *span* units wide, wing tips raised by *lift* times the span."""
    half = span / 2
    top = [
        (-half, -lift * span),
        (-half * 0.45, -lift * span * 0.75),
        (0, 0),
        (half * 0.45, -lift * span * 0.75),
        (half, -lift * span),
    ]
    low = [(half * 0.45, -lift * span * 0.5), (0, span * 0.09), (-half * 0.45, -lift * span * 0.5)]
    stencil.polygon(moved([*curve(top, 4), *low], x, y))


def flock(stencil: Stencil, rng: random.Random, x: float, y: float, count: int, span: float) -> None:
    """Add *count* birds about (*x*, *y*), up to *span* units wide each."""
    for _ in range(count):
        size = span * rng.uniform(0.5, 1.0)
        bird(stencil, x + rng.gauss(0, span * 3), y + rng.gauss(0, span * 1.1), size, rng.uniform(0.15, 0.36))


def cypress(stencil: Stencil, x: float, base: float, height: float, slim: float = 1.0) -> None:
    """Add a cypress *height* units high; *slim* widens or narrows it."""
    shape = [(px * slim, py) for px, py in CYPRESS]
    stencil.polygon(moved(curve(shape, 5, closed=True), x, base, height))
    stencil.box(x - height * 0.012, base - height * 0.06, x + height * 0.012, base)


def pine(stencil: Stencil, x: float, base: float, height: float) -> None:
    """Add a fir of tapering boughs, *height* units high."""
    half = height * 0.2
    side: list[Point] = []
    for tier in range(6):
        reach = half * (tier + 1) / 6
        side += [(reach, -height * (1 - (tier + 1.15) / 6.6)), (reach * 0.55, -height * (1 - (tier + 1.0) / 6.6))]
    left = [(-px, py) for px, py in reversed(side)]
    stencil.polygon(moved([(0, -height), *side, *left], x, base))
    stencil.box(x - height * 0.02, base - height * 0.14, x + height * 0.02, base + 4)


def camel(stencil: Stencil, x: float, base: float, height: float, *, mirror: bool = False, pace: float = 0.0) -> None:
    """Add a walking camel *height* units high, with its load; *pace* (0-1) moves its legs."""
    stencil.polygon(moved(curve(CAMEL, 4, closed=True), x, base, height, mirror=mirror))
    for hip, swing in ((-0.44, 0.1), (-0.34, -0.08), (0.34, 0.1), (0.44, -0.07)):
        foot = hip + swing * (1 - 2 * pace)
        leg = [
            (hip - 0.05, -0.5),
            (hip + 0.055, -0.5),
            ((hip + foot) / 2 + 0.045, -0.24),
            (foot + 0.045, 0),
            (foot - 0.03, 0),
            ((hip + foot) / 2 - 0.01, -0.24),
        ]
        stencil.polygon(moved(leg, x, base, height, mirror=mirror))
    load = [(-0.24, -0.98), (0.12, -0.98), (0.2, -0.56), (-0.3, -0.56)]
    stencil.polygon(moved(load, x, base, height, mirror=mirror))


def walker(stencil: Stencil, x: float, base: float, height: float, *, mirror: bool = False) -> None:
    """Add a person walking, seen small, *height* units high."""
    stencil.polygon(moved(curve(WALKER, 3, closed=True), x, base, height, mirror=mirror))
    stencil.disc(x + (-0.01 if mirror else 0.01) * height, base - height * 0.91, height * 0.072, height * 0.085)


def umbrella(stencil: Stencil, x: float, base: float, height: float, *, mirror: bool = False) -> None:
    """Add a person under an open umbrella, *height* units high to its top."""
    tall = height * 0.82
    side = -1 if mirror else 1
    walker(stencil, x, base, tall, mirror=mirror)
    middle, rim, half = x + side * height * 0.05, base - height * 0.78, height * 0.3
    hood = arc(middle, rim, half, height * 0.22, 180, 360, 24)
    scallops: list[Point] = []
    for n in range(4):
        centre = middle + half - half / 4 - n * half / 2
        scallops += arc(centre, rim, half / 4, height * 0.035, 0, -180, 8)
    stencil.polygon([*hood, *scallops])
    stencil.stroke([(middle, rim - height * 0.25), (middle, base - height * 0.5)], height * 0.014)
    stencil.stroke([(middle, base - height * 0.52), (x, base - height * 0.56)], height * 0.035)


def dhow(hull: Stencil, sail: Stencil, x: float, water: float, length: float, *, mirror: bool = False) -> None:
    """Add a wooden sailing boat *length* units long: its hull and its two lateen sails."""
    body = [
        (-0.5, -0.13),
        (-0.47, -0.15),
        (-0.3, -0.09),
        (0.0, -0.06),
        (0.3, -0.1),
        (0.56, -0.21),
        (0.44, -0.04),
        (0.34, 0.01),
        (-0.4, 0.01),
    ]
    hull.polygon(moved(body, x, water, length, mirror=mirror))
    house = [(-0.42, -0.12), (-0.42, -0.2), (-0.24, -0.2), (-0.24, -0.08)]
    hull.polygon(moved(house, x, water, length, mirror=mirror))
    for foot, top in (((0.04, -0.06), (0.0, -0.82)), ((-0.27, -0.1), (-0.3, -0.56))):
        hull.stroke(moved([foot, top], x, water, length, mirror=mirror), length * 0.014)
    main = [
        *curve([(-0.2, -0.16), (-0.06, -0.55), (0.03, -0.96)], 6),
        *curve([(0.03, -0.96), (0.22, -0.5), (0.42, -0.2)], 6),
        *curve([(0.42, -0.2), (0.14, -0.12), (-0.2, -0.16)], 6),
    ]
    rear = [
        *curve([(-0.44, -0.22), (-0.36, -0.44), (-0.29, -0.64)], 5),
        *curve([(-0.29, -0.64), (-0.2, -0.4), (-0.16, -0.22)], 5),
    ]
    for shape in (main, rear):
        sail.polygon(moved(shape, x, water, length, mirror=mirror))
