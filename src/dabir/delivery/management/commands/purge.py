"""``dabir purge``: have the CDN let go of pages, by hand."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dabir.delivery.purge.errors import NoBackendError
from dabir.delivery.purge.vendor import configured


class Command(BaseCommand):
    """Purges by key, or everything."""

    help = "Have the CDN let go of the pages that rest on a fact (story:291913, latest:all, …), or of everything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take keys or ``--all``."""
        parser.add_argument("keys", nargs="*", metavar="KEY")
        parser.add_argument("--all", action="store_true", help="everything")

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge; raises :class:`NoBackendError` and what a vendor raises."""
        keys: list[str] = options["keys"]
        if bool(keys) == options["all"]:
            message = "Name one or more keys, or --all."
            raise CommandError(message)
        vendor = configured()
        if vendor is None:
            raise NoBackendError
        if options["all"]:
            vendor.purge_all()
        else:
            vendor.purge_each(keys)
        self.stdout.write(f"{vendor.name} has let go of {'everything' if options['all'] else ', '.join(keys)}.")
