"""By the water: the open sea with fishing boats, and the container harbour."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageOps

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import dhow, flock
from dabir.demo.pictures.land import cumulus, stars, wisps
from dabir.demo.pictures.light import Ink, Ramp, colour, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, ridge, swell


class Tide(NamedTuple):
    """The light of a sea picture."""

    sky: Ramp
    sun: Ink
    cloud: Ink
    water: Ramp
    deep: Ink
    hull: Ink
    sail: Ink


TIDES = (
    Tide(down("#27456f", "#8d7a9c", "#f0a07c", "#ffd79c"), "#fff3cf", "#ffc3a0", down("#f2b78d", "#7e86a8", "#2c4a74", "#16294a"), "#0f1d38", "#1c1a2c", "#f6e3cc"),
    Tide(down("#2a86b0", "#86cbd8", "#e4f1e4"), "#ffffff", "#ffffff", down("#bfe3df", "#4fb0b6", "#1a7f93", "#0c4d66"), "#083b52", "#5a2f22", "#fffaf0"),
    Tide(down("#3a1f4d", "#a33a58", "#f26a4b", "#ffc25e"), "#fff2bd", "#ff9a6b", down("#ffae5e", "#b5485a", "#54295a", "#22143a"), "#160c2b", "#1a0c1e", "#ffdca6"),
    Tide(down("#081227", "#172f55", "#43648f"), "#f6f2da", "#4f6c96", down("#5b7ca6", "#24446f", "#0f2347", "#081428"), "#050c1c", "#060a16", "#b9c6dc"),
    Tide(down("#6f8f95", "#b7c4b8", "#efe3c6"), "#fffbea", "#f7f0dd", down("#d9d6bf", "#8faaa6", "#557f86", "#2b4f5a"), "#1d3a45", "#3a2622", "#fff4dd"),
)


def glitter(canvas: Canvas, x: float, top: float, ink: Ink, *, spread: float = 1.0, opacity: float = 0.85) -> None:
    """Scatter the light path of a sun at *x* on the water below *top*."""
    rng = canvas.rng
    sparks = Stencil()
    for _ in range(230):
        depth = rng.random() ** 1.5
        y = top + 3 + depth * (HEIGHT - top)
        half = rng.uniform(10, 46) * (0.35 + 1.2 * depth)
        middle = x + rng.gauss(0, 26 + 130 * depth) * spread
        sparks.polygon([(middle - half, y), (middle, y - 1.1 - 3.2 * depth), (middle + half, y), (middle, y + 1.1 + 3.2 * depth)])
    canvas.press(sparks, ink, opacity=opacity, fade=(1.0, 0.45))


def _swells(canvas: Canvas, top: float, tide: Tide) -> None:
    """Lay long waves over the sea below *top*, larger as they come nearer."""
    rng = canvas.rng
    for step in range(5):
        near = (step + 1) / 5
        base = top + (HEIGHT - top) * (0.16 + 0.84 * near**1.5) - 60
        line = swell(rng, canvas.width, base, 3 + 15 * near, 2.6 - near)
        water = tide.water.at(0.3 + 0.6 * near)
        canvas.press(polygons([below(line)]), down(mix(water, tide.deep, 0.2), darker(water, 0.15)), opacity=0.55)
        canvas.press(Stencil().stroke(line, 1.2 + 2 * near), lighter(water, 0.42), opacity=0.5)


def _fleet(canvas: Canvas, top: float, tide: Tide, focus: float) -> None:
    """Sail three boats, the largest at *focus*, each over its reflection."""
    rng = canvas.rng
    places = ((focus + rng.choice((-1, 1)) * 430, top + 22, 96.0), (focus + 250, top + 46, 150.0), (focus - 60, top + 132, 380.0))
    for x, water, length in places:
        hull, sail = Stencil(), Stencil()
        mirror = rng.random() < 0.3  # noqa: PLR2004
        dhow(hull, sail, x, water, length, mirror=mirror)
        pale = 0.45 if length < 120 else 0.0  # noqa: PLR2004
        dark = Stencil()
        for n in range(16):
            y = water + 4 + n * length * 0.02
            half = length * (0.46 - 0.02 * n) * rng.uniform(0.7, 1.1)
            dark.disc(x + rng.uniform(-0.05, 0.05) * length, y, half, length * 0.012)
        canvas.press(dark, tide.hull, opacity=0.55, fade=(1.0, 0.1))
        canvas.press(sail, Ramp((mix(tide.sail, tide.cloud, pale), mix(darker(tide.sail, 0.3), tide.cloud, pale)), across=True))
        canvas.press(sail, mix(tide.sail, tide.hull, 0.55), fade=(0.0, 0.7), stipple=True, opacity=0.5)
        canvas.press(hull, mix(tide.hull, tide.cloud, pale))


def sea(canvas: Canvas, number: int) -> None:
    """Paint the open sea with fishing boats under sail."""
    tide = TIDES[(number - 1) % len(TIDES)]
    rng, width = canvas.rng, canvas.width
    top = rng.uniform(470, 530)
    sun = (width * rng.uniform(0.32, 0.44), top - rng.uniform(60, 180))
    canvas.wash(tide.sky, 0, top + 1)
    if number % len(TIDES) == 4:  # noqa: PLR2004
        stars(canvas, 260, top)
    canvas.glow(*sun, 640, tide.sun, 0.6)
    canvas.press(Stencil().disc(*sun, 62), tide.sun, fade=(1.0, 0.85))
    cumulus(canvas, Ramp((lighter(tide.cloud, 0.25), tide.cloud)), (60, top - 40), opacity=0.6)
    wisps(canvas, lighter(tide.cloud, 0.3), 6, (top - 130, top - 14), 0.55)
    coast = ridge(rng, (width * 0.5, width + 20), [top + 4, top - 30, top - 55, top - 40, top - 74], 14, 4)
    canvas.press(polygons([below(coast, top + 2)]), mix(tide.sky.at(0.9), tide.deep, 0.38))
    canvas.wash(tide.water, top, HEIGHT)
    canvas.glow(sun[0], top, 520, tide.sun, 0.4, squash=0.45)
    _swells(canvas, top, tide)
    glitter(canvas, sun[0], top, mix(tide.sun, tide.cloud, 0.2))
    _fleet(canvas, top, tide, width * rng.uniform(0.58, 0.68))
    flying = Stencil()
    flock(flying, rng, width * 0.3, 250, 8, 40)
    canvas.press(flying, tide.hull if number % len(TIDES) != 2 else "#ffffff", opacity=0.85)  # noqa: PLR2004


class Quay(NamedTuple):
    """The light of a harbour picture."""

    sky: Ramp
    sun: Ink
    steel: Ink
    accent: Ink
    boxes: tuple[Ink, ...]
    lamp: Ink


QUAYS = (
    Quay(down("#233a5e", "#6d6f95", "#e58f78", "#ffcf95"), "#fff0c4", "#1b2138", "#d8593f", ("#b8443a", "#d98b3a", "#2f6f86", "#3c4f78", "#8d3b4e", "#c9b48a"), "#ffdf9a"),
    Quay(down("#4b9cc2", "#a5d5df", "#f2eedb"), "#ffffff", "#28465c", "#e2683c", ("#d5533f", "#eaa63f", "#2f8c9a", "#2c5f8a", "#ead9b4", "#6b8f5a"), "#fff6d8"),
    Quay(down("#0a1026", "#1a2a54", "#3f5280", "#b98a84"), "#ffe6b8", "#0a0f22", "#c6483f", ("#7a3038", "#9a6a35", "#24506a", "#2a3660", "#5f2f48", "#8a7a60"), "#ffd27a"),
    Quay(down("#2c1d46", "#84375f", "#ea6a4c", "#ffbe63"), "#fff0b4", "#1f1230", "#f0a03c", ("#a8323f", "#e07b3a", "#4a5a86", "#6a3560", "#d8a860", "#344a70"), "#ffe08e"),
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
        ends: list[Point] = [(left, deck), (right, deck - beam * 3)] if n % 2 else [(left, deck - beam * 3), (right, deck)]
        frame.stroke(ends, beam * 0.4)
    top = (x + wide * 0.5, base - tall)
    for reach in (boom[0] + tall * 0.05, x - tall * 0.3, boom[1] - tall * 0.05):
        frame.stroke([top, (reach, deck - beam * 3)], beam * 0.45)
    frame.box(x + wide + tall * 0.05, deck - tall * 0.085, x + wide + tall * 0.17, deck)
    hook = x - tall * 0.34
    frame.box(hook - beam * 2, deck + beam, hook + beam * 2, deck + beam * 2.6)
    frame.stroke([(hook - beam, deck), (hook - beam, deck + tall * 0.17)], beam * 0.3)
    frame.stroke([(hook + beam, deck), (hook + beam, deck + tall * 0.17)], beam * 0.3)


def _stack(canvas: Canvas, quay: Quay, place: tuple[float, float], shape: tuple[int, int], size: tuple[float, float], *, dim: float = 0.0) -> None:  # noqa: PLR0913
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
    house = Stencil().box(x + long * 0.82, water - long * 0.235, x + long * 0.9, deck).box(x + long * 0.79, water - long * 0.215, x + long * 0.93, water - long * 0.2)
    house.box(x + long * 0.855, water - long * 0.29, x + long * 0.885, water - long * 0.23)
    canvas.press(house, lighter(quay.sky.at(0.9), 0.35))
    panes = Stencil()
    for row in range(5):
        for n in range(5):
            panes.box(x + long * (0.826 + 0.0145 * n), water - long * (0.19 - 0.021 * row), x + long * (0.835 + 0.0145 * n), water - long * (0.182 - 0.021 * row))
    canvas.press(panes, quay.steel, opacity=0.8)
    hull = [(x, deck - long * 0.03), (x + long * 0.09, deck - 2), (x + long * 0.99, deck - 2), (x + long * 0.96, water), (x + long * 0.055, water)]
    canvas.press(polygons([hull]), Ramp((mix(quay.steel, quay.accent, 0.1), darker(quay.steel, 0.3))))
    canvas.press(polygons([[(x + long * 0.043, water - long * 0.016), (x + long * 0.966, water - long * 0.016), (x + long * 0.96, water), (x + long * 0.055, water)]]), quay.accent)


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
    if number % len(QUAYS) == 3:  # noqa: PLR2004
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
