"""``dabir run``: serve the paper and its newsroom with one command."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from dabir.delivery.readiness import make_ready, require_ready
from dabir.delivery.server import serve


class Command(BaseCommand):
    """Serves the site."""

    help = "Serve the paper at / and the newsroom at /newsroom/ until interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address to listen on."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--workers", type=_workers, default=1, help="processes that answer (default: %(default)s)")
        parser.add_argument(
            "--readers-only",
            action="store_true",
            help="serve the paper without the newsroom and never write: for replicas",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve."""
        readers_only = options["readers_only"]
        if readers_only:
            require_ready()
        else:
            make_ready(self.stdout.write)
        connections.close_all()  # the server opens its own, in the threads that use them
        address = f"http://{options['host']}:{options['port']}/"
        newsroom = "not here" if readers_only else f"{address}newsroom/"
        self.stdout.write(f"The paper:    {address}\nThe newsroom: {newsroom}\nCtrl-C ends it.")
        self.stdout.flush()
        serve(options["host"], options["port"], options["workers"], readers_only=readers_only)


def _workers(text: str) -> int:
    """Return the number of workers; at least one."""
    count = int(text)
    if count < 1:
        raise ArgumentTypeError("at least 1")
    return count
