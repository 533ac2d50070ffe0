"""Open country: mountains, desert, and the shared skies over them."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import camel, flock, pine
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import below, curve, height_at, ridge, swell


class Weather(NamedTuple):
    """The light of a mountain picture, from the top of the sky to the nearest wood."""

    sky: Ramp
    sun: Ink
    haze: Ink
    snow: Ink
    rock: Ink
    shade: Ink
    wood: Ink
    stars: bool = False


WEATHERS = (
    Weather(down("#2b3a67", "#7d6b91", "#e39a8b", "#fbd6a8"), "#fff1cf", "#f0b7a0", "#ffe9dc", "#8a7390", "#5c5c8f", "#1d2440"),
    Weather(down("#1f6f9f", "#62b0cf", "#c4e4e6", "#f3f0dc"), "#fffbe6", "#d4e6e8", "#ffffff", "#6f8ea6", "#5f8fb8", "#173a45"),
    Weather(down("#0c1230", "#1c2c58", "#44598c", "#9aa3c0"), "#f4f1dd", "#7786b0", "#dfe6f7", "#3f4c78", "#2b3763", "#070b1e", stars=True),
    Weather(down("#33294f", "#8c3f5f", "#e2674e", "#ffc46b"), "#fff0b8", "#f29a6c", "#ffdcb5", "#7a4660", "#573a66", "#1f1430"),
    Weather(down("#3e6a78", "#88b0ac", "#dfd9bf", "#f7e6c4"), "#fffdf0", "#e3dfcb", "#fdfaf2", "#87948f", "#6b8893", "#22373a"),
)


def stars(canvas: Canvas, count: int, bottom: float) -> None:
    """Sow *count* stars from the top of the picture to *bottom*."""
    faint, bright = Stencil(), Stencil()
    for _ in range(count):
        x, y = canvas.rng.uniform(0, canvas.width), bottom * canvas.rng.random() ** 1.3
        sheet = bright if canvas.rng.random() < 0.2 else faint  # noqa: PLR2004
        sheet.disc(x, y, canvas.rng.uniform(0.7, 1.5) * (1.5 if sheet is bright else 1.0))
    canvas.press(faint, "#dfe6ff", opacity=0.55, fade=(1.0, 0.3))
    canvas.press(bright, "#ffffff", fade=(1.0, 0.4))


def wisps(canvas: Canvas, ink: Ink, count: int, band: tuple[float, float], opacity: float = 0.6) -> None:
    """Draw *count* long thin clouds of *ink* between the heights of *band*."""
    rng = canvas.rng
    stencil = Stencil()
    for _ in range(count):
        x, y, long = rng.uniform(-100, canvas.width), rng.uniform(*band), rng.uniform(160, 520)
        for _ in range(rng.randint(3, 6)):
            stencil.disc(x + rng.uniform(-0.4, 0.4) * long, y + rng.uniform(-9, 9), long * rng.uniform(0.15, 0.4), rng.uniform(2, 7))
    canvas.press(stencil, ink, opacity=opacity, soft=4)


def cumulus(canvas: Canvas, paint: Ink | Ramp, band: tuple[float, float], *, opacity: float = 0.8, window: tuple[int, int] = (125, 200)) -> None:
    """Cover the heights of *band* with fractal cloud in *paint*, thin at both edges."""
    size = canvas.pixels(canvas.width, band[1] - band[0])
    cover = clouds(size, canvas.rng, cells=(3, 3), octaves=6, window=window)
    edge = Image.new("L", (1, 5))
    edge.putdata([0, 200, 255, 160, 0])
    canvas.tint(ImageChops.multiply(cover, edge.resize(size, Image.Resampling.BICUBIC)), paint, opacity=opacity, top=band[0])


def mist(canvas: Canvas, ink: Ink, top: float, bottom: float, opacity: float = 0.8) -> None:
    """Let *ink* gather between *top* and *bottom*, thickest at the foot."""
    canvas.press(Stencil().box(0, top, canvas.width, bottom), ink, fade=(0.0, opacity))


def _spine(rng: random.Random, peak: Point, depth: float, lean: float) -> list[Point]:
    """Return the zigzag edge between light and shade from *peak* down *depth* units."""
    x, y = peak
    line = [peak]
    side = 1
    while y < peak[1] + depth:
        drop = rng.uniform(0.04, 0.11) * depth + 5
        y += drop
        x += drop * (lean + side * rng.uniform(0.1, 0.75))
        side = -side
        line.append((x, y))
    return line


def _peaks(line: list[Point], reach: int) -> list[int]:
    """Return where *line* is higher than its *reach* neighbours on both sides."""
    return [
        n for n in range(2, len(line) - 2)
        if line[n][1] == min(y for _, y in line[max(0, n - reach) : n + reach + 1])
    ]  # fmt: skip


def shades(rng: random.Random, line: list[Point], depth: float, reach: int = 5) -> list[list[Point]]:
    """Return the shaded faces under the peaks of *line*, down to *depth* units."""
    faces = []
    peaks = _peaks(line, reach)
    for peak, following in zip(peaks, [*peaks[1:], len(line) - 1], strict=True):
        valley = max(range(peak, following + 1), key=lambda n: line[n][1])
        deep = min(depth, max(60.0, (line[valley][1] - line[peak][1]) * rng.uniform(1.3, 1.9)))
        spine = _spine(rng, line[peak], deep, rng.uniform(-0.2, 0.15))
        foot = (line[valley][0] + rng.uniform(-10, 20), spine[-1][1] + rng.uniform(40, 120))
        saw = [
            ((spine[-1][0] * (6 - n) + foot[0] * n) / 6, (spine[-1][1] * (6 - n) + foot[1] * n) / 6 + rng.uniform(-40, 40))
            for n in range(1, 6)
        ]
        faces.append([*reversed(spine), *line[peak : valley + 1], foot, *reversed(saw)])
    return faces


def snowy_range(canvas: Canvas, line: list[Point], weather: Weather, *, far: float, foot: float) -> None:
    """Paint the range under *line* with snow and shaded faces; *far* (0-1) fades it."""
    rng = canvas.rng
    body = polygons([below(line, foot)])
    canvas.press(body, Ramp(tuple(mix(ink, weather.haze, far) for ink in (weather.snow, weather.snow, weather.rock, weather.haze))))
    inside = canvas.cut(body)
    faces = shades(rng, line, 300)
    canvas.press(polygons(faces), mix(weather.shade, weather.haze, far), opacity=0.88, fade=(1.05, 0.1), within=inside)
    gullies = Stencil()
    for _ in range(150):
        x = rng.uniform(0, canvas.width)
        y = height_at(line, x) + 200 * rng.random() ** 1.4 + 4
        long, lean = rng.uniform(14, 60), rng.uniform(-0.8, 0.8)
        gullies.polygon([(x, y), (x + long * lean + rng.uniform(3, 9), y + long), (x + long * lean - 2, y + long * 0.82)])
    canvas.press(gullies, mix(weather.rock, weather.haze, far * 0.8), opacity=0.5, within=inside)
    canvas.press(polygons(faces), mix(weather.shade, "#101030", 0.25), opacity=0.4, fade=(0.65, 0.1), stipple=True, within=inside)


def _summit(canvas: Canvas, x: float, top: float, base: float) -> list[Point]:
    """Return a range with one great cone at *x*, its top at *top* and its foot at *base*."""
    count = 15
    heights = []
    for n in range(count):
        away = abs(n / (count - 1) * canvas.width - x) / canvas.width
        shoulder = (30 if n % 2 else -70) * min(1.0, away * 5) + canvas.rng.uniform(-25, 25)
        heights.append(base - (base - top) * max(0.12, 1 - away * 1.9) ** 1.1 + shoulder)
    return ridge(canvas.rng, (-20, canvas.width + 20), heights, 26, 4)


def _wood(canvas: Canvas, line: list[Point], paint: Ink, size: float, gap: float) -> None:
    """Cover the hill under *line* with firs about *size* high, *gap* apart."""
    rng = canvas.rng
    stencil = polygons([below(line)])
    x = 0.0
    while x < canvas.width:
        pine(stencil, x, height_at(line, x) + 8, size * rng.uniform(0.45, 1.0))
        x += gap * rng.uniform(0.3, 1.6)
    canvas.press(stencil, paint)


def mountains(canvas: Canvas, number: int) -> None:
    """Paint a snowy range at dawn, by day, or under the moon."""
    weather = WEATHERS[(number - 1) % len(WEATHERS)]
    rng, width = canvas.rng, canvas.width
    focus = width * rng.uniform(0.56, 0.68)
    sun = (width * rng.uniform(0.16, 0.3), rng.uniform(190, 330))
    canvas.wash(weather.sky, 0, 640)
    canvas.wash(weather.haze, 640, 900)
    if weather.stars:
        stars(canvas, 260, 520)
    canvas.glow(*sun, 620, weather.sun, 0.55)
    canvas.press(Stencil().disc(*sun, 46), weather.sun, opacity=0.95)
    wisps(canvas, lighter(weather.haze, 0.35), 7, (110, 400), 0.5)
    far = ridge(rng, (-20, width + 20), [rng.uniform(400, 500) for _ in range(8)], 40, 4)
    canvas.press(polygons([below(far, 760)]), Ramp((mix(weather.rock, weather.haze, 0.55), weather.haze)))
    snowy_range(canvas, _summit(canvas, focus, rng.uniform(130, 190), 560), weather, far=0.08, foot=790)
    mist(canvas, weather.haze, 500, 760, 0.95)
    for step, base in enumerate((640, 700, 762)):
        line = swell(rng, width, base, 34 + 10 * step, 1.2 + 0.4 * step)
        paint = mix(weather.haze, weather.wood, 0.34 + 0.27 * step)
        _wood(canvas, line, Ramp((paint, mix(paint, weather.haze, 0.4 - 0.15 * step))), 44 + 30 * step, 22 + 9 * step)
    flying = Stencil()
    flock(flying, rng, sun[0], sun[1] + 120, 9, 24)
    canvas.press(flying, weather.wood, opacity=0.8)


class Sands(NamedTuple):
    """The light of a desert picture."""

    sky: Ramp
    sun: Ink
    lit: Ink
    shade: Ink
    haze: Ink
    figure: Ink


SANDS = (
    Sands(down("#f3b562", "#f8cf86", "#fdebc0"), "#fff8e0", "#eaa14c", "#8f4a35", "#fadba0", "#3d1d1d"),
    Sands(down("#3f2b56", "#a2476a", "#f08a5d", "#ffd08a"), "#ffe9b0", "#e8835a", "#5a2a4c", "#f7a878", "#220f28"),
    Sands(down("#4c9fb5", "#a4d4cf", "#f4ead0"), "#ffffff", "#edc58c", "#a8744f", "#f3e3c3", "#3c2a2a"),
    Sands(down("#0b1433", "#27386b", "#7080a8"), "#f5f0d8", "#7f86ae", "#232a55", "#7482ab", "#090c22"),
    Sands(down("#7f9c8f", "#d7cfa8", "#f6dfb0"), "#fffbe8", "#d89a6a", "#7c4a45", "#f0d9ae", "#33201f"),
)


def _dune(canvas: Canvas, sands: Sands, summit: Point, foot: Point, near: float) -> None:
    """Paint one dune: a crest snaking from *summit* to *foot*, lit on its left."""
    rng = canvas.rng
    drop = foot[1] - summit[1]
    run = foot[0] - summit[0]
    crest = curve([
        summit, (summit[0] + run * 0.42, summit[1] + drop * 0.14), (summit[0] + run * 0.30, summit[1] + drop * 0.42),
        (summit[0] + run * 0.82, summit[1] + drop * 0.68), foot,
    ], 12)  # fmt: skip
    reach = canvas.width * (0.55 + 0.35 * near)
    left = curve([(summit[0] - reach, summit[1] + drop * 0.62), (summit[0] - reach * 0.5, summit[1] + drop * 0.34), (summit[0] - reach * 0.16, summit[1] + drop * 0.04), summit], 10)
    right = curve([summit, (summit[0] + reach * 0.2, summit[1] + drop * 0.12), (summit[0] + reach * 0.55, summit[1] + drop * 0.5), (summit[0] + reach, summit[1] + drop * 0.62)], 10)
    pale = 0.55 * (1 - near)
    lit, shade = mix(sands.lit, sands.haze, pale), mix(sands.shade, sands.haze, pale)
    canvas.press(polygons([[*left, *right, (right[-1][0], foot[1] + 60), (left[0][0], foot[1] + 60)]]), down(lighter(lit, 0.3), lit, mix(lit, shade, 0.35)))
    dark = polygons([[*crest, (foot[0] + 40, foot[1] + 60), (right[-1][0], foot[1] + 60), *reversed(right)]])
    canvas.press(dark, Ramp((shade, mix(shade, lit, 0.12), mix(shade, lit, 0.55)), across=True))
    canvas.press(dark, darker(shade, 0.25), fade=(0.55, 0.0), sideways=True, stipple=True, opacity=0.8)
    light = polygons([[*left, *crest, (left[0][0], foot[1] + 60)]])
    canvas.press(light, lighter(lit, 0.35), fade=(0.0, 0.5), sideways=True, stipple=True, opacity=0.55)
    canvas.press(Stencil().stroke(crest, 2.2), lighter(lit, 0.55), opacity=0.75)
    if near > 0.6:  # noqa: PLR2004
        _ripples(canvas, left, drop, lit, shade, rng)


def _ripples(canvas: Canvas, left: list[Point], drop: float, lit: Ink, shade: Ink, rng: random.Random) -> None:  # noqa: PLR0913
    """Draw wind ripples on the lit face that begins under *left*."""
    stencil = Stencil()
    start, stop = left[0][0], left[-1][0]
    for n in range(18):
        y = drop * (0.2 + 0.055 * n)
        phase = rng.uniform(0, 6)
        line = [(x, height_at(left, x) + y + 9 * math.sin(x / 70 + phase)) for x in range(int(start), int(stop - y * 0.15), 24)]
        if len(line) > 1:
            stencil.stroke(line, 1.6 + n * 0.14)
    canvas.press(stencil, mix(lit, shade, 0.5), opacity=0.32, fade=(0.0, 1.0), sideways=True)


def desert(canvas: Canvas, number: int) -> None:
    """Paint dunes with a caravan on a far crest."""
    sands = SANDS[(number - 1) % len(SANDS)]
    rng, width = canvas.rng, canvas.width
    canvas.wash(sands.sky, 0, 520)
    canvas.wash(sands.haze, 520)
    sun = (width * rng.uniform(0.2, 0.42), rng.uniform(170, 270))
    if number % len(SANDS) == 4:  # noqa: PLR2004
        stars(canvas, 320, 430)
    canvas.glow(*sun, 560, sands.sun, 0.5)
    canvas.press(Stencil().disc(*sun, rng.uniform(60, 95)), sands.sun, fade=(1.0, 0.72))
    wisps(canvas, lighter(sands.haze, 0.4), 5, (120, 380), 0.4)
    hills = ridge(rng, (-10, width + 10), [rng.uniform(395, 450) for _ in range(7)], 26, 4)
    canvas.press(polygons([below(hills, 620)]), Ramp((mix(sands.shade, sands.haze, 0.62), sands.haze)))
    _dune(canvas, sands, (width * rng.uniform(0.7, 0.85), 425), (width * 0.8, 720), 0.1)
    walk = swell(rng, width, 500, 22, 0.7)
    canvas.press(polygons([below(walk, 760)]), down(mix(sands.lit, sands.haze, 0.35), mix(sands.shade, sands.haze, 0.4)))
    _caravan(canvas, walk, sands)
    _dune(canvas, sands, (width * rng.uniform(0.12, 0.3), 540), (width * 0.34, 900), 0.5)
    _dune(canvas, sands, (width * rng.uniform(0.58, 0.74), 600), (width * 0.56, 960), 1.0)


def _caravan(canvas: Canvas, crest: list[Point], sands: Sands) -> None:
    """Lead a caravan along *crest*."""
    animals = Stencil()
    start, size = canvas.width * canvas.rng.uniform(0.38, 0.46), 58.0
    for n in range(5):
        x = start + n * size * 1.75
        camel(animals, x, height_at(crest, x) + 2, size * canvas.rng.uniform(0.92, 1.05), pace=canvas.rng.random())
    canvas.press(animals, sands.figure)

