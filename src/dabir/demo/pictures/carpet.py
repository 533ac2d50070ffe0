"""The carpet with its medallion and borders."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image, ImageOps

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.light import Ink, colour
from dabir.demo.pictures.outline import curve, star


class Wools(NamedTuple):
    """The dyed wools of a carpet."""

    field: Ink
    border: Ink
    medallion: Ink
    light: Ink
    gold: Ink
    leaf: Ink
    rose: Ink


WOOLS = (
    Wools("#8e1f2b", "#14284d", "#1b3766", "#f2e3c2", "#d9a441", "#3f7a6b", "#d9757a"),
    Wools("#16325e", "#7c1d29", "#a02c34", "#f4e7cb", "#dfae52", "#5a93a0", "#e08a7a"),
    Wools("#efdfba", "#7a2230", "#1f4a5c", "#fdf6e2", "#b8802e", "#4d7f5f", "#b8474c"),
    Wools("#1d5a54", "#6b1f2a", "#c58a34", "#f5ead0", "#e8bf62", "#8fb09a", "#d0604e"),
    Wools("#5c2340", "#2a1a3a", "#c46a3c", "#f3e2c8", "#e3a84c", "#6f8f7a", "#e59a8a"),
)


def _flower(sheets: dict[Ink, Stencil], wools: Wools, x: float, y: float, size: float, ink: Ink) -> None:
    """Add a palmette of eight petals about (*x*, *y*)."""
    for n in range(8):
        turn = n * math.pi / 4
        sheets[ink].disc(x + size * 0.56 * math.cos(turn), y + size * 0.56 * math.sin(turn), size * 0.34)
    sheets[wools.light].disc(x, y, size * 0.48)
    sheets[wools.gold].disc(x, y, size * 0.26)


def _vine(sheets: dict[Ink, Stencil], wools: Wools, start: Point, size: float, turn: float) -> None:
    """Curl a vine (eslimi) out of *start*, with leaves and a flower in its eye."""
    spots: list[Point] = []
    for n in range(34):
        angle = turn + n * 0.23
        reach = size * (1 - n / 42)
        spots.append((start[0] + reach * math.cos(angle), start[1] + reach * math.sin(angle)))
    sheets[wools.leaf].stroke(spots, 4.2)
    for n in range(3, 31, 4):
        angle = turn + n * 0.23
        x, y = spots[n]
        tip = (x + size * 0.26 * math.cos(angle + 0.75), y + size * 0.26 * math.sin(angle + 0.75))
        side = (x + size * 0.13 * math.cos(angle + 1.6), y + size * 0.13 * math.sin(angle + 1.6))
        sheets[wools.gold if n % 8 == 3 else wools.leaf].polygon(
            curve(
                [(x, y), side, tip, (x + size * 0.12 * math.cos(angle), y + size * 0.12 * math.sin(angle))],
                4,
                closed=True,
            )
        )
    _flower(sheets, wools, *spots[-1], size * 0.3, wools.rose)


def _lobes(x: float, y: float, across: float, tall: float, count: int, depth: float) -> list[Point]:
    """Return an oval with *count* pointed lobes about (*x*, *y*), *depth* (0-1) deep."""
    spots = []
    for n in range(240):
        turn = 2 * math.pi * n / 240
        reach = 1 - depth + depth * abs(math.cos(turn * count / 2)) ** 0.7
        spots.append((x + across * reach * math.cos(turn), y + tall * reach * math.sin(turn)))
    return spots


def _field(quarter: Canvas, wools: Wools) -> None:
    """Weave the field of the upper left quarter: vines and strewn flowers."""
    right, bottom = quarter.width, HEIGHT
    quarter.wash(wools.field)
    sheets = {ink: Stencil() for ink in (wools.leaf, wools.rose, wools.gold, wools.light)}
    for row in range(4):
        for column in range(7):
            x, y = 330 + column * 205 + (row % 2) * 100, 330 + row * 172
            _vine(sheets, wools, (x, y), 84, quarter.rng.choice((0.0, 1.57, 3.14)) + column)
    for _ in range(70):
        _flower(
            sheets,
            wools,
            quarter.rng.uniform(270, right),
            quarter.rng.uniform(270, bottom),
            quarter.rng.uniform(9, 18),
            quarter.rng.choice((wools.rose, wools.gold)),
        )
    for ink, stencil in sheets.items():
        quarter.press(stencil, ink)


def _medallions(quarter: Canvas, wools: Wools) -> None:
    """Weave the lobed corner piece and the medallion of the upper left quarter."""
    right, bottom = quarter.width, HEIGHT
    for across, tall, ink in (
        (520, 430, wools.light),
        (506, 418, wools.border),
        (470, 386, wools.gold),
        (462, 378, wools.medallion),
    ):
        quarter.press(polygons([_lobes(250, 250, across, tall, 12, 0.12)]), ink)
    for across, tall, ink in (
        (820, 640, wools.light),
        (804, 626, wools.medallion),
        (640, 500, wools.gold),
        (630, 492, wools.rose),
        (500, 392, wools.light),
        (488, 382, wools.border),
        (300, 236, wools.gold),
        (290, 228, wools.field),
        (150, 120, wools.light),
        (138, 110, wools.medallion),
        (70, 58, wools.gold),
    ):
        quarter.press(polygons([_lobes(right, bottom, across, tall, 16 if across > 400 else 8, 0.13)]), ink)


def _garlands(quarter: Canvas, wools: Wools) -> None:
    """Weave the rings of flowers on the medallion and the corner piece."""
    right, bottom = quarter.width, HEIGHT
    extra = {ink: Stencil() for ink in (wools.leaf, wools.rose, wools.gold, wools.light)}
    for ring, count, size in ((0.705, 28, 32.0), (0.545, 24, 24.0), (0.39, 20, 28.0), (0.22, 12, 22.0)):
        for n in range(count):
            turn = 2 * math.pi * (n + 0.5) / count
            x, y = right + 990 * ring * math.cos(turn), bottom + 775 * ring * math.sin(turn)
            _flower(extra, wools, x, y, size, wools.leaf if n % 2 else wools.rose)
    for n in range(7):
        turn = math.pi / 2 * (n + 0.5) / 7
        _flower(extra, wools, 250 + 320 * math.cos(turn), 250 + 262 * math.sin(turn), 30, wools.rose)
        _vine(extra, wools, (250 + 180 * math.cos(turn), 250 + 140 * math.sin(turn)), 40, n)
    for ink, stencil in extra.items():
        quarter.press(stencil, ink)


def _borders(quarter: Canvas, wools: Wools) -> None:
    """Weave guard stripes and the broad border round the upper left quarter."""
    for inset, ink in (
        (252, wools.light),
        (244, wools.border),
        (236, wools.gold),
        (212, wools.border),
        (204, wools.light),
        (196, wools.border),
        (60, wools.light),
        (52, wools.gold),
        (28, wools.light),
        (20, wools.field),
    ):
        edge = round(inset * quarter.scale)
        quarter.image.paste(colour(ink), (0, 0, quarter.image.width, edge))
        quarter.image.paste(colour(ink), (0, 0, edge, quarter.image.height))
    sheets = {ink: Stencil() for ink in (wools.leaf, wools.rose, wools.gold, wools.light, wools.field)}
    for along in range(24):
        for x, y in ((128 + along * 132.0, 128.0), (128.0, 128 + along * 132.0)):
            big = along % 2 == 0
            _flower(sheets, wools, x, y, 52 if big else 32, wools.rose if big else wools.gold)
            if along:
                for side in (-1, 1):
                    spot = (x - 66, y + side * 34) if y == 128 else (x + side * 34, y - 66)
                    sheets[wools.leaf].polygon(star(*spot, 25, points=5, inner=0.5))
    for along in range(90):
        for stripe in (224.0, 40.0):
            for x, y in ((stripe + along * 30.0, stripe), (stripe, stripe + along * 30.0)):
                sheets[wools.field].polygon(star(x, y, 10.4, points=4, inner=0.5))
    for ink, stencil in sheets.items():
        quarter.press(stencil, ink)


def rug(size: tuple[int, int], wools: Wools, seed: str) -> Image.Image:
    """Return a symmetrical medallion carpet of *size* pixels."""
    half = (math.ceil(size[0] / 2), math.ceil(size[1] / 2))
    quarter = Canvas(half, seed)
    _field(quarter, wools)
    _medallions(quarter, wools)
    _garlands(quarter, wools)
    _borders(quarter, wools)
    whole = Image.new("RGB", (half[0] * 2, half[1] * 2))
    whole.paste(quarter.image, (0, 0))
    whole.paste(ImageOps.mirror(quarter.image), (half[0], 0))
    whole.paste(ImageOps.flip(whole.crop((0, 0, whole.width, half[1]))), (0, half[1]))
    return whole.crop((0, 0, *size))


def carpet(canvas: Canvas, number: int) -> None:
    """Paint a medallion carpet, whole or close by."""
    wools = WOOLS[(number - 1) % len(WOOLS)]
    width, height = canvas.image.size
    close = (1.0, 1.3, 1.0, 1.42)[(number - 1) % 4]
    big = rug((round(width * close), round(height * close)), wools, f"carpet/{number}")
    corner = (0, 0) if close == 1.0 else (round((big.width - width) * canvas.rng.random()), 0)
    canvas.image.paste(big.crop((*corner, corner[0] + width, corner[1] + height)), (0, 0))
    knots = Stencil()
    for n in range(int(HEIGHT / 4)):
        knots.box(0, n * 4, canvas.width, n * 4 + 1.3)
    canvas.press(knots, "#1a0a10", opacity=0.24)
    canvas.press(Stencil().box(0, 0, canvas.width, HEIGHT), "#1a0a10", fade=(-0.1, 0.5), sideways=True)
    canvas.glow(canvas.width * 0.36, 300, 800, "#ffe6b8", 0.26)
