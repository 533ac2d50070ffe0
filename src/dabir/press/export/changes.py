"""Which pages the ledger's entries since the last run touched, exactly.

An entry touches facts; the questions about them are asked again, and where an answer is
another one, the pages that had asked are due. A story with an entry of its own always is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dabir.ledger.protocol import ReadableLedger
from dabir.press import facts
from dabir.press.export.rendering import DOUBTFUL, Rendering
from dabir.press.export.state import State
from dabir.press.reading import Question


@dataclass(frozen=True, slots=True)
class Changes:
    """The *codes* of stories and names of other *pages* that are due, and the *questions* with other answers."""

    codes: Sequence[int]
    pages: frozenset[str] = frozenset()
    questions: Sequence[Question] = field(default=())


def changes(state: State, rendering: Rendering, ledger: ReadableLedger, number: int) -> Changes:
    """Return what changed since *state* was kept, up to the ledger's entry *number*."""
    touched = {facts.TODAY}
    own = set()
    last = int(state.get("number"))
    while last < number and (entries := ledger.after(last)):
        for entry in entries:
            before = ledger.entry(entry.replaces) if entry.replaces else None
            touched |= facts.touched(entry, before)
            if entry.kind == "story":
                own.add(int(entry.key))
            last = entry.number
    asked = state.questions_about(touched)
    others = [
        question for question, digest in asked if digest in {None, DOUBTFUL} or digest != rendering.digest(question)
    ]
    codes, pages = state.asking(others)
    return Changes(sorted(own | codes), frozenset(pages), others)
