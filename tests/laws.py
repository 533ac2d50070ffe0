"""How often a law is tried."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100
"""Hypothesis' own number."""


def examples(usual: int) -> int:
    """Return how many examples to try of a law that is tried on *usual* ones; ``make quick`` tries a third."""
    return usual * settings.default.max_examples // _USUAL
