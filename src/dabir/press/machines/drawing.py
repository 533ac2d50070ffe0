"""Pictures the press draws itself: a story's card, the paper's icon. The only file of the press that draws.

Words are set by libraqm, which Pillow's wheels carry: it joins Persian letters, orders
what is written in both directions, and knows half-spaces.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

WIDTH: Final = 1200
HEIGHT: Final = 630
"""A card's size in pixels, which all who show cards take."""

_FONTS: Final = Path(__file__).parent / "vendor"
_MARGIN: Final = 72
_INK: Final = "#15201e"
_SOFT: Final = "#5b6866"
_PAPER: Final = "#ffffff"
_SIZES: Final = (84, 76, 68, 60, 54, 48)
_MOST_LINES: Final = 4
_LEADING: Final = 1.45
_COLOURS: Final = 48
"""Enough for smooth edges of three inks on one ground; a card then takes a fifth of its bytes."""

_ICON: Final = 512
_ICO: Final = ((16, 16), (32, 32), (48, 48))


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = _FONTS / f"vazirmatn-{name}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)


def card(*, paper: str, kicker: str, headline: str, foot: str, colour: str) -> bytes:
    """Return a card as PNG: a *headline* under its *kicker*, whose *paper* it is, and a *foot* line.

    *colour* is the paper's, as ``#rrggbb``. A headline too long for the card ends with an ellipsis.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 16), fill=colour)
    _line(draw, paper, HEIGHT - 118, _font("bold", 46), colour)
    _line(draw, foot, HEIGHT - 100, _font("medium", 30), _SOFT, left=True)
    draw.line((_MARGIN, HEIGHT - 140, WIDTH - _MARGIN, HEIGHT - 140), fill="#d9dfdd", width=2)
    top = 56
    if kicker:
        _line(draw, _fitted(kicker, _font("medium", 36)), top, _font("medium", 36), colour)
        top += 68
    size, lines = _set(headline, HEIGHT - 150 - top)
    font = _font("bold", size)
    top += max(0, (HEIGHT - 160 - top - round(len(lines) * size * _LEADING)) // 3)
    for number, line in enumerate(lines):
        _line(draw, line, top + round(number * size * _LEADING), font, _INK)
    return _png(image)


def _line(
    draw: ImageDraw.ImageDraw, words: str, top: float, font: ImageFont.FreeTypeFont, ink: str, *, left: bool = False
) -> None:
    """Write *words* in one line, from the right margin or, if *left*, ending at the left one."""
    place, anchor = ((_MARGIN, top), "la") if left else ((WIDTH - _MARGIN, top), "ra")
    draw.text(place, words, font=font, fill=ink, anchor=anchor, direction="rtl", language="fa")


def _set(headline: str, height: int) -> tuple[int, list[str]]:
    """Return the greatest size at which *headline* fits into *height*, and its lines there."""
    for size in _SIZES:
        lines = _wrapped(headline, _font("bold", size))
        if len(lines) <= _MOST_LINES and len(lines) * size * _LEADING <= height:
            return size, lines
    size = _SIZES[-1]
    font = _font("bold", size)
    lines = _wrapped(headline, font)
    room = min(_MOST_LINES, int(height // (size * _LEADING)))
    if len(lines) > room:
        lines = [*lines[: room - 1], _fitted(f"{lines[room - 1]} {lines[room]}", font)]
    return size, lines


def _wrapped(words: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Return *words* in lines no wider than the card; a single word that is wider is cut."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, font) <= WIDTH - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(_fitted(word, font))
    return lines


def _fitted(words: str, font: ImageFont.FreeTypeFont) -> str:
    """Return *words* if they fit on a line, else as much of them as does with an ellipsis."""
    if _width(words, font) <= WIDTH - 2 * _MARGIN:
        return words
    while words and _width(f"{words}…", font) > WIDTH - 2 * _MARGIN:
        words = words.rpartition(" ")[0] or words[:-1]
    return f"{words}…"


def _width(words: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(words, direction="rtl", language="fa")


@cache  # there are four, and whoever bakes the whole paper again wants the same
def icon(size: int, letter: str, colour: str, source: Path | None = None) -> bytes:
    """Return the paper's icon as a square PNG of *size* pixels.

    It is made from the picture *source*, or else is the *letter* in white on *colour*.
    """
    return _png(_icon(letter, colour, source).resize((size, size), Image.Resampling.LANCZOS))


@cache
def favicon(letter: str, colour: str, source: Path | None = None) -> bytes:
    """Return the icon as an ICO with the sizes that browsers and desktops ask for; see :func:`icon`."""
    packed = BytesIO()
    _icon(letter, colour, source).save(packed, "ICO", sizes=_ICO)
    return packed.getvalue()


def _icon(letter: str, colour: str, source: Path | None) -> Image.Image:
    if source:
        with Image.open(source) as given:
            return given.convert("RGBA").resize((_ICON, _ICON), Image.Resampling.LANCZOS)
    image = Image.new("RGB", (_ICON, _ICON), colour)
    draw = ImageDraw.Draw(image)
    font = _font("bold", _ICON // 2)
    left, top, right, bottom = draw.textbbox((0, 0), letter, font=font, direction="rtl", language="fa")
    place = ((_ICON - left - right) / 2, (_ICON - top - bottom) / 2)  # its ink in the middle, whatever its shape
    draw.text(place, letter, font=font, fill=_PAPER, direction="rtl", language="fa")
    return image


def _png(image: Image.Image) -> bytes:
    packed = BytesIO()
    few = image if image.mode == "RGBA" else image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)
    few.save(packed, "PNG", optimize=True)
    return packed.getvalue()
