"""Who may do what where, asked the same way by every verb."""

from __future__ import annotations

from wagtail.models import Page

from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import User


def demand(user: User | None, verb: str, page: Page) -> None:
    """Raise :class:`NotPermittedError` unless *user* may do *verb* at *page*.

    *verb* is ``publish``, ``unpublish``, ``edit`` or ``add_subpage``. None is the system
    itself, which may do everything.
    """
    if user is not None and not getattr(page.permissions_for_user(user), f"can_{verb}")():
        raise NotPermittedError(user=user, verb=verb)
