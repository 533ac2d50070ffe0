"""The library: walls of books about a tall window."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import pointed_arch


class Study(NamedTuple):
    """The colours of a library."""

    wood: Ink
    dark: Ink
    light: Ink
    spines: tuple[Ink, ...]
    gilt: Ink
    sky: Ramp


STUDIES = (
    Study(
        "#7a4a2c",
        "#2c1810",
        "#ffdf9e",
        ("#8c2f2b", "#2f5f63", "#c98f3c", "#3b4a6b", "#e3cfa3", "#5c3a4a", "#6b7a4a"),
        "#f0cf84",
        down("#3f6a92", "#e9b98a", "#ffe2b0"),
    ),
    Study(
        "#2f4f54",
        "#0f2026",
        "#fff0c4",
        ("#c7523c", "#e0a344", "#2f7f86", "#f0e0b8", "#8a3d4a", "#4d6a8f", "#d9cda0"),
        "#ffe2a0",
        down("#8fd0dc", "#e8f4e4", "#ffffff"),
    ),
    Study(
        "#4a2438",
        "#1a0c18",
        "#ffb878",
        ("#a33a4e", "#5b4a86", "#d88a48", "#2f5a70", "#e8c8a8", "#7a2f5a", "#c4a050"),
        "#ffd694",
        down("#241a4c", "#7a3f70", "#f09468"),
    ),
    Study(
        "#59532f",
        "#1e1c10",
        "#fff2b8",
        ("#6f7f3c", "#b8682f", "#2f6a5a", "#e6dba8", "#8a4a32", "#46607a", "#c8a848"),
        "#f4e0a0",
        down("#6fa0a8", "#d8e0c0", "#fbf2cc"),
    ),
)


def _books(
    canvas: Canvas,
    study: Study,
    frame: tuple[float, float, float],
    tall: float,
    bands: dict[Ink, Stencil],
    marks: Stencil,
) -> None:
    """Fill the shelf *frame* (left, right, board) with books up to *tall* units high."""
    rng = canvas.rng
    left, right, board = frame
    x = left
    while x < right - 8:
        thick = rng.uniform(11, 31)
        if x + thick > right:
            break
        high = tall * rng.uniform(0.68, 0.97)
        ink = rng.choice(study.spines)
        roll = rng.random()
        if roll < 0.04:
            x += thick * 1.5
        elif roll < 0.09:
            bands[ink].polygon(
                [(x + 4, board), (x + 4 + thick, board), (x + 20 + thick, board - high), (x + 20, board - high + 4)]
            )
            x += thick + 22
        else:
            bands[ink].box(x, board - high, x + thick - 1.2, board)
            for share in (0.12, 0.2, 0.82):
                if rng.random() < 0.6:
                    marks.box(x + 2, board - high * (1 - share), x + thick - 3, board - high * (1 - share) + 2.4)
            x += thick


def _case(canvas: Canvas, study: Study, left: float, right: float) -> None:
    """Build one book case from floor to ceiling and fill it."""
    shelves, gap = 7, 122.0
    canvas.press(Stencil().box(left, -10, right, 862), Ramp((darker(study.dark, 0.3), study.dark)))
    bands, marks = {ink: Stencil() for ink in study.spines}, Stencil()
    boards, shadow = Stencil(), Stencil()
    for n in range(shelves):
        board = 104 + n * gap
        _books(canvas, study, (left + 12, right - 12, board), gap - 24, bands, marks)
        boards.box(left, board, right, board + 14)
        shadow.box(left, board + 14, right, board + 42)
    for ink, stencil in bands.items():
        canvas.press(stencil, Ramp((lighter(ink, 0.06), darker(ink, 0.14))))
    canvas.press(marks, study.gilt, opacity=0.75)
    canvas.press(shadow, study.dark, opacity=0.5, soft=5)
    for post in (left, right):
        boards.box(post - 11, -10, post + 11, 866)
    canvas.press(boards, Ramp((darker(study.wood, 0.1), study.wood, darker(study.wood, 0.2))))


def library(canvas: Canvas, number: int) -> None:
    """Paint walls of books about a tall window, with a ladder and a reader."""
    study = STUDIES[(number - 1) % len(STUDIES)]
    rng, width = canvas.rng, canvas.width
    focus = width * rng.uniform(0.56, 0.66)
    half = 170.0
    canvas.wash(down(study.dark, mix(study.dark, study.wood, 0.4)))
    edges = (
        -30.0,
        focus - half - 30 - (focus - half) / 2,
        focus - half - 18,
        focus + half + 18,
        width * 0.5 + (focus + half) / 2 + 24,
        width + 30,
    )
    for left, right in ((edges[0], edges[1]), (edges[1], edges[2]), (edges[3], edges[4]), (edges[4], edges[5])):
        _case(canvas, study, left, right)
    _window(canvas, study, focus, half)
    canvas.press(Stencil().box(0, 858, width, HEIGHT), Ramp((study.wood, study.dark)))
    beam = [(focus - half * 0.8, 120), (focus + half * 0.8, 120), (focus - 260, HEIGHT), (focus - 900, HEIGHT)]
    canvas.press(polygons([beam]), study.light, fade=(0.42, 0.1), soft=26, blend="screen")
    canvas.glow(focus, 400, 640, study.light, 0.42)
    _ladder(canvas, study, focus - half - rng.uniform(230, 330))
    seat = (
        Stencil()
        .box(focus - half, 740, focus + half, 760)
        .box(focus - half + 10, 760, focus - half + 26, 862)
        .box(focus + half - 26, 760, focus + half - 10, 862)
    )
    canvas.press(seat, darker(study.wood, 0.3))
    _reader(canvas, study, focus + 26, 742)
    canvas.press(Stencil().box(0, 0, width, HEIGHT), study.dark, fade=(0.55, -0.3))
    for side, fade in ((0.0, (0.6, 0.0)), (width - 420, (0.0, 0.6))):
        canvas.press(Stencil().box(side, 0, side + 420, HEIGHT), study.dark, fade=fade, sideways=True)


def _window(canvas: Canvas, study: Study, focus: float, half: float) -> None:
    """Open the tall pointed window and what is seen through it."""
    frame = pointed_arch(focus, 742, half, 460, 190)
    canvas.press(
        polygons([pointed_arch(focus, 742, half + 34, 466, 214)]),
        Ramp((lighter(study.wood, 0.15), darker(study.wood, 0.2))),
    )
    opening = polygons([frame])
    canvas.press(opening, study.sky)
    inside = canvas.cut(opening)
    canvas.press(Stencil().disc(focus + 60, 470, 56), lighter(study.light, 0.5), within=inside)
    hills = [
        (focus - half, 640.0),
        (focus - 60, 570.0),
        (focus + 30, 630.0),
        (focus + 110, 590.0),
        (focus + half, 650.0),
        (focus + half, 760.0),
        (focus - half, 760.0),
    ]
    canvas.press(
        polygons([hills]),
        Ramp((mix(study.sky.at(0.2), study.dark, 0.35), mix(study.dark, study.sky.at(0.6), 0.3))),
        within=inside,
    )
    bars = Stencil().box(focus - 4, 80, focus + 4, 742)
    for y in (300, 410, 520, 630):
        bars.box(focus - half, y - 3, focus + half, y + 3)
    for side in (-0.5, 0.5):
        bars.box(focus + side * half - 2.5, 200, focus + side * half + 2.5, 742)
    canvas.press(bars, darker(study.wood, 0.35), within=inside)


def _ladder(canvas: Canvas, study: Study, x: float) -> None:
    """Lean a ladder against the shelves, its foot at *x*."""
    ladder = Stencil()
    for shift in (0, 74):
        ladder.stroke([(x + shift, 872), (x + shift + 88, 60)], 10)
    for n in range(13):
        y = 830 - n * 58
        left = x + 88 * (872 - y) / 812
        ladder.stroke([(left, y), (left + 74, y)], 7)
    canvas.press(ladder, Ramp((lighter(study.wood, 0.42), lighter(study.wood, 0.2))))


def _reader(canvas: Canvas, study: Study, x: float, seat: float) -> None:
    """Seat a small reader on the window sill, book on knees."""
    body: list[Point] = [
        (-66, 0),
        (-62, -70),
        (-50, -112),
        (-26, -122),
        (-8, -104),
        (0, -58),
        (34, -78),
        (66, -14),
        (82, -6),
        (84, 2),
        (0, 4),
    ]
    figure = Stencil().polygon([(x + px, seat + py) for px, py in body]).disc(x - 26, seat - 144, 20, 23)
    figure.polygon([(x - 14, seat - 100), (x + 26, seat - 74), (x + 22, seat - 62), (x - 22, seat - 80)])
    canvas.press(figure, Ramp((mix(study.dark, "#000000", 0.2), study.dark)))
    page = [(x + 12, seat - 72), (x + 30, seat - 104), (x + 54, seat - 92), (x + 38, seat - 62)]
    canvas.press(polygons([page]), lighter(study.light, 0.5))
