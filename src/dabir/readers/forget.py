"""Forgetting: what readers did is kept only while something still counts it."""

from __future__ import annotations

from datetime import datetime

from dabir.readers import allowance, tallies


def forget(now: datetime) -> tuple[int, int]:
    """Delete what is no longer needed at *now* (UTC); return how many tallies and letters were forgotten."""
    return tallies.prune(now), allowance.prune(now)
