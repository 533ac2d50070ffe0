"""``dabir ledger verify`` and ``dabir ledger show CODE``."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from dabir.ledger.entry import Entry
from dabir.ledger.errors import UnknownStoryError
from dabir.ledger.store import DatabaseLedger
from dabir.ledger.verify import verify


class Command(BaseCommand):
    """Proves the ledger whole, or shows what it holds of a story."""

    help = "Prove that the ledger is whole, or show the versions of a story."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a verb and its words."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("verify", help="walk the whole chain and every list; exit status 2 if anything does not fit")
        show = verbs.add_parser("show", help="show the entries of a story, newest last")
        show.add_argument("code", type=int)
        show.add_argument("--json", action="store_true", help="print the records whole, a JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what the verb says."""
        if options["verb"] == "verify":
            self._verify()
        else:
            self._show(options["code"], as_json=options["json"])

    def _verify(self) -> None:
        head = verify(DatabaseLedger(), self._progress)
        self.stdout.write(f"The ledger is whole: {head.number} entries, head {head.chain}")

    def _progress(self, done: int, whole: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done} of {whole}", ending="\n" if done == whole else "")

    def _show(self, code: int, *, as_json: bool) -> None:
        entries = _versions(DatabaseLedger(), code)
        if not entries:
            raise UnknownStoryError(code=code)
        for entry in entries:
            if as_json:
                about = {"number": entry.number, "at": entry.at.isoformat(), "chain": entry.chain}
                self.stdout.write(json.dumps(about | {"record": json.loads(entry.text)}, ensure_ascii=False))
            else:
                story = entry.story
                self.stdout.write(f"{entry.number}  {entry.at.isoformat()}  {story.status}  {story.headline}")
                self.stdout.write(f"    {entry.chain}")


def _versions(ledger: DatabaseLedger, code: int) -> list[Entry]:
    """Return every entry of the story *code*, oldest first, by walking back from the newest."""
    versions = []
    entry = ledger.current("story", str(code))
    while entry:
        versions.append(entry)
        entry = ledger.entry(entry.replaces) if entry.replaces else None
    return versions[::-1]
