"""How the paper looks where it is only a sign: its icons, its manifest, the cards of its stories."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders

from dabir.conf import conf
from dabir.persian.calendar import long_date
from dabir.press import routes
from dabir.press.machines import drawing
from dabir.press.machines.addresses import ICONS, ShareCardAddress, machine_path
from dabir.press.machines.content import label
from dabir.press.machines.fields import to_json
from dabir.press.reading import Reader
from dabir.press.views import known
from dabir.story import Story

_SIZES: Final[Mapping[str, int]] = {"icon-192.png": 192, "icon-512.png": 512, "apple-touch-icon.png": 180}

_LOOK: Final = 1
"""The look of cards; a new one is a new address of every card."""


def icon(reader: Reader, name: str) -> bytes:
    """Return the icon *name*, one of :data:`dabir.press.machines.addresses.ICONS`."""
    letter = next((letter for letter in conf.PAPER_NAME if letter.isalnum()), "•")
    given = _given_icon()
    if name == "favicon.ico":
        return drawing.favicon(letter, conf.PAPER_COLOUR, given)
    return drawing.icon(_SIZES[name], letter, conf.PAPER_COLOUR, given)


@cache
def _given_icon() -> Path | None:
    """Return the icon that the site brings itself, a static file found like any other."""
    found = finders.find("press/icon.png")
    return Path(found) if found else None


def manifest(reader: Reader) -> bytes:
    """Return the web manifest: what a telephone that keeps the paper among its applications calls it."""
    return to_json(
        {
            "name": conf.PAPER_NAME,
            "short_name": conf.PAPER_NAME,
            "description": conf.PAPER_MOTTO,
            "lang": routes.EDITION,
            "dir": "rtl",
            "id": routes.FRONT,
            "start_url": routes.FRONT,
            "scope": "/",
            "display": "minimal-ui",
            "theme_color": conf.PAPER_COLOUR,
            "background_color": "#ffffff",
            "icons": [
                {"src": ICONS[name], "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any"}
                for name, size in _SIZES.items()
                if name.startswith("icon-")
            ],
        }
    )


def share_card(reader: Reader, code: int) -> bytes:
    """Return the drawn card of the story *code* as PNG."""
    paper, kicker, headline, foot, colour = _drawn(known(reader, code))
    return drawing.card(paper=paper, kicker=kicker, headline=headline, foot=foot, colour=colour)


def share_card_path(story: Story) -> str:
    """Return the path of the card of *story*; it is another one when anything drawn on it changes."""
    return machine_path(share_card_address(story))


def share_card_address(story: Story) -> ShareCardAddress:
    """Return where the card of *story* now is."""
    drawn = "\0".join((str(_LOOK), *_drawn(story)))
    return ShareCardAddress(story.code, hashlib.blake2b(drawn.encode(), digest_size=8).hexdigest())


def _drawn(story: Story) -> tuple[str, str, str, str, str]:
    """Return all that is drawn on a card: paper, kicker, headline, foot, colour."""
    return (
        conf.PAPER_NAME,
        label(story) or story.kicker,
        story.headline,
        long_date(story.first_published),
        conf.PAPER_COLOUR,
    )
