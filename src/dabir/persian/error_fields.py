"""How the fields of an error look in its Persian sentence.

An error's fields are values for programs: numbers, dates, the error that caused it. Its
Persian sentence is for people, so each family of errors passes its fields through here
before it formats them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from dabir.errors import DabirError
from dabir.persian.digits import to_persian


def persian_fields(fields: Mapping[str, object]) -> dict[str, object]:
    """Return *fields* as a Persian sentence shows them, under the same names.

    Numbers and dates get Persian digits, and another error speaks its own Persian
    sentence. Text is left alone: it quotes what somebody typed, or names a file, and
    must be recognisable.
    """
    return {name: _shown(value) for name, value in fields.items()}


def _shown(value: object) -> object:
    if isinstance(value, DabirError):
        return value.sentence("fa")
    if isinstance(value, dt.date):
        # Beside Persian letters a slash holds a date together; a hyphen turns it round.
        return to_persian(value.isoformat().replace("-", "/"))
    if isinstance(value, int):
        return to_persian(value)
    return value
