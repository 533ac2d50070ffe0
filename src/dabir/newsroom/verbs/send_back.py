"""Send a story back to who submitted it, with a note."""

from __future__ import annotations

from django.db import transaction

from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles.errors import NoNoteError
from dabir.newsroom.roles.steps import step_of


@transaction.atomic
def send_back(page: StoryPage, note: str, *, user: User) -> None:
    """Refuse the draft that waits, saying in *note* what is to change.

    Raises :class:`NoNoteError`, :class:`NotSubmittedError` and :class:`NotPermittedError`.
    """
    step = step_of(page, "reject", user)
    if not note.strip():
        raise NoNoteError
    step.reject(user=user, comment=note.strip())
