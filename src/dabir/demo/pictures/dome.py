"""The tiled dome, and the girih pattern that covers it."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
from typing import NamedTuple

from PIL import Image

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import cypress, flock
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import pointed_arch, star
from dabir.demo.pictures.weather import stars, wisps


class Tiles(NamedTuple):
    """The glazes of a girih pattern and the sky behind its dome."""

    ground: Ink
    star: Ink
    cross: Ink
    line: Ink
    heart: Ink
    sky: Ramp
    sun: Ink
    brick: Ink


GLAZES = (
    Tiles(
        "#1f8f9c",
        "#123f7a",
        "#2fb3ad",
        "#f4ead0",
        "#e0a93c",
        down("#2f4f86", "#8a86b0", "#f0b090", "#ffdfae"),
        "#fff3d0",
        "#d9a870",
    ),
    Tiles(
        "#17539a",
        "#0f2f66",
        "#2aa0b4",
        "#fff7e4",
        "#f0bf4a",
        down("#4aa3cf", "#a8dbe4", "#f3efdc"),
        "#ffffff",
        "#e2bb84",
    ),
    Tiles(
        "#147a80",
        "#0d3a5c",
        "#38a898",
        "#f7dfae",
        "#e88a3c",
        down("#2a1a4a", "#86355c", "#ec7450", "#ffc878"),
        "#fff0b8",
        "#b86a4a",
    ),
    Tiles(
        "#14406e",
        "#0a1f48",
        "#1f7f92",
        "#d7e3ee",
        "#d8b25a",
        down("#060c22", "#14264e", "#3a568a"),
        "#f4f0d8",
        "#55608a",
    ),
    Tiles(
        "#c9962f",
        "#7a4a1e",
        "#e0b84e",
        "#fff4d4",
        "#1f8f8a",
        down("#5f9aa0", "#bcd4c4", "#f6e8c6"),
        "#fffdf0",
        "#c98d58",
    ),
)


def girih(size: tuple[int, int], tiles: Tiles, cell: float) -> Image.Image:
    """Return a field of eight-point stars and crosses, each star *cell* pixels apart."""
    edge = round(cell)
    sheet = Canvas((edge, edge), "girih")
    half, whole = HEIGHT / 2, HEIGHT
    sheet.wash(tiles.cross)
    corners = [(x, y) for x in (0.0, whole) for y in (0.0, whole)]
    glazes = (
        (star(half, half, whole * 0.54), tiles.line),
        (star(half, half, whole * 0.49), tiles.star),
        (star(half, half, whole * 0.36, turn=22.5), tiles.ground),
        (star(half, half, whole * 0.2, inner=0.6), tiles.heart),
    )
    for shape, ink in glazes:
        sheet.press(polygons([shape]), ink)
    sheet.press(
        polygons([star(*corner, whole * 0.17, points=4, inner=0.5, turn=45) for corner in corners]), tiles.heart
    )
    ring = star(half, half, whole * 0.36, turn=22.5)
    sheet.press(Stencil().stroke([*ring, ring[0]], whole * 0.02), tiles.line, opacity=0.8)
    field = Image.new("RGB", size)
    for top in range(0, size[1], edge):
        for left in range(0, size[0], edge):
            field.paste(sheet.image, (left, top))
    return field


def _profile(share: float) -> float:
    """Return the half width of the dome, as a share of its widest, *share* of its height up."""
    waist: float = 0.9 + 0.1 * math.sin(math.pi / 2 * min(1.0, share / 0.26))
    shoulder = max(0.0, (share - 0.26) / 0.74)
    narrowing: float = (1 - shoulder**1.75) ** 0.78
    return waist * narrowing


def _wrapped(canvas: Canvas, field: Image.Image, dome: tuple[float, float, float, float]) -> None:
    """Wrap *field* round the dome given by middle, base, half width and height."""
    x, base, half, tall = dome
    box_w, box_h = canvas.pixels(half * 2.12, tall)
    columns, rows = 22, 26
    mesh = []
    for row in range(rows):
        upper, lower = 1 - row / rows, 1 - (row + 1) / rows
        y0, y1 = round(box_h * row / rows), round(box_h * (row + 1) / rows)
        edges = [-math.cos(math.pi * n / columns) for n in range(columns + 1)]
        width = (_profile((upper + lower) / 2) + 0.035) / 1.06
        spots = [round(box_w * (0.5 + 0.5 * edge * width)) for edge in edges]
        for n in range(columns):
            left, right = spots[n], spots[n + 1]
            if right > left and y1 > y0:
                u0, u1 = field.width * n / columns, field.width * (n + 1) / columns
                v0, v1 = field.height * row / rows, field.height * (row + 1) / rows
                mesh.append(((left, y0, right, y1), (u0, v0, u0, v1, u1, v1, u1, v0)))
    skin = field.transform((box_w, box_h), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)
    mask = canvas.cut(polygons([_outline(dome)]))
    left, top = round((x - half * 1.06) * canvas.scale), round((base - tall) * canvas.scale)
    canvas.image.paste(skin, (left, top), mask.crop((left, top, left + box_w, top + box_h)))


def _outline(dome: tuple[float, float, float, float]) -> list[Point]:
    """Return the outline of the dome given by middle, base, half width and height."""
    x, base, half, tall = dome
    right = [(x + half * _profile(n / 40), base - tall * n / 40) for n in range(41)]
    return right + [(2 * x - spot, y) for spot, y in reversed(right)]


def _minaret(canvas: Canvas, x: float, top: float, wide: float, tiles: Tiles, field: Image.Image) -> None:
    """Raise a minaret *wide* units wide, its shaft clad in *field*."""
    shaft = Stencil().box(x - wide / 2, top + wide * 1.5, x + wide / 2, HEIGHT)
    canvas.press(shaft, Ramp((lighter(tiles.brick, 0.2), tiles.brick, darker(tiles.brick, 0.45)), across=True))
    bands = Stencil()
    for n in range(9):
        y = top + wide * 2.2 + n * wide * 1.5
        for k in range(4):
            bands.polygon(star(x - wide * 0.375 + k * wide * 0.25, y, wide * 0.13, points=4, inner=0.55))
            bands.polygon(star(x - wide * 0.375 + k * wide * 0.25, y + wide * 0.4, wide * 0.13, points=4, inner=0.55))
    canvas.press(bands, tiles.ground, opacity=0.9)
    crown = Stencil().polygon(
        [
            (x - wide * 0.5, top + wide * 1.7),
            (x - wide * 0.82, top + wide * 1.2),
            (x - wide * 0.82, top + wide * 0.95),
            (x + wide * 0.82, top + wide * 0.95),
            (x + wide * 0.82, top + wide * 1.2),
            (x + wide * 0.5, top + wide * 1.7),
        ]
    )
    crown.box(x - wide * 0.36, top, x + wide * 0.36, top + wide)
    canvas.press(crown, Ramp((lighter(tiles.brick, 0.25), darker(tiles.brick, 0.35)), across=True))
    cap = (
        Stencil()
        .polygon(pointed_arch(x, top + 2, wide * 0.4, wide * 0.1, wide * 0.75))
        .stroke([(x, top - wide * 0.8), (x, top - wide * 1.4)], 3)
    )
    canvas.press(cap, Ramp((lighter(tiles.cross, 0.25), tiles.star), across=True))
    strip = field.resize(canvas.pixels(wide * 0.7, wide * 0.6))
    canvas.image.paste(strip, (round((x - wide * 0.35) * canvas.scale), round((top + wide * 0.2) * canvas.scale)))
    canvas.press(Stencil().box(x, top + wide, x + wide / 2, HEIGHT), "#101030", fade=(0.1, 0.4))


def _drum(canvas: Canvas, x: float, top: float, half: float, tiles: Tiles, field: Image.Image) -> None:
    """Set the drum under the dome and the walls with their arches below it."""
    bottom = top + half * 0.36
    canvas.press(
        Stencil().box(x - half * 0.93, top, x + half * 0.93, bottom),
        Ramp((lighter(tiles.ground, 0.15), tiles.star, darker(tiles.star, 0.5)), across=True),
    )
    arches, sills = Stencil(), Stencil()
    for n in range(11):
        turn = -math.cos(math.pi * (n + 0.5) / 11)
        wide = half * 0.1 * math.sqrt(max(0.04, 1 - turn * turn))
        arches.polygon(pointed_arch(x + turn * half * 0.93, bottom - half * 0.06, wide, half * 0.1, half * 0.11))
        sills.polygon(pointed_arch(x + turn * half * 0.93, bottom - half * 0.06, wide * 0.62, half * 0.09, half * 0.07))
    canvas.press(arches, tiles.line, opacity=0.85)
    canvas.press(sills, darker(tiles.star, 0.45))
    rims = (
        Stencil()
        .box(x - half * 0.97, top - half * 0.025, x + half * 0.97, top + half * 0.03)
        .box(x - half * 0.99, bottom - half * 0.03, x + half * 0.99, bottom + half * 0.02)
    )
    canvas.press(rims, Ramp((lighter(tiles.heart, 0.3), tiles.heart, darker(tiles.heart, 0.45)), across=True))
    wall = bottom + half * 0.02
    canvas.press(
        Stencil().box(x - half * 1.5, wall, x + half * 1.5, HEIGHT),
        Ramp((lighter(tiles.brick, 0.18), tiles.brick, darker(tiles.brick, 0.3)), across=True),
    )
    span = field.resize(canvas.pixels(half * 0.96, max(60.0, HEIGHT - wall)))
    portal = polygons([pointed_arch(x, HEIGHT + half * 0.55, half * 0.48, half * 0.42, half * 0.46)])
    mask = canvas.cut(portal)
    left, first = round((x - half * 0.48) * canvas.scale), round(wall * canvas.scale)
    canvas.image.paste(span, (left, first), mask.crop((left, first, left + span.width, first + span.height)))


def dome(canvas: Canvas, number: int) -> None:
    """Paint a tiled dome between minarets."""
    tiles = GLAZES[(number - 1) % len(GLAZES)]
    rng, width = canvas.rng, canvas.width
    x, half = width * rng.uniform(0.52, 0.6), rng.uniform(290, 330)
    base, tall = 690.0, half * 1.62
    sun = (width * 0.18, rng.uniform(230, 420))
    canvas.wash(tiles.sky)
    if number % len(GLAZES) == 4:
        stars(canvas, 320, 800)
    canvas.glow(*sun, 680, tiles.sun, 0.6)
    canvas.press(Stencil().disc(*sun, 58), tiles.sun, opacity=0.95)
    wisps(canvas, lighter(tiles.sky.at(0.8), 0.35), 9, (120, 620), 0.45)
    field = girih((1200, 900), tiles, 75.0)
    _minaret(canvas, x - half * 1.34, 150, 82, tiles, field)
    _minaret(canvas, x + half * 1.34, 150, 82, tiles, field)
    _drum(canvas, x, base - 4, half, tiles, field)
    shape = (x, base, half, tall)
    _wrapped(canvas, field, shape)
    body = polygons([_outline(shape)])
    canvas.press(body, "#000018", fade=(-0.25, 0.72), sideways=True)
    canvas.press(body, "#000018", fade=(-0.7, 0.6), sideways=True, stipple=True, opacity=0.5)
    inside = canvas.cut(body)
    canvas.press(
        Stencil().disc(x - half * 0.46, base - tall * 0.5, half * 0.17, tall * 0.36),
        tiles.sun,
        soft=34,
        opacity=0.42,
        within=inside,
    )
    canvas.press(Stencil().box(x - half, base - 44, x + half, base), "#000018", fade=(0.0, 0.5), within=inside)
    finial = (
        Stencil()
        .stroke([(x, base - tall - 84), (x, base - tall + 8)], 5)
        .disc(x, base - tall - 8, 13)
        .disc(x, base - tall - 38, 9)
        .disc(x, base - tall - 60, 6)
    )
    canvas.press(finial, Ramp((lighter(tiles.heart, 0.4), darker(tiles.heart, 0.3)), across=True))
    trees = Stencil()
    for place, high in ((0.03, 330), (0.1, 250), (0.16, 300), (0.93, 260), (0.985, 340)):
        cypress(trees, width * place, 910, high * rng.uniform(0.9, 1.1), 0.62)
    canvas.press(trees, Ramp((mix("#12302c", tiles.star, 0.3), "#0a1a1c")))
    flying = Stencil()
    flock(flying, rng, sun[0] + 160, sun[1] - 60, 12, 26)
    canvas.press(flying, darker(tiles.star, 0.3), opacity=0.8)
