"""The theatre: stage, curtain and spotlight."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import walker
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import pointed_arch


class Drama(NamedTuple):
    """The colours of a theatre."""

    curtain: Ink
    stage: Ink
    back: Ramp
    beam: Ink
    gold: Ink


DRAMAS = (
    Drama("#a3182a", "#7a4a2e", down("#1a0f24", "#3a1c3a", "#5a2a3c"), "#fff2cc", "#e0b050"),
    Drama("#155a6a", "#4a5a5c", down("#06141c", "#0f3442", "#1f5a60"), "#eafcf0", "#d8c078"),
    Drama("#5a2a7a", "#5a3a50", down("#120a24", "#2c1a50", "#6a3a70"), "#ffe2f0", "#e8b878"),
    Drama("#b8561f", "#6a4026", down("#1c1008", "#4a2412", "#8a4a1e"), "#fff0c0", "#f0cc70"),
)


def _drape(canvas: Canvas, paint: Ink, edge: float, wide: float, side: int) -> None:
    """Hang one curtain from the *edge* of the picture, gathered at the waist."""
    folds = 11
    for n in range(folds):
        outer, inner = wide * n / folds, wide * (n + 1) / folds
        shade = 0.5 - 0.42 * math.cos(n * 2.4) - 0.12 * (n % 2)
        strip: list[Point] = []
        back: list[Point] = []
        for step in range(25):
            y = -10 + 930 * step / 24
            draw = 1 - 0.4 * math.exp(-(((y - 640) / 170) ** 2)) + 0.02 * math.sin(y / 60 + n)
            strip.append((edge + side * outer * draw, y))
            back.append((edge + side * (inner * draw + 2), y))
        ink = mix(darker(paint, 0.66), lighter(paint, 0.14), max(0.0, min(1.0, shade)))
        ends = (darker(ink, 0.35), lighter(ink, 0.12), darker(ink, 0.3))
        canvas.press(polygons([[*strip, *reversed(back)]]), Ramp(ends, across=True))


def _valance(canvas: Canvas, drama: Drama) -> None:
    """Hang the fringed swags above the stage."""
    count = 7
    wide = canvas.width / count
    for n in range(count):
        middle = (n + 0.5) * wide
        for fold in range(6):
            drop = 150 - fold * 24
            half = wide * (0.56 - fold * 0.012)
            line = [(middle + half * math.cos(math.pi * k / 20), drop * math.sin(math.pi * k / 20)) for k in range(21)]
            ink = mix(darker(drama.curtain, 0.62), lighter(drama.curtain, 0.06), 0.85 if fold % 2 else 0.3)
            canvas.press(
                polygons([[*line, (middle - half, -20), (middle + half, -20)]]), Ramp((darker(ink, 0.45), ink))
            )
            if fold == 0:
                canvas.press(Stencil().stroke(line, 8), drama.gold)


def theatre(canvas: Canvas, number: int) -> None:
    """Paint a stage between curtains, one player in the spotlight."""
    drama = DRAMAS[(number - 1) % len(DRAMAS)]
    rng, width = canvas.rng, canvas.width
    focus, floor = width * rng.uniform(0.44, 0.58), 640.0
    canvas.wash(drama.back, 0, floor)
    disc = Stencil().disc(focus + rng.uniform(-160, 160), 400, 210)
    canvas.press(
        disc, Ramp((mix(drama.gold, drama.back.at(1.0), 0.35), mix(drama.gold, drama.back.at(1.0), 0.85))), opacity=0.8
    )
    arches = Stencil()
    for n in range(-3, 4):
        x = focus + n * 250
        arches.polygon([*pointed_arch(x, floor, 106, 230, 120)])
    wall = Stencil().box(0, 400, width, floor)
    canvas.press(wall, darker(drama.back.at(0.5), 0.2), opacity=0.85)
    canvas.press(arches, Ramp((mix(drama.back.at(1.0), drama.gold, 0.25), drama.back.at(1.0))))
    canvas.wash(down(darker(drama.stage, 0.3), drama.stage, darker(drama.stage, 0.2)), floor, 830)
    planks = Stencil()
    for n in range(-24, 25):
        planks.stroke([(focus + n * 52, floor), (focus + n * 92, 830)], 2)
    canvas.press(planks, darker(drama.stage, 0.6), opacity=0.45)
    for share, strength in ((-0.42, 0.26), (0.4, 0.26), (0.08, 0.62)):
        top = (focus + share * width, -60.0)
        spread = 150 if strength > 0.5 else 90
        beam = [(top[0] - 16, top[1]), (top[0] + 16, top[1]), (focus + spread, 744), (focus - spread, 744)]
        canvas.press(polygons([beam]), drama.beam, fade=(strength, strength * 0.55), soft=9, blend="screen")
    canvas.press(Stencil().disc(focus, 742, 178, 36), drama.beam, soft=7, opacity=0.8, blend="screen")
    player = Stencil()
    walker(player, focus, 744, 210)
    player.polygon([(focus - 20, 570), (focus - 78, 520), (focus - 84, 528), (focus - 24, 600)]).polygon(
        [(focus + 20, 570), (focus + 70, 500), (focus + 78, 506), (focus + 24, 604)]
    )
    player.polygon([(focus - 26, 600), (focus + 26, 600), (focus + 46, 738), (focus - 44, 738)])
    canvas.press(
        polygons([[(focus - 22, 744), (focus + 22, 744), (focus - 60, 800), (focus - 130, 800)]]),
        "#000000",
        fade=(0.6, 0.0),
        soft=4,
    )
    canvas.press(player, darker(drama.back.at(0.2), 0.4))
    _drape(canvas, drama.curtain, -10, 400, 1)
    _drape(canvas, drama.curtain, width + 10, 400, -1)
    _valance(canvas, drama)
    canvas.press(Stencil().box(0, 826, width, HEIGHT), down(darker(drama.curtain, 0.7), "#050306"))
    canvas.press(Stencil().box(0, 824, width, 832), drama.gold, opacity=0.7)
    _audience(canvas)
    canvas.glow(focus, 420, 620, drama.beam, 0.14)


def _audience(canvas: Canvas) -> None:
    """Seat the audience in the dark, seen from behind."""
    for row, (base, size) in enumerate(((866, 30.0), (918, 44.0))):
        heads = Stencil()
        x = -20.0 + row * 30
        while x < canvas.width + 20:
            lift = canvas.rng.uniform(-5, 8)
            heads.disc(x, base - size + lift, size * 0.62, size * 0.76).disc(
                x, base + size * 0.9 + lift, size * 1.25, size * 1.05
            )
            x += size * canvas.rng.uniform(2.5, 3.1)
        canvas.press(heads, ("#120a12", "#060308")[row])
