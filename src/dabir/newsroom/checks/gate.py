"""The gate: what a person's publication of a story must pass, whichever way they take.

Wagtail's form and its API publish a revision past the page's own ``publish``; the form is
met by its hook (:mod:`.hooks`), the API by an action of ours, and all else by the page.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.models import Page

from dabir.newsroom.checks.checklist import demand_passed
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.verbs.permission import demand_sections


def let_through(page: StoryPage, user: User | None) -> None:
    """Let *user* publish *page* as it stands; None is the system, which is always let through.

    Raises :class:`OtherSectionError` and :class:`ChecklistError`.
    """
    if user is not None:
        demand_sections(user, page)
        demand_passed(page)


class GuardedPublication(PublishPageAPIAction):
    """The publication of a page through Wagtail's API."""

    def _action_from_data(self, instance: Page, data: dict[str, Any]) -> Any:
        """Return the action, for a story only if it is let through."""
        page = instance.get_latest_revision_as_object()
        if isinstance(page, StoryPage):
            let_through(page, self.request.user)
        return super()._action_from_data(instance, data)
