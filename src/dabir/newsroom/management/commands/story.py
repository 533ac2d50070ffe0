"""``dabir story``: stories in from files, back from the archive, and off the desk."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from dabir.intake.item import Item
from dabir.intake.saved_page import read_saved_page
from dabir.newsroom import telling
from dabir.newsroom.errors import FileMissingError
from dabir.newsroom.models import StoryPage
from dabir.newsroom.verbs.recall import recall
from dabir.newsroom.verbs.receive import Received, receive
from dabir.newsroom.verbs.shelve import shelve
from dabir.press import routes


class Command(BaseCommand):
    """Works on stories from the command line."""

    help = "Import, recall and shelve stories."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a subcommand and what belongs to it."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        importing = verbs.add_parser("import", help="take saved pages in as stories, all of them or none")
        importing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a saved page, plain text in UTF-8")
        importing.add_argument(
            "--section", default="", metavar="SLUG", help="the section (default: DABIR_DEFAULT_SECTION)"
        )
        importing.add_argument("--publish", action="store_true", help="publish under the code and date of the page")
        recalling = verbs.add_parser("recall", help="put a story of the archive back to the desk")
        recalling.add_argument("code", type=int, metavar="CODE")
        telling.add_to(verbs)
        verbs.add_parser("shelve", help="take stories off the desk that were not changed for DABIR_SHELVE_AFTER_DAYS")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what the subcommand says."""
        match options["verb"]:
            case "import":
                self._import(options["files"], options["section"], publish=options["publish"])
            case "recall":
                self._tell(recall(options["code"]))
            case "shelve":
                for code in shelve():
                    self.stdout.write(f"{code}")
            case _:
                self.stdout.write(telling.do(options))

    def _import(self, files: list[Path], section: str, *, publish: bool) -> None:
        """Read every file before anything is stored, then store all in one transaction."""
        items = [_read(file) for file in files]
        with transaction.atomic():
            received = [receive(item, section=section, publish=publish) for item in items]
        for one in received:
            self._tell_received(one)

    def _tell_received(self, one: Received) -> None:
        if one.page is None:
            self.stdout.write(f"{one.story.code} {routes.story_path(one.story.code, one.story.slug)}")
        else:
            self._tell(one.page)

    def _tell(self, page: StoryPage) -> None:
        """Write the code of *page*, and where it is edited."""
        self.stdout.write(f"{page.code or '-'} /newsroom/pages/{page.pk}/edit/")


def _read(file: Path) -> Item:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FileMissingError(name=file, reason=error.strerror or error) from error
    return read_saved_page(data, file.name)
