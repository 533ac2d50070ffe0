"""Films of the open country: clouds, a train, the sea."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import dhow, pine
from dabir.demo.pictures.layers import FRAMES, SCALE, TALL, WIDTH, Layer, layer_of, sheet, veil
from dabir.demo.pictures.light import Ink, Ramp, darker, halo, lighter, mix
from dabir.demo.pictures.mountains import snowy_range
from dabir.demo.pictures.outline import below, height_at, ridge, swell
from dabir.demo.pictures.rail import carriage, viaduct
from dabir.demo.pictures.sea import TIDES, Tide, glitter
from dabir.demo.pictures.weather import WEATHERS, Weather, mist, wisps


def _heaven(weather: Weather, sun: Point, seed: str) -> Image.Image:
    """Return the still sky behind a film of mountains."""
    canvas = sheet(WIDTH, seed)
    canvas.wash(weather.sky, 0, 640)
    canvas.wash(weather.haze, 640)
    canvas.glow(*sun, 620, weather.sun, 0.55)
    canvas.press(Stencil().disc(*sun, 50), weather.sun)
    wisps(canvas, lighter(weather.haze, 0.35), 5, (80, 300), 0.4)
    return canvas.image


def _range(weather: Weather, width: int, seed: str, heights: tuple[float, float], far: float) -> Layer:
    """Return a layer of snowy peaks, alternately as high as both *heights*."""
    canvas = sheet(width, seed)
    canvas.wash(weather.haze)
    peaks = [heights[n % 2] + canvas.rng.uniform(-45, 45) for n in range(11)]
    line = ridge(canvas.rng, (-20, canvas.width + 20), peaks, 36, 4)
    snowy_range(canvas, line, weather, far=far, foot=900)
    mist(canvas, weather.haze, 430, 760, 0.95)
    return Layer(canvas.image, canvas.cut(polygons([below(line)]))).trimmed()


def _wood(weather: Weather, width: int, seed: str, base: float, size: float) -> Layer:
    """Return a layer of firs about *size* units high on a hill about *base*."""
    canvas = sheet(width, seed)
    line = swell(canvas.rng, canvas.width, base, 34, 2.2)
    stencil = Stencil().polygon(below(line))
    x = 0.0
    while x < canvas.width:
        pine(stencil, x, height_at(line, x) + 8, size * canvas.rng.uniform(0.45, 1.0))
        x += size * canvas.rng.uniform(0.14, 0.6)
    near = min(1.0, size / 130)
    return layer_of(
        canvas, stencil, Ramp((mix(weather.haze, weather.wood, near), mix(weather.haze, weather.wood, near * 0.85)))
    ).trimmed()


def clouds_over_mountains() -> Iterator[Image.Image]:
    """Let clouds drift before and behind a snowy range."""
    weather = WEATHERS[0]
    sky = _heaven(weather, (400, 260), "clouds")
    high = veil(1000, "high", lighter(weather.haze, 0.45), (130, 200), (-20, 190))
    peaks = _range(weather, 760, "clouds/peaks", (250, 440), 0.1)
    low = veil(1300, "low", lighter(weather.haze, 0.5), (118, 190), (130, 290))
    mid = _wood(weather, 900, "clouds/mid", 660, 60)
    fog = veil(1500, "fog", lighter(weather.haze, 0.3), (128, 200), (220, 350))
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


def _coaches(accent: Ink) -> Layer:
    """Return a train of five coaches as a layer, its wheels on the lower edge."""
    long = 230.0
    canvas = Canvas((round(long * 6 * SCALE) + 40, TALL), "film/train")
    body, panes = Stencil(), Stencil()
    for n in range(6):
        carriage(body, panes, long * (5 - n), 890, long, engine=n == 0)
    layer = layer_of(canvas, body, Ramp((lighter(accent, 0.22), accent, darker(accent, 0.55))))
    canvas.press(Stencil().box(0, 862, long * 6, 868), "#fff2d8")
    canvas.press(panes, "#ffe7a6")
    mask = ImageChops.lighter(layer.mask, canvas.cut(panes))
    return Layer(canvas.image, mask)


def _bridge(weather: Weather, width: int) -> Layer:
    """Return the arched bridge as a layer."""
    stone, dark = mix(weather.snow, weather.rock, 0.5), mix(weather.shade, weather.wood, 0.45)
    canvas = sheet(width, "bridge")
    back, front = viaduct(548, canvas.width, 230, 17), viaduct(540, canvas.width, 230)
    canvas.image.paste(mix(dark, weather.haze, 0.3), (0, 0, *canvas.image.size))
    canvas.press(front, Ramp((lighter(stone, 0.12), stone, mix(stone, weather.haze, 0.6))))
    canvas.press(Stencil().box(0, 532, canvas.width, 549), Ramp((lighter(stone, 0.3), dark)))
    canvas.press(Stencil().box(0, 549, canvas.width, 600), dark, fade=(0.5, 0.0))
    mist(canvas, weather.haze, 640, 900, 0.75)
    mask = ImageChops.lighter(
        ImageChops.lighter(canvas.cut(front), canvas.cut(back)), canvas.cut(Stencil().box(0, 532, canvas.width, 549))
    )
    return Layer(canvas.image, mask)


def train_crossing() -> Iterator[Image.Image]:
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


def _waves(tide: Tide, top: float) -> list[Layer]:
    """Return seven layers of waves, far to near, each wider than the film."""
    layers = []
    for step in range(7):
        near = (step + 1) / 7
        canvas = sheet(WIDTH + 240, f"wave/{step}")
        base = top + (HEIGHT - top) * (0.02 + 0.86 * near**1.4)
        line = swell(canvas.rng, canvas.width, base, 3 + 20 * near, 5.5 - 2.6 * near, 160)
        water = tide.water.at(0.2 + 0.75 * near)
        layer = layer_of(canvas, polygons([below(line, 940)]), Ramp((lighter(water, 0.1), darker(water, 0.22))))
        canvas.press(Stencil().stroke(line, 2 + 4 * near), lighter(water, 0.5), opacity=0.75)
        layers.append(Layer(canvas.image, layer.mask).trimmed())
    return layers


def _boat(tide: Tide) -> Layer:
    """Return a sailing boat as a layer with room to roll in."""
    canvas = Canvas((220, 220), "film/boat")
    hull, sail = Stencil(), Stencil()
    dhow(hull, sail, 440, 690, 620)
    layer = layer_of(canvas, sail, Ramp((tide.sail, darker(tide.sail, 0.3)), across=True))
    canvas.press(hull, tide.hull)
    return Layer(canvas.image, ImageChops.lighter(layer.mask, canvas.cut(hull)))


def sea_waves() -> Iterator[Image.Image]:
    """Let waves roll under a setting sun, a boat riding them."""
    tide, top = TIDES[2], 500.0
    canvas = sheet(WIDTH, "sea")
    canvas.wash(tide.sky, 0, top + 20)
    canvas.glow(560, 420, 640, tide.sun, 0.6)
    canvas.press(Stencil().disc(560, 420, 66), tide.sun)
    canvas.wash(tide.water, top, HEIGHT)
    cloud = veil(900, "sea", lighter(tide.cloud, 0.2), (130, 200), (0, 170))
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
            if step == 4:
                roll = 3.0 * math.sin(turn * 2)
                tilted = Layer(
                    boat.picture.rotate(roll, Image.Resampling.BILINEAR),
                    boat.mask.rotate(roll, Image.Resampling.BILINEAR),
                )
                tilted.show(frame, 350 + n * 0.25, 96 + 4 * math.sin(turn * 2 + 1))
            drift = 110 * math.sin(turn / 2 + step) * (0.3 + 0.1 * step)
            wave.show(frame, -120 + drift, (1 + step * 0.8) * math.sin(turn * 2 + step * 1.3))
        first, share = divmod(n / 7, 1)
        shine = Image.blend(sparks[int(first) % 6], sparks[(int(first) + 1) % 6], share)
        frame.paste(tide.sun, (0, 0), shine)
        yield frame
