"""The Persian garden: cypresses, a long pool, a pavilion."""

from __future__ import annotations

from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Stencil, polygons
from dabir.demo.pictures.figures import cypress, flock
from dabir.demo.pictures.harbour import reflect
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, pointed_arch, ridge
from dabir.demo.pictures.weather import wisps


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
    Eden(
        down("#4f9dc0", "#a9d6d6", "#fbeccb"),
        "#fffbe8",
        "#1e4a3c",
        "#5f9a4a",
        "#ecdcb8",
        "#1f6f80",
        "#1f7f9a",
        ("#d8435a", "#f2b84a", "#ffffff", "#b858a0"),
    ),
    Eden(
        down("#33305f", "#a3567a", "#f39a6a", "#ffd48e"),
        "#fff0c0",
        "#1c2a34",
        "#4f6a40",
        "#e0b48a",
        "#4a3a68",
        "#2f6f8a",
        ("#e84a5a", "#ffb85a", "#ffe4c8", "#c060a0"),
    ),
    Eden(
        down("#0c1a3c", "#22407a", "#6f8ab8", "#c8c8d0"),
        "#f6f2dc",
        "#0a1c28",
        "#2a4a48",
        "#a8aec0",
        "#143058",
        "#2f6a9a",
        ("#c05a80", "#d8b86a", "#e8ecf8", "#8a6ac0"),
    ),
    Eden(
        down("#7fae9a", "#d4dcae", "#fff0c0"),
        "#fffdf0",
        "#24482e",
        "#7fa04a",
        "#f4e6c4",
        "#3f8a7a",
        "#2f9a8a",
        ("#e8663a", "#f7cf50", "#fff6e8", "#c84a6a"),
    ),
)


def _pavilion(canvas: Canvas, eden: Eden, focus: float, base: float, size: float) -> None:
    """Build the garden house with its great arch and two lesser ones."""
    wall = Ramp((lighter(eden.stone, 0.25), eden.stone, darker(eden.stone, 0.22)), across=True)
    body = (
        Stencil()
        .box(focus - size * 1.5, base - size * 0.95, focus + size * 1.5, base)
        .box(focus - size * 0.62, base - size * 1.42, focus + size * 0.62, base)
    )
    canvas.press(body, wall)
    canvas.press(
        polygons([pointed_arch(focus, base - size * 1.4, size * 0.42, size * 0.12, size * 0.5)]),
        Ramp((lighter(eden.glaze, 0.3), eden.glaze, darker(eden.glaze, 0.4)), across=True),
    )
    canvas.press(
        Stencil().stroke([(focus, base - size * 2.0), (focus, base - size * 2.22)], size * 0.03), eden.flowers[1]
    )
    trims = (
        Stencil()
        .box(focus - size * 1.56, base - size * 1.0, focus + size * 1.56, base - size * 0.93)
        .box(focus - size * 0.68, base - size * 1.47, focus + size * 0.68, base - size * 1.4)
    )
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
        path = [
            (focus + side * 60, base),
            (focus + side * 92, base),
            (focus + side * 830, HEIGHT),
            (focus + side * 500, HEIGHT),
        ]
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
            jet.stroke(
                curve(
                    [
                        (focus, y),
                        (focus + side * tall * 0.16, y - tall),
                        (focus + side * tall * 0.42, y - tall * 0.7),
                        (focus + side * tall * 0.56, y),
                    ],
                    8,
                ),
                1.4 + n * 0.7,
            )
        drops.disc(focus, y, tall * 0.6, tall * 0.11)
        canvas.press(drops, "#ffffff", opacity=0.28)
        canvas.press(jet, "#ffffff", opacity=0.75, fade=(1.0, 0.5))
