"""``dabir films``: make the sizes of films that readers get."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dabir.newsroom.media import encoding
from dabir.newsroom.models import Film


class Command(BaseCommand):
    """Makes what waits; may be interrupted at any time and run again."""

    help = "Make the sizes of films that wait for them, and give them to the stories that show those films."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether films that failed are tried again."""
        parser.add_argument("--again", action="store_true", help="try those again that could not be encoded")

    def handle(self, *args: Any, **options: Any) -> None:
        """Encode."""
        encoding.be_nice()
        if options["again"]:
            Film.objects.exclude(trouble="").update(trouble="")
        done = encoding.encode_waiting(self._tell)
        failed = Film.objects.exclude(trouble="").count()
        self.stdout.write(f"{done} films encoded, {failed} could not be.")

    def _tell(self, title: str, made: int, whole: int) -> None:
        self.stdout.write(f"• {title}: {made} of {whole} sizes")
        self.stdout.flush()
