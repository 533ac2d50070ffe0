"""Who may do what where, asked the same way by every verb."""

from __future__ import annotations

from wagtail.models import Page

from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import User
from dabir.newsroom.roles import receivers as _receivers  # noqa: F401  # ways hold and people are told wherever verbs are


def demand(user: User | None, verb: str, page: Page) -> None:
    """Raise :class:`NotPermittedError` unless *user* may do *verb* at *page*.

    *verb* is ``publish``, ``unpublish``, ``edit``, ``unlock`` or ``add_subpage``. None is the
    system itself, which may do everything.
    """
    if user is not None and not may(user, verb, page):
        raise NotPermittedError(user=user, verb=verb)


def may(user: User, verb: str, page: Page) -> bool:
    """Say whether *user* may do *verb* at *page*.

    Wagtail asks the step of a workflow instead of the permission to unlock while one is
    running; here whoever has the permission keeps it.
    """
    tester = page.permissions_for_user(user)
    if verb == "unlock" and user.is_active and not user.is_superuser and "unlock" in tester.permissions:
        return True
    return bool(getattr(tester, f"can_{verb}")())
