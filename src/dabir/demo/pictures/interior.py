"""Rooms: the bazaar's vaults, the library, the theatre."""

from __future__ import annotations

import math
from typing import NamedTuple

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Point, Stencil, polygons
from dabir.demo.pictures.figures import walker
from dabir.demo.pictures.light import Ink, Ramp, darker, down, lighter, mix
from dabir.demo.pictures.outline import pointed_arch


class Vault(NamedTuple):
    """The light of a bazaar."""

    near: Ink
    deep: Ink
    end: Ink
    ray: Ink
    floor: Ink
    goods: tuple[Ink, ...]


VAULTS = (
    Vault("#3a2118", "#9a5f38", "#ffe2ad", "#ffe9b8", "#6b422c", ("#b3392f", "#d9962f", "#2f7a7c", "#e6c887", "#7d3a5a", "#3f5a8a")),
    Vault("#182838", "#4f7480", "#f4efd2", "#fff8dc", "#2c4450", ("#d8683a", "#e8b64a", "#3fa39a", "#f0dcae", "#a03a48", "#2f6f9a")),
    Vault("#2c1430", "#8a4458", "#ffc890", "#ffdcae", "#4a2440", ("#e0704a", "#f0b04e", "#5a8fa0", "#f4d8b0", "#b83a5a", "#7a5aa0")),
    Vault("#26301c", "#7f8a4e", "#fbf2c4", "#fffae0", "#465030", ("#c25a30", "#e0aa3c", "#3f8070", "#f0e2b4", "#8a3a40", "#5a7aa0")),
)
BAYS = 8


def _arch(focus: Point, size: float) -> list[Point]:
    """Return the outline of the arch *size* times as large as life about *focus*."""
    return pointed_arch(focus[0], focus[1] + 330 * size, 560 * size, 500 * size, 560 * size)


def _bay(canvas: Canvas, vault: Vault, focus: Point, sizes: tuple[float, float], far: float) -> None:
    """Paint the bay between the arches of *sizes*, *far* (0-1) from the beholder."""
    outer, inner = sizes
    wall = mix(vault.near, vault.deep, far**0.7)
    canvas.press(polygons([_arch(focus, outer)]), Ramp((darker(wall, 0.35), wall, lighter(wall, 0.12))))
    _vault_ribs(canvas, focus, sizes, lighter(wall, 0.14))
    for side in (-1, 1):
        _shop(canvas, vault, focus, sizes, side, far)
    rib = Stencil().polygon(_arch(focus, inner * 1.1)).polygon(_arch(focus, inner), value=0)
    canvas.press(rib, Ramp((lighter(wall, 0.34), lighter(wall, 0.16), wall)))
    edge = Stencil().polygon(_arch(focus, inner * 1.022)).polygon(_arch(focus, inner), value=0)
    canvas.press(edge, lighter(mix(wall, vault.end, 0.45), 0.1), opacity=0.85)


def _vault_ribs(canvas: Canvas, focus: Point, sizes: tuple[float, float], ink: Ink) -> None:
    """Draw the net of ribs on the vault between two arches."""
    outer, inner = _arch(focus, sizes[0]), _arch(focus, sizes[1])
    ribs = Stencil()
    last = len(outer) - 2
    for n in range(2, last - 1, 2):
        ribs.stroke([outer[n], inner[min(last, n + 2)]], 5 * sizes[0])
        ribs.stroke([outer[min(last, n + 2)], inner[n]], 5 * sizes[0])
    canvas.press(ribs, ink, opacity=0.6)


