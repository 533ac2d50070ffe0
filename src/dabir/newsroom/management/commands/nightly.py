"""``dabir nightly``: what the newsroom puts off until nobody waits for it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dabir.newsroom import index
from dabir.newsroom.verbs.shelve import shelve


class Command(BaseCommand):
    """Does the night's work; run it once a day."""

    help = "Shelve what has come to rest, and refresh the desk's search index."

    def handle(self, *args: Any, **options: Any) -> None:
        """Shelve, then refresh."""
        codes = shelve()
        index.refresh()
        self.stdout.write(f"{len(codes)} stories shelved, search index refreshed.")
