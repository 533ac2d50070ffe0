"""A draft as readers would see it: the press bakes it from a record that is never published."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Final

import msgspec
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dabir.newsroom import ledgers
from dabir.newsroom.models import StoryPage
from dabir.newsroom.record import record
from dabir.press.front_preview import preview_front
from dabir.press.preview import Pretending, preview, preview_card
from dabir.press.reading import front_of
from dabir.story import Story

MODES: Final[list[tuple[str, str | Promise]]] = [
    ("", _("The story's page")),
    ("dark", _("The story's page, dark")),
    ("front", _("The card on the front page")),
    ("share", _("The card that is shared")),
]
"""What can be looked at; the preview itself has the sizes of a phone, a tablet and a desk."""

_UNPUBLISHED: Final = 999_999_999
"""The code a story without one has on the front page of its preview, where 0 means no story."""

_LIGHT: Final = b"<html "
_DARK: Final = b'<html data-theme="dark" '
_SCRIPT: Final = re.compile(rb'<script defer src="[^"]*/paper\.js[^"]*"></script>')
"""What would put back the theme this editor has chosen as a reader."""


def preview_of(page: StoryPage, mode: str = "") -> bytes:
    """Return HTML that shows *page*'s story in one of the :data:`MODES`; an unknown one is the page."""
    story, ledger = record(page), ledgers.ledger()
    if mode == "front":
        return _front(story)
    if mode == "share":
        return _shared(story)
    baked = preview(story, ledger)
    return _SCRIPT.sub(b"", baked.replace(_LIGHT, _DARK, 1)) if mode == "dark" else baked


def _front(story: Story) -> bytes:
    """Return the front page with *story* leading it, whatever leads it now."""
    ledger = ledgers.ledger()
    story = msgspec.structs.replace(story, code=story.code or _UNPUBLISHED)
    front = msgspec.structs.replace(front_of(ledger), lead=story.code)
    return preview_front(front, Pretending(ledger, story, story.changed))


def _shared(story: Story) -> bytes:
    """Return the card as a message elsewhere shows it: the picture over headline and lead."""
    card = b64encode(preview_card(story, ledgers.ledger())).decode()
    return render_to_string("newsroom/checks/shared.html", {"card": card, "story": story}).encode()
