"""The stadium from above."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix

Lay = Callable[[float, float], Point]


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
    Match(
        down("#0c1a2c", "#14304a"),
        ("#3f9a55", "#338649"),
        "#27405e",
        ("#e8efe8", "#d84a3f", "#f0c65a"),
        "#dfe8ee",
        ("#f5f5f0", "#c8322c"),
        night=True,
    ),
    Match(
        down("#d9b98c", "#c79c70"),
        ("#7cb04a", "#6aa03f"),
        "#a8574a",
        ("#fbe9cf", "#3f5f86", "#f2c14e"),
        "#fff6e6",
        ("#ffffff", "#26406e"),
        night=False,
    ),
    Match(
        down("#1c1330", "#40244e"),
        ("#2f8f6a", "#277d5c"),
        "#4a2f60",
        ("#f2d8e8", "#5ac0c8", "#f09a4a"),
        "#e8d8ec",
        ("#ffe066", "#2a4fb0"),
        night=True,
    ),
    Match(
        down("#a9c4b6", "#7fa69a"),
        ("#5fa850", "#529744"),
        "#3f6f7a",
        ("#ffffff", "#e0643f", "#f0d068"),
        "#f5faf4",
        ("#e8442f", "#f8f8f8"),
        night=False,
    ),
)


def _ring(lay: Lay, across: float, tall: float, power: float = 3.2) -> list[Point]:
    """Return a rounded oblong with half sizes *across* and *tall*, laid on the ground."""
    spots = []
    for n in range(96):
        turn = 2 * math.pi * n / 96
        c, s = math.cos(turn), math.sin(turn)
        spots.append(
            lay(across * math.copysign(abs(c) ** (2 / power), c), tall * math.copysign(abs(s) ** (2 / power), s))
        )
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
            for _ in range(460):
                turn, reach = canvas.rng.uniform(0, 2 * math.pi), canvas.rng.uniform(0.885, 0.985)
                c, s = math.cos(turn), math.sin(turn)
                x, y = lay(
                    across * reach * math.copysign(abs(c) ** 0.625, c), tall * reach * math.copysign(abs(s) ** 0.625, s)
                )
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
            chalk(
                [(side * half, -wide), (side * (half - deep), -wide), (side * (half - deep), wide), (side * half, wide)]
            )
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
    for _ in range(260):
        x, y, size = rng.uniform(0, canvas.width), rng.uniform(0, HEIGHT), rng.uniform(7, 17)
        shadow.disc(x + size * 0.6, y + size * 0.5, size)
        tree.disc(x, y, size)
        light.disc(x - size * 0.25, y - size * 0.3, size * 0.55)
    green = mix(match.grass[1], match.ground.at(1.0), 0.6)
    canvas.press(shadow, darker(match.ground.at(0.5), 0.6), opacity=0.5)
    canvas.press(tree, darker(green, 0.25))
    canvas.press(light, lighter(green, 0.08))
