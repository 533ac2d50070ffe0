"""Films of things that grow: a carpet on its loom, the lights of a town."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from dabir.demo.pictures.canvas import HEIGHT, Point, Stencil, polygons
from dabir.demo.pictures.carpet import WOOLS, rug
from dabir.demo.pictures.city import DUSKS, block, milad, windows
from dabir.demo.pictures.layers import FRAMES, SCALE, TALL, WIDTH, Layer, layer_of, sheet
from dabir.demo.pictures.light import Ramp, darker, halo, mix
from dabir.demo.pictures.outline import below, curve, ridge
from dabir.demo.pictures.weather import stars


def _loom(size: tuple[int, int], rug_box: tuple[int, int, int, int]) -> Image.Image:
    """Return the bare loom, its warp stretched over *rug_box* (pixels)."""
    loom = Image.new("RGB", size, "#2a1a14")
    pen = ImageDraw.Draw(loom)
    left, _, right, _ = rug_box
    for x in range(left, right, 4):
        pen.line([(x + 1, 0), (x + 1, size[1])], fill="#d9c8a4")
        pen.line([(x + 2, 0), (x + 2, size[1])], fill="#8f7f62")
    for post in (left - 46, right + 12):
        for n in range(34):
            pen.line([(post + n, 0), (post + n, size[1])], fill=mix("#a06a3a", "#4a2a18", abs(n - 10) / 24))
    for y, deep in ((8, 26), (size[1] - 34, 34)):
        for n in range(deep):
            pen.line([(left - 60, y + n), (right + 60, y + n)], fill=mix("#b07a44", "#4a2a18", abs(n - 8) / 26))
    return loom


def carpet_weaving() -> Iterator[Image.Image]:
    """Let a carpet grow knot row by knot row, the eye drawing back."""
    columns, rows, knot = 200, 112, 4
    size, box = (960, 540), (80, 50, 880, 498)
    pattern = rug((columns * 8, rows * 8), WOOLS[0], "film/rug").reduce(8)
    grown = pattern.resize((columns * knot, rows * knot), Image.Resampling.NEAREST)
    tile = Image.new("L", (knot, knot))
    tile.putdata([232, 255, 250, 200, 250, 255, 240, 190, 240, 250, 225, 180, 170, 185, 175, 140])
    weave = Image.new("L", grown.size)
    for x in range(0, grown.width, knot):
        weave.paste(tile, (x, 0))
    for y in range(knot, grown.height, knot):
        weave.paste(weave.crop((0, 0, grown.width, knot)), (0, y))
    grown = ImageChops.multiply(grown, Image.merge("RGB", (weave, weave, weave)))
    loom = _loom(size, box)
    first = 0.1
    for n in range(FRAMES):
        done = (first + (1 - first) * min(1.0, n / (FRAMES - 14))) * rows
        full, part = int(done), done - int(done)
        top = grown.height - full * knot
        loom.paste(grown.crop((0, top, grown.width, grown.height)), (box[0], box[1] + top))
        if full < rows:
            reach = round(columns * part) * knot
            loom.paste(grown.crop((0, top - knot, max(1, reach), top)), (box[0], box[1] + top - knot))
        yield _drawn_back(loom, n / (FRAMES - 1), box[1] + top)


def _drawn_back(loom: Image.Image, share: float, row: float) -> Image.Image:
    """Return the film's view of *loom*: near the *row* at first, all of it at *share* 1."""
    ease = share * share * (3 - 2 * share)
    width = 430 + (loom.width - 430) * ease
    tall = width * TALL / WIDTH
    x = 120 + (0 - 120) * ease
    y = min(max(0.0, row - tall * 0.6), loom.height - tall)
    return loom.resize((WIDTH, TALL), Image.Resampling.BILINEAR, box=(x, y, x + width, y + tall))


@dataclass
class _Houses:
    """A row of houses with the windows that have yet to be lit."""

    layer: Layer
    panes: list[tuple[float, float, float, float]]
    speed: float

    def light(self, share: float, rng: random.Random) -> None:
        """Light windows until *share* (0-1) of those that remain are lit."""
        pen = ImageDraw.Draw(self.layer.picture)
        for _ in range(round(len(self.panes) * share)):
            left, top, right, bottom = (side * SCALE for side in self.panes.pop())
            pen.rectangle(
                (left, top, max(left + 1, right - 1), max(top + 1, bottom - 1)), fill=rng.choice(DUSKS[0].lamps)
            )


