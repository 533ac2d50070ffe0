"""``dabir prepare``: make the tables and the newsroom's first pages, where they are missing."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from dabir.conf import conf
from dabir.newsroom.setup import prepare

FIRST_SECTION_NAME = "گوناگون"


class Command(BaseCommand):
    """Prepares a new site; may be called again at any time."""

    help = "Make tables, front page, a first section and the group of editors, where they are missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take nothing."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare."""
        call_command("migrate", verbosity=0)
        prepare([(conf.DEFAULT_SECTION, FIRST_SECTION_NAME, 90)])
