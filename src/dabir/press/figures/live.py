"""Anchors of live updates: an address within the page for each, which a later update never takes."""

from __future__ import annotations

from collections import Counter
from datetime import UTC

from dabir.story import LiveBlock, LiveUpdate


def anchored(block: LiveBlock) -> list[tuple[str, LiveUpdate]]:
    """Return the updates of *block*, newest first, each after its anchor: ``live-20261122T0830Z``.

    Of several in one minute the first to be written has the plain anchor and the next
    ones count on from 2, so that what is added at the top changes no anchor below it.
    """
    seen: Counter[str] = Counter()
    found = []
    for update in reversed(block.updates):
        minute = f"live-{update.at.astimezone(UTC):%Y%m%dT%H%MZ}"
        seen[minute] += 1
        found.append((minute if seen[minute] == 1 else f"{minute}-{seen[minute]}", update))
    return found[::-1]
