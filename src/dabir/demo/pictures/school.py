"""The school room in the morning."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter
from dabir.demo.pictures.outline import arc, curve, moved


class Lesson(NamedTuple):
    """The colours of a school room."""

    wall: Ramp
    board: Ink
    wood: Ink
    floor: Ink
    sun: Ink
    seats: tuple[Ink, ...]


LESSONS = (
    Lesson(
        down("#e8c893", "#f4dfb4", "#eccf9c"),
        "#23594c",
        "#8a5630",
        "#b07a48",
        "#fff3c8",
        ("#c8503a", "#2f6f86", "#e0a23e"),
    ),
    Lesson(
        down("#9cc4c4", "#c8dfd6", "#b0d0c8"),
        "#1f3f52",
        "#a06a3c",
        "#b89a70",
        "#fffbe4",
        ("#e0703f", "#3f7f70", "#f0c050"),
    ),
    Lesson(
        down("#c88a80", "#eab8a0", "#d89a86"),
        "#3a2f4c",
        "#6a3a34",
        "#94584a",
        "#ffe0b0",
        ("#f0b050", "#5a5a90", "#a8404c"),
    ),
    Lesson(
        down("#8aa0b8", "#b8c4cc", "#a4b0bc"),
        "#1c4238",
        "#76604a",
        "#8f826c",
        "#fff6dc",
        ("#d05a48", "#4f7898", "#d8b058"),
    ),
)


# The theorem of Pythagoras: lines through points, and their thickness.
THEOREM: Sequence[tuple[Sequence[Point], float]] = (
    (((-1, 0.5), (0, 0.5), (0, -0.25), (-1, 0.5)), 4.5),
    (((-1, 0.5), (-1, 1.1), (0, 1.1), (0, 0.5)), 3),
    (((0, 0.5), (0.75, 0.5), (0.75, -0.25), (0, -0.25)), 3),
    (((0, -0.25), (-0.75, -1.25), (-1.75, -0.5), (-1, 0.5)), 3),
    (((-0.12, 0.5), (-0.12, 0.38), (0, 0.38)), 3),
)


def _planets(lines: Stencil, x: float, y: float, size: float) -> None:
    """Add the planets on their paths about (*x*, *y*)."""
    for n in range(1, 5):
        ring = arc(x, y, size * 0.42 * n, size * 0.2 * n, 0, 360, 48)
        lines.stroke(ring, 2.6)
        lines.disc(*ring[(n * 17) % 48], 6 + 3 * n % 9)
    lines.disc(x, y, size * 0.15)


def _waves(lines: Stencil, x: float, y: float, size: float) -> None:
    """Add two waves over their axes, which cross at (*x*, *y*)."""
    lines.stroke([(x - size * 0.1, y), (x + size * 2.4, y)], 3.4)
    lines.stroke([(x, y - size * 1.2), (x, y + size * 0.9)], 3.4)
    for rise in (0.75, 0.4):
        lines.stroke([(x + n * size * 0.04, y - size * rise * math.sin(n / 8)) for n in range(58)], 4)


def _chalk(canvas: Canvas, x: float, y: float, size: float, number: int) -> None:
    """Draw a lesson in chalk about (*x*, *y*): a theorem, the planets, or waves."""
    lines = Stencil()
    if number % 3 == 1:
        for points, thickness in THEOREM:
            lines.stroke(moved(points, x, y, size), thickness)
    elif number % 3 == 2:
        _planets(lines, x - size * 0.2, y + size * 0.2, size)
    else:
        _waves(lines, x - size * 1.5, y + size * 0.2, size)
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


def _desk(canvas: Canvas, lesson: Lesson, x: float, y: float, size: float, ink: Ink) -> None:
    """Set a desk with its chair at (*x*, *y*), *size* units wide."""
    tall = size * 0.5
    shadow = Stencil().disc(x + size * 0.1, y, size * 0.66, size * 0.1)
    canvas.press(shadow, darker(lesson.floor, 0.65), opacity=0.4, soft=5)
    top = [
        (x - size * 0.5, y - tall),
        (x + size * 0.5, y - tall),
        (x + size * 0.58, y - tall + size * 0.17),
        (x - size * 0.58, y - tall + size * 0.17),
    ]
    legs = Stencil()
    for side in (-0.52, 0.52):
        legs.stroke(
            [(x + side * size, y - tall + size * 0.18), (x + side * size * 1.06, y + size * 0.03)], size * 0.032
        )
        legs.stroke(
            [(x + side * size * 0.86, y - tall + size * 0.02), (x + side * size * 0.86, y - size * 0.1)], size * 0.026
        )
    canvas.press(legs, darker(lesson.wood, 0.6))
    canvas.press(polygons([top]), Ramp((lighter(lesson.wood, 0.5), lighter(lesson.wood, 0.18))))
    canvas.press(
        Stencil().box(x - size * 0.58, y - tall + size * 0.165, x + size * 0.58, y - tall + size * 0.235),
        darker(lesson.wood, 0.25),
    )
    book = [
        (x - size * 0.2, y - tall + size * 0.03),
        (x + size * 0.04, y - tall + size * 0.03),
        (x + size * 0.05, y - tall + size * 0.12),
        (x - size * 0.23, y - tall + size * 0.12),
    ]
    canvas.press(polygons([book]), ink)
    back = Stencil().box(x - size * 0.3, y - tall * 0.98, x + size * 0.3, y - tall * 0.5)
    seat = Stencil().polygon(
        [
            (x - size * 0.3, y - tall * 0.3),
            (x + size * 0.3, y - tall * 0.3),
            (x + size * 0.34, y - tall * 0.12),
            (x - size * 0.34, y - tall * 0.12),
        ]
    )
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
        bars = (
            Stencil()
            .stroke([*frame, frame[0]], 9)
            .stroke([edge((near + far) / 2, 0.12), edge((near + far) / 2, 0.7)], 5)
            .stroke([edge(near, 0.4), edge(far, 0.4)], 5)
        )
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
    canvas.press(
        Stencil().box(left - 22, top - 10, right + 36, foot + 44), darker(lesson.wall.at(1), 0.5), opacity=0.4, soft=9
    )
    canvas.press(
        Stencil().box(left - 18, top - 18, right + 18, foot + 18),
        Ramp((lighter(lesson.wood, 0.2), darker(lesson.wood, 0.15))),
    )
    slate = Stencil().box(left, top, right, foot)
    canvas.press(slate, Ramp((lighter(lesson.board, 0.1), lesson.board, darker(lesson.board, 0.2))))
    canvas.press(slate, "#ffffff", fade=(0.22, 0.0), sideways=True, stipple=True, opacity=0.4)
    _chalk(canvas, left + (right - left) * 0.36, (top + foot) / 2 - 16, 128, number)
    canvas.press(Stencil().box(left - 10, foot + 14, right + 10, foot + 28), lighter(lesson.wood, 0.25))
    canvas.press(
        Stencil().box(left + 80, foot + 6, left + 130, foot + 14).box(left + 150, foot + 8, left + 176, foot + 14),
        "#fff8e8",
    )
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
    canvas.press(
        Stencil()
        .stroke(arc(x, y, 76, 76, -60, 120, 24), 7)
        .stroke([(x + 4, y + 72), (x + 4, base - 192)], 9)
        .box(x - 40, base - 200, x + 44, base - 188),
        darker(lesson.wood, 0.5),
    )
    ball = Stencil().disc(x, y, 64)
    canvas.press(ball, Ramp(("#7fc8d8", "#2f86a8", "#124a6a"), across=True))
    land = Stencil().polygon(
        curve(
            [(x - 40, y - 30), (x - 8, y - 46), (x + 14, y - 22), (x - 6, y + 2), (x - 20, y + 34), (x - 40, y + 6)],
            5,
            closed=True,
        )
    )
    land.polygon(curve([(x + 20, y - 2), (x + 46, y - 16), (x + 52, y + 16), (x + 28, y + 34)], 5, closed=True))
    canvas.press(land, "#d8c070", within=canvas.cut(ball))
