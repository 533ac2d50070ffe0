"""What a rule says of one place in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """Make the space between two words a half-space.

    ``confidence`` is the share of such places that were right in the development
    treebanks; ``sure`` tells an inflection, whose evidence counts for the paragraph;
    ``participle`` that the join holds only if no auxiliary follows.
    """

    rule: str
    confidence: float
    sure: bool = False
    participle: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """Put half-spaces into a word at ``cuts``, offsets in it."""

    cuts: tuple[int, ...]
    rule: str
    confidence: float
