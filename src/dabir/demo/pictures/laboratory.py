"""The laboratory: glass full of colour on a bench."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import arc, curve


class Glass(NamedTuple):
    """The colours of a laboratory."""

    wall: Ramp
    halo: Ink
    bench: Ink
    glass: Ink
    liquids: tuple[Ink, ...]
    steel: Ink


GLASSES = (
    Glass(
        down("#0f3550", "#1f6a82", "#7fc4c0"),
        "#ffe9b0",
        "#10283c",
        "#e8fbff",
        ("#f2683c", "#f7b93e", "#35c0a8", "#e24a7a", "#5a7fe0"),
        "#0c1c2c",
    ),
    Glass(
        down("#f3c9a0", "#f7dfc0", "#fdf2de"),
        "#ffffff",
        "#6a3f3a",
        "#ffffff",
        ("#d8483f", "#2f8f9a", "#f0a63a", "#4d5fa8", "#7fb060"),
        "#3a2226",
    ),
    Glass(
        down("#1c1240", "#45267a", "#a05aa8"),
        "#ffc6d8",
        "#140c2c",
        "#f2e8ff",
        ("#ff7a5a", "#5fe0d0", "#ffd05a", "#ff5f9e", "#8a8cff"),
        "#100a22",
    ),
    Glass(
        down("#143a2e", "#2f7a5c", "#b4dca0"),
        "#fff6c4",
        "#0f2a22",
        "#f0fff4",
        ("#f5a83c", "#e85a4a", "#4ac0e0", "#f2e05a", "#9a6ad0"),
        "#0a1c18",
    ),
)


def _vessel(canvas: Canvas, kit: Glass, outline: list[Point], fill: float, ink: Ink) -> None:
    """Paint glass of *outline* holding *ink* up to the height *fill* (a y)."""
    body = polygons([outline])
    inside = canvas.cut(body)
    left, right = min(p[0] for p in outline), max(p[0] for p in outline)
    bottom = max(p[1] for p in outline)
    canvas.press(body, kit.glass, opacity=0.16)
    level = Stencil().box(left, fill, right, bottom + 4)
    canvas.press(level, Ramp((lighter(ink, 0.25), ink, darker(ink, 0.25))), opacity=0.86, within=inside)
    canvas.press(Stencil().box(left, fill - 3, right, fill + 5), lighter(ink, 0.55), opacity=0.9, within=inside)
    canvas.press(level, lighter(ink, 0.6), fade=(0.6, -0.5), sideways=True, stipple=True, opacity=0.6, within=inside)
    bubbles = Stencil()
    for _ in range(9):
        bubbles.disc(canvas.rng.uniform(left, right), canvas.rng.uniform(fill + 8, bottom), canvas.rng.uniform(2, 7))
    canvas.press(bubbles, "#ffffff", opacity=0.4, within=inside)
    shine = (
        Stencil()
        .box(left + (right - left) * 0.12, -10, left + (right - left) * 0.18, HEIGHT)
        .box(left + (right - left) * 0.21, -10, left + (right - left) * 0.23, HEIGHT)
    )
    canvas.press(shine, "#ffffff", opacity=0.32, within=inside)
    canvas.press(Stencil().stroke([*outline, outline[0]], 4.5), kit.glass, opacity=0.75)


def _flask(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a conical flask *size* units high."""
    side = [(0.34, 0.0), (0.37, 0.08), (0.1, 0.62), (0.12, 1.0)]
    left = [(x - across * size, base - up * size) for across, up in reversed(side)]
    return left + [(x + across * size, base - up * size) for across, up in side]


