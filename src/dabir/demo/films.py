"""Short silent films drawn by code, for a demonstration paper that needs no camera.

A film is six seconds of layers, drawn once and then shifted at different speeds, so that
what is near passes faster than what is far.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

import imageio_ffmpeg
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.city import DUSKS, block, milad, windows
from dabir.demo.pictures.figures import dhow, pine
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.land import WEATHERS, Weather, mist, snowy_range, stars, wisps
from dabir.demo.pictures.light import Ink, Paint, Ramp, darker, halo, lighter, mix
from dabir.demo.pictures.outline import below, curve, height_at, ridge, swell
from dabir.demo.pictures.pattern import WOOLS, rug
from dabir.demo.pictures.route import carriage, viaduct
from dabir.demo.pictures.water import TIDES, Tide, glitter
from dabir.errors import DabirError

__all__ = ["FILMS", "Film", "FilmMaker", "UnknownFilmError", "make"]

FilmMaker = Callable[[], Iterator[Image.Image]]

WIDTH, TALL = 640, 360
RATE = 24
SECONDS = 6.0
FRAMES = round(RATE * SECONDS)
POSTER_FRAME = 100
POSTER_QUALITY = 85
SCALE = TALL / HEIGHT


class UnknownFilmError(DabirError):
    """There is no film named {film}; the films are {known}."""

    code: ClassVar[str] = "demo.unknown_film"
    persian: ClassVar[str] = "فیلمی به نام «{film}» نداریم؛ فیلم‌ها این‌هایند: {known}."


@dataclass(frozen=True)
class Film:
    """A finished film: its file, its still, its size in pixels, its length in seconds."""

    path: Path
    poster: Path
    width: int
    height: int
    seconds: float


@dataclass(frozen=True)
class _Layer:
    """A picture wider than the film, and the mask of what it covers."""

    picture: Image.Image
    mask: Image.Image

    def show(self, frame: Image.Image, x: float, y: float = 0.0) -> None:
        """Lay the layer on *frame*, moved *x* and *y* pixels."""
        frame.paste(self.picture, (round(x), round(y)), self.mask)


def _sheet(width: int, seed: str) -> Canvas:
    """Return a canvas as high as the film and *width* pixels wide."""
    return Canvas((width, TALL), f"film/{seed}")


def _layer(canvas: Canvas, stencil: Stencil, paint: Paint) -> _Layer:
    """Press *paint* on *canvas* and return the shape as a layer."""
    canvas.image.paste(0, (0, 0, *canvas.image.size))
    grown = canvas.cut(stencil)
    canvas.press(Stencil().box(*stencil.bounds()), paint)
    return _Layer(canvas.image.copy(), grown)


def _veil(width: int, seed: str, ink: Ink, window: tuple[int, int], band: tuple[float, float]) -> _Layer:
    """Return drifting cloud of *ink* between the heights of *band* (pixels)."""
    cover = clouds((width, TALL), random.Random(seed), cells=(6, 4), octaves=5, window=window)  # noqa: S311
    edge = Image.new("L", (1, TALL))
    middle, half = (band[0] + band[1]) / 2, (band[1] - band[0]) / 2
    edge.putdata([round(255 * max(0.0, 1 - ((y - middle) / half) ** 2)) for y in range(TALL)])
    mask = ImageChops.multiply(cover, edge.resize((width, TALL)))
    return _Layer(Image.new("RGB", (width, TALL), mix(ink, ink, 0)), mask)


def _heaven(weather: Weather, sun: Point, seed: str) -> Image.Image:
    """Return the still sky behind a film of mountains."""
    canvas = _sheet(WIDTH, seed)
    canvas.wash(weather.sky, 0, 640)
    canvas.wash(weather.haze, 640)
    canvas.glow(*sun, 620, weather.sun, 0.55)
    canvas.press(Stencil().disc(*sun, 50), weather.sun)
    wisps(canvas, lighter(weather.haze, 0.35), 5, (80, 300), 0.4)
    return canvas.image


def _range(weather: Weather, width: int, seed: str, heights: tuple[float, float], far: float) -> _Layer:
    """Return a layer of snowy peaks, alternately as high as both *heights*."""
    canvas = _sheet(width, seed)
    canvas.wash(weather.haze)
    peaks = [heights[n % 2] + canvas.rng.uniform(-45, 45) for n in range(11)]
    line = ridge(canvas.rng, (-20, canvas.width + 20), peaks, 36, 4)
    snowy_range(canvas, line, weather, far=far, foot=900)
    mist(canvas, weather.haze, 430, 760, 0.95)
    return _Layer(canvas.image, canvas.cut(polygons([below(line)])))


def _wood(weather: Weather, width: int, seed: str, base: float, size: float) -> _Layer:
    """Return a layer of firs about *size* units high on a hill about *base*."""
    canvas = _sheet(width, seed)
    line = swell(canvas.rng, canvas.width, base, 34, 2.2)
    stencil = Stencil().polygon(below(line))
    x = 0.0
    while x < canvas.width:
        pine(stencil, x, height_at(line, x) + 8, size * canvas.rng.uniform(0.45, 1.0))
        x += size * canvas.rng.uniform(0.14, 0.6)
    near = min(1.0, size / 130)
    return _layer(canvas, stencil, Ramp((mix(weather.haze, weather.wood, near), mix(weather.haze, weather.wood, near * 0.85))))


def _clouds_over_mountains() -> Iterator[Image.Image]:
    """Let clouds drift before and behind a snowy range."""
    weather = WEATHERS[0]
    sky = _heaven(weather, (400, 260), "clouds")
    high = _veil(1000, "high", lighter(weather.haze, 0.45), (130, 200), (-20, 190))
    peaks = _range(weather, 760, "clouds/peaks", (250, 440), 0.1)
    low = _veil(1300, "low", lighter(weather.haze, 0.5), (118, 190), (130, 290))
    mid = _wood(weather, 900, "clouds/mid", 660, 60)
    fog = _veil(1500, "fog", lighter(weather.haze, 0.3), (128, 200), (220, 350))
    near = _wood(weather, 1100, "clouds/near", 760, 130)
    for n in range(FRAMES):
        frame = sky.copy()
        high.show(frame, -300 + n * 1.1)
        peaks.show(frame, -20 - n * 0.3)
        low.show(frame, -640 + n * 2.6)
        mid.show(frame, -n * 0.9)
        fog.show(frame, -820 + n * 4.0)
        near.show(frame, -n * 2.0)
        yield frame


def _coaches(accent: Ink) -> _Layer:
    """Return a train of five coaches as a layer, its wheels on the lower edge."""
    long = 230.0
    canvas = Canvas((round(long * 6 * SCALE) + 40, TALL), "film/train")
    body, panes = Stencil(), Stencil()
    for n in range(6):
        carriage(body, panes, long * (5 - n), 890, long, engine=n == 0)
    layer = _layer(canvas, body, Ramp((lighter(accent, 0.22), accent, darker(accent, 0.55))))
    canvas.press(Stencil().box(0, 862, long * 6, 868), "#fff2d8")
    canvas.press(panes, "#ffe7a6")
    mask = ImageChops.lighter(layer.mask, canvas.cut(panes))
    return _Layer(canvas.image, mask)


def _bridge(weather: Weather, width: int) -> _Layer:
    """Return the arched bridge as a layer."""
    stone, dark = mix(weather.snow, weather.rock, 0.5), mix(weather.shade, weather.wood, 0.45)
    canvas = _sheet(width, "bridge")
    back, front = viaduct(548, canvas.width, 230, 17), viaduct(540, canvas.width, 230)
    canvas.image.paste(mix(dark, weather.haze, 0.3), (0, 0, *canvas.image.size))
    canvas.press(front, Ramp((lighter(stone, 0.12), stone, mix(stone, weather.haze, 0.6))))
    canvas.press(Stencil().box(0, 532, canvas.width, 549), Ramp((lighter(stone, 0.3), dark)))
    canvas.press(Stencil().box(0, 549, canvas.width, 600), dark, fade=(0.5, 0.0))
    mist(canvas, weather.haze, 640, 900, 0.75)
    mask = ImageChops.lighter(ImageChops.lighter(canvas.cut(front), canvas.cut(back)), canvas.cut(Stencil().box(0, 532, canvas.width, 549)))
    return _Layer(canvas.image, mask)


def _train_crossing() -> Iterator[Image.Image]:
    """Let a train cross the bridge while the eye travels along."""
    weather = WEATHERS[3]
    sky = _heaven(weather, (1180, 220), "train")
    peaks = _range(weather, 800, "train/peaks", (230, 430), 0.3)
    hills = _wood(weather, 900, "train/hills", 600, 46)
    bridge, train = _bridge(weather, 1100), _coaches("#a02c34")
    near = _wood(weather, 1500, "train/near", 800, 150)
    light = halo(2.0, 0.8).resize((90, 90))
    start, stop = -train.picture.width * 0.75, WIDTH * 1.02
    for n in range(FRAMES):
        frame = sky.copy()
        peaks.show(frame, -n * 0.5)
        hills.show(frame, -n * 1.1)
        place = start + (stop - start) * n / (FRAMES - 1)
        train.show(frame, place, -TALL + 217 + (n % 6 == 0))
        frame.paste("#fff0c0", (round(place + 230 * 6 * SCALE) - 45, 162), light)
        bridge.show(frame, -n * 2.4)
        near.show(frame, -n * 4.6)
        yield frame


def _waves(tide: Tide, top: float) -> list[_Layer]:
    """Return seven layers of waves, far to near, each wider than the film."""
    layers = []
    for step in range(7):
        near = (step + 1) / 7
        canvas = _sheet(WIDTH + 240, f"wave/{step}")
        base = top + (HEIGHT - top) * (0.02 + 0.86 * near**1.4)
        line = swell(canvas.rng, canvas.width, base, 3 + 20 * near, 5.5 - 2.6 * near, 160)
        water = tide.water.at(0.2 + 0.75 * near)
        layer = _layer(canvas, polygons([below(line, 940)]), Ramp((lighter(water, 0.1), darker(water, 0.22))))
        canvas.press(Stencil().stroke(line, 2 + 4 * near), lighter(water, 0.5), opacity=0.75)
        layers.append(_Layer(canvas.image, layer.mask))
    return layers


def _boat(tide: Tide) -> _Layer:
    """Return a sailing boat as a layer with room to roll in."""
    canvas = Canvas((220, 220), "film/boat")
    hull, sail = Stencil(), Stencil()
    dhow(hull, sail, 440, 690, 620)
    layer = _layer(canvas, sail, Ramp((tide.sail, darker(tide.sail, 0.3)), across=True))
    canvas.press(hull, tide.hull)
    return _Layer(canvas.image, ImageChops.lighter(layer.mask, canvas.cut(hull)))


def _sea_waves() -> Iterator[Image.Image]:
    """Let waves roll under a setting sun, a boat riding them."""
    tide, top = TIDES[2], 500.0
    canvas = _sheet(WIDTH, "sea")
    canvas.wash(tide.sky, 0, top + 20)
    canvas.glow(560, 420, 640, tide.sun, 0.6)
    canvas.press(Stencil().disc(560, 420, 66), tide.sun)
    canvas.wash(tide.water, top, HEIGHT)
    cloud = _veil(900, "sea", lighter(tide.cloud, 0.2), (130, 200), (0, 170))
    waves, boat = _waves(tide, top), _boat(tide)
    sparks = []
    for n in range(6):
        glint = Canvas((WIDTH, TALL), f"film/glint/{n}")
        glitter(glint, 560, top, "#ffffff", opacity=1.0)
        sparks.append(glint.image.convert("L").point([round(v * 0.42) for v in range(256)]))
    for n in range(FRAMES):
        frame = canvas.image.copy()
        cloud.show(frame, -200 + n * 0.8)
        turn = n / FRAMES * 2 * math.pi
        for step, wave in enumerate(waves):
            if step == 4:  # noqa: PLR2004
                roll = 3.0 * math.sin(turn * 2)
                tilted = _Layer(boat.picture.rotate(roll, Image.Resampling.BILINEAR), boat.mask.rotate(roll, Image.Resampling.BILINEAR))
                tilted.show(frame, 350 + n * 0.25, 96 + 4 * math.sin(turn * 2 + 1))
            drift = 110 * math.sin(turn / 2 + step) * (0.3 + 0.1 * step)
            wave.show(frame, -120 + drift, (1 + step * 0.8) * math.sin(turn * 2 + step * 1.3))
        first, share = divmod(n / 7, 1)
        shine = Image.blend(sparks[int(first) % 6], sparks[(int(first) + 1) % 6], share)
        frame.paste(tide.sun, (0, 0), shine)
        yield frame


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


def _carpet_weaving() -> Iterator[Image.Image]:
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

    layer: _Layer
    panes: list[tuple[float, float, float, float]]
    speed: float

    def light(self, share: float, rng: random.Random) -> None:
        """Light windows until *share* (0-1) of those that remain are lit."""
        pen = ImageDraw.Draw(self.layer.picture)
        for _ in range(round(len(self.panes) * share)):
            left, top, right, bottom = (side * SCALE for side in self.panes.pop())
            pen.rectangle((left, top, max(left + 1, right - 1), max(top + 1, bottom - 1)), fill=rng.choice(DUSKS[0].lamps))


def _houses(near: float, widths: tuple[float, float], tops: tuple[float, float], speed: float) -> _Houses:
    """Return a dark row of houses; *near* (0-1) darkens it, *speed* is in pixels a frame."""
    dusk = DUSKS[0]
    canvas = _sheet(WIDTH + math.ceil(speed * FRAMES) + 8, f"houses/{near}")
    shape = Stencil()
    panes = []
    x = -20.0
    while x < canvas.width:
        wide, top = canvas.rng.uniform(*widths), canvas.rng.uniform(*tops)
        block(shape, canvas.rng, x, top, wide)
        panes += windows(canvas.rng, (x + wide * 0.1, top + 12, x + wide * 0.9, HEIGHT), (11 + 7 * near, 14 + 9 * near), 0.4)
        x += wide
    base = mix(dusk.sky.at(0.55), dusk.block, 0.45 + 0.5 * near)
    canvas.rng.shuffle(panes)
    return _Houses(_layer(canvas, shape, Ramp((base, darker(base, 0.2)))), panes, speed)


def _cars(frame: Image.Image, lanes: tuple[tuple[list[Point], str, float], ...], share: float) -> None:
    """Drive the cars of *lanes* on *frame*; *share* (0-1) is the time gone by."""
    for line, ink, way in lanes:
        for car in range(9):
            place = (car / 9 + way * share * 1.4 + 0.013 * (car * 7 % 5)) % 1.0
            x, y = line[int(place * (len(line) - 1))]
            size = round(5 + 30 * place * place)
            frame.paste(ink, (round(x) - size // 2, round(y) - size // 2), halo(1.4, 1.0).resize((size, size)))


def _city_night() -> Iterator[Image.Image]:
    """Let night fall on the town: windows light up, headlights pass."""
    day, night = _sheet(WIDTH, "dusk"), _sheet(WIDTH, "night")
    day.wash(DUSKS[0].sky, 0, 640)
    night.wash(DUSKS[3].sky, 0, 640)
    stars(night, 220, 420)
    line = ridge(day.rng, (-20, day.width + 20), [day.rng.uniform(280, 420) for _ in range(9)], 34, 4)
    for canvas, dusk in ((day, DUSKS[0]), (night, DUSKS[3])):
        canvas.press(polygons([below(line)]), Ramp((mix(dusk.block, dusk.sky.at(0.7), 0.6), dusk.sky.at(0.9))))
    rows = [_houses(0.1, (40, 80), (430, 580), 0.3), _houses(0.45, (54, 100), (470, 640), 0.7), _houses(0.85, (80, 150), (600, 720), 1.3)]
    tower_canvas = _sheet(WIDTH + 60, "tower")
    tower = _layer(tower_canvas, milad(1100, 800, 700), Ramp((mix(DUSKS[0].block, "#ffffff", 0.25), DUSKS[0].block), across=True))
    road = _sheet(WIDTH, "road")
    verge = polygons([[(0, 850), (1600, 770), (1600, 910), (0, 910)]])
    ground = _layer(road, verge, Ramp(("#10142a", "#05060f")))
    out = [(x * SCALE, y * SCALE) for x, y in curve([(1640, 800), (1100, 815), (500, 845), (-60, 900)], 40)]
    back = [(x * SCALE, y * SCALE) for x, y in curve([(1640, 790), (1100, 800), (500, 822), (-60, 862)], 40)]
    rng = random.Random("film/lamps")  # noqa: S311
    for n in range(FRAMES):
        share = n / (FRAMES - 1)
        frame = Image.blend(day.image, night.image, min(1.0, share * 1.15))
        for order, row in enumerate(rows):
            row.light(0.004 + 0.018 * share, rng)
            row.layer.show(frame, -row.speed * n)
            if order == 0:
                tower.show(frame, -0.4 * n)
                frame.paste("#ff4a3c", (round(1100 * SCALE - 0.4 * n) - 8, 30), halo(1.5, 0.5 + 0.5 * (n // 8 % 2)).resize((16, 16)))
        ground.show(frame, 0)
        _cars(frame, ((out, "#fff0c4", 1.0), (back, "#ff5040", -1.0)), share)
        yield frame


FILMS: Mapping[str, FilmMaker] = MappingProxyType({
    "clouds-over-mountains": _clouds_over_mountains,
    "train-crossing": _train_crossing,
    "sea-waves": _sea_waves,
    "carpet-weaving": _carpet_weaving,
    "city-night": _city_night,
})


def make(name: str, path: Path) -> Film:
    """Write the film *name* to *path* as H.264 MP4, and its still beside it as JPEG.

    Raises :class:`UnknownFilmError`.
    """
    maker = FILMS.get(name)
    if maker is None:
        raise UnknownFilmError(film=name, known=", ".join(FILMS))
    poster = path.with_suffix(".jpg")
    writer = imageio_ffmpeg.write_frames(
        str(path),
        (WIDTH, TALL),
        fps=RATE,
        codec="libx264",
        pix_fmt_in="rgb24",
        pix_fmt_out="yuv420p",
        quality=None,
        macro_block_size=2,
        output_params=["-crf", "23", "-preset", "veryfast", "-movflags", "+faststart", "-threads", "1", "-an"],
    )
    writer.send(None)
    try:
        for number, frame in enumerate(maker()):
            writer.send(frame.tobytes())
            if number == POSTER_FRAME:
                frame.save(poster, "JPEG", quality=POSTER_QUALITY, progressive=True)
    finally:
        writer.close()
    return Film(path, poster, WIDTH, TALL, SECONDS)


_ = ImageFilter
