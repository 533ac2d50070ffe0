"""The step a story waits at on its way."""

from __future__ import annotations

from wagtail.models import TaskState

from dabir.newsroom.errors import NotPermittedError
from dabir.newsroom.models import StoryPage, User
from dabir.newsroom.roles.errors import NotSubmittedError


def step_of(page: StoryPage, action: str, user: User) -> TaskState:
    """Return the step *page* waits at, for *user* to do *action* (``approve``, ``reject``) there.

    Raises :class:`NotSubmittedError` and :class:`NotPermittedError`.
    """
    step: TaskState | None = page.current_workflow_task_state
    if step is None:
        raise NotSubmittedError
    if action not in actions_of(page, user):
        raise NotPermittedError(user=user, verb=action)
    return step


def actions_of(page: StoryPage, user: User) -> set[str]:
    """Return what *user* may do at the step *page* waits at; nothing while another has locked it."""
    task = page.current_workflow_task
    lock = page.get_lock()
    if task is None or (lock and lock.for_user(user)):
        return set()
    return {name for name, _label, _asks in task.get_actions(page, user)}
