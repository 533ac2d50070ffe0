"""Which lines fail, and which of them stop a publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from dabir.newsroom.checks.errors import ChecklistError
from dabir.newsroom.checks.lines import LINES, Level, Line
from dabir.newsroom.checks.subject import Subject
from dabir.newsroom.models import ChecklistRule, StoryPage, User
from dabir.newsroom.models.edition import front_page
from dabir.newsroom.verbs.permission import demand


@dataclass(frozen=True, slots=True)
class Failing:
    """A *line* that fails, and whether it *stops* the publication."""

    line: Line
    stops: bool


def stopping() -> frozenset[str]:
    """Return the names of the lines that stop a publication: those that always do, and the chief's choice."""
    chosen = ChecklistRule.objects.filter(stops=True).values_list("name", flat=True)
    return frozenset(chosen) | {line.name for line in LINES if line.level is Level.STOPS}


def failing(subject: Subject) -> list[Failing]:
    """Return the lines that fail for *subject*, those that stop it first."""
    stops = stopping()
    found = [Failing(line, line.name in stops) for line in LINES if line.fails(subject)]
    return sorted(found, key=lambda each: not each.stops)


def demand_passed(page: StoryPage) -> None:
    """Raise :class:`ChecklistError` with all sentences that stop *page* as it stands."""
    stops = stopping()
    subject = Subject(page)
    found = [line for line in LINES if line.name in stops and line.fails(subject)]
    if found:
        raise ChecklistError(lines=" ".join(str(line.sentence) for line in found))


@transaction.atomic
def choose(names: Iterable[str], *, user: User | None = None) -> None:
    """Have exactly the lines *names*, beside those that always do, stop a publication.

    Whoever may publish the front page may choose. Raises :class:`NotPermittedError`; names
    that no line has are left out.
    """
    front = front_page()
    if front is not None:
        demand(user, "publish", front)
    wanted = set(names)
    for line in LINES:
        if line.level is not Level.STOPS:
            ChecklistRule.objects.update_or_create(name=line.name, defaults={"stops": line.name in wanted})
