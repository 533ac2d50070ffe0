"""The saffron field in flower at dawn."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Stencil, polygons
from dabir.demo.pictures.figures import walker
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, ridge
from dabir.demo.pictures.weather import wisps


class Dawn(NamedTuple):
    """The light of a saffron field."""

    sky: Ramp
    sun: Ink
    hill: Ink
    soil: Ink
    petal: Ink
    leaf: Ink


DAWNS = (
    Dawn(down("#49548f", "#b98ab0", "#f9c49a", "#ffe4b0"), "#fff4d4", "#7a6a9a", "#6a4a44", "#8a4fc0", "#4f7a4a"),
    Dawn(down("#5aa6cc", "#b4dbe0", "#f8efd2"), "#ffffff", "#7f9ab0", "#8a6648", "#9458c8", "#5f9450"),
    Dawn(down("#2a1d4e", "#7a3a78", "#ee7a66", "#ffc27a"), "#fff0bc", "#563a70", "#46283a", "#a04cc0", "#3f5f44"),
    Dawn(down("#6f7fa0", "#c8c0cc", "#f4e2cc"), "#fffaf0", "#8a8fa8", "#6f5a50", "#7a58b8", "#567a58"),
)


def _crocus(sheets: tuple[Stencil, Stencil, Stencil, Stencil], x: float, base: float, size: float, lean: float) -> None:
    """Add a saffron crocus *size* units high: leaves, outer and inner petals, stigmas."""
    leaf, back, front, thread = sheets
    for n in (-2, -1, 1, 2):
        tip = (x + n * size * 0.26, base - size * (0.62 - 0.1 * abs(n)))
        leaf.polygon(
            curve(
                [
                    (x - size * 0.015, base),
                    (x + n * size * 0.1, base - size * 0.36),
                    tip,
                    (x + n * size * 0.1 + size * 0.03, base - size * 0.3),
                    (x + size * 0.015, base),
                ],
                4,
            )
        )
    leaf.stroke([(x, base), (x + lean * 0.5, base - size * 0.5)], size * 0.035)
    cup = (x + lean * 0.5, base - size * 0.44)

    def petal(sheet: Stencil, turn: float, long: float, wide: float) -> None:
        """Add one petal leaning *turn* radians from upright."""
        shape = [
            (0.0, 0.0),
            (-wide, -long * 0.42),
            (-wide * 0.86, -long * 0.74),
            (0.0, -long),
            (wide * 0.86, -long * 0.74),
            (wide, -long * 0.42),
        ]
        turned = [
            (px * math.cos(turn) - py * math.sin(turn), px * math.sin(turn) + py * math.cos(turn)) for px, py in shape
        ]
        sheet.polygon(curve([(cup[0] + px * size, cup[1] + py * size) for px, py in turned], 5, closed=True))

    for turn in (-0.62, 0.62, 0.0):
        petal(back, turn, 0.52, 0.12)
    for turn in (-0.34, 0.34):
        petal(front, turn, 0.5, 0.125)
    for n, turn in enumerate((-0.75, -0.05, 0.6)):
        end = (cup[0] + size * 0.5 * math.sin(turn), cup[1] - size * (0.44 + 0.06 * (n % 2)) * math.cos(turn * 0.6))
        thread.stroke(
            [(cup[0], cup[1] - size * 0.14), ((cup[0] + end[0]) / 2, cup[1] - size * 0.34), end], size * 0.024
        )


def _bed(canvas: Canvas, dawn: Dawn, focus: float, top: float) -> None:
    """Plant rows of blossom running to the point (*focus*, *top*)."""
    rng = canvas.rng
    for far in range(21):
        near = ((far + 1) / 21) ** 1.9
        y = top + 4 + (HEIGHT - top) * near * 0.9
        size = 5 + 42 * near
        green, bloom, light, red = Stencil(), Stencil(), Stencil(), Stencil()
        gap = 36 + 226 * near
        for row in range(-round(canvas.width / gap) - 1, round(canvas.width / gap) + 2):
            middle = focus + row * gap
            if not -gap < middle < canvas.width + gap:
                continue
            green.disc(middle, y + size * 0.25, gap * 0.2, size * 0.3)
            for _ in range(11 if near > 0.05 else 6):
                x, drop = middle + rng.gauss(0, gap * 0.16), y + rng.uniform(-0.45, 0.35) * size
                bloom.polygon(
                    [
                        (x - size * 0.3, drop - size * 0.62),
                        (x - size * 0.1, drop - size * 0.4),
                        (x, drop - size * 0.76),
                        (x + size * 0.1, drop - size * 0.4),
                        (x + size * 0.3, drop - size * 0.62),
                        (x + size * 0.1, drop),
                        (x - size * 0.1, drop),
                    ]
                )
                light.polygon(
                    [
                        (x - size * 0.3, drop - size * 0.62),
                        (x - size * 0.12, drop - size * 0.44),
                        (x - size * 0.06, drop),
                    ]
                )
                red.disc(x, drop - size * 0.5, size * 0.055, size * 0.1)
        petal = mix(mix(dawn.sky.at(0.8), dawn.petal, 0.55), dawn.petal, near**0.5)
        canvas.press(green, mix(dawn.leaf, dawn.sky.at(0.8), 0.5 * (1 - near)), opacity=0.9)
        canvas.press(bloom, petal)
        if near > 0.1:
            canvas.press(light, lighter(petal, 0.3))
            canvas.press(red, "#e0452c")


def saffron(canvas: Canvas, number: int) -> None:
    """Paint a field of saffron in flower at dawn."""
    dawn = DAWNS[(number - 1) % len(DAWNS)]
    rng, width = canvas.rng, canvas.width
    top = rng.uniform(410, 450)
    focus = width * rng.uniform(0.4, 0.6)
    sun = (focus + rng.uniform(-220, 220), top - rng.uniform(70, 130))
    canvas.wash(dawn.sky, 0, top + 30)
    canvas.glow(*sun, 600, dawn.sun, 0.7)
    canvas.press(Stencil().disc(*sun, 54), dawn.sun)
    wisps(canvas, lighter(dawn.sky.at(0.7), 0.4), 8, (90, top - 90), 0.5)
    for step in range(3):
        line = ridge(rng, (-20, width + 20), [top - 130 + 54 * step + rng.uniform(-50, 26) for _ in range(8)], 30, 4)
        canvas.press(
            polygons([below(line, top + 40)]),
            Ramp((mix(dawn.sky.at(0.8), dawn.hill, 0.35 + 0.25 * step), mix(dawn.sky.at(1.0), dawn.hill, 0.2))),
        )
    canvas.wash(down(mix(dawn.soil, dawn.sky.at(0.8), 0.55), dawn.soil, darker(dawn.soil, 0.35)), top, HEIGHT)
    _bed(canvas, dawn, focus, top)
    pickers = Stencil()
    for n in range(3):
        x = focus + 190 + n * 70 + rng.uniform(-20, 20)
        walker(pickers, x, top + 62 + n * 7, 62 + n * 4)
        pickers.disc(x + 17, top + 34 + n * 6, 11, 8)
    canvas.press(pickers, darker(mix(dawn.hill, dawn.soil, 0.5), 0.45))
    canvas.glow(sun[0], top + 10, 700, dawn.sun, 0.4, squash=0.35)
    sheets = (Stencil(), Stencil(), Stencil(), Stencil())
    for n in range(11):
        x = (n + rng.uniform(0.15, 0.85)) / 11 * (width + 60) - 30
        away = abs(x / width - 0.5) * 2
        _crocus(sheets, x, HEIGHT + 30, rng.uniform(170, 230) + 130 * away**1.5, rng.uniform(-24, 24))
    inks = (
        Ramp((lighter(dawn.leaf, 0.15), darker(dawn.leaf, 0.45))),
        Ramp((lighter(dawn.petal, 0.12), darker(dawn.petal, 0.4))),
        Ramp((lighter(dawn.petal, 0.42), dawn.petal)),
        Ramp(("#ff6a3a", "#c42a22")),
    )
    for sheet, ink in zip(sheets, inks, strict=True):
        canvas.press(sheet, ink)
