"""Give the stories already published their places by author, series and source, and in the two registers.

What it writes follows from the current records alone, so it may be run again. A record
with none of these fields is not decoded: a field at its default is absent from the
canonical text, and within words a quotation mark is always escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, Q

from dabir.persian.slug import slugify
from dabir.story import Story, decode

_BATCH = 1_000
_FIELDS = ('"byline":', '"series":', '"sources":', '"corrections":', '"status":')


def list_names(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the missing places, batch by batch."""
    using = schema_editor.connection.alias
    places = apps.get_model("ledger", "ListingRow")
    for stories in _current_stories(apps.get_model("ledger", "EntryRow").objects.using(using)):
        rows = [
            places(name=name, code=story.code, published=instant)
            for story in stories
            for name, instant in sorted(_places(story).items())
        ]
        places.objects.using(using).bulk_create(rows, ignore_conflicts=True)


def _places(story: Story) -> dict[str, datetime]:
    if not story.is_public:
        return {"withdrawn": story.changed}
    series = story.markers.series
    names = (
        *(f"author/{slugify(name)}" for name in story.byline),
        *((f"series/{slugify(series.name)}",) if series else ()),
        *(f"source/{slugify(source.name)}" for source in story.sources if source.name),
    )
    places = dict.fromkeys(names, story.first_published)
    if story.corrections:
        places["corrected"] = max(correction.at for correction in story.corrections)
    return places


def forget_names(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take these lists away again."""
    places = apps.get_model("ledger", "ListingRow").objects.using(schema_editor.connection.alias)
    named = Q(name__startswith="author/") | Q(name__startswith="series/") | Q(name__startswith="source/")
    places.filter(named | Q(name__in=("corrected", "withdrawn"))).delete()


def _current_stories(entries: Any) -> Iterator[list[Story]]:
    """Yield the current records of stories with such fields, a batch of entries at a time."""
    number = 0
    while batch := list(entries.filter(number__gt=number).order_by("number")[:_BATCH]):
        number = batch[-1].number
        named = [row for row in batch if row.kind == "story" and any(field in row.text for field in _FIELDS)]
        keys = {row.key for row in named}
        newest = entries.filter(kind="story", key__in=keys).values("key").annotate(number=Max("number"))
        current = {line["number"] for line in newest}
        yield [decode(row.text, Story) for row in named if row.number in current]


class Migration(migrations.Migration):
    """After this, ``places_of`` holds for every story."""

    dependencies = [("ledger", "0002_tag_lists")]
    operations = [migrations.RunPython(list_names, forget_names)]
