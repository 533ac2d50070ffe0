"""Indexes on Wagtail's table of pages that its listings ask for and its migrations do not make.

They are made after every migration rather than in one of ours: SQLite rebuilds a table
to alter it and would drop what the model does not name.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

_COLUMNS = {
    "newsroom_page_depth_path": "depth, path",
    "newsroom_page_revised": "latest_revision_created_at",
    "newsroom_page_published": "last_published_at",
    "newsroom_page_expires": "expire_at",
}


def make_indexes(using: str, **_: Any) -> None:
    """Make what is missing; receives Django's ``post_migrate``."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "wagtailcore_page" in connection.introspection.table_names(cursor):
            for name, columns in _COLUMNS.items():
                cursor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON wagtailcore_page ({columns})")
