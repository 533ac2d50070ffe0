"""``dabir press export DIR`` and ``dabir press verify DIR``."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dabir.ledger.store import DatabaseLedger
from dabir.press.export import verify
from dabir.press.export.assets import templates
from dabir.press.export.export import Order, Outcome, export
from dabir.press.export.progress import Line


class Command(BaseCommand):
    """Writes the whole paper as plain files, or proves such a copy true."""

    help = "Write the whole paper as plain files, or prove that a mirror is as it was signed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a verb and its words."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        written = verbs.add_parser("export", help="write every page as a file; where they were, only what changed")
        written.add_argument("folder", type=Path, metavar="DIR")
        written.add_argument(
            "--mirror", action="store_true", help="add a signed manifest, so that a copy can be proven"
        )
        written.add_argument(
            "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)"
        )
        verify.add_arguments(verbs.add_parser("verify", help="prove that a mirror is as it was signed"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what the verb says."""
        if options["verb"] == "verify":
            verify.run(options["folder"], options["key"], options["jobs"], self.stdout)
        else:
            self._export(options["folder"], mirror=options["mirror"], jobs=max(1, options["jobs"]))

    def _export(self, folder: Path, *, mirror: bool, jobs: int) -> None:
        order = Order(
            folder,
            settings.SITE / "mirror.key",
            mirror=mirror,
            jobs=jobs,
            progress=Line(self.stdout, "pages"),
        )
        outcome = export(order, DatabaseLedger(), templates())
        self.stdout.write(_summary(folder, outcome))


def _summary(folder: Path, outcome: Outcome) -> str:
    stands = f"{folder} stands at ledger entry {outcome.number}: {outcome.pages} pages looked at"
    said = f"{stands}, {len(outcome.written)} files written, {len(outcome.removed)} removed."
    if outcome.lost:
        said += f"\n{len(outcome.lost)} media files are not on the disk, such as {outcome.lost[0]}."
    return said
