"""Outlines that scenes share: ridges, curves, arches, stars."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

from dabir.demo.pictures.canvas import HEIGHT, Point

CIRCLE = 2 * math.pi


def ridge(
    rng: random.Random, ends: tuple[float, float], heights: Sequence[float], rough: float, depth: int = 5
) -> list[Point]:
    """Return a broken mountain line.

    It runs between the x positions *ends* through the y positions *heights* (evenly
    spaced), each gap halved *depth* times and displaced by up to *rough* units.
    """
    line = list(heights)
    sway = rough
    for _ in range(depth):
        halved: list[float] = []
        for first, second in pairwise(line):
            halved += [first, (first + second) / 2 + rng.uniform(-sway, sway)]
        line = [*halved, line[-1]]
        sway *= 0.55
    step = (ends[1] - ends[0]) / (len(line) - 1)
    return [(ends[0] + n * step, y) for n, y in enumerate(line)]


def swell(
    rng: random.Random, width: float, base: float, height: float, waves: float = 1.5, steps: int = 60
) -> list[Point]:
    """Return a soft hill line over *width*, swaying *height* units about *base*."""
    phases = [rng.uniform(0, CIRCLE) for _ in range(3)]
    line = []
    for n in range(steps + 1):
        turn = n / steps * CIRCLE * waves
        sway = (
            math.sin(turn + phases[0])
            + 0.45 * math.sin(turn * 2.1 + phases[1])
            + 0.18 * math.sin(turn * 4.7 + phases[2])
        )
        line.append((-10 + (width + 20) * n / steps, base - height * sway / 1.6))
    return line


def below(line: Sequence[Point], bottom: float = HEIGHT + 10) -> list[Point]:
    """Return the polygon between *line* (left to right) and *bottom*."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def height_at(line: Sequence[Point], x: float) -> float:
    """Return the y of *line* (left to right) over *x*."""
    for (left, first), (right, second) in pairwise(line):
        if left <= x <= right:
            return first + (second - first) * (x - left) / max(1e-6, right - left)
    return line[0][1] if x < line[0][0] else line[-1][1]


def curve(points: Sequence[Point], steps: int = 8, *, closed: bool = False) -> list[Point]:
    """Return a smooth line through *points*, *steps* to each gap."""
    count = len(points)
    gaps = count if closed else count - 1

    def knot(n: int) -> Point:
        """Return point *n*, wrapped round or held at the ends."""
        return points[n % count] if closed else points[max(0, min(count - 1, n))]

    line: list[Point] = []
    for gap in range(gaps):
        before, start, stop, after = (knot(gap + k) for k in (-1, 0, 1, 2))
        line += [_between(before, start, stop, after, n / steps) for n in range(steps)]
    return line if closed else [*line, points[-1]]


def _between(before: Point, start: Point, stop: Point, after: Point, share: float) -> Point:
    """Return the Catmull-Rom point *share* of the way from *start* to *stop*."""
    square, cube = share * share, share * share * share
    weights = (
        -0.5 * cube + square - 0.5 * share,
        1.5 * cube - 2.5 * square + 1,
        -1.5 * cube + 2 * square + 0.5 * share,
        0.5 * cube - 0.5 * square,
    )
    knots = (before, start, stop, after)
    return (
        sum(w * k[0] for w, k in zip(weights, knots, strict=True)),
        sum(w * k[1] for w, k in zip(weights, knots, strict=True)),
    )


def arc(x: float, y: float, across: float, tall: float, start: float, stop: float, steps: int = 32) -> list[Point]:
    """Return points on an ellipse about (*x*, *y*) from angle *start* to *stop*, in degrees.

    Angles run clockwise from the right, as the y axis points down.
    """
    turns = [math.radians(start + (stop - start) * n / steps) for n in range(steps + 1)]
    return [(x + across * math.cos(turn), y + tall * math.sin(turn)) for turn in turns]


def star(x: float, y: float, radius: float, *, points: int = 8, inner: float = 0.765, turn: float = 0.0) -> list[Point]:
    """Return a star of *points* rays; its notches lie at *inner* times *radius*; *turn* in degrees."""
    corners = []
    for n in range(points * 2):
        angle = math.radians(turn) + n * math.pi / points
        reach = radius if n % 2 == 0 else radius * inner
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return corners


def pointed_arch(x: float, base: float, half: float, spring: float, rise: float, steps: int = 14) -> list[Point]:
    """Return a Persian pointed arch standing on *base*.

    Its middle is *x*, its half width *half*, its straight sides *spring* high, and its
    apex *rise* above them.
    """
    offset = half * 0.8
    reach = half + offset
    end = math.acos(offset / reach)
    lift = rise / (reach * math.sin(end))
    turns = [end * n / steps for n in range(steps + 1)]
    right = [(x + reach * math.cos(t) - offset, base - spring - reach * lift * math.sin(t)) for t in turns]
    left = [(2 * x - spot, y) for spot, y in reversed(right)]
    return [(x + half, base), *right, *left[1:], (x - half, base)]


def moved(points: Sequence[Point], x: float, y: float, size: float = 1.0, *, mirror: bool = False) -> list[Point]:
    """Return *points* times *size*, mirrored if asked, with their origin at (*x*, *y*)."""
    side = -size if mirror else size
    return [(x + px * side, y + py * size) for px, py in points]
