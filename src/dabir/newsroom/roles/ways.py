"""The way of a section, made true: who may publish there, and whose word a story needs.

Wagtail's permissions add up from the root of the tree down and nothing takes one away, so
publishing is granted section by section; at the front only chief editors have it. Approval
is Wagtail's own workflow, so its buttons and our verbs do the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from dabir.newsroom.models import SectionPage
from dabir.newsroom.models.edition import Way
from dabir.newsroom.roles.roles import EDITING, PUBLISHING, Role, allow, allow_media, let_in, page_permission

CHIEF_TASK: Final = "سردبیر"
"""Name of the step at which chief editors are asked."""

_PUBLISHERS: Final[Mapping[str, tuple[Role, ...]]] = {
    Way.STRAIGHT: (Role.DESK,),
    Way.DESK: (Role.DESK,),
    Way.CHIEF: (),
}
"""Who beside chief editors publishes whatever stands there; where the desk does, the section's own desk does too.

In a straight section reporters publish their own (:mod:`dabir.newsroom.roles.tester`).
"""


@transaction.atomic
def agree(section: SectionPage) -> None:
    """Make the permissions and the workflow of *section* what its way says; may be called again at any time."""
    desk = desk_of(section) or _make_desk(section)
    _set_publishers(section, desk)
    _set_workflow(section, desk)


def desk_of(section: SectionPage) -> Group | None:
    """Return the group of the desk editors of this *section* alone, known by their right at its page."""
    own = GroupPagePermission.objects.filter(page_id=section.pk, permission__codename="unlock_page")
    return Group.objects.filter(page_permissions__in=own).exclude(name__in=list(Role)).order_by("pk").first()


def lower_publishing(section: SectionPage) -> None:
    """Move the right to publish that desk editors and reporters hold above *section* down to the sections.

    Sites of the first days gave it at the front, where no section could be taken out.
    """
    above = GroupPagePermission.objects.filter(
        page__in=section.get_ancestors(),
        permission__codename=PUBLISHING,
        group__name__in=(Role.DESK.value, Role.REPORTER.value),
    )
    for held in above.select_related("group", "page"):
        for other in SectionPage.objects.descendant_of(held.page).exclude(pk=section.pk).exclude(way=Way.CHIEF):
            allow(held.group, other, (PUBLISHING,))
        held.delete()


def _make_desk(section: SectionPage) -> Group:
    """Make the group of the section's desk editors."""
    name = f"{Role.DESK.value} {section.title}"[:150]
    if Group.objects.filter(name=name).exists():
        name = f"{name[:90]} ({section.slug})"
    group, _is_new = Group.objects.get_or_create(name=name)
    let_in(group)
    allow_media(group)
    allow(group, section, EDITING)
    return group


def _set_publishers(section: SectionPage, desk: Group) -> None:
    lower_publishing(section)
    names = [role.value for role in _PUBLISHERS[section.way]]
    if names:
        names.append(desk.name)
    kept = [*names, Role.CHIEF.value]
    at_section = GroupPagePermission.objects.filter(page_id=section.pk, permission=page_permission(PUBLISHING))
    at_section.exclude(group__name__in=kept).delete()
    for group in Group.objects.filter(name__in=names):
        allow(group, section, (PUBLISHING,))


def _set_workflow(section: SectionPage, desk: Group) -> None:
    """Ask the desk first, and where the way says so the chief editors after it."""
    held = WorkflowPage.objects.filter(page_id=section.pk).select_related("workflow").first()
    workflow = held.workflow if held else _make_workflow(section, desk)
    chief = GroupApprovalTask.objects.filter(name=CHIEF_TASK).order_by("pk").first() or _make_task(
        CHIEF_TASK, Group.objects.filter(name=Role.CHIEF.value)
    )
    steps = WorkflowTask.objects.filter(workflow=workflow, task=chief)
    if section.way == Way.CHIEF and not steps.exists():
        WorkflowTask.objects.create(workflow=workflow, task=chief, sort_order=1)
    elif section.way != Way.CHIEF:
        steps.delete()


def _make_workflow(section: SectionPage, desk: Group) -> Workflow:
    workflow = Workflow.objects.create(name=f"خبرهای {section.title}"[:255])
    asked = Group.objects.filter(pk=desk.pk) | Group.objects.filter(name__in=(Role.DESK.value, Role.CHIEF.value))
    task = _make_task(f"میز {section.title}"[:255], asked)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=Page.objects.get(pk=section.pk), workflow=workflow)
    return workflow


def _make_task(name: str, groups: object) -> GroupApprovalTask:
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.set(groups)
    return task
