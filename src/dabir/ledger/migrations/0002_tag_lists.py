"""Give the stories already published their places in the lists of tags.

What it writes follows from the current records alone, so it may be run again. A record
without tags is not decoded: in the canonical text the field is then absent, and within
words a quotation mark is always escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max

from dabir.persian.slug import slugify
from dabir.story import Story, decode

_BATCH = 1_000
_TAGS = '"tags":'


def list_tags(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the missing places, batch by batch."""
    using = schema_editor.connection.alias
    places = apps.get_model("ledger", "ListingRow")
    for stories in _current_stories(apps.get_model("ledger", "EntryRow").objects.using(using)):
        rows = [
            places(name=f"tag/{slug}", code=story.code, published=story.first_published)
            for story in stories
            if story.is_public
            for slug in sorted({slugify(tag) for tag in story.tags})
        ]
        places.objects.using(using).bulk_create(rows, ignore_conflicts=True)


def forget_tags(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the lists of tags away again."""
    places = apps.get_model("ledger", "ListingRow").objects.using(schema_editor.connection.alias)
    places.filter(name__startswith="tag/").delete()


def _current_stories(entries: Any) -> Iterator[list[Story]]:
    """Yield the current records of stories with tags, a batch of entries at a time."""
    number = 0
    while batch := list(entries.filter(number__gt=number).order_by("number")[:_BATCH]):
        number = batch[-1].number
        tagged = [row for row in batch if row.kind == "story" and _TAGS in row.text]
        keys = {row.key for row in tagged}
        newest = entries.filter(kind="story", key__in=keys).values("key").annotate(number=Max("number"))
        current = {line["number"] for line in newest}
        yield [decode(row.text, Story) for row in tagged if row.number in current]


class Migration(migrations.Migration):
    """After this, every story stands in the lists of its tags."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(list_tags, forget_tags)]
