"""``dabir demo``: make the demonstration paper in this site."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from dabir.demo.archive import fill
from dabir.demo.edition import SECTIONS, load
from dabir.demo.manuscript import manuscripts
from dabir.demo.meter import Meter
from dabir.demo.shift import begin
from dabir.ledger.store import DatabaseLedger
from dabir.newsroom.models import User
from dabir.newsroom.setup import prepare

LOGIN, PASSWORD = "dabir", "sepidar"  # the demonstration's, printed at each start


class Command(BaseCommand):
    """Makes the demonstration paper, or takes up where it was interrupted."""

    help = "Make the demonstration paper: tables, sections, a login, stories with pictures and films."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size of an extra archive."""
        parser.add_argument(
            "--stories", type=int, default=0, metavar="N", help="also fill the ledger with an archive of N stories"
        )
        parser.add_argument("--bare", action="store_true", help="only the archive, without the paper")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is missing."""
        meter = Meter(self.stdout)
        self._say("• database")
        call_command("migrate", verbosity=0)
        prepare(SECTIONS)
        user = _login()
        written = manuscripts(datetime.now(UTC))
        if not options["bare"]:
            loaded = load(written, user, meter.show)
            self._say(f"• {loaded} stories published" if loaded else "• all stories are there")
            if in_hand := begin(user, datetime.now(UTC)):
                self._say(f"• {in_hand} stories in hand at the desk")
        if options["stories"]:
            fill(DatabaseLedger(), options["stories"], written, partial(meter.show, "archive"))
        self._say(f"Demonstration login: {LOGIN}   password: {PASSWORD}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _login() -> User:
    """Return the demonstration's user, made if there is none."""
    user, is_new = User.objects.get_or_create(
        username=LOGIN, defaults={"is_staff": True, "is_superuser": True, "first_name": "سارا", "last_name": "دبیری"}
    )
    if is_new:
        user.set_password(PASSWORD)
        user.save()
    return user
