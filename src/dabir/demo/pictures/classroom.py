"""Places of learning: the school room and the laboratory."""

from __future__ import annotations

import math
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
    Glass(down("#0f3550", "#1f6a82", "#7fc4c0"), "#ffe9b0", "#10283c", "#e8fbff", ("#f2683c", "#f7b93e", "#35c0a8", "#e24a7a", "#5a7fe0"), "#0c1c2c"),
    Glass(down("#f3c9a0", "#f7dfc0", "#fdf2de"), "#ffffff", "#6a3f3a", "#ffffff", ("#d8483f", "#2f8f9a", "#f0a63a", "#4d5fa8", "#7fb060"), "#3a2226"),
    Glass(down("#1c1240", "#45267a", "#a05aa8"), "#ffc6d8", "#140c2c", "#f2e8ff", ("#ff7a5a", "#5fe0d0", "#ffd05a", "#ff5f9e", "#8a8cff"), "#100a22"),
    Glass(down("#143a2e", "#2f7a5c", "#b4dca0"), "#fff6c4", "#0f2a22", "#f0fff4", ("#f5a83c", "#e85a4a", "#4ac0e0", "#f2e05a", "#9a6ad0"), "#0a1c18"),
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
    shine = Stencil().box(left + (right - left) * 0.12, -10, left + (right - left) * 0.18, HEIGHT).box(left + (right - left) * 0.21, -10, left + (right - left) * 0.23, HEIGHT)
    canvas.press(shine, "#ffffff", opacity=0.32, within=inside)
    canvas.press(Stencil().stroke([*outline, outline[0]], 4.5), kit.glass, opacity=0.75)


