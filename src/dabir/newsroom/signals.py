"""What Wagtail does to pages without calling their own methods, kept equal to the ledger.

Moves, and some unpublications, save the bare ``Page``; deletions run in the database
layer. Each of these signals comes within Django's transaction for that change, so a
ledger that refuses undoes it.
"""

from __future__ import annotations

import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from dabir.newsroom.models import StoryPage
from dabir.newsroom.models.kept import KeptPage
from dabir.newsroom.verbs import publish


@receiver(post_save, sender=Page)
def bare_page_saved(instance: Page, *, created: bool, raw: bool, **_: Any) -> None:
    """Enter the removal or the move of a page that was saved without its own class."""
    kind = instance.specific_class
    if created or raw or kind is None or not issubclass(kind, KeptPage):
        return
    page = kind.objects.get(pk=instance.pk)
    if page.awaits_removal:
        page.save(clean=False)
    elif isinstance(page, StoryPage) and page.entered_at:
        publish.enter_move(page)


@receiver(pre_delete)
def page_deleted(instance: object, **_: Any) -> None:
    """Enter the removal of a page that readers had and that is being deleted."""
    if isinstance(instance, KeptPage) and instance.entered_at:
        instance.enter_removal()


@receiver(connection_created)
def keep_json_readable(connection: BaseDatabaseWrapper, **_: Any) -> None:
    r"""Store JSON on SQLite as Persian letters, not as ``\uXXXX``, a third of the size."""
    if connection.vendor == "sqlite":
        connection.ops.adapt_json_value = _readable_json  # type: ignore[method-assign]  # Django's own hook


def _readable_json(value: Any, encoder: type[json.JSONEncoder] | None) -> str:
    return json.dumps(value, cls=encoder, ensure_ascii=False)
