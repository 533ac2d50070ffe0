"""The canvas: stencils of smooth-edged shapes pressed on a picture in paint.

Lengths are in *units*: a picture is always 900 units high, whatever its pixels, so a
painter need not know the size that was asked for.
"""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from dabir.demo.pictures.grain import grained, stippled
from dabir.demo.pictures.light import BLACK, WHITE, Ink, Paint, Ramp, colour, halo, level, painted

HEIGHT = 900.0
FINE_PIXELS = 160_000
Point = tuple[float, float]
Box = tuple[int, int, int, int]
Blend = Literal["cover", "screen", "multiply"]


@dataclass(frozen=True)
class _Cut:
    """One shape of a stencil: its corners, and what it does to the mask."""

    kind: Literal["polygon", "disc", "stroke"]
    points: Sequence[Point]
    thickness: float = 0.0
    value: int = 255


class Stencil:
    """Shapes that are painted together, in units; later cuts lie over earlier ones."""

    def __init__(self) -> None:
        """Start with no shape."""
        self._cuts: list[_Cut] = []

    def polygon(self, points: Sequence[Point], value: int = 255) -> Self:
        """Add the polygon with corners *points*; *value* 0 takes it away again."""
        self._cuts.append(_Cut("polygon", points, 0.0, value))
        return self

    def box(self, left: float, top: float, right: float, bottom: float, value: int = 255) -> Self:
        """Add an upright rectangle; *value* 0 takes it away again."""
        return self.polygon(((left, top), (right, top), (right, bottom), (left, bottom)), value)

    def disc(self, x: float, y: float, across: float, tall: float | None = None, value: int = 255) -> Self:
        """Add an ellipse about (*x*, *y*) with radii *across* and *tall*."""
        rise = across if tall is None else tall
        self._cuts.append(_Cut("disc", ((x - across, y - rise), (x + across, y + rise)), 0.0, value))
        return self

    def stroke(self, points: Sequence[Point], thickness: float, value: int = 255) -> Self:
        """Add a line through *points*, *thickness* units wide."""
        self._cuts.append(_Cut("stroke", points, thickness, value))
        return self

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of all shapes, in units."""
        spread = [(point, cut.thickness / 2) for cut in self._cuts for point in cut.points]
        return (
            min((p[0] - t for p, t in spread), default=0.0),
            min((p[1] - t for p, t in spread), default=0.0),
            max((p[0] + t for p, t in spread), default=0.0),
            max((p[1] + t for p, t in spread), default=0.0),
        )

    def mask(self, frame: Box, scale: float, finer: float) -> Image.Image:
        """Return the mask of the pixels of *frame*, drawn *finer* times as large.

        *scale* is the number of pixels to the unit.
        """
        left, top, right, bottom = frame
        sheet = Image.new("L", (math.ceil((right - left) * finer), math.ceil((bottom - top) * finer)))
        pen = ImageDraw.Draw(sheet)
        factor = scale * finer
        shift, drop = left * finer, top * finer
        for cut in self._cuts:
            spots = [(x * factor - shift, y * factor - drop) for x, y in cut.points]
            if cut.kind == "polygon":
                pen.polygon(spots, fill=cut.value)
            elif cut.kind == "disc":
                pen.ellipse(spots, fill=cut.value)
            else:
                pen.line(spots, fill=cut.value, width=max(1, round(cut.thickness * factor)), joint="curve")
        return sheet


def polygons(shapes: Iterable[Sequence[Point]]) -> Stencil:
    """Return a stencil of the polygons *shapes*."""
    stencil = Stencil()
    for shape in shapes:
        stencil.polygon(shape)
    return stencil


class Canvas:
    """An RGB picture under the brush, with the random numbers of its scene."""

    def __init__(self, size: tuple[int, int], seed: str) -> None:
        """Start a black picture of *size* pixels; *seed* decides all that is left to chance."""
        self.image = Image.new("RGB", size)
        self.scale = size[1] / HEIGHT
        self.width = size[0] / self.scale
        self.height = HEIGHT
        self.rng = random.Random(seed)  # noqa: S311 - pictures, not secrets

    def wash(self, paint: Paint, top: float = 0.0, bottom: float = HEIGHT) -> None:
        """Fill the picture from *top* to *bottom* with *paint*."""
        first, last = round(top * self.scale), round(bottom * self.scale)
        if last > first:
            self.image.paste(painted(paint, (self.image.width, last - first)), (0, first))

    def press(
        self,
        stencil: Stencil,
        paint: Paint,
        *,
        opacity: float = 1.0,
        fade: tuple[float, float] | None = None,
        sideways: bool = False,
        soft: float = 0.0,
        stipple: bool = False,
        blend: Blend = "cover",
        within: Image.Image | None = None,
    ) -> None:
        """Press *paint* through *stencil*.

        *fade* gives the opacities at the stencil's top and bottom (left and right when
        *sideways*); *soft* blurs the edge, in units; *stipple* breaks the paint into
        dots; *within* is a mask as large as the picture that the paint keeps inside.
        """
        bounds = stencil.bounds()
        frame = self._frame(bounds, soft * 2)
        if frame is None:
            return
        mask = self._soft(stencil, frame, soft) if soft else self._sharp(stencil, frame)
        shape = mask
        if fade is not None:
            span = self._span(bounds, frame, across=sideways)
            mask = ImageChops.multiply(mask, level(fade, mask.size, along=sideways, span=span))
        if stipple:
            mask = ImageChops.multiply(stippled(mask), shape)
        if within is not None:
            mask = ImageChops.multiply(mask, within.crop(frame))
        self._lay(frame, mask, paint, bounds, opacity, blend)

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        ink: Ink,
        strength: float = 0.8,
        *,
        squash: float = 1.0,
        power: float = 2.0,
    ) -> None:
        """Light a round glow of *radius* about (*x*, *y*), *squash* times as high as wide."""
        bounds = (x - radius, y - radius * squash, x + radius, y + radius * squash)
        frame = self._frame(bounds, 0)
        if frame is None:
            return
        left, top, right, bottom = (side * self.scale for side in bounds)
        step_x, step_y = 256 / (right - left), 256 / (bottom - top)
        part = (
            (frame[0] - left) * step_x,
            (frame[1] - top) * step_y,
            (frame[2] - left) * step_x,
            (frame[3] - top) * step_y,
        )
        inside = (max(0.0, part[0]), max(0.0, part[1]), min(256.0, part[2]), min(256.0, part[3]))
        size = (frame[2] - frame[0], frame[3] - frame[1])
        mask = halo(power, strength).resize(size, Image.Resampling.BILINEAR, box=inside)
        self._lay(frame, mask, ink, bounds, 1.0, "screen")

    def tint(
        self, mask: Image.Image, paint: Paint, *, opacity: float = 1.0, blend: Blend = "cover", top: float = 0.0
    ) -> None:
        """Lay *paint* through *mask*, whose upper edge is *top* units down the picture."""
        first = round(top * self.scale)
        frame = (0, first, mask.width, first + mask.height)
        self._lay(frame, mask, paint, (0.0, top, self.width, top + mask.height / self.scale), opacity, blend)

    def cut(self, stencil: Stencil) -> Image.Image:
        """Return the mask of *stencil*, as large as the picture."""
        mask = Image.new("L", self.image.size)
        frame = self._frame(stencil.bounds(), 0)
        if frame is not None:
            mask.paste(self._sharp(stencil, frame), frame)
        return mask

    def pixels(self, width: float, height: float) -> tuple[int, int]:
        """Return the size in pixels of *width* by *height* units."""
        return max(1, round(width * self.scale)), max(1, round(height * self.scale))

    def finish(self, amount: int = 9) -> Image.Image:
        """Return the picture with its last film of grain, *amount* levels strong."""
        return grained(self.image, amount)

    def _frame(self, bounds: tuple[float, float, float, float], margin: float) -> Box | None:
        """Return the pixels that *bounds* touch within the picture, or None."""
        left = max(0, math.floor((bounds[0] - margin) * self.scale))
        top = max(0, math.floor((bounds[1] - margin) * self.scale))
        right = min(self.image.width, math.ceil((bounds[2] + margin) * self.scale) + 1)
        bottom = min(self.image.height, math.ceil((bounds[3] + margin) * self.scale) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def _sharp(self, stencil: Stencil, frame: Box) -> Image.Image:
        """Return the smooth-edged mask of *stencil* over *frame*."""
        area = (frame[2] - frame[0]) * (frame[3] - frame[1])
        finer = 4 if area < FINE_PIXELS else 2
        return stencil.mask(frame, self.scale, finer).reduce(finer)

    def _soft(self, stencil: Stencil, frame: Box, soft: float) -> Image.Image:
        """Return the mask of *stencil* over *frame*, blurred by *soft* units."""
        radius = soft * self.scale
        finer = 0.25 if radius > 6 else 0.5
        blurred = stencil.mask(frame, self.scale, finer).filter(ImageFilter.GaussianBlur(radius * finer))
        return blurred.resize((frame[2] - frame[0], frame[3] - frame[1]), Image.Resampling.BILINEAR)

    def _span(self, bounds: tuple[float, float, float, float], frame: Box, *, across: bool) -> tuple[float, float]:
        """Return where *frame* starts and stops between the edges of *bounds* (0-1)."""
        low, high = (0, 2) if across else (1, 3)
        start, length = (bounds[low] * self.scale, max(1e-6, (bounds[high] - bounds[low]) * self.scale))
        return (frame[low] - start) / length, (frame[high] - start) / length

    def _lay(
        self,
        frame: Box,
        mask: Image.Image,
        paint: Paint,
        bounds: tuple[float, float, float, float],
        opacity: float,
        blend: Blend,
    ) -> None:
        """Lay *paint* through *mask* on *frame*; a ramp runs between the edges of *bounds*."""
        if opacity < 1.0:
            mask = mask.point([round(n * opacity) for n in range(256)])
        if blend == "cover" and not isinstance(paint, Ramp):
            self.image.paste(colour(paint), frame, mask)
            return
        span = self._span(bounds, frame, across=isinstance(paint, Ramp) and paint.across)
        coat = painted(paint, mask.size, span)
        if blend == "cover":
            self.image.paste(coat, frame, mask)
            return
        below = self.image.crop(frame)
        ground = Image.new("RGB", mask.size, BLACK if blend == "screen" else WHITE)
        ground.paste(coat, (0, 0), mask)
        join = ImageChops.screen if blend == "screen" else ImageChops.multiply
        self.image.paste(join(below, ground), frame)
