"""What comes into the paper from outside: wires, old sites, saved pages.

Every reader here turns bytes of one format into the same neutral :class:`Item`, which
knows nothing of the newsroom or the ledger. What cannot be read is refused with an
:class:`IntakeError` that names the file and the reason; nothing is guessed and nothing
of a story is dropped on the way.
"""

from dabir.intake.errors import (
    BadDateError,
    EmptyFileError,
    IntakeError,
    NoHeadlineError,
    UndatedError,
    UnreadableError,
)
from dabir.intake.item import Item
from dabir.intake.saved_page import read_saved_page

__all__ = [
    "BadDateError",
    "EmptyFileError",
    "IntakeError",
    "Item",
    "NoHeadlineError",
    "UndatedError",
    "UnreadableError",
    "read_saved_page",
]
