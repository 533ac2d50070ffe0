"""Submit a story: its way begins, or goes on after it was sent back."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import WorkflowState

from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles.errors import NoWayError, SubmittedError
from dabir.newsroom.verbs.permission import demand


@transaction.atomic
def submit(page: StoryPage, *, user: User) -> None:
    """Ask those on the way of *page* for their word on its newest draft.

    Raises :class:`SubmittedError`, :class:`NoWayError` and :class:`NotPermittedError`.
    """
    demand(user, "edit", page)
    workflow = page.get_workflow()
    if workflow is None:
        raise NoWayError
    if not page.permissions_for_user(user).can_submit_for_moderation():
        raise SubmittedError
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        workflow.start(page, user)
