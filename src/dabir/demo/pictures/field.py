"""Tilled ground: the wheat field, the saffron field, and the Persian garden."""

from __future__ import annotations

import math
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import cypress, flock, walker
from dabir.demo.pictures.land import cumulus, wisps
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, pointed_arch, ridge, swell
from dabir.demo.pictures.water import reflect


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


def _ear(stalks: Stencil, grains: Stencil, awns: Stencil, foot: Point, tall: float, lean: float) -> None:  # noqa: PLR0913
    """Add one ear of wheat on its stalk, bending *lean* units to the right."""
    x, y = foot
    spine = curve([(x, y), (x + lean * 0.12, y - tall * 0.5), (x + lean * 0.5, y - tall * 0.84), (x + lean * 1.25, y - tall)], 8)
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
            grains.polygon([(cx - size * 1.1 * math.cos(turn), cy - size * 1.1 * math.sin(turn)), (cx + wide[0], cy + wide[1]), tip, (cx - wide[0], cy - wide[1])])
            if n % 2 == 0:
                end = (tip[0] + size * 4.6 * math.cos(angle + side * 0.22), tip[1] + size * 4.6 * math.sin(angle + side * 0.22))
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
            blades.polygon([(x - 0.8 - 1.6 * near, base + 14), (x + sway, base + 8 - tall), (x + 0.8 + 1.6 * near, base + 14)])
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
        canvas.press(polygons([below(line, top + 60)]), Ramp((mix(harvest.sky.at(0.9), harvest.hill, 0.45 + 0.35 * step), mix(harvest.sky.at(1.0), harvest.hill, 0.35))))
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
            _ear(stalks, grains, awns, (x, 930), (330 + 170 * near) * rng.uniform(0.72, 1.12), rng.uniform(10, 70) * near)
        ink = mix(harvest.ripe, harvest.deep, 0.12 + 0.24 * near)
        canvas.press(stalks, Ramp((ink, darker(ink, 0.4))))
        canvas.press(awns, lighter(ink, 0.3), opacity=0.8)
        canvas.press(grains, Ramp((lighter(ink, 0.42), ink)))
    canvas.press(Stencil().box(0, 700, width, HEIGHT), harvest.deep, fade=(0.0, 0.65))
    flying = Stencil()
    flock(flying, rng, width * 0.7, 190, 8, 30)
    canvas.press(flying, harvest.deep, opacity=0.75)


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
        leaf.polygon(curve([(x - size * 0.015, base), (x + n * size * 0.1, base - size * 0.36), tip, (x + n * size * 0.1 + size * 0.03, base - size * 0.3), (x + size * 0.015, base)], 4))
    leaf.stroke([(x, base), (x + lean * 0.5, base - size * 0.5)], size * 0.035)
    cup = (x + lean * 0.5, base - size * 0.44)

    def petal(sheet: Stencil, turn: float, long: float, wide: float) -> None:
        """Add one petal leaning *turn* radians from upright."""
        shape = [(0.0, 0.0), (-wide, -long * 0.42), (-wide * 0.86, -long * 0.74), (0.0, -long), (wide * 0.86, -long * 0.74), (wide, -long * 0.42)]
        turned = [(px * math.cos(turn) - py * math.sin(turn), px * math.sin(turn) + py * math.cos(turn)) for px, py in shape]
        sheet.polygon(curve([(cup[0] + px * size, cup[1] + py * size) for px, py in turned], 5, closed=True))

    for turn in (-0.62, 0.62, 0.0):
        petal(back, turn, 0.52, 0.12)
    for turn in (-0.34, 0.34):
        petal(front, turn, 0.5, 0.125)
    for n, turn in enumerate((-0.75, -0.05, 0.6)):
        end = (cup[0] + size * 0.5 * math.sin(turn), cup[1] - size * (0.44 + 0.06 * (n % 2)) * math.cos(turn * 0.6))
        thread.stroke([(cup[0], cup[1] - size * 0.14), ((cup[0] + end[0]) / 2, cup[1] - size * 0.34), end], size * 0.024)


