"""The train on its viaduct."""

from __future__ import annotations

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import flock, pine
from dabir.demo.pictures.light import Ink, Ramp, darker, lighter, mix
from dabir.demo.pictures.mountains import snowy_range
from dabir.demo.pictures.outline import arc, below, height_at, ridge, swell
from dabir.demo.pictures.weather import WEATHERS, Weather, mist, stars, wisps


def viaduct(deck: float, width: float, span: float, shift: float = 0.0) -> Stencil:
    """Return a many-arched bridge whose roadway lies at *deck*, its openings moved by *shift*."""
    bridge = Stencil().box(-10, deck, width + 10, HEIGHT + 10)
    count = int(width / span) + 3
    for n in range(-1, count):
        middle = n * span + shift
        half = span * 0.39
        opening = [
            *arc(middle, deck + 40 + half, half, half, 180, 360, 28),
            (middle + half * 0.94, HEIGHT + 40),
            (middle - half * 0.94, HEIGHT + 40),
        ]
        bridge.polygon(opening, value=0)
    return bridge


def carriage(body: Stencil, panes: Stencil, left: float, rail: float, long: float, *, engine: bool = False) -> None:
    """Add one coach *long* units long standing on *rail*, or the engine before it."""
    tall = long * 0.235
    if engine:
        nose = [
            (left, rail - tall * 0.18),
            (left, rail - tall),
            (left + long * 0.78, rail - tall),
            (left + long * 0.93, rail - tall * 0.72),
            (left + long, rail - tall * 0.18),
        ]
        body.polygon(nose)
        panes.polygon(
            [
                (left + long * 0.8, rail - tall * 0.9),
                (left + long * 0.885, rail - tall * 0.76),
                (left + long * 0.92, rail - tall * 0.6),
                (left + long * 0.8, rail - tall * 0.6),
            ]
        )
    else:
        body.box(left + 3, rail - tall, left + long - 3, rail - tall * 0.18)
        for n in range(7):
            x = left + long * (0.07 + 0.125 * n)
            panes.box(x, rail - tall * 0.8, x + long * 0.085, rail - tall * 0.5)
    for wheel in (0.12, 0.22, 0.78, 0.88):
        body.disc(left + long * wheel, rail - tall * 0.12, tall * 0.14)
    body.box(left - 4, rail - tall * 0.34, left + 4, rail - tall * 0.22)


def _train(canvas: Canvas, deck: float, front: float, accent: Ink, weather: Weather) -> None:
    """Drive a train over *deck*, its engine's nose at *front*."""
    body, panes = Stencil(), Stencil()
    long = 178.0
    for n in range(6):
        carriage(body, panes, front - long * (n + 1), deck, long, engine=n == 0)
    canvas.press(body, Ramp((lighter(accent, 0.2), accent, darker(accent, 0.55))))
    stripe = Stencil().box(front - long * 6, deck - 20, front - 8, deck - 16)
    canvas.press(stripe, "#fff2d8", opacity=0.9, within=canvas.cut(body))
    canvas.press(panes, "#ffe7a6")
    canvas.glow(front, deck - 16, 120, "#fff0c0", 0.7)
    canvas.glow(front - long * 3, deck - 26, long * 3, weather.sun, 0.12, squash=0.12)


ACCENTS = ("#b23a34", "#d8862c", "#3f8f8a", "#c9503c", "#1f6f78")


def rail(canvas: Canvas, number: int) -> None:
    """Paint a train crossing an arched bridge between mountains."""
    weather = WEATHERS[(number - 1) % len(WEATHERS)]
    rng, width = canvas.rng, canvas.width
    deck, span = rng.uniform(470, 510), rng.choice((176.0, 200.0, 226.0))
    sun = (width * rng.uniform(0.2, 0.34), rng.uniform(150, 240))
    canvas.wash(weather.sky, 0, 620)
    canvas.wash(weather.haze, 620)
    if weather.stars:
        stars(canvas, 240, 440)
    canvas.glow(*sun, 600, weather.sun, 0.55)
    canvas.press(Stencil().disc(*sun, 50), weather.sun)
    wisps(canvas, lighter(weather.haze, 0.35), 6, (100, 330), 0.5)
    peaks = [rng.uniform(210, 300) if n % 2 else rng.uniform(370, 450) for n in range(9)]
    snowy_range(canvas, ridge(rng, (-20, width + 20), peaks, 40, 4), weather, far=0.35, foot=820)
    mist(canvas, weather.haze, 430, 700, 0.9)
    for step in range(2):
        line = swell(rng, width, 600 + 70 * step, 60, 1.1)
        canvas.press(polygons([below(line)]), Ramp((mix(weather.haze, weather.wood, 0.25 + 0.2 * step), weather.haze)))
    stone, dark = mix(weather.snow, weather.rock, 0.5), mix(weather.shade, weather.wood, 0.45)
    shift = rng.uniform(0, span)
    canvas.press(viaduct(deck + 8, width, span, shift + 15), Ramp((dark, mix(dark, weather.haze, 0.55))))
    front = viaduct(deck, width, span, shift)
    canvas.press(front, Ramp((lighter(stone, 0.12), stone, mix(stone, weather.haze, 0.6))))
    _masonry(canvas, deck, front, dark)
    canvas.press(Stencil().box(0, deck - 7, width, deck + 9), Ramp((lighter(stone, 0.3), dark)))
    _train(canvas, deck - 7, width * rng.uniform(0.72, 0.88), ACCENTS[(number - 1) % len(ACCENTS)], weather)
    mist(canvas, weather.haze, 610, 900, 0.85)
    for step in range(2):
        line = _gorge(canvas, 700 + 84 * step, 150 - 60 * step)
        wood = Stencil().polygon(below(line))
        x = 0.0
        while x < width:
            pine(wood, x, height_at(line, x) + 8, rng.uniform(40, 88) + 28 * step)
            x += rng.uniform(14, 52)
        canvas.press(wood, Ramp((mix(weather.haze, weather.wood, 0.6 + 0.4 * step), weather.wood)))
    flying = Stencil()
    flock(flying, rng, width * 0.5, 330, 7, 22)
    canvas.press(flying, weather.wood, opacity=0.7)


def _masonry(canvas: Canvas, deck: float, front: Stencil, dark: Ink) -> None:
    """Draw courses of stone on the bridge face *front* below *deck*."""
    courses = Stencil()
    for n in range(30):
        y = deck + 22 + n * 13
        courses.stroke([(0, y), (canvas.width, y)], 1.2)
        for k in range(int(canvas.width / 34)):
            x = k * 34 + (n % 2) * 17 + canvas.rng.uniform(-4, 4)
            courses.stroke([(x, y), (x, y + 13)], 1.1)
    inside = canvas.cut(front)
    canvas.press(courses, dark, opacity=0.3, fade=(1.0, 0.0), within=inside)
    canvas.press(Stencil().box(0, deck + 9, canvas.width, deck + 60), dark, fade=(0.55, 0.0), within=inside)


def _gorge(canvas: Canvas, floor: float, rise: float) -> list[Point]:
    """Return a wooded line that is low in the middle and high at both sides."""
    line = swell(canvas.rng, canvas.width, floor, 16, 2.2)
    return [(x, y + 60 - rise * 1.5 * abs(2 * x / canvas.width - 1) ** 1.7) for x, y in line]
