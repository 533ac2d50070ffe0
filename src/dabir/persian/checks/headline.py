"""Checks of a headline: foreign words that the line around them may put out of order."""

from __future__ import annotations

import re
from typing import Final

from dabir.persian.bidi import needs_isolates, unisolated
from dabir.persian.edit import Edit

_FSI: Final = "\u2068"
_PDI: Final = "\u2069"
_LONGEST: Final = 150
"""Characters; a longer line is a paragraph."""

_ENDS: Final = re.compile(r"[.؛…:]\s*\Z")


def looks_like_headline(text: str) -> bool:
    """Tell whether *text* may be a headline: one short line that does not end as a sentence."""
    return 0 < len(text) <= _LONGEST and "\n" not in text and _ENDS.search(text) is None


def headline_edits(text: str) -> list[Edit]:
    """Return edits that put every foreign run of a Persian headline in a bidi isolate."""
    if not needs_isolates(text):
        return []
    return [
        Edit(start, end, text[start:end], f"{_FSI}{text[start:end]}{_PDI}", "missing-isolate", 0.5)
        for start, end in unisolated(text)
    ]