def _bed(canvas: Canvas, dawn: Dawn, focus: float, top: float) -> None:
    """Plant rows of blossom running to the point (*focus*, *top*)."""
    rng = canvas.rng
    for far in range(24):
        near = ((far + 1) / 24) ** 1.9
        y = top + 4 + (HEIGHT - top) * near * 0.9
        size = 5 + 42 * near
        green, bloom, light, red = Stencil(), Stencil(), Stencil(), Stencil()
        gap = 22 + 240 * near
        for row in range(-round(canvas.width / gap) - 1, round(canvas.width / gap) + 2):
            middle = focus + row * gap
            if not -gap < middle < canvas.width + gap:
                continue
            green.disc(middle, y + size * 0.25, gap * 0.36, size * 0.42)
            for _ in range(10):
                x, drop = middle + rng.gauss(0, gap * 0.16), y + rng.uniform(-0.45, 0.35) * size
                bloom.polygon([(x - size * 0.3, drop - size * 0.62), (x - size * 0.1, drop - size * 0.4), (x, drop - size * 0.76), (x + size * 0.1, drop - size * 0.4), (x + size * 0.3, drop - size * 0.62), (x + size * 0.1, drop), (x - size * 0.1, drop)])
                light.polygon([(x - size * 0.3, drop - size * 0.62), (x - size * 0.12, drop - size * 0.44), (x - size * 0.06, drop)])
                red.disc(x, drop - size * 0.5, size * 0.055, size * 0.1)
        petal = mix(mix(dawn.sky.at(0.8), dawn.petal, 0.55), dawn.petal, near**0.5)
        canvas.press(green, mix(dawn.leaf, dawn.sky.at(0.8), 0.5 * (1 - near)), opacity=0.9)
        canvas.press(bloom, petal)
        canvas.press(light, lighter(petal, 0.3))
        if near > 0.1:  # noqa: PLR2004
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
        canvas.press(polygons([below(line, top + 40)]), Ramp((mix(dawn.sky.at(0.8), dawn.hill, 0.35 + 0.25 * step), mix(dawn.sky.at(1.0), dawn.hill, 0.2))))
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
    inks = (Ramp((lighter(dawn.leaf, 0.15), darker(dawn.leaf, 0.45))), Ramp((lighter(dawn.petal, 0.12), darker(dawn.petal, 0.4))), Ramp((lighter(dawn.petal, 0.42), dawn.petal)), Ramp(("#ff6a3a", "#c42a22")))
    for sheet, ink in zip(sheets, inks, strict=True):
        canvas.press(sheet, ink)


class Eden(NamedTuple):
    """The light of a garden."""

    sky: Ramp
    sun: Ink
    tree: Ink
    lawn: Ink
    stone: Ink
    water: Ink
    glaze: Ink
    flowers: tuple[Ink, ...]


EDENS = (
    Eden(down("#4f9dc0", "#a9d6d6", "#fbeccb"), "#fffbe8", "#1e4a3c", "#5f9a4a", "#ecdcb8", "#1f6f80", "#1f7f9a", ("#d8435a", "#f2b84a", "#ffffff", "#b858a0")),
    Eden(down("#33305f", "#a3567a", "#f39a6a", "#ffd48e"), "#fff0c0", "#1c2a34", "#4f6a40", "#e0b48a", "#4a3a68", "#2f6f8a", ("#e84a5a", "#ffb85a", "#ffe4c8", "#c060a0")),
    Eden(down("#0c1a3c", "#22407a", "#6f8ab8", "#c8c8d0"), "#f6f2dc", "#0a1c28", "#2a4a48", "#a8aec0", "#143058", "#2f6a9a", ("#c05a80", "#d8b86a", "#e8ecf8", "#8a6ac0")),
    Eden(down("#7fae9a", "#d4dcae", "#fff0c0"), "#fffdf0", "#24482e", "#7fa04a", "#f4e6c4", "#3f8a7a", "#2f9a8a", ("#e8663a", "#f7cf50", "#fff6e8", "#c84a6a")),
)


