"""``dabir nightly``: what the newsroom puts off until nobody waits for it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from dabir.newsroom import index
from dabir.newsroom.verbs.shelve import shelve
from dabir.readers.forget import forget


class Command(BaseCommand):
    """Does the night's work; run it once a day."""

    help = "Shelve what has come to rest, refresh the desk's search index, and forget what readers did long ago."

    def handle(self, *args: Any, **options: Any) -> None:
        """Shelve, refresh, forget."""
        codes = shelve()
        index.refresh()
        tallies, letters = forget(timezone.now())
        self.stdout.write(
            f"{len(codes)} stories shelved, search index refreshed, {tallies} tallies and {letters} letters forgotten."
        )
