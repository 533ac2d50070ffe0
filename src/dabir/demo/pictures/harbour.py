"""The container harbour and its cranes."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageOps

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, Ramp, colour, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, ridge
from dabir.demo.pictures.sea import glitter
from dabir.demo.pictures.weather import stars, wisps


class Quay(NamedTuple):
    """The light of a harbour picture."""

    sky: Ramp
    sun: Ink
    steel: Ink
    accent: Ink
    boxes: tuple[Ink, ...]
    lamp: Ink


QUAYS = (
    Quay(
        down("#233a5e", "#6d6f95", "#e58f78", "#ffcf95"),
        "#fff0c4",
        "#1b2138",
        "#d8593f",
        ("#b8443a", "#d98b3a", "#2f6f86", "#3c4f78", "#8d3b4e", "#c9b48a"),
        "#ffdf9a",
    ),
    Quay(
        down("#4b9cc2", "#a5d5df", "#f2eedb"),
        "#ffffff",
        "#28465c",
        "#e2683c",
        ("#d5533f", "#eaa63f", "#2f8c9a", "#2c5f8a", "#ead9b4", "#6b8f5a"),
        "#fff6d8",
    ),
    Quay(
        down("#0a1026", "#1a2a54", "#3f5280", "#b98a84"),
        "#ffe6b8",
        "#0a0f22",
        "#c6483f",
        ("#7a3038", "#9a6a35", "#24506a", "#2a3660", "#5f2f48", "#8a7a60"),
        "#ffd27a",
    ),
    Quay(
        down("#2c1d46", "#84375f", "#ea6a4c", "#ffbe63"),
        "#fff0b4",
        "#1f1230",
        "#f0a03c",
        ("#a8323f", "#e07b3a", "#4a5a86", "#6a3560", "#d8a860", "#344a70"),
        "#ffe08e",
    ),
)


def _crane(frame: Stencil, x: float, base: float, tall: float) -> None:
    """Add a ship-to-shore gantry crane *tall* units high, its boom to the left."""
    wide = tall * 0.3
    beam = tall * 0.022
    deck = base - tall * 0.56
    for leg in (x, x + wide):
        frame.box(leg - beam, deck, leg + beam, base)
        frame.stroke([(leg, deck), (x + wide * 0.5, base - tall)], beam * 1.3)
    frame.box(x, base - tall * 0.26, x + wide, base - tall * 0.235)
    frame.stroke([(x, base - tall * 0.24), (x + wide, deck)], beam * 0.8)
    boom = (x - tall * 0.72, x + wide + tall * 0.3)
    frame.box(boom[0], deck - beam, boom[1], deck + beam)
    frame.box(boom[0], deck - beam * 3.4, boom[1], deck - beam * 2.9)
    count = 26
    for n in range(count):
        left, right = (boom[0] + (boom[1] - boom[0]) * k / count for k in (n, n + 1))
        ends: list[Point] = (
            [(left, deck), (right, deck - beam * 3)] if n % 2 else [(left, deck - beam * 3), (right, deck)]
        )
        frame.stroke(ends, beam * 0.4)
    top = (x + wide * 0.5, base - tall)
    for reach in (boom[0] + tall * 0.05, x - tall * 0.3, boom[1] - tall * 0.05):
        frame.stroke([top, (reach, deck - beam * 3)], beam * 0.45)
    frame.box(x + wide + tall * 0.05, deck - tall * 0.085, x + wide + tall * 0.17, deck)
    hook = x - tall * 0.34
    frame.box(hook - beam * 2, deck + beam, hook + beam * 2, deck + beam * 2.6)
    frame.stroke([(hook - beam, deck), (hook - beam, deck + tall * 0.17)], beam * 0.3)
    frame.stroke([(hook + beam, deck), (hook + beam, deck + tall * 0.17)], beam * 0.3)


def _stack(
    canvas: Canvas,
    quay: Quay,
    place: tuple[float, float],
    shape: tuple[int, int],
    size: tuple[float, float],
    *,
    dim: float = 0.0,
) -> None:
    """Stack containers upwards from *place*, *shape* columns and rows of *size* units."""
    rng = canvas.rng
    colours: dict[Ink, Stencil] = {}
    ribs, caps = Stencil(), Stencil()
    wide, tall = size
    for column in range(shape[0]):
        for row in range(max(1, shape[1] - rng.choice((0, 0, 1, 2)))):
            x, y = place[0] + column * wide, place[1] - (row + 1) * tall
            colours.setdefault(rng.choice(quay.boxes), Stencil()).box(x + 1, y + 1, x + wide - 1, y + tall - 1)
            caps.box(x + 1, y + 1, x + wide - 1, y + tall * 0.12)
            for rib in range(1, 9):
                ribs.box(x + wide * rib / 9, y + tall * 0.16, x + wide * (rib + 0.4) / 9, y + tall * 0.9)
    sky = quay.sky.at(0.85)
    for ink, stencil in colours.items():
        canvas.press(stencil, mix(ink, sky, dim))
    canvas.press(ribs, quay.steel, opacity=0.22 * (1 - dim))
    canvas.press(caps, sky, opacity=0.35)


def _ship(canvas: Canvas, quay: Quay, x: float, water: float, long: float) -> None:
    """Moor a loaded container ship *long* units long with its bow at *x*."""
    deck = water - long * 0.075
    _stack(canvas, quay, (x + long * 0.14, deck), (12, 5), (long * 0.052, long * 0.023))
    house = (
        Stencil()
        .box(x + long * 0.82, water - long * 0.235, x + long * 0.9, deck)
        .box(x + long * 0.79, water - long * 0.215, x + long * 0.93, water - long * 0.2)
    )
    house.box(x + long * 0.855, water - long * 0.29, x + long * 0.885, water - long * 0.23)
    canvas.press(house, lighter(quay.sky.at(0.9), 0.35))
    panes = Stencil()
    for row in range(5):
        for n in range(5):
            panes.box(
                x + long * (0.826 + 0.0145 * n),
                water - long * (0.19 - 0.021 * row),
                x + long * (0.835 + 0.0145 * n),
                water - long * (0.182 - 0.021 * row),
            )
    canvas.press(panes, quay.steel, opacity=0.8)
    hull = [
        (x, deck - long * 0.03),
        (x + long * 0.09, deck - 2),
        (x + long * 0.99, deck - 2),
        (x + long * 0.96, water),
        (x + long * 0.055, water),
    ]
    canvas.press(polygons([hull]), Ramp((mix(quay.steel, quay.accent, 0.1), darker(quay.steel, 0.3))))
    canvas.press(
        polygons(
            [
                [
                    (x + long * 0.043, water - long * 0.016),
                    (x + long * 0.966, water - long * 0.016),
                    (x + long * 0.96, water),
                    (x + long * 0.055, water),
                ]
            ]
        ),
        quay.accent,
    )


def reflect(canvas: Canvas, water: float, tone: Ink, *, share: float = 0.42) -> None:
    """Mirror what stands above *water* in it, rippled and mixed with *tone*."""
    image, rng = canvas.image, canvas.rng
    edge = round(water * canvas.scale)
    deep = image.height - edge
    band = ImageOps.flip(image.crop((0, max(0, edge - deep), image.width, edge)).reduce(2)).resize((image.width, deep))
    rippled = Image.new("RGB", band.size)
    row = 0
    while row < deep:
        thick = max(2, round((2 + 9 * row / deep) * canvas.scale))
        shift = round(rng.gauss(0, 1.5 + 10 * row / deep) * canvas.scale)
        strip = band.crop((0, row, band.width, min(deep, row + thick)))
        rippled.paste(strip, (0, row))
        rippled.paste(strip, (shift, row))
        row += thick
    image.paste(Image.blend(rippled, Image.new("RGB", band.size, colour(tone)), share), (0, edge))


def harbour(canvas: Canvas, number: int) -> None:
    """Paint gantry cranes over a container ship at the quay."""
    quay = QUAYS[(number - 1) % len(QUAYS)]
    rng, width = canvas.rng, canvas.width
    water = 690.0
    sun = (width * rng.uniform(0.2, 0.5), rng.uniform(380, 470))
    canvas.wash(quay.sky, 0, water)
    if number % len(QUAYS) == 3:
        stars(canvas, 160, 330)
    canvas.glow(*sun, 700, quay.sun, 0.5)
    canvas.press(Stencil().disc(*sun, 70), quay.sun, fade=(1.0, 0.8))
    wisps(canvas, lighter(quay.sky.at(0.95), 0.3), 8, (120, 460), 0.45)
    hills = ridge(rng, (-10, width + 10), [rng.uniform(520, 600) for _ in range(6)], 36, 5)
    canvas.press(polygons([below(hills, water)]), Ramp((mix(quay.steel, quay.sky.at(0.8), 0.72), quay.sky.at(0.95))))
    far = Stencil()
    for n in range(4):
        _crane(far, width * (0.12 + 0.2 * n), water - 10, 230)
    canvas.press(far, mix(quay.steel, quay.sky.at(0.75), 0.6))
    _stack(canvas, quay, (-10, water - 8), (16, 4), (106, 26), dim=0.45)
    near = Stencil()
    place = width * rng.uniform(0.66, 0.72)
    _crane(near, place, water - 4, 560)
    _crane(near, place - width * 0.32, water - 4, 500)
    canvas.press(near, Ramp((mix(quay.accent, quay.steel, 0.45), quay.steel)))
    _ship(canvas, quay, width * rng.uniform(0.03, 0.1), water, width * 0.84)
    for n in range(9):
        lamp = (place - width * (0.32 if n < 5 else 0.0) - 330 + 100 * (n % 5), water - (278 if n < 5 else 312))
        canvas.glow(*lamp, 30, quay.lamp, 0.8)
    reflect(canvas, water, mix(quay.steel, quay.sky.at(0.6), 0.35))
    canvas.press(Stencil().box(0, water, canvas.width, HEIGHT), quay.steel, fade=(0.0, 0.75))
    glitter(canvas, sun[0], water, quay.sun, spread=1.2, opacity=0.4)
