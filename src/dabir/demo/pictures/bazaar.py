"""The bazaar's vaulted arcade, with shafts of light."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

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
    Vault(
        "#3a2118",
        "#9a5f38",
        "#ffe2ad",
        "#ffe9b8",
        "#6b422c",
        ("#b3392f", "#d9962f", "#2f7a7c", "#e6c887", "#7d3a5a", "#3f5a8a"),
    ),
    Vault(
        "#182838",
        "#4f7480",
        "#f4efd2",
        "#fff8dc",
        "#2c4450",
        ("#d8683a", "#e8b64a", "#3fa39a", "#f0dcae", "#a03a48", "#2f6f9a"),
    ),
    Vault(
        "#2c1430",
        "#8a4458",
        "#ffc890",
        "#ffdcae",
        "#4a2440",
        ("#e0704a", "#f0b04e", "#5a8fa0", "#f4d8b0", "#b83a5a", "#7a5aa0"),
    ),
    Vault(
        "#26301c",
        "#7f8a4e",
        "#fbf2c4",
        "#fffae0",
        "#465030",
        ("#c25a30", "#e0aa3c", "#3f8070", "#f0e2b4", "#8a3a40", "#5a7aa0"),
    ),
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


def _shop(canvas: Canvas, vault: Vault, focus: Point, sizes: tuple[float, float], side: int, far: float) -> None:
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
            start, stop = (0.13 + 0.74 * n / count, 0.13 + 0.74 * (n + rng.uniform(0.6, 0.98)) / count)
            foot, top = shelf * 58 + 6, shelf * 58 + rng.uniform(26, 52)
            sheets[rng.choice(vault.goods)].polygon(
                [spot(start, foot), spot(start, top), spot(stop, top), spot(stop, foot)]
            )
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
    ground = [
        (focus[0] - 560 * end, focus[1] + 330 * end),
        (focus[0] + 560 * end, focus[1] + 330 * end),
        (focus[0] + 1000, focus[1] + 590),
        (focus[0] - 1000, focus[1] + 590),
    ]
    canvas.press(
        polygons([ground]), Ramp((vault.end, mix(vault.floor, vault.ray, 0.4), vault.floor, darker(vault.floor, 0.35)))
    )
    _paving(canvas, focus, vault)
    canvas.glow(focus[0], focus[1] - 10, 330, vault.end, 0.85)
    _shafts(canvas, focus, sizes, vault)
    people = Stencil()
    for n, depth in enumerate((0.2, 0.24, 0.31, 0.4, 0.5, 0.74)):
        x = focus[0] + (-1) ** n * rng.uniform(90, 400) * depth
        walker(people, x, focus[1] + 330 * depth, 300 * depth, mirror=rng.random() < 0.5)
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
        if eye[1] > -200:
            canvas.press(Stencil().disc(*eye, half * 1.25, half * 0.7), "#fffdf0")
            canvas.glow(*eye, 170 * size, vault.ray, 0.9)
        beam = [(eye[0] - half, eye[1]), (eye[0] + half, eye[1]), (foot[0] + wide, foot[1]), (foot[0] - wide, foot[1])]
        canvas.press(polygons([beam]), vault.ray, fade=(0.55, 0.16), soft=7 * size + 1, blend="screen")
        canvas.press(
            Stencil().disc(*foot, wide * 1.05, wide * 0.26), vault.ray, soft=5 * size + 1, opacity=0.5, blend="screen"
        )