def _houses(near: float, widths: tuple[float, float], tops: tuple[float, float], speed: float) -> _Houses:
    """Return a dark row of houses; *near* (0-1) darkens it, *speed* is in pixels a frame."""
    dusk = DUSKS[0]
    canvas = sheet(WIDTH + math.ceil(speed * FRAMES) + 8, f"houses/{near}")
    shape = Stencil()
    panes = []
    x = -20.0
    while x < canvas.width:
        wide, top = canvas.rng.uniform(*widths), canvas.rng.uniform(*tops)
        block(shape, canvas.rng, x, top, wide)
        panes += windows(
            canvas.rng, (x + wide * 0.1, top + 12, x + wide * 0.9, HEIGHT), (11 + 7 * near, 14 + 9 * near), 0.4
        )
        x += wide
    base = mix(dusk.sky.at(0.55), dusk.block, 0.45 + 0.5 * near)
    canvas.rng.shuffle(panes)
    return _Houses(layer_of(canvas, shape, Ramp((base, darker(base, 0.2)))), panes, speed)


def _cars(frame: Image.Image, lanes: tuple[tuple[list[Point], str, float], ...], share: float) -> None:
    """Drive the cars of *lanes* on *frame*; *share* (0-1) is the time gone by."""
    for line, ink, way in lanes:
        for car in range(9):
            place = (car / 9 + way * share * 1.4 + 0.013 * (car * 7 % 5)) % 1.0
            x, y = line[int(place * (len(line) - 1))]
            size = round(5 + 30 * place * place)
            frame.paste(ink, (round(x) - size // 2, round(y) - size // 2), halo(1.4, 1.0).resize((size, size)))


def city_night() -> Iterator[Image.Image]:
    """Let night fall on the town: windows light up, headlights pass."""
    day, night = sheet(WIDTH, "dusk"), sheet(WIDTH, "night")
    day.wash(DUSKS[0].sky, 0, 640)
    night.wash(DUSKS[3].sky, 0, 640)
    stars(night, 220, 420)
    line = ridge(day.rng, (-20, day.width + 20), [day.rng.uniform(280, 420) for _ in range(9)], 34, 4)
    for canvas, dusk in ((day, DUSKS[0]), (night, DUSKS[3])):
        canvas.press(polygons([below(line)]), Ramp((mix(dusk.block, dusk.sky.at(0.7), 0.6), dusk.sky.at(0.9))))
    rows = [
        _houses(0.1, (40, 80), (430, 580), 0.3),
        _houses(0.45, (54, 100), (470, 640), 0.7),
        _houses(0.85, (80, 150), (600, 720), 1.3),
    ]
    tower_canvas = sheet(WIDTH + 60, "tower")
    tower = layer_of(
        tower_canvas, milad(1100, 800, 700), Ramp((mix(DUSKS[0].block, "#ffffff", 0.25), DUSKS[0].block), across=True)
    )
    road = sheet(WIDTH, "road")
    verge = polygons([[(0, 850), (1600, 770), (1600, 910), (0, 910)]])
    ground = layer_of(road, verge, Ramp(("#10142a", "#05060f")))
    out = [(x * SCALE, y * SCALE) for x, y in curve([(1640, 800), (1100, 815), (500, 845), (-60, 900)], 40)]
    back = [(x * SCALE, y * SCALE) for x, y in curve([(1640, 790), (1100, 800), (500, 822), (-60, 862)], 40)]
    rng = random.Random("film/lamps")  # noqa: S311 - pictures, not secrets
    for n in range(FRAMES):
        share = n / (FRAMES - 1)
        frame = Image.blend(day.image, night.image, min(1.0, share * 1.15))
        for order, row in enumerate(rows):
            row.light(0.004 + 0.018 * share, rng)
            row.layer.show(frame, -row.speed * n)
            if order == 0:
                tower.show(frame, -0.4 * n)
                frame.paste(
                    "#ff4a3c",
                    (round(1100 * SCALE - 0.4 * n) - 8, 30),
                    halo(1.5, 0.5 + 0.5 * (n // 8 % 2)).resize((16, 16)),
                )
        ground.show(frame, 0)
        _cars(frame, ((out, "#fff0c4", 1.0), (back, "#ff5040", -1.0)), share)
        yield frame
