"""The ticket of a form: made when the form is, for one story, good for one letter within two hours.

It takes the place of a cookie against forged forms: a page in memory holds none, so whoever
sends has asked for a form first, as a person does, and not faster than one can type.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import Final

from django.core import signing

from dabir.readers.errors import OldFormError, TooQuickError

_SALT: Final = "dabir.readers.ticket"
_GOOD_FOR: Final = 7200
_QUICKEST: Final = 3.0
"""Seconds that nobody fills in the form in."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket by its *name*; *made* is in seconds since 1970."""

    name: str
    made: float

    def check_age(self) -> None:
        """Raise :class:`TooQuickError` if the form has only just been made."""
        if time.time() - self.made < _QUICKEST:
            raise TooQuickError


def issue(code: int, *, after_another: bool = False) -> str:
    """Return a new ticket for the story *code*, as it stands in a form.

    *after_another* is for a form that comes back filled in: it may be sent at once.
    """
    made = time.time() - (_QUICKEST if after_another else 0)
    return signing.dumps([code, made, secrets.token_urlsafe(12)], salt=_SALT)


def read(text: str, code: int) -> Ticket:
    """Return the ticket *text* for the story *code*. Raises :class:`OldFormError` for any that is not good for it."""
    try:
        of, made, name = signing.loads(text, salt=_SALT, max_age=_GOOD_FOR)
    except signing.BadSignature as problem:
        raise OldFormError from problem
    if of != code:
        raise OldFormError
    return Ticket(name, made)