def _globe(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a round flask *size* units high, standing in a ring."""
    bulb = arc(x, base - size * 0.36, size * 0.34, size * 0.34, -72, 252, 40)
    return [(x + size * 0.105, base - size), *bulb, (x - size * 0.105, base - size)]


def _beaker(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a beaker *size* units high."""
    half = size * 0.36
    return [
        (x - half - size * 0.06, base - size),
        (x - half, base - size * 0.92),
        (x - half, base - size * 0.05),
        (x - half * 0.9, base),
        (x + half * 0.9, base),
        (x + half, base - size * 0.05),
        (x + half, base - size),
    ]


def _tube(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a test tube *size* units high."""
    half = size * 0.1
    return [(x + half, base - size), *arc(x, base - half, half, half, 0, 180, 14), (x - half, base - size)]


def _rack(canvas: Canvas, kit: Glass, x: float, base: float) -> None:
    """Stand five test tubes in a rack whose left end is *x*."""
    back = Stencil().box(x - 20, base - 150, x + 330, base - 132)
    canvas.press(back, darker(kit.bench, 0.2))
    for n in range(5):
        _vessel(canvas, kit, _tube(x + 30 + n * 63, base - 12, 236), base - canvas.rng.uniform(90, 180), kit.liquids[n])
    front = (
        Stencil()
        .box(x - 20, base - 92, x + 330, base - 70)
        .box(x - 20, base - 18, x + 330, base)
        .box(x - 20, base - 150, x - 6, base)
        .box(x + 316, base - 150, x + 330, base)
    )
    canvas.press(front, Ramp((lighter(kit.bench, 0.28), lighter(kit.bench, 0.1))))


def _microscope(canvas: Canvas, kit: Glass, x: float, base: float, size: float) -> None:
    """Stand a microscope *size* units high at *x*."""
    frame = Stencil().polygon(
        [(x + px * size, base + py * size) for px, py in ((-0.36, 0), (-0.34, -0.07), (0.34, -0.07), (0.36, 0))]
    )
    limb = curve([(0.2, -0.06), (0.33, -0.3), (0.28, -0.52), (0.1, -0.68)], 8)
    frame.stroke([(x + px * size, base + py * size) for px, py in limb], size * 0.1)
    for (u, v), (p, q), thick in (
        ((-0.03, -0.45), (0.09, -0.74), 0.13),
        ((0.08, -0.72), (0.165, -0.93), 0.095),
        ((0.155, -0.9), (0.185, -0.985), 0.13),
        ((-0.085, -0.33), (-0.035, -0.45), 0.08),
        ((-0.11, -0.28), (-0.085, -0.33), 0.05),
    ):
        frame.stroke([(x + u * size, base + v * size), (x + p * size, base + q * size)], size * thick)
    frame.box(x - 0.3 * size, base - 0.235 * size, x + 0.16 * size, base - 0.2 * size)
    frame.disc(x + 0.3 * size, base - 0.34 * size, size * 0.075)
    canvas.press(frame, Ramp((lighter(kit.steel, 0.3), kit.steel, darker(kit.steel, 0.3)), across=True))
    canvas.press(Stencil().disc(x + 0.3 * size, base - 0.34 * size, size * 0.045), lighter(kit.steel, 0.4))
    canvas.press(Stencil().box(x - 0.2 * size, base - 0.245 * size, x + 0.02 * size, base - 0.232 * size), kit.halo)
    canvas.glow(x - 0.1 * size, base - 0.2 * size, size * 0.3, kit.halo, 0.8)


def laboratory(canvas: Canvas, number: int) -> None:
    """Paint laboratory glass full of colour on a bench."""
    kit = GLASSES[(number - 1) % len(GLASSES)]
    rng, width = canvas.rng, canvas.width
    base = 770.0
    canvas.wash(kit.wall)
    focus = width * rng.uniform(0.42, 0.47)
    canvas.glow(focus, 420, 720, kit.halo, 0.6)
    canvas.press(Stencil().disc(focus, 430, 310), kit.halo, opacity=0.5, fade=(0.9, 0.25))
    shelf = Stencil().box(0, 236, width * 0.24, 248).box(width * 0.8, 300, width, 312)
    for n in range(14):
        x = width * 0.015 + n * 27 if n < 12 else width * 0.83 + (n - 12) * 90
        foot = 236 if n < 12 else 300
        shelf.box(x, foot - rng.uniform(60, 130), x + 21, foot)
    canvas.press(shelf, mix(kit.wall.at(0.3), kit.bench, 0.45), opacity=0.6)
    canvas.press(
        Stencil().box(0, base - 8, width, HEIGHT), Ramp((lighter(kit.bench, 0.25), kit.bench, darker(kit.bench, 0.4)))
    )
    canvas.press(Stencil().box(0, base - 8, width, base - 2), lighter(kit.bench, 0.5))
    order = [n % len(kit.liquids) for n in range(rng.randrange(5), 12)]
    inks = [kit.liquids[n] for n in order]
    floor = base + 14
    _rack(canvas, kit, width * 0.045, floor - 4)
    _vessel(canvas, kit, _globe(focus - 60, floor - 70, 470), floor - 250, inks[0])
    stand = (
        Stencil()
        .box(focus - 250, floor - 560, focus - 240, floor)
        .box(focus - 300, floor - 12, focus + 20, floor)
        .box(focus - 250, floor - 420, focus - 96, floor - 410)
    )
    stand.box(focus - 104, floor - 432, focus - 12, floor - 398)
    canvas.press(stand, kit.steel)
    flame = curve(
        [(focus - 60, floor - 66), (focus - 78, floor - 34), (focus - 60, floor - 20), (focus - 42, floor - 34)],
        6,
        closed=True,
    )
    canvas.press(polygons([flame]), down("#ffe08a", "#6ac8ff"))
    canvas.glow(focus - 60, floor - 40, 120, "#ffd890", 0.6)
    _vessel(canvas, kit, _flask(focus + 210, floor, 360), floor - rng.uniform(110, 170), inks[1])
    _vessel(canvas, kit, _beaker(focus + 60, floor + 16, 190), floor - rng.uniform(60, 110), inks[2])
    _vessel(canvas, kit, _flask(focus + 385, floor + 20, 240), floor - rng.uniform(60, 100), inks[3])
    _microscope(canvas, kit, width * 0.89, floor + 8, 430)
    _mirrored(canvas, floor + 20, kit)


def _mirrored(canvas: Canvas, floor: float, kit: Glass) -> None:
    """Let the bench shine with what stands on it, and darken the corners."""
    for n, ink in enumerate(kit.liquids):
        canvas.glow(canvas.width * (0.15 + 0.17 * n), floor + 20, 190, ink, 0.4, squash=0.25)
    for fade, left in (((0.5, 0.0), 0.0), ((0.0, 0.5), canvas.width - 360)):
        canvas.press(Stencil().box(left, 0, left + 360, HEIGHT), kit.bench, fade=fade, sideways=True, opacity=0.7)
