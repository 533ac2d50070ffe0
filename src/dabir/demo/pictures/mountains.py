"""The snowy range at dawn, by day, or under the moon."""

from __future__ import annotations

import random

from dabir.demo.pictures.canvas import Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import flock, pine
from dabir.demo.pictures.light import Paint, Ramp, lighter, mix
from dabir.demo.pictures.outline import below, height_at, ridge, swell
from dabir.demo.pictures.weather import WEATHERS, Weather, mist, stars, wisps


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
            (
                (spine[-1][0] * (6 - n) + foot[0] * n) / 6,
                (spine[-1][1] * (6 - n) + foot[1] * n) / 6 + rng.uniform(-40, 40),
            )
            for n in range(1, 6)
        ]
        faces.append([*reversed(spine), *line[peak : valley + 1], foot, *reversed(saw)])
    return faces


def snowy_range(canvas: Canvas, line: list[Point], weather: Weather, *, far: float, foot: float) -> None:
    """Paint the range under *line* with snow and shaded faces; *far* (0-1) fades it."""
    rng = canvas.rng
    body = polygons([below(line, foot)])
    canvas.press(
        body,
        Ramp(tuple(mix(ink, weather.haze, far) for ink in (weather.snow, weather.snow, weather.rock, weather.haze))),
    )
    inside = canvas.cut(body)
    faces = shades(rng, line, 300)
    canvas.press(polygons(faces), mix(weather.shade, weather.haze, far), opacity=0.88, fade=(1.05, 0.1), within=inside)
    gullies = Stencil()
    for _ in range(150):
        x = rng.uniform(0, canvas.width)
        y = height_at(line, x) + 200 * rng.random() ** 1.4 + 4
        long, lean = rng.uniform(14, 60), rng.uniform(-0.8, 0.8)
        gullies.polygon(
            [(x, y), (x + long * lean + rng.uniform(3, 9), y + long), (x + long * lean - 2, y + long * 0.82)]
        )
    canvas.press(gullies, mix(weather.rock, weather.haze, far * 0.8), opacity=0.5, within=inside)
    canvas.press(
        polygons(faces), mix(weather.shade, "#101030", 0.25), opacity=0.4, fade=(0.65, 0.1), stipple=True, within=inside
    )


def _summit(canvas: Canvas, x: float, top: float, base: float) -> list[Point]:
    """Return a range with one great cone at *x*, its top at *top* and its foot at *base*."""
    count = 15
    heights = []
    for n in range(count):
        away = abs(n / (count - 1) * canvas.width - x) / canvas.width
        shoulder = (30 if n % 2 else -70) * min(1.0, away * 5) + canvas.rng.uniform(-25, 25)
        heights.append(base - (base - top) * max(0.12, 1 - away * 1.9) ** 1.1 + shoulder)
    nearest = round(x / canvas.width * (count - 1))
    heights[nearest] = top - 15
    for beside in (nearest - 1, nearest + 1):
        heights[beside] = top + canvas.rng.uniform(80, 130)
    return ridge(canvas.rng, (-20, canvas.width + 20), heights, 26, 4)


def _wood(canvas: Canvas, line: list[Point], paint: Paint, size: float, gap: float) -> None:
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