def _pavilion(canvas: Canvas, eden: Eden, focus: float, base: float, size: float) -> None:
    """Build the garden house with its great arch and two lesser ones."""
    wall = Ramp((lighter(eden.stone, 0.25), eden.stone, darker(eden.stone, 0.22)), across=True)
    body = Stencil().box(focus - size * 1.5, base - size * 0.95, focus + size * 1.5, base).box(focus - size * 0.62, base - size * 1.42, focus + size * 0.62, base)
    canvas.press(body, wall)
    canvas.press(polygons([pointed_arch(focus, base - size * 1.4, size * 0.42, size * 0.12, size * 0.5)]), Ramp((lighter(eden.glaze, 0.3), eden.glaze, darker(eden.glaze, 0.4)), across=True))
    canvas.press(Stencil().stroke([(focus, base - size * 2.0), (focus, base - size * 2.22)], size * 0.03), eden.flowers[1])
    trims = Stencil().box(focus - size * 1.56, base - size * 1.0, focus + size * 1.56, base - size * 0.93).box(focus - size * 0.68, base - size * 1.47, focus + size * 0.68, base - size * 1.4)
    for side in (-1, 1):
        trims.polygon(pointed_arch(focus + side * size * 1.06, base, size * 0.34, size * 0.4, size * 0.3))
    trims.polygon(pointed_arch(focus, base, size * 0.48, size * 0.7, size * 0.48))
    canvas.press(trims, eden.glaze)
    hollow = Stencil().polygon(pointed_arch(focus, base, size * 0.41, size * 0.68, size * 0.42))
    for side in (-1, 1):
        hollow.polygon(pointed_arch(focus + side * size * 1.06, base, size * 0.28, size * 0.38, size * 0.25))
    canvas.press(hollow, Ramp((darker(eden.stone, 0.72), darker(eden.stone, 0.45))))
    canvas.glow(focus, base - size * 0.4, size * 0.8, "#ffd89a", 0.5)


def _beds(canvas: Canvas, eden: Eden, focus: float, base: float) -> None:
    """Lay lawns, paths and borders of flowers on both sides of the pool."""
    rng = canvas.rng
    canvas.wash(down(mix(eden.lawn, eden.sky.at(0.9), 0.4), eden.lawn, darker(eden.lawn, 0.45)), base, HEIGHT)
    deep = HEIGHT - base
    for side in (-1, 1):
        path = [(focus + side * 60, base), (focus + side * 92, base), (focus + side * 830, HEIGHT), (focus + side * 500, HEIGHT)]
        canvas.press(polygons([path]), Ramp((eden.stone, darker(eden.stone, 0.12))))
    sheets = {ink: Stencil() for ink in eden.flowers}
    hedge = Stencil()
    for n in range(620):
        near = rng.random() ** 0.8
        y = base + 3 + deep * near
        x = focus + rng.choice((-1, 1)) * (100 + 800 * near + rng.uniform(0, 30 + 190 * near))
        size = 1.6 + 9 * near
        hedge.disc(x + size * 0.3, y + size * 0.6, size * 1.5, size)
        sheets[eden.flowers[n % len(eden.flowers)]].disc(x, y - size * 0.3, size * 0.8, size * 0.7)
    canvas.press(hedge, darker(eden.tree, 0.1), opacity=0.75)
    for ink, stencil in sheets.items():
        canvas.press(stencil, ink)


def _avenue(canvas: Canvas, eden: Eden, focus: float, base: float) -> None:
    """Plant two rows of cypresses that recede to the pavilion."""
    for step in range(7):
        near = (step / 6) ** 1.7
        y = base + 6 + near * 290
        tall = 150 + 640 * near
        trees, shadow = Stencil(), Stencil()
        for side in (-1, 1):
            x = focus + side * (178 + 640 * near)
            cypress(trees, x, y, tall * canvas.rng.uniform(0.94, 1.06), 0.72)
            shadow.disc(x + tall * 0.12, y, tall * 0.26, tall * 0.03)
        ink = mix(eden.tree, eden.sky.at(0.8), 0.5 * (1 - near) ** 1.5)
        canvas.press(shadow, darker(eden.tree, 0.4), opacity=0.45)
        canvas.press(trees, Ramp((lighter(ink, 0.12), darker(ink, 0.25))))
        canvas.press(trees, "#fff0b0", fade=(0.3, 0.0), opacity=0.3, stipple=True)


