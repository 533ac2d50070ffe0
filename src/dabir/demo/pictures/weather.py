"""Weather that outdoor scenes share: its light, stars, clouds and mist."""

# A drawing is made of proportions.
# ruff: noqa: PLR2004

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageChops

from dabir.demo.pictures.canvas import Canvas, Stencil
from dabir.demo.pictures.grain import clouds
from dabir.demo.pictures.light import Ink, Ramp, down


class Weather(NamedTuple):
    """The light of a mountain picture, from the top of the sky to the nearest wood."""

    sky: Ramp
    sun: Ink
    haze: Ink
    snow: Ink
    rock: Ink
    shade: Ink
    wood: Ink
    stars: bool = False


WEATHERS = (
    Weather(
        down("#2b3a67", "#7d6b91", "#e39a8b", "#fbd6a8"),
        "#fff1cf",
        "#f0b7a0",
        "#ffe9dc",
        "#8a7390",
        "#5c5c8f",
        "#1d2440",
    ),
    Weather(
        down("#1f6f9f", "#62b0cf", "#c4e4e6", "#f3f0dc"),
        "#fffbe6",
        "#d4e6e8",
        "#ffffff",
        "#6f8ea6",
        "#5f8fb8",
        "#173a45",
    ),
    Weather(
        down("#0c1230", "#1c2c58", "#44598c", "#9aa3c0"),
        "#f4f1dd",
        "#7786b0",
        "#dfe6f7",
        "#3f4c78",
        "#2b3763",
        "#070b1e",
        stars=True,
    ),
    Weather(
        down("#33294f", "#8c3f5f", "#e2674e", "#ffc46b"),
        "#fff0b8",
        "#f29a6c",
        "#ffdcb5",
        "#7a4660",
        "#573a66",
        "#1f1430",
    ),
    Weather(
        down("#3e6a78", "#88b0ac", "#dfd9bf", "#f7e6c4"),
        "#fffdf0",
        "#e3dfcb",
        "#fdfaf2",
        "#87948f",
        "#6b8893",
        "#22373a",
    ),
)


def stars(canvas: Canvas, count: int, bottom: float) -> None:
    """Sow *count* stars from the top of the picture to *bottom*."""
    faint, bright = Stencil(), Stencil()
    for _ in range(count):
        x, y = canvas.rng.uniform(0, canvas.width), bottom * canvas.rng.random() ** 1.3
        sheet = bright if canvas.rng.random() < 0.2 else faint
        sheet.disc(x, y, canvas.rng.uniform(0.7, 1.5) * (1.5 if sheet is bright else 1.0))
    canvas.press(faint, "#dfe6ff", opacity=0.55, fade=(1.0, 0.3))
    canvas.press(bright, "#ffffff", fade=(1.0, 0.4))


def wisps(canvas: Canvas, ink: Ink, count: int, band: tuple[float, float], opacity: float = 0.6) -> None:
    """Draw *count* long thin clouds of *ink* between the heights of *band*."""
    rng = canvas.rng
    stencil = Stencil()
    for _ in range(count):
        x, y, long = rng.uniform(-100, canvas.width), rng.uniform(*band), rng.uniform(160, 520)
        for _ in range(rng.randint(3, 6)):
            stencil.disc(
                x + rng.uniform(-0.4, 0.4) * long,
                y + rng.uniform(-9, 9),
                long * rng.uniform(0.15, 0.4),
                rng.uniform(2, 7),
            )
    canvas.press(stencil, ink, opacity=opacity, soft=4)


def cumulus(
    canvas: Canvas,
    paint: Ink | Ramp,
    band: tuple[float, float],
    *,
    opacity: float = 0.8,
    window: tuple[int, int] = (125, 200),
) -> None:
    """Cover the heights of *band* with fractal cloud in *paint*, thin at both edges."""
    size = canvas.pixels(canvas.width, band[1] - band[0])
    cover = clouds(size, canvas.rng, cells=(3, 3), octaves=6, window=window)
    edge = Image.new("L", (1, 5))
    edge.putdata([0, 200, 255, 160, 0])
    canvas.tint(
        ImageChops.multiply(cover, edge.resize(size, Image.Resampling.BICUBIC)), paint, opacity=opacity, top=band[0]
    )


def mist(canvas: Canvas, ink: Ink, top: float, bottom: float, opacity: float = 0.8) -> None:
    """Let *ink* gather between *top* and *bottom*, thickest at the foot."""
    canvas.press(Stencil().box(0, top, canvas.width, bottom), ink, fade=(0.0, opacity))
