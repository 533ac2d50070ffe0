"""Layers of a film: pictures wider than the frame, which shift at their own speed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import HEIGHT, Canvas, Stencil
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.light import Ink, Paint, colour

WIDTH, TALL = 640, 360
RATE = 24
SECONDS = 6.0
FRAMES = round(RATE * SECONDS)
SCALE = TALL / HEIGHT


@dataclass(frozen=True)
class Layer:
    """A picture wider than the film, the mask of what it covers, and its top in pixels."""

    picture: Image.Image
    mask: Image.Image
    top: int = 0

    def trimmed(self) -> Layer:
        """Return the layer without the empty rows above it, so that it lays faster."""
        box = self.mask.getbbox()
        first = 0 if box is None else box[1]
        last = self.mask.height if box is None else box[3]
        rows = (0, first, self.mask.width, last)
        return Layer(self.picture.crop(rows), self.mask.crop(rows), self.top + first)

    def show(self, frame: Image.Image, x: float, y: float = 0.0) -> None:
        """Lay the layer on *frame*, moved *x* and *y* pixels."""
        frame.paste(self.picture, (round(x), self.top + round(y)), self.mask)


def sheet(width: int, seed: str) -> Canvas:
    """Return a canvas as high as the film and *width* pixels wide."""
    return Canvas((width, TALL), f"film/{seed}")


def layer_of(canvas: Canvas, stencil: Stencil, paint: Paint) -> Layer:
    """Press *paint* on *canvas* and return the shape as a layer."""
    canvas.image.paste(0, (0, 0, *canvas.image.size))
    grown = canvas.cut(stencil)
    canvas.press(Stencil().box(*stencil.bounds()), paint)
    return Layer(canvas.image.copy(), grown)


def veil(width: int, seed: str, ink: Ink, window: tuple[int, int], band: tuple[float, float]) -> Layer:
    """Return drifting cloud of *ink* between the heights of *band* (pixels)."""
    cover = clouds((width, TALL), random.Random(seed), cells=(6, 4), octaves=5, window=window)  # noqa: S311 - pictures, not secrets
    edge = Image.new("L", (1, TALL))
    middle, half = (band[0] + band[1]) / 2, (band[1] - band[0]) / 2
    edge.putdata([round(255 * max(0.0, 1 - ((y - middle) / half) ** 2)) for y in range(TALL)])
    mask = ImageChops.multiply(cover, edge.resize((width, TALL)))
    return Layer(Image.new("RGB", (width, TALL), colour(ink)), mask).trimmed()
