"""Who may do what where, asked the same way by every verb."""

from __future__ import annotations

from wagtail.models import Page

from dabir.newsroom import ledgers
from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import SectionPage, StoryPage, User
from dabir.newsroom.models.edition import front_page
from dabir.newsroom.roles.errors import OtherSectionError
from dabir.newsroom.roles.tester import publishes_in


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


def demand_at(user: User | None, verb: str, code: int) -> None:
    """Raise :class:`NotPermittedError` unless *user* may ``publish`` or ``unpublish`` the story *code* where it stands.

    At the desk its page is asked about; in the archive only who publishes the whole paper may.
    """
    if user is not None and not may_at(user, verb, code):
        raise NotPermittedError(user=user, verb=verb)


def may_at(user: User, verb: str, code: int) -> bool:
    """Say whether *user* may do *verb* to the story *code* (see :func:`demand_at`)."""
    page = StoryPage.objects.filter(code=code).first()
    if page is not None:
        return may(user, verb, page)
    front = front_page()
    return bool(front and may(user, "publish", front))


def demand_sections(user: User, page: StoryPage) -> None:
    """Raise :class:`OtherSectionError` if *page* is new in another section that *user* may not publish in.

    Where readers find the story already, by whose word it was, it stays.
    """
    entry = ledgers.ledger().current("story", str(page.code)) if page.code else None
    there = entry.story.sections if entry and entry.story.is_public else ()
    asked = [slug for slug in page.other_sections if slug not in there]
    for section in SectionPage.objects.filter(slug__in=asked).order_by("order", "slug"):
        if not publishes_in(user, section):
            raise OtherSectionError(section=section.title)
