"""Noting in the record what was done to a story itself, whether or not it has a page at the desk.

A story's page leaves the desk and comes back under another number; such a line is about
the ledger's entry and named by the code, so it is found as long as there is a record.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry

from dabir.ledger.models import EntryRow
from dabir.newsroom.models import User


def note(code: int, title: str, action: str, *, user: User | None = None, **data: Any) -> None:
    """Write that *action* was done to the story *code*; without a *user*, by whoever is at work just now.

    *data* is what else is to be known for ever, as JSON takes it.
    """
    context = get_active_log_context()
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(EntryRow),
        object_id=str(code),
        label=title,
        action=action,
        data=data,
        timestamp=timezone.now(),
        user=user or context.user,
        uuid=context.uuid,
    )
