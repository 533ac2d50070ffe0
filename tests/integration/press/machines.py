"""A press over a paper in memory, and what every test of machine forms looks for."""

from __future__ import annotations

import re

from dabir.press.page import Page
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Section
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger

TEMPLATES = templates()
_UTC = re.compile(r"(19|20)\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ", re.ASCII)


def press_of(*stories, sections=("politics", "world"), rendered=lambda part: None, clock=lambda: NOON):
    """A press whose ledger has *sections* and *stories*."""
    ledger = MemoryLedger()
    for order, slug in enumerate(sections):
        ledger.append(Section(slug=slug, name=f"بخش {slug}", order=order), NOON)
    ledger.append_many(stories, NOON)
    return Press(ledger, TEMPLATES, clock=clock, rendered=rendered), ledger


def page(press: Press, path: str, status: int = 200) -> Page:
    """The page at *path*, which is no redirect and has *status*."""
    found = press.page(path)
    assert isinstance(found, Page), path
    assert found.status == status, path
    return found


def is_machine_date(text: str) -> bool:
    """Say whether *text* is an instant in UTC: Gregorian, in Latin digits."""
    return _UTC.fullmatch(text) is not None