def _shop(canvas: Canvas, vault: Vault, focus: Point, sizes: tuple[float, float], side: int, far: float) -> None:  # noqa: PLR0913
    """Open a shop in the wall on one *side* (-1 left, 1 right), and fill it with goods."""
    rng = canvas.rng
    outer, inner = sizes[0] * 0.97, sizes[1] * 1.13

    def spot(deep: float, high: float) -> Point:
        """Return the point *deep* (0-1) into the bay and *high* units up its wall."""
        size = 1 / ((1 - deep) / outer + deep / inner)
        return focus[0] + side * 560 * size, focus[1] + (330 - high) * size

    dark = mix(vault.near, "#000000", 0.35)
    mouth = [spot(0.1, 0), spot(0.1, 300), spot(0.3, 390), spot(0.5, 420), spot(0.7, 390), spot(0.9, 300), spot(0.9, 0)]
    canvas.press(polygons([mouth]), Ramp((darker(dark, 0.2), mix(dark, vault.ray, 0.3))))
    sheets = {ink: Stencil() for ink in vault.goods}
    for shelf in range(5):
        count = 6
        for n in range(count):
            start, stop = 0.13 + 0.74 * n / count, 0.13 + 0.74 * (n + rng.uniform(0.6, 0.98)) / count
            foot, top = shelf * 58 + 6, shelf * 58 + rng.uniform(26, 52)
            sheets[rng.choice(vault.goods)].polygon([spot(start, foot), spot(start, top), spot(stop, top), spot(stop, foot)])
    hanging = sheets[rng.choice(vault.goods)]
    hanging.polygon([spot(0.02, 380), spot(0.02, 150), spot(0.07, 140), spot(0.07, 392)])
    for ink, stencil in sheets.items():
        canvas.press(stencil, mix(mix(ink, vault.near, 0.25), vault.end, far * 0.45))
    lamp = spot(0.5, 350)
    canvas.press(Stencil().disc(*lamp, 10 * outer, 14 * outer), "#fff2c8")
    canvas.glow(*lamp, 190 * outer, vault.ray, 0.55)


def bazaar(canvas: Canvas, number: int) -> None:
    """Paint a vaulted arcade in perspective with shafts of light."""
    vault = VAULTS[(number - 1) % len(VAULTS)]
    rng = canvas.rng
    focus = (canvas.width * rng.uniform(0.42, 0.58), 560.0)
    sizes = [1.75 * 0.66**n for n in range(BAYS + 1)]
    canvas.wash(down(darker(vault.near, 0.45), vault.near))
    for n in range(BAYS):
        _bay(canvas, vault, focus, (sizes[n], sizes[n + 1]), n / BAYS)
    canvas.press(polygons([_arch(focus, sizes[BAYS])]), vault.end)
    end = sizes[BAYS]
    ground = [(focus[0] - 560 * end, focus[1] + 330 * end), (focus[0] + 560 * end, focus[1] + 330 * end), (focus[0] + 1000, focus[1] + 590), (focus[0] - 1000, focus[1] + 590)]
    canvas.press(polygons([ground]), Ramp((vault.end, mix(vault.floor, vault.ray, 0.4), vault.floor, darker(vault.floor, 0.35))))
    _paving(canvas, focus, vault)
    canvas.glow(focus[0], focus[1] - 10, 330, vault.end, 0.85)
    _shafts(canvas, focus, sizes, vault)
    people = Stencil()
    for n, depth in enumerate((0.2, 0.24, 0.31, 0.4, 0.5, 0.74)):
        x = focus[0] + (-1) ** n * rng.uniform(90, 400) * depth
        walker(people, x, focus[1] + 330 * depth, 300 * depth, mirror=rng.random() < 0.5)  # noqa: PLR2004
    canvas.press(people, Ramp((mix(vault.near, "#000000", 0.3), mix(vault.near, "#000000", 0.55))))
    canvas.press(Stencil().box(0, 0, canvas.width, 260), "#000000", fade=(0.45, 0.0))


def _paving(canvas: Canvas, focus: Point, vault: Vault) -> None:
    """Lay flags on the floor, in perspective."""
    joints = Stencil()
    for n in range(-9, 10):
        joints.stroke([(focus[0] + n * 8, focus[1] + 22), (focus[0] + n * 180, HEIGHT + 40)], 2.4)
    for n in range(1, 13):
        y = focus[1] + 330 * 1.75 * 0.76**n
        joints.stroke([(focus[0] - (y - focus[1]) * 1.7, y), (focus[0] + (y - focus[1]) * 1.7, y)], 0.6 + 3.4 * 0.76**n)
    canvas.press(joints, darker(vault.floor, 0.55), opacity=0.45)


