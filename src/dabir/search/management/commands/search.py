"""``dabir search``: make the index, keep it, ask it, and say how it stands."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand

from dabir.conf import conf
from dabir.ledger.store import DatabaseLedger
from dabir.ledger.watch import Watch
from dabir.press.clock import today
from dabir.press.export.progress import Line
from dabir.search.errors import BusyIndexError, SearchError
from dabir.search.follower import Follower, turn
from dabir.search.language import read
from dabir.search.shelf import shelf

_NICE = 5
"""Readers come first."""


class Command(BaseCommand):
    """Works on the index of this machine."""

    help = "Make the index of the archive, keep it up to the ledger, ask it, or say how it stands."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("build", help="make the index anew beside the present one; may be interrupted and run again")
        verbs.add_parser("follow", help="keep the index up to the ledger until standard input ends")
        verbs.add_parser("status", help="say how many stories it holds and how far it is")
        asking = verbs.add_parser("ask", help="ask it as a reader does")
        asking.add_argument("words", nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        match options["verb"]:
            case "build":
                self._build()
            case "follow":
                self._follow()
            case "status":
                self._say_status()
            case "ask":
                self._ask(" ".join(options["words"]))

    def _build(self) -> None:
        line = Line(sys.stdout, "entries")
        line("index", 0, 1)
        follower = Follower(DatabaseLedger(), shelf(), lambda done, whole: line("index", done, whole))
        with turn(shelf()) as ours:
            if not ours:
                raise BusyIndexError(folder=shelf().folder)
            taken = follower.build()
        self.stdout.write(f"{taken} entries taken in; {shelf().index().size()} stories can be found.")

    def _follow(self) -> None:
        os.nice(_NICE)
        Thread(target=_end_with_input, name="input", daemon=True).start()
        follower, watch = Follower(DatabaseLedger(), shelf()), Watch()
        with turn(shelf()) as ours:
            if not ours:
                raise BusyIndexError(folder=shelf().folder)
            while True:
                if watch.wait(conf.FOLLOW_EVERY_MS / 1000):
                    follower.step()

    def _say_status(self) -> None:
        head = DatabaseLedger().head()
        try:
            index = shelf().index()
        except SearchError as problem:
            self.stdout.write(f"{problem} The ledger stands at entry {head.number}.")
            return
        place = index.place()
        number = place.number if place else 0
        size = sum(path.stat().st_size for path in index.folder.iterdir())
        held = f"{index.size()} stories can be found, up to entry {number} of {head.number}"
        self.stdout.write(f"{held}; {size / 1e6:.1f} MB in {index.folder}")

    def _ask(self, words: str) -> None:
        ledger = DatabaseLedger()
        asked = read(words, {section.slug: section.name for section in ledger.sections()}, today())
        found = shelf().index().find(asked.query, 20)
        entries = ledger.stories(found.codes)
        exact = "" if found.exact is None else f", {found.exact} with every word"
        self.stdout.write(f"{found.total} stories{exact}")
        for code in found.codes:
            self.stdout.write(f"{code} {entries[code].story.headline}")


def _end_with_input() -> None:
    """End this process when whoever started it has: the standard input is theirs."""
    while os.read(0, 1):  # past Python's own buffer, whose lock a forked process would wait for
        pass
    os._exit(0)
