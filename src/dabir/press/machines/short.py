"""Short names of stories: the code in base 62, always beginning with a digit.

``/1DwT`` is a story's shortest address. Words that a site, an edition or the newsroom have
at the root of the paper begin with a letter, so the two never meet. Where the number
itself would begin with a letter, a 0 stands before it and changes nothing.
"""

from __future__ import annotations

import re
import string
from typing import Final

_DIGITS: Final = string.digits + string.ascii_uppercase + string.ascii_lowercase
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)}
_NAME: Final = re.compile(r"[0-9][0-9A-Za-z]{0,10}", re.ASCII)


def short_name(code: int) -> str:
    """Return the short name of the story *code*; a draft without one has 0, which names nothing."""
    digits = []
    while code:
        code, digit = divmod(code, len(_DIGITS))
        digits.append(_DIGITS[digit])
    name = "".join(reversed(digits))
    return name if name[:1].isdigit() else f"0{name}"


def code_of(name: str) -> int | None:
    """Return the code that the short *name* stands for; None if it is no such name."""
    if not _NAME.fullmatch(name):
        return None
    code = 0
    for digit in name:
        code = code * len(_DIGITS) + _VALUES[digit]
    return code or None
