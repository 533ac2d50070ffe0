"""What readers had under a code, newest first, as the ledger tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dabir.ledger.entry import Entry
from dabir.ledger.protocol import Ledger
from dabir.newsroom import jalali
from dabir.story import Status, Story

STANDINGS: Final[dict[Status, str | Promise]] = {
    Status.PUBLISHED: _("Readers have it"),
    Status.WITHDRAWN: _("Withdrawn"),
    Status.WITHHELD: _("Withheld by law"),
    Status.MOVED: _("Another story answers for it"),
}
"""What the newsroom calls each standing."""

_MOST: Final = 20
"""Versions that are told, newest first."""


@dataclass(frozen=True, slots=True)
class Version:
    """What readers had from the instant *at* (UTC) on."""

    at: datetime
    story: Story

    @property
    def when(self) -> str:
        """The instant, in the newsroom's zone and calendar."""
        return jalali.date_format(timezone.localtime(self.at), "DATETIME_FORMAT")

    @property
    def standing(self) -> str:
        """What the newsroom calls it."""
        return str(STANDINGS[self.story.status])


def versions(ledger: Ledger, code: int) -> list[Version]:
    """Return what readers had under *code*, newest first and no more than twenty; none for a code without story."""
    found: list[Version] = []
    entry: Entry | None = ledger.current("story", str(code))
    while entry is not None and len(found) < _MOST:
        found.append(Version(entry.at, entry.story))
        entry = ledger.entry(entry.replaces) if entry.replaces else None
    return found


def is_known(ledger: Ledger, code: int | None) -> bool:
    """Say whether readers ever had a story under *code*; a story under embargo has a code before that."""
    return code is not None and ledger.current("story", str(code)) is not None
