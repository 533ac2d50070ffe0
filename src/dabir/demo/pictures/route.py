"""Great works seen whole: the train on its viaduct, the stadium from above."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import flock, pine
from dabir.demo.pictures.land import WEATHERS, Weather, mist, snowy_range, stars, wisps
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import arc, below, height_at, ridge, swell

Lay = Callable[[float, float], Point]


def viaduct(deck: float, width: float, span: float, shift: float = 0.0) -> Stencil:
    """Return a many-arched bridge whose roadway lies at *deck*, its openings moved by *shift*."""
    bridge = Stencil().box(-10, deck, width + 10, HEIGHT + 10)
    count = int(width / span) + 3
    for n in range(-1, count):
        middle = n * span + shift
        half = span * 0.39
        opening = [*arc(middle, deck + 40 + half, half, half, 180, 360, 28), (middle + half * 0.94, HEIGHT + 40), (middle - half * 0.94, HEIGHT + 40)]
        bridge.polygon(opening, value=0)
    return bridge


def carriage(body: Stencil, panes: Stencil, left: float, rail: float, long: float, *, engine: bool = False) -> None:
    """Add one coach *long* units long standing on *rail*, or the engine before it."""
    tall = long * 0.235
    if engine:
        nose = [(left, rail - tall * 0.18), (left, rail - tall), (left + long * 0.78, rail - tall), (left + long * 0.93, rail - tall * 0.72), (left + long, rail - tall * 0.18)]
        body.polygon(nose)
        panes.polygon([(left + long * 0.8, rail - tall * 0.9), (left + long * 0.885, rail - tall * 0.76), (left + long * 0.92, rail - tall * 0.6), (left + long * 0.8, rail - tall * 0.6)])
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


class Match(NamedTuple):
    """The light of a stadium picture."""

    ground: Ramp
    grass: tuple[Ink, Ink]
    stand: Ink
    crowd: tuple[Ink, Ink, Ink]
    roof: Ink
    teams: tuple[Ink, Ink]
    night: bool


MATCHES = (
    Match(down("#0c1a2c", "#14304a"), ("#3f9a55", "#338649"), "#27405e", ("#e8efe8", "#d84a3f", "#f0c65a"), "#dfe8ee", ("#f5f5f0", "#c8322c"), night=True),
    Match(down("#d9b98c", "#c79c70"), ("#7cb04a", "#6aa03f"), "#a8574a", ("#fbe9cf", "#3f5f86", "#f2c14e"), "#fff6e6", ("#ffffff", "#26406e"), night=False),
    Match(down("#1c1330", "#40244e"), ("#2f8f6a", "#277d5c"), "#4a2f60", ("#f2d8e8", "#5ac0c8", "#f09a4a"), "#e8d8ec", ("#ffe066", "#2a4fb0"), night=True),
    Match(down("#a9c4b6", "#7fa69a"), ("#5fa850", "#529744"), "#3f6f7a", ("#ffffff", "#e0643f", "#f0d068"), "#f5faf4", ("#e8442f", "#f8f8f8"), night=False),
)


def _ring(lay: Lay, across: float, tall: float, power: float = 3.2) -> list[Point]:
    """Return a rounded oblong with half sizes *across* and *tall*, laid on the ground."""
    spots = []
    for n in range(96):
        turn = 2 * math.pi * n / 96
        c, s = math.cos(turn), math.sin(turn)
        spots.append(lay(across * math.copysign(abs(c) ** (2 / power), c), tall * math.copysign(abs(s) ** (2 / power), s)))
    return spots


def _stands(canvas: Canvas, lay: Lay, match: Match) -> None:
    """Build the tiers from the rim inwards, filled with the crowd."""
    canvas.press(polygons([_ring(lay, 820, 600)]), "#000000", opacity=0.35, soft=26)
    canvas.press(polygons([_ring(lay, 800, 580)]), Ramp((match.roof, darker(match.roof, 0.28)), across=True))
    ribs = Stencil()
    outer, inner = _ring(lay, 796, 576), _ring(lay, 690, 470)
    for start, stop in zip(outer, inner, strict=True):
        ribs.stroke([start, stop], 1.6)
    canvas.press(ribs, match.stand, opacity=0.45)
    for tier, (across, tall) in enumerate(((690, 470), (610, 392), (530, 318))):
        bowl = Stencil().polygon(_ring(lay, across, tall))
        shade = darker(match.stand, 0.34 - 0.1 * tier)
        canvas.press(bowl, Ramp((darker(shade, 0.25), lighter(shade, 0.12)), across=True))
        for share, ink in zip((0.42, 0.36, 0.3), match.crowd, strict=True):
            dots = Stencil()
            for _ in range(620):
                turn, reach = canvas.rng.uniform(0, 2 * math.pi), canvas.rng.uniform(0.885, 0.985)
                c, s = math.cos(turn), math.sin(turn)
                x, y = lay(across * reach * math.copysign(abs(c) ** 0.625, c), tall * reach * math.copysign(abs(s) ** 0.625, s))
                dots.box(x - 1.7, y - 1.7, x + 1.7, y + 1.7)
            canvas.press(dots, ink, opacity=0.5 + share)
        canvas.press(polygons([_ring(lay, across - 74, tall - 70)]), darker(match.stand, 0.6), opacity=0.7)


def _pitch(canvas: Canvas, lay: Lay, match: Match) -> None:
    """Mow and mark the pitch, 105 by 68 metres at 7.6 units to the metre."""
    canvas.press(polygons([_ring(lay, 455, 312, 7)]), darker(match.grass[1], 0.25))
    half, tall = 399.0, 258.0
    for parity in (0, 1):
        strips = Stencil()
        for n in range(parity, 16, 2):
            left, right = -half + half * n / 8, -half + half * (n + 1) / 8
            strips.polygon([lay(left, -tall), lay(right, -tall), lay(right, tall), lay(left, tall)])
        canvas.press(strips, match.grass[parity])
    lines = Stencil()

    def chalk(spots: list[Point]) -> None:
        """Draw a white line through *spots* on the pitch."""
        lines.stroke([lay(*spot) for spot in spots], 3.4)

    chalk([(-half, -tall), (half, -tall), (half, tall), (-half, tall), (-half, -tall)])
    chalk([(0, -tall), (0, tall)])
    chalk([(70 * math.cos(n / 24 * math.pi), 70 * math.sin(n / 24 * math.pi)) for n in range(49)])
    for side in (-1, 1):
        for deep, wide in ((125.0, 153.0), (42.0, 70.0)):
            chalk([(side * half, -wide), (side * (half - deep), -wide), (side * (half - deep), wide), (side * half, wide)])
        chalk([(side * (half - 84 - 70 * math.cos(a / 20)), 70 * math.sin(a / 20)) for a in range(-18, 19)])
    canvas.press(lines, "#fbfff5", opacity=0.9)
    _players(canvas, lay, match)


def _players(canvas: Canvas, lay: Lay, match: Match) -> None:
    """Place both sides and their shadows."""
    rng = canvas.rng
    shadows, sides = Stencil(), (Stencil(), Stencil())
    for n in range(22):
        x, y = lay(rng.uniform(-330, 330) * 0.9, rng.uniform(-215, 215))
        shadows.polygon([(x - 3, y), (x + 3, y), (x + 24, y + 11), (x + 18, y + 14)])
        sides[n % 2].disc(x, y - 4, 5.4, 7)
    canvas.press(shadows, "#0a2015", opacity=0.5)
    for stencil, ink in zip(sides, match.teams, strict=True):
        canvas.press(stencil, ink)
    canvas.press(Stencil().disc(*lay(48, -20), 3.6), "#ffffff")


def stadium(canvas: Canvas, number: int) -> None:
    """Paint a full stadium and its pitch from above."""
    match = MATCHES[(number - 1) % len(MATCHES)]
    rng, width = canvas.rng, canvas.width
    turn = math.radians(rng.choice((-17, -12, 13, 19)))
    size = rng.uniform(0.8, 0.9)
    middle = (width * rng.uniform(0.46, 0.54), rng.uniform(450, 490))

    def lay(u: float, v: float) -> Point:
        """Return where the point (*u*, *v*) of the ground stands in the picture."""
        x, y = u * math.cos(turn) - v * math.sin(turn), u * math.sin(turn) + v * math.cos(turn)
        deep = 1 + y * 0.00028
        return middle[0] + x * size * deep, middle[1] + y * size * 0.8 * deep

    canvas.wash(match.ground)
    _park(canvas, match)
    _stands(canvas, lay, match)
    _pitch(canvas, lay, match)
    if match.night:
        canvas.glow(*middle, 620, match.grass[0], 0.42, squash=0.7)
        for corner in ((-700, -480), (700, -480), (700, 480), (-700, 480)):
            canvas.glow(*lay(*corner), 260, "#fdfbe4", 0.75)
            canvas.press(Stencil().disc(*lay(*corner), 13, 8), "#ffffff")
    else:
        shade = [lay(-470, -330), lay(470, -330), lay(300, -40), lay(-470, 60)]
        canvas.press(polygons([shade]), "#0c2030", opacity=0.3, soft=8)


def _park(canvas: Canvas, match: Match) -> None:
    """Surround the stadium with paths and trees."""
    rng = canvas.rng
    paths = Stencil()
    for _ in range(7):
        x = rng.uniform(0, canvas.width)
        paths.stroke([(x, -20), (canvas.width - x, HEIGHT + 20)], rng.uniform(6, 20))
    canvas.press(paths, lighter(match.ground.at(0.5), 0.18), opacity=0.7)
    shadow, tree, light = Stencil(), Stencil(), Stencil()
    for _ in range(330):
        x, y, size = rng.uniform(0, canvas.width), rng.uniform(0, HEIGHT), rng.uniform(7, 17)
        shadow.disc(x + size * 0.6, y + size * 0.5, size)
        tree.disc(x, y, size)
        light.disc(x - size * 0.25, y - size * 0.3, size * 0.55)
    green = mix(match.grass[1], match.ground.at(1.0), 0.6)
    canvas.press(shadow, darker(match.ground.at(0.5), 0.6), opacity=0.5)
    canvas.press(tree, darker(green, 0.25))
    canvas.press(light, lighter(green, 0.08))