def garden(canvas: Canvas, number: int) -> None:
    """Paint a Persian garden: cypresses, a long pool, a pavilion."""
    eden = EDENS[(number - 1) % len(EDENS)]
    rng, width = canvas.rng, canvas.width
    focus, base = width * rng.uniform(0.44, 0.56), 560.0
    sun = (focus + rng.choice((-1, 1)) * rng.uniform(250, 400), rng.uniform(140, 230))
    canvas.wash(eden.sky, 0, base)
    canvas.glow(*sun, 560, eden.sun, 0.6)
    canvas.press(Stencil().disc(*sun, 50), eden.sun)
    wisps(canvas, lighter(eden.sky.at(0.8), 0.4), 8, (80, 380), 0.5)
    line = ridge(rng, (-20, width + 20), [rng.uniform(340, 450) for _ in range(8)], 36, 4)
    canvas.press(polygons([below(line, base)]), Ramp((mix(eden.tree, eden.sky.at(0.7), 0.68), eden.sky.at(0.95))))
    grove = Stencil()
    for n in range(44):
        x = (n + rng.random()) / 44 * width
        grove.disc(x, base - rng.uniform(10, 50), rng.uniform(26, 56), rng.uniform(24, 48))
    canvas.press(grove, Ramp((mix(eden.tree, eden.sky.at(0.8), 0.45), mix(eden.tree, eden.sky.at(0.8), 0.25))))
    _pavilion(canvas, eden, focus, base + 6, 128)
    _beds(canvas, eden, focus, base + 4)
    _avenue(canvas, eden, focus, base + 10)
    _pool(canvas, eden, focus, base + 14)
    flying = Stencil()
    flock(flying, rng, sun[0], sun[1] + 90, 7, 24)
    canvas.press(flying, eden.tree, opacity=0.7)


def _pool(canvas: Canvas, eden: Eden, focus: float, top: float) -> None:
    """Fill the long pool before the pavilion with its mirror image."""
    kerb = [(focus - 52, top), (focus + 52, top), (focus + 470, HEIGHT + 20), (focus - 470, HEIGHT + 20)]
    canvas.press(polygons([kerb]), Ramp((lighter(eden.stone, 0.35), lighter(eden.stone, 0.1))))
    pool = [(focus - 45, top + 3), (focus + 45, top + 3), (focus + 425, HEIGHT + 20), (focus - 425, HEIGHT + 20)]
    mirror = Canvas(canvas.image.size, "pool")
    mirror.image.paste(canvas.image)
    reflect(mirror, top - 10, eden.water, share=0.34)
    mirror.press(Stencil().box(0, top, mirror.width, HEIGHT), darker(eden.water, 0.35), fade=(0.1, 0.75))
    canvas.image.paste(mirror.image, (0, 0), canvas.cut(polygons([pool])))
    for n in range(3):
        y = top + 30 + 190 * (n / 2) ** 1.8
        tall = 20 + 26 * n
        jet, drops = Stencil(), Stencil()
        for side in (-1, 1):
            jet.stroke(curve([(focus, y), (focus + side * tall * 0.16, y - tall), (focus + side * tall * 0.42, y - tall * 0.7), (focus + side * tall * 0.56, y)], 8), 1.4 + n * 0.7)
        drops.disc(focus, y, tall * 0.6, tall * 0.11)
        canvas.press(drops, "#ffffff", opacity=0.28)
        canvas.press(jet, "#ffffff", opacity=0.75, fade=(1.0, 0.5))