def _shafts(canvas: Canvas, focus: Point, sizes: list[float], vault: Vault) -> None:
    """Let light fall from the eye of each vault to the floor."""
    lean = canvas.rng.choice((-1, 1))
    for n in range(BAYS - 2, -1, -1):
        size = (sizes[n] + sizes[n + 1]) / 2
        eye = (focus[0], focus[1] - 640 * size)
        foot = (focus[0] + lean * 300 * size, focus[1] + 330 * size)
        half, wide = 34 * size, 120 * size
        if eye[1] > -200:  # noqa: PLR2004
            canvas.press(Stencil().disc(*eye, half * 1.25, half * 0.7), "#fffdf0")
            canvas.glow(*eye, 170 * size, vault.ray, 0.9)
        beam = [(eye[0] - half, eye[1]), (eye[0] + half, eye[1]), (foot[0] + wide, foot[1]), (foot[0] - wide, foot[1])]
        canvas.press(polygons([beam]), vault.ray, fade=(0.55, 0.16), soft=7 * size + 1, blend="screen")
        canvas.press(Stencil().disc(*foot, wide * 1.05, wide * 0.26), vault.ray, soft=5 * size + 1, opacity=0.5, blend="screen")


class Study(NamedTuple):
    """The colours of a library."""

    wood: Ink
    dark: Ink
    light: Ink
    spines: tuple[Ink, ...]
    gilt: Ink
    sky: Ramp


STUDIES = (
    Study("#7a4a2c", "#2c1810", "#ffdf9e", ("#8c2f2b", "#2f5f63", "#c98f3c", "#3b4a6b", "#e3cfa3", "#5c3a4a", "#6b7a4a"), "#f0cf84", down("#3f6a92", "#e9b98a", "#ffe2b0")),
    Study("#2f4f54", "#0f2026", "#fff0c4", ("#c7523c", "#e0a344", "#2f7f86", "#f0e0b8", "#8a3d4a", "#4d6a8f", "#d9cda0"), "#ffe2a0", down("#8fd0dc", "#e8f4e4", "#ffffff")),
    Study("#4a2438", "#1a0c18", "#ffb878", ("#a33a4e", "#5b4a86", "#d88a48", "#2f5a70", "#e8c8a8", "#7a2f5a", "#c4a050"), "#ffd694", down("#241a4c", "#7a3f70", "#f09468")),
    Study("#59532f", "#1e1c10", "#fff2b8", ("#6f7f3c", "#b8682f", "#2f6a5a", "#e6dba8", "#8a4a32", "#46607a", "#c8a848"), "#f4e0a0", down("#6fa0a8", "#d8e0c0", "#fbf2cc")),
)


def _books(canvas: Canvas, study: Study, frame: tuple[float, float, float], tall: float, bands: dict[Ink, Stencil], marks: Stencil) -> None:  # noqa: PLR0913
    """Fill the shelf *frame* (left, right, board) with books up to *tall* units high."""
    rng = canvas.rng
    left, right, board = frame
    x = left
    while x < right - 8:
        thick = rng.uniform(9, 27)
        if x + thick > right:
            break
        high = tall * rng.uniform(0.68, 0.97)
        ink = rng.choice(study.spines)
        roll = rng.random()
        if roll < 0.04:  # noqa: PLR2004
            x += thick * 1.5
        elif roll < 0.09:  # noqa: PLR2004
            bands[ink].polygon([(x + 4, board), (x + 4 + thick, board), (x + 20 + thick, board - high), (x + 20, board - high + 4)])
            x += thick + 22
        else:
            bands[ink].box(x, board - high, x + thick - 1.2, board)
            for share in (0.12, 0.2, 0.82):
                if rng.random() < 0.75:  # noqa: PLR2004
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
    edges = (-30.0, focus - half - 30 - (focus - half) / 2, focus - half - 18, focus + half + 18, width * 0.5 + (focus + half) / 2 + 24, width + 30)
    for left, right in ((edges[0], edges[1]), (edges[1], edges[2]), (edges[3], edges[4]), (edges[4], edges[5])):
        _case(canvas, study, left, right)
    _window(canvas, study, focus, half)
    canvas.press(Stencil().box(0, 858, width, HEIGHT), Ramp((study.wood, study.dark)))
    beam = [(focus - half * 0.8, 120), (focus + half * 0.8, 120), (focus - 260, HEIGHT), (focus - 900, HEIGHT)]
    canvas.press(polygons([beam]), study.light, fade=(0.42, 0.1), soft=26, blend="screen")
    canvas.glow(focus, 400, 640, study.light, 0.42)
    _ladder(canvas, study, focus - half - rng.uniform(230, 330))
    seat = Stencil().box(focus - half, 740, focus + half, 760).box(focus - half + 10, 760, focus - half + 26, 862).box(focus + half - 26, 760, focus + half - 10, 862)
    canvas.press(seat, darker(study.wood, 0.3))
    _reader(canvas, study, focus + 26, 742)
    canvas.press(Stencil().box(0, 0, width, HEIGHT), study.dark, fade=(0.55, -0.3))
    for side, fade in ((0.0, (0.6, 0.0)), (width - 420, (0.0, 0.6))):
        canvas.press(Stencil().box(side, 0, side + 420, HEIGHT), study.dark, fade=fade, sideways=True)


