"""The neutral item: what every format of intake is read into.

It is the least that a story needs before anyone has worked on it. A caller decides what
becomes of it: a draft on the wire desk, or a record of an imported archive.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One story as it came in.

    The texts are exactly as typed: letters, digits, half-spaces and inner spaces are
    not touched, and no Unicode normalisation is done. No text begins or ends with white
    space, and no paragraph is empty.
    """

    code: int | None
    """The story's permanent number at its source, or ``None`` if the page names none."""

    published: dt.datetime
    """When it was published: aware, in UTC."""

    headline: str
    """The headline; never empty."""

    lead: str
    """The line after the headline, or ``""`` if the story ends with its headline."""

    paragraphs: tuple[str, ...]
    """The lines after the lead, in order. A sentence that the lead repeats is in both."""

    name: str
    """The name of the file it was read from, for people."""
