"""Keep which media the versions published so far carry.

Each batch is a transaction of its own, so that the newsroom works on meanwhile; rows that
are there already are left, so a migration that was stopped is simply run again.
"""

from __future__ import annotations

import sys

from django.apps.registry import Apps
from django.db import migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from dabir.story import Story, decode

_BATCH = 2_000
_TELL_EVERY = 50_000
"""Entries between two lines of progress."""


def note_media(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Read every entry that carries media, batch by batch."""
    using = schema_editor.connection.alias
    entries = apps.get_model("ledger", "EntryRow").objects.using(using)
    usage = apps.get_model("ledger", "UsageRow")
    number = told = 0
    while batch := list(entries.filter(number__gt=number).order_by("number")[:_BATCH]):
        number = batch[-1].number
        carrying = [row for row in batch if row.kind == "story" and '"media":' in row.text]
        pairs = {(item.key, int(row.key)) for row in carrying for item in decode(row.text, Story).media}
        with transaction.atomic(using=using):
            usage.objects.using(using).bulk_create(
                [usage(key=key, code=code) for key, code in sorted(pairs)], ignore_conflicts=True
            )
        if number - told >= _TELL_EVERY:
            told = number
            sys.stderr.write(f"\n    media of {number} entries are kept")


class Migration(migrations.Migration):
    """After this, ``carrying`` holds for every version."""

    atomic = False
    dependencies = [("ledger", "0004_usage")]
    operations = [migrations.RunPython(note_media, migrations.RunPython.noop)]
