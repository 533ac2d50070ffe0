"""The desk's search index holds keys from now on (:mod:`dabir.newsroom.index`); what is in it is indexed anew."""

from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.models.signals import post_migrate


def rebuild_afterwards(apps: Apps, schema_editor: object) -> None:
    """Have what is in the index indexed anew when all migrations are done: then the present code can read it."""
    if apps.get_model("wagtailsearch", "IndexEntry").objects.exists():
        post_migrate.connect(rebuild, sender=installed.get_app_config("newsroom"))


def rebuild(sender: AppConfig, **_: Any) -> None:
    """Rebuild the index, this once."""
    post_migrate.disconnect(rebuild, sender=sender)
    call_command("update_index", verbosity=0)


class Migration(migrations.Migration):
    """Touches no table itself."""

    dependencies = [
        ("newsroom", "0006_front_page"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunPython(rebuild_afterwards, migrations.RunPython.noop),
    ]
