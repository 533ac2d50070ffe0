"""Approve a story: it goes on its way, and after the last word readers have it."""

from __future__ import annotations

from django.db import transaction
from wagtail.actions.publish_revision import PublishPermissionError

from dabir.ledger.protocol import Ledger
from dabir.newsroom import ledgers
from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles.steps import step_of


def approve(page: StoryPage, note: str = "", *, user: User, ledger: Ledger | None = None) -> None:
    """Give the word that *page* waits for, and publish it if no other is wanted.

    Raises :class:`NotSubmittedError`, :class:`NotPermittedError`, and what
    :func:`~dabir.newsroom.verbs.publish.publish` does.
    """
    step = step_of(page, "approve", user)
    try:
        with ledgers.writing_to(ledger), transaction.atomic():
            step.approve(user=user, comment=note.strip())
    except PublishPermissionError as error:
        raise NotPermittedError(user=user, verb="publish") from error