def _window(canvas: Canvas, study: Study, focus: float, half: float) -> None:
    """Open the tall pointed window and what is seen through it."""
    frame = pointed_arch(focus, 742, half, 460, 190)
    canvas.press(polygons([pointed_arch(focus, 742, half + 34, 466, 214)]), Ramp((lighter(study.wood, 0.15), darker(study.wood, 0.2))))
    opening = polygons([frame])
    canvas.press(opening, study.sky)
    inside = canvas.cut(opening)
    canvas.press(Stencil().disc(focus + 60, 470, 56), lighter(study.light, 0.5), within=inside)
    hills = [(focus - half, 640.0), (focus - 60, 570.0), (focus + 30, 630.0), (focus + 110, 590.0), (focus + half, 650.0), (focus + half, 760.0), (focus - half, 760.0)]
    canvas.press(polygons([hills]), Ramp((mix(study.sky.at(0.2), study.dark, 0.35), mix(study.dark, study.sky.at(0.6), 0.3))), within=inside)
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
    body: list[Point] = [(-66, 0), (-62, -70), (-50, -112), (-26, -122), (-8, -104), (0, -58), (34, -78), (66, -14), (82, -6), (84, 2), (0, 4)]
    figure = Stencil().polygon([(x + px, seat + py) for px, py in body]).disc(x - 26, seat - 144, 20, 23)
    figure.polygon([(x - 14, seat - 100), (x + 26, seat - 74), (x + 22, seat - 62), (x - 22, seat - 80)])
    canvas.press(figure, Ramp((mix(study.dark, "#000000", 0.2), study.dark)))
    page = [(x + 12, seat - 72), (x + 30, seat - 104), (x + 54, seat - 92), (x + 38, seat - 62)]
    canvas.press(polygons([page]), lighter(study.light, 0.5))


class Drama(NamedTuple):
    """The colours of a theatre."""

    curtain: Ink
    stage: Ink
    back: Ramp
    beam: Ink
    gold: Ink


DRAMAS = (
    Drama("#a3182a", "#7a4a2e", down("#1a0f24", "#3a1c3a", "#5a2a3c"), "#fff2cc", "#e0b050"),
    Drama("#155a6a", "#4a5a5c", down("#06141c", "#0f3442", "#1f5a60"), "#eafcf0", "#d8c078"),
    Drama("#5a2a7a", "#5a3a50", down("#120a24", "#2c1a50", "#6a3a70"), "#ffe2f0", "#e8b878"),
    Drama("#b8561f", "#6a4026", down("#1c1008", "#4a2412", "#8a4a1e"), "#fff0c0", "#f0cc70"),
)


def _drape(canvas: Canvas, paint: Ink, edge: float, wide: float, side: int) -> None:
    """Hang one curtain from the *edge* of the picture, gathered at the waist."""
    folds = 11
    for n in range(folds):
        outer, inner = wide * n / folds, wide * (n + 1) / folds
        shade = 0.5 - 0.42 * math.cos(n * 2.4) - 0.12 * (n % 2)
        strip: list[Point] = []
        back: list[Point] = []
        for step in range(25):
            y = -10 + 930 * step / 24
            draw = 1 - 0.4 * math.exp(-(((y - 640) / 170) ** 2)) + 0.02 * math.sin(y / 60 + n)
            strip.append((edge + side * outer * draw, y))
            back.append((edge + side * (inner * draw + 2), y))
        ink = mix(darker(paint, 0.66), lighter(paint, 0.14), max(0.0, min(1.0, shade)))
        ends = (darker(ink, 0.35), lighter(ink, 0.12), darker(ink, 0.3))
        canvas.press(polygons([[*strip, *reversed(back)]]), Ramp(ends, across=True))