def _flask(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a conical flask *size* units high."""
    return [
        (x - size * 0.12, base - size), (x - size * 0.1, base - size * 0.62), (x - size * 0.37, base - size * 0.08), (x - size * 0.34, base),
        (x + size * 0.34, base), (x + size * 0.37, base - size * 0.08), (x + size * 0.1, base - size * 0.62), (x + size * 0.12, base - size),
    ]  # fmt: skip


def _globe(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a round flask *size* units high, standing in a ring."""
    bulb = arc(x, base - size * 0.36, size * 0.34, size * 0.34, -72, 252, 40)
    return [(x + size * 0.105, base - size), *bulb, (x - size * 0.105, base - size)]


def _beaker(x: float, base: float, size: float) -> list[Point]:
    """Return the outline of a beaker *size* units high."""
    half = size * 0.36
    return [(x - half - size * 0.06, base - size), (x - half, base - size * 0.92), (x - half, base - size * 0.05), (x - half * 0.9, base), (x + half * 0.9, base), (x + half, base - size * 0.05), (x + half, base - size)]


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
    front = Stencil().box(x - 20, base - 92, x + 330, base - 70).box(x - 20, base - 18, x + 330, base).box(x - 20, base - 150, x - 6, base).box(x + 316, base - 150, x + 330, base)
    canvas.press(front, Ramp((lighter(kit.bench, 0.28), lighter(kit.bench, 0.1))))


def _microscope(canvas: Canvas, kit: Glass, x: float, base: float, size: float) -> None:
    """Stand a microscope *size* units high at *x*."""
    frame = Stencil().polygon([(x + px * size, base + py * size) for px, py in ((-0.36, 0), (-0.34, -0.07), (0.34, -0.07), (0.36, 0))])
    limb = curve([(0.2, -0.06), (0.33, -0.3), (0.28, -0.52), (0.1, -0.68)], 8)
    frame.stroke([(x + px * size, base + py * size) for px, py in limb], size * 0.1)
    for (u, v), (p, q), thick in (((-0.03, -0.45), (0.09, -0.74), 0.13), ((0.08, -0.72), (0.165, -0.93), 0.095), ((0.155, -0.9), (0.185, -0.985), 0.13), ((-0.085, -0.33), (-0.035, -0.45), 0.08), ((-0.11, -0.28), (-0.085, -0.33), 0.05)):
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
        x = width * 0.015 + n * 27 if n < 12 else width * 0.83 + (n - 12) * 90  # noqa: PLR2004
        foot = 236 if n < 12 else 300  # noqa: PLR2004
        shelf.box(x, foot - rng.uniform(60, 130), x + 21, foot)
    canvas.press(shelf, mix(kit.wall.at(0.3), kit.bench, 0.45), opacity=0.6)
    canvas.press(Stencil().box(0, base - 8, width, HEIGHT), Ramp((lighter(kit.bench, 0.25), kit.bench, darker(kit.bench, 0.4))))
    canvas.press(Stencil().box(0, base - 8, width, base - 2), lighter(kit.bench, 0.5))
    order = [n % len(kit.liquids) for n in range(rng.randrange(5), 12)]
    inks = [kit.liquids[n] for n in order]
    floor = base + 14
    _rack(canvas, kit, width * 0.045, floor - 4)
    _vessel(canvas, kit, _globe(focus - 60, floor - 70, 470), floor - 250, inks[0])
    stand = Stencil().box(focus - 250, floor - 560, focus - 240, floor).box(focus - 300, floor - 12, focus + 20, floor).box(focus - 250, floor - 420, focus - 96, floor - 410)
    stand.box(focus - 104, floor - 432, focus - 12, floor - 398)
    canvas.press(stand, kit.steel)
    flame = curve([(focus - 60, floor - 66), (focus - 78, floor - 34), (focus - 60, floor - 20), (focus - 42, floor - 34)], 6, closed=True)
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


class Lesson(NamedTuple):
    """The colours of a school room."""

    wall: Ramp
    board: Ink
    wood: Ink
    floor: Ink
    sun: Ink
    seats: tuple[Ink, ...]


LESSONS = (
    Lesson(down("#e8c893", "#f4dfb4", "#eccf9c"), "#23594c", "#8a5630", "#b07a48", "#fff3c8", ("#c8503a", "#2f6f86", "#e0a23e")),
    Lesson(down("#9cc4c4", "#c8dfd6", "#b0d0c8"), "#1f3f52", "#a06a3c", "#b89a70", "#fffbe4", ("#e0703f", "#3f7f70", "#f0c050")),
    Lesson(down("#c88a80", "#eab8a0", "#d89a86"), "#3a2f4c", "#6a3a34", "#94584a", "#ffe0b0", ("#f0b050", "#5a5a90", "#a8404c")),
    Lesson(down("#8aa0b8", "#b8c4cc", "#a4b0bc"), "#1c4238", "#76604a", "#8f826c", "#fff6dc", ("#d05a48", "#4f7898", "#d8b058")),
)


def _chalk(canvas: Canvas, x: float, y: float, size: float, number: int) -> None:
    """Draw a lesson in chalk about (*x*, *y*): a theorem, the planets, or waves."""
    lines = Stencil()
    if number % 3 == 1:
        lines.stroke([(x - size, y + size * 0.5), (x, y + size * 0.5), (x, y - size * 0.25), (x - size, y + size * 0.5)], 4.5)
        lines.stroke([(x - size, y + size * 0.5), (x - size, y + size * 1.1), (x, y + size * 1.1), (x, y + size * 0.5)], 3)
        lines.stroke([(x, y + size * 0.5), (x + size * 0.75, y + size * 0.5), (x + size * 0.75, y - size * 0.25), (x, y - size * 0.25)], 3)
        tilt = ((-0.75, -1.0), (-1.75, -0.25))
        lines.stroke([(x, y - size * 0.25), (x + tilt[0][0] * size, y - size * 1.25), (x - size * 1.75, y - size * 0.5), (x - size, y + size * 0.5)], 3)
        lines.stroke([(x - size * 0.12, y + size * 0.5), (x - size * 0.12, y + size * 0.38), (x, y + size * 0.38)], 3)
    elif number % 3 == 2:  # noqa: PLR2004
        for n in range(1, 5):
            ring = arc(x - size * 0.2, y + size * 0.2, size * 0.42 * n, size * 0.2 * n, 0, 360, 48)
            lines.stroke(ring, 2.6)
            spot = ring[(n * 17) % 48]
            lines.disc(*spot, 6 + 3 * n % 9)
        lines.disc(x - size * 0.2, y + size * 0.2, size * 0.15)
    else:
        lines.stroke([(x - size * 1.6, y + size * 0.2), (x + size * 0.9, y + size * 0.2)], 3.4)
        lines.stroke([(x - size * 1.5, y - size), (x - size * 1.5, y + size * 1.1)], 3.4)
        for rise in (0.75, 0.4):
            lines.stroke([(x - size * 1.5 + n * size * 0.04, y + size * 0.2 - size * rise * math.sin(n / 8)) for n in range(58)], 4)
    _scribble(canvas, lines, x + size * 1.7, y - size * 0.8, size)
    canvas.press(lines, "#f4f6ea", opacity=0.88)
    canvas.press(lines, "#f4f6ea", opacity=0.25, soft=3)


def _scribble(canvas: Canvas, lines: Stencil, x: float, y: float, size: float) -> None:
    """Add rows of chalk figures too far away to read."""
    for row in range(6):
        at = x
        for _ in range(canvas.rng.randint(3, 6)):
            wide = canvas.rng.uniform(16, 36)
            wave = [(at + wide * k / 6, y + row * size * 0.32 + canvas.rng.uniform(-9, 9)) for k in range(7)]
            lines.stroke(curve(wave, 4), 3.2)
            at += wide + 13


def _desk(canvas: Canvas, lesson: Lesson, x: float, y: float, size: float, ink: Ink) -> None:  # noqa: PLR0913
    """Set a desk with its chair at (*x*, *y*), *size* units wide."""
    tall = size * 0.5
    shadow = Stencil().disc(x + size * 0.1, y, size * 0.66, size * 0.1)
    canvas.press(shadow, darker(lesson.floor, 0.65), opacity=0.4, soft=5)
    top = [(x - size * 0.5, y - tall), (x + size * 0.5, y - tall), (x + size * 0.58, y - tall + size * 0.17), (x - size * 0.58, y - tall + size * 0.17)]
    legs = Stencil()
    for side in (-0.52, 0.52):
        legs.stroke([(x + side * size, y - tall + size * 0.18), (x + side * size * 1.06, y + size * 0.03)], size * 0.032)
        legs.stroke([(x + side * size * 0.86, y - tall + size * 0.02), (x + side * size * 0.86, y - size * 0.1)], size * 0.026)
    canvas.press(legs, darker(lesson.wood, 0.6))
    canvas.press(polygons([top]), Ramp((lighter(lesson.wood, 0.5), lighter(lesson.wood, 0.18))))
    canvas.press(Stencil().box(x - size * 0.58, y - tall + size * 0.165, x + size * 0.58, y - tall + size * 0.235), darker(lesson.wood, 0.25))
    book = [(x - size * 0.2, y - tall + size * 0.03), (x + size * 0.04, y - tall + size * 0.03), (x + size * 0.05, y - tall + size * 0.12), (x - size * 0.23, y - tall + size * 0.12)]
    canvas.press(polygons([book]), ink)
    back = Stencil().box(x - size * 0.3, y - tall * 0.98, x + size * 0.3, y - tall * 0.5)
    seat = Stencil().polygon([(x - size * 0.3, y - tall * 0.3), (x + size * 0.3, y - tall * 0.3), (x + size * 0.34, y - tall * 0.12), (x - size * 0.34, y - tall * 0.12)])
    frame = Stencil()
    for side in (-0.28, 0.28):
        frame.stroke([(x + side * size, y - tall * 0.9), (x + side * size * 1.12, y + size * 0.12)], size * 0.03)
    canvas.press(frame, darker(lesson.wood, 0.68))
    canvas.press(seat, darker(ink, 0.2))
    canvas.press(back, Ramp((lighter(ink, 0.16), darker(ink, 0.18))))


def _panes(canvas: Canvas, lesson: Lesson) -> None:
    """Let the sun in through the windows of the left wall."""
    side = polygons([[(0, 0), (250, 90), (250, 640), (0, 800)]])
    canvas.press(side, Ramp((darker(lesson.wall.at(0), 0.22), darker(lesson.wall.at(1), 0.1)), across=True))
    for near, far in ((12, 112), (138, 232)):
        def edge(x: float, share: float) -> Point:
            """Return the point of the side wall over *x*, *share* (0-1) of its height down."""
            top, foot = 90 * x / 250, 800 - 160 * x / 250
            return x, top + (foot - top) * share

        frame = [edge(near, 0.12), edge(far, 0.12), edge(far, 0.7), edge(near, 0.7)]
        canvas.press(polygons([frame]), down("#bfe3ee", lesson.sun, "#cfe0b0"))
        bars = Stencil().stroke([*frame, frame[0]], 9).stroke([edge((near + far) / 2, 0.12), edge((near + far) / 2, 0.7)], 5).stroke([edge(near, 0.4), edge(far, 0.4)], 5)
        canvas.press(bars, lighter(lesson.wood, 0.55))


def school(canvas: Canvas, number: int) -> None:
    """Paint a class room in the morning, with its board and desks."""
    lesson = LESSONS[(number - 1) % len(LESSONS)]
    rng, width = canvas.rng, canvas.width
    floor = 640.0
    canvas.wash(lesson.wall, 0, floor)
    canvas.wash(down(darker(lesson.floor, 0.12), lesson.floor, darker(lesson.floor, 0.3)), floor, HEIGHT)
    boards = Stencil()
    for n in range(-22, 23):
        boards.stroke([(width / 2 + n * 70, floor), (width / 2 + n * 170, HEIGHT)], 2)
    canvas.press(boards, darker(lesson.floor, 0.5), opacity=0.35)
    canvas.press(Stencil().box(0, floor - 24, width, floor), darker(lesson.wood, 0.1))
    left, right, top, foot = width * 0.27, width * 0.81, 96.0, 470.0
    canvas.press(Stencil().box(left - 22, top - 10, right + 36, foot + 44), darker(lesson.wall.at(1), 0.5), opacity=0.4, soft=9)
    canvas.press(Stencil().box(left - 18, top - 18, right + 18, foot + 18), Ramp((lighter(lesson.wood, 0.2), darker(lesson.wood, 0.15))))
    slate = Stencil().box(left, top, right, foot)
    canvas.press(slate, Ramp((lighter(lesson.board, 0.1), lesson.board, darker(lesson.board, 0.2))))
    canvas.press(slate, "#ffffff", fade=(0.22, 0.0), sideways=True, stipple=True, opacity=0.4)
    _chalk(canvas, left + (right - left) * 0.36, (top + foot) / 2 - 16, 128, number)
    canvas.press(Stencil().box(left - 10, foot + 14, right + 10, foot + 28), lighter(lesson.wood, 0.25))
    canvas.press(Stencil().box(left + 80, foot + 6, left + 130, foot + 14).box(left + 150, foot + 8, left + 176, foot + 14), "#fff8e8")
    _panes(canvas, lesson)
    _globe_stand(canvas, lesson, width * 0.9, floor + 34)
    for y, size, count in ((690.0, 150.0, 5), (800.0, 205.0, 4), (945.0, 280.0, 4)):
        for n in range(count):
            x = width * 0.56 + (n - (count - 1) / 2) * size * 1.62 + rng.uniform(-8, 8)
            _desk(canvas, lesson, x, y, size, lesson.seats[(n + round(y)) % len(lesson.seats)])
    for start in (150, 420):
        beam = [(40, start), (232, start - 40), (width * 0.5 + start, HEIGHT), (width * 0.12 + start, HEIGHT)]
        canvas.press(polygons([beam]), lesson.sun, fade=(0.5, 0.12), soft=18, blend="screen")
    canvas.glow(120, 330, 620, lesson.sun, 0.5)
    canvas.press(Stencil().box(width * 0.6, 0, width, HEIGHT), darker(lesson.wood, 0.6), fade=(0.0, 0.4), sideways=True)


def _globe_stand(canvas: Canvas, lesson: Lesson, x: float, base: float) -> None:
    """Stand a cupboard with a globe on it at *x*."""
    chest = Stencil().box(x - 96, base - 190, x + 96, base)
    canvas.press(chest, Ramp((lesson.wood, darker(lesson.wood, 0.45)), across=True))
    doors = Stencil().box(x - 84, base - 170, x - 4, base - 16).box(x + 4, base - 170, x + 84, base - 16)
    canvas.press(doors, lighter(lesson.wood, 0.15), opacity=0.5)
    y = base - 284
    canvas.press(Stencil().stroke(arc(x, y, 76, 76, -60, 120, 24), 7).stroke([(x + 4, y + 72), (x + 4, base - 192)], 9).box(x - 40, base - 200, x + 44, base - 188), darker(lesson.wood, 0.5))
    ball = Stencil().disc(x, y, 64)
    canvas.press(ball, Ramp(("#7fc8d8", "#2f86a8", "#124a6a"), across=True))
    land = Stencil().polygon(curve([(x - 40, y - 30), (x - 8, y - 46), (x + 14, y - 22), (x - 6, y + 2), (x - 20, y + 34), (x - 40, y + 6)], 5, closed=True))
    land.polygon(curve([(x + 20, y - 2), (x + 46, y - 16), (x + 52, y + 16), (x + 28, y + 34)], 5, closed=True))
    canvas.press(land, "#d8c070", within=canvas.cut(ball))

