"""When a story wants a second look, and whether the one it had still holds.

A look is at a chain of sources as it was; which one is written into the page's history
with the look. When the chain changes, the look is void, and holds again if it is changed back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from wagtail.models import PageLogEntry

from dabir.newsroom.models import StoryPage
from dabir.story import Source

ACTION = "dabir.second_look"
"""The name of a second look in the history of a page."""


def is_wanted(chain: Sequence[Source]) -> bool:
    """Say whether a story with this *chain* rests on one source that is not named.

    Each link quotes the next, so all rests on the last one, whoever passed it on.
    """
    return bool(chain) and not chain[-1].name.strip()


def mark(chain: Sequence[Source]) -> str:
    """Return what tells this *chain* from any other."""
    return hashlib.blake2b(msgspec.json.encode(tuple(chain)), digest_size=16).hexdigest()


def holds(page: StoryPage, chain: Sequence[Source]) -> bool:
    """Say whether the last second look at *page* was at this *chain*."""
    if page.second_look_by_id is None:
        return False
    last = PageLogEntry.objects.filter(page_id=page.pk, action=ACTION).order_by("-timestamp", "-pk").first()
    return last is not None and last.data.get("chain") == mark(chain)
