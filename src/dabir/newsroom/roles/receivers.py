"""What happens on the way of a story, told to whom it concerns and kept in its holder.

Signals, so that Wagtail's own buttons and our verbs have the same effect.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry, TaskState, WorkflowState
from wagtail.signals import task_approved, task_rejected, task_submitted, workflow_approved

from dabir.newsroom.models import SectionPage, StoryPage, User
from dabir.newsroom.roles import notices, ways
from dabir.newsroom.roles.roles import Role


@receiver(post_save, sender=SectionPage)
def section_saved(instance: SectionPage, *, raw: bool, **_: Any) -> None:
    """Make the permissions and the workflow follow the way of a section that is open.

    A draft changes nothing: a way holds once someone who may publish the section has published it.
    """
    if instance.live and not raw:
        # Saving a draft saves the live page's dates with an instance that has the draft's way.
        ways.agree(SectionPage.objects.get(pk=instance.pk))


@receiver(task_submitted)
def asked(instance: TaskState, user: User | None, **_: Any) -> None:
    """Tell those whose word is asked; the story is in nobody's hands until one of them claims it."""
    page = _story_of(instance.workflow_state)
    if page:
        StoryPage.objects.filter(pk=page.pk).update(holder=None)
        notices.tell(_deciders(instance), page, "submitted", by=user, once=True)


@receiver(task_approved)
def approved(instance: TaskState, user: User | None, **_: Any) -> None:
    """Tell who submitted the story that it goes on; the last word is told by :func:`finished`."""
    page = _story_of(instance.workflow_state)
    if page and instance.workflow_state.status == WorkflowState.STATUS_IN_PROGRESS:
        notices.tell(_writers(instance.workflow_state, page), page, "approved", by=user, note=instance.comment)


@receiver(task_rejected)
def sent_back(instance: TaskState, user: User | None, **_: Any) -> None:
    """Put the story back into the hands of who submitted it, and tell them why."""
    state = instance.workflow_state
    page = _story_of(state)
    if page:
        StoryPage.objects.filter(pk=page.pk).update(holder=state.requested_by)
        notices.tell(_writers(state, page), page, "sent_back", by=user, note=instance.comment)


@receiver(workflow_approved)
def finished(instance: WorkflowState, user: User | None, **_: Any) -> None:
    """Tell who submitted the story that readers have it, or that it waits for its time."""
    page = _story_of(instance)
    if page:
        StoryPage.objects.filter(pk=page.pk).update(holder=None)
        verb = "approved" if page.approved_schedule else "published"
        notices.tell(_writers(instance, page), page, verb, by=user)


@receiver(post_save, sender=PageLogEntry)
def unlocked(instance: PageLogEntry, *, created: bool, **_: Any) -> None:
    """Tell who had locked a story that another has unlocked it."""
    if not created or instance.action != "wagtail.unlock":
        return
    page = StoryPage.objects.filter(pk=instance.page_id).first()
    locks = PageLogEntry.objects.filter(page_id=instance.page_id, action="wagtail.lock")
    last = locks.order_by("-timestamp", "-pk").first()
    if page and last:
        notices.tell([last.user], page, "taken_over", by=instance.user, once=True)


def _story_of(state: WorkflowState) -> StoryPage | None:
    """Return the story *state* is about as it is stored now, None if it is about something else."""
    if not isinstance(state.content_object, Page):
        return None
    return StoryPage.objects.filter(pk=state.content_object.pk).first()


def _writers(state: WorkflowState, page: StoryPage) -> list[User | None]:
    return [state.requested_by, page.owner]


def _deciders(step: TaskState) -> list[User]:
    """Return who is asked at *step*: the section's own desk if it has people, else the desk of all, else the rest."""
    groups = list(step.task.specific.groups.all()) if hasattr(step.task.specific, "groups") else []
    own = [group for group in groups if group.name not in set(Role)]
    desk = [group for group in groups if group.name == Role.DESK]
    for asked_first in (own, desk, groups):
        people = list(User.objects.filter(groups__in=asked_first, is_active=True).distinct())
        if people:
            return people
    return []
