"""Which user agents are people.

The list is short on purpose. Every browser a person reads with has called itself
``Mozilla/`` for thirty years (old Opera ``Opera/``), so whatever does not is a program;
honest robots say what they are by one of the words below, or give an address where to
read about them. A robot that lies is counted: that cannot be told from here.
"""

from __future__ import annotations

import re
from typing import Final

_BROWSERS: Final = (b"mozilla/", b"opera/")

_ROBOTS: Final = re.compile(rb"bot/|crawl|spider|slurp|preview|monitor|headless|lighthouse|externalhit|https?://")
"""``bot`` alone would be a make of telephones, too."""


def is_person(agent: bytes) -> bool:
    """Say whether *agent* (in lower case) is the user agent of a browser with a person before it."""
    return agent.startswith(_BROWSERS) and not _ROBOTS.search(agent)
