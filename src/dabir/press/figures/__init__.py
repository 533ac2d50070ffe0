"""What stands among a story's paragraphs and is not text, a picture or a film: its view as HTML.

A chart is drawn here as SVG without script or style attributes; the colours, dashes and
fonts are the stylesheet's (``figures.css``), so that dark, print and a paper's own face
need no second drawing. The rest are small answers a template asks for: what readers
call the site an embed leads to, and the anchors of live updates. :data:`FILTERS` is what
the templates get of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from dabir.press.figures.drawing import drawn, key
from dabir.press.figures.live import anchored
from dabir.press.figures.numbers import figure
from dabir.press.figures.providers import provider

FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "anchored": anchored,
    "drawn": drawn,
    "figure": figure,
    "key": key,
    "provider": provider,
}
"""The filters of :mod:`dabir.press.templates` for these blocks, by name."""
