"""``dabir timetable``: publish and take down what is due."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from dabir.newsroom.timetable import Timetable


class Command(BaseCommand):
    """Keeps the timetable once; may be run at any time."""

    help = "Publish and take down what is due, however late; what fails keeps its schedule."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due and say what became of it."""
        for one in Timetable().keep():
            self.stdout.write(f"{one.due:%Y-%m-%dT%H:%M:%SZ} {one.title}: {one.trouble or 'done'}")