def _valance(canvas: Canvas, drama: Drama) -> None:
    """Hang the fringed swags above the stage."""
    count = 7
    wide = canvas.width / count
    for n in range(count):
        middle = (n + 0.5) * wide
        for fold in range(6):
            drop = 150 - fold * 24
            half = wide * (0.56 - fold * 0.012)
            line = [(middle + half * math.cos(math.pi * k / 20), drop * math.sin(math.pi * k / 20)) for k in range(21)]
            ink = mix(darker(drama.curtain, 0.62), lighter(drama.curtain, 0.06), 0.85 if fold % 2 else 0.3)
            canvas.press(polygons([[*line, (middle - half, -20), (middle + half, -20)]]), Ramp((darker(ink, 0.45), ink)))
            if fold == 0:
                canvas.press(Stencil().stroke(line, 8), drama.gold)


def theatre(canvas: Canvas, number: int) -> None:
    """Paint a stage between curtains, one player in the spotlight."""
    drama = DRAMAS[(number - 1) % len(DRAMAS)]
    rng, width = canvas.rng, canvas.width
    focus, floor = width * rng.uniform(0.44, 0.58), 640.0
    canvas.wash(drama.back, 0, floor)
    disc = Stencil().disc(focus + rng.uniform(-160, 160), 400, 210)
    canvas.press(disc, Ramp((mix(drama.gold, drama.back.at(1.0), 0.35), mix(drama.gold, drama.back.at(1.0), 0.85))), opacity=0.8)
    arches = Stencil()
    for n in range(-3, 4):
        x = focus + n * 250
        arches.polygon([*pointed_arch(x, floor, 106, 230, 120)])
    wall = Stencil().box(0, 400, width, floor)
    canvas.press(wall, darker(drama.back.at(0.5), 0.2), opacity=0.85)
    canvas.press(arches, Ramp((mix(drama.back.at(1.0), drama.gold, 0.25), drama.back.at(1.0))))
    canvas.wash(down(darker(drama.stage, 0.3), drama.stage, darker(drama.stage, 0.2)), floor, 830)
    planks = Stencil()
    for n in range(-24, 25):
        planks.stroke([(focus + n * 52, floor), (focus + n * 92, 830)], 2)
    canvas.press(planks, darker(drama.stage, 0.6), opacity=0.45)
    for share, strength in ((-0.42, 0.26), (0.4, 0.26), (0.08, 0.62)):
        top = (focus + share * width, -60.0)
        spread = 150 if strength > 0.5 else 90  # noqa: PLR2004
        beam = [(top[0] - 16, top[1]), (top[0] + 16, top[1]), (focus + spread, 744), (focus - spread, 744)]
        canvas.press(polygons([beam]), drama.beam, fade=(strength, strength * 0.55), soft=9, blend="screen")
    canvas.press(Stencil().disc(focus, 742, 178, 36), drama.beam, soft=7, opacity=0.8, blend="screen")
    player = Stencil()
    walker(player, focus, 744, 210)
    player.polygon([(focus - 20, 570), (focus - 78, 520), (focus - 84, 528), (focus - 24, 600)]).polygon([(focus + 20, 570), (focus + 70, 500), (focus + 78, 506), (focus + 24, 604)])
    player.polygon([(focus - 26, 600), (focus + 26, 600), (focus + 46, 738), (focus - 44, 738)])
    canvas.press(polygons([[(focus - 22, 744), (focus + 22, 744), (focus - 60, 800), (focus - 130, 800)]]), "#000000", fade=(0.6, 0.0), soft=4)
    canvas.press(player, darker(drama.back.at(0.2), 0.4))
    _drape(canvas, drama.curtain, -10, 400, 1)
    _drape(canvas, drama.curtain, width + 10, 400, -1)
    _valance(canvas, drama)
    canvas.press(Stencil().box(0, 826, width, HEIGHT), down(darker(drama.curtain, 0.7), "#050306"))
    canvas.press(Stencil().box(0, 824, width, 832), drama.gold, opacity=0.7)
    _audience(canvas)
    canvas.glow(focus, 420, 620, drama.beam, 0.14)


def _audience(canvas: Canvas) -> None:
    """Seat the audience in the dark, seen from behind."""
    for row, (base, size) in enumerate(((866, 30.0), (918, 44.0))):
        heads = Stencil()
        x = -20.0 + row * 30
        while x < canvas.width + 20:
            lift = canvas.rng.uniform(-5, 8)
            heads.disc(x, base - size + lift, size * 0.62, size * 0.76).disc(x, base + size * 0.9 + lift, size * 1.25, size * 1.05)
            x += size * canvas.rng.uniform(2.5, 3.1)
        canvas.press(heads, ("#120a12", "#060308")[row])

