"""One card of the desk, made from the few columns of a story that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dabir.newsroom import jalali
from dabir.newsroom.models import Priority, StoryPage
from dabir.press import routes

COLUMNS: Final = (
    *("pk", "path", "draft_title", "live", "has_unpublished_changes", "latest_revision_created_at"),
    *("last_published_at", "code", "public_slug", "holder_id", "owner_id", "priority", "embargo_until"),
    "schedule_trouble",
)
"""All that is read of a story; bodies stay in the database."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """A story, or a film, as a lane shows it; *key* tells it from others of the lane.

    *at* is when what the lane is about happened or will (UTC). Paths are "" where there is nothing.
    """

    key: str
    headline: str
    path: str
    at: datetime | None
    state: str
    section: str = ""
    person: str = ""
    priority: int = Priority.USUAL
    preview: str = ""
    claim: str = ""

    @property
    def time(self) -> str:
        """The hour of today, or the day of another, in Tehran."""
        if self.at is None:
            return ""
        local = timezone.localtime(self.at)
        return jalali.date_format(local, "H:i" if local.date() == timezone.localdate() else "j F، H:i")

    @property
    def priority_name(self) -> str:
        """What the priority is called beside a headline, "" for the usual one."""
        if self.priority in {Priority.USUAL, Priority.URGENT}:
            return "" if self.priority == Priority.USUAL else str(Priority.URGENT.label)
        return _("%(name)s priority") % {"name": Priority(self.priority).label}


def card(row: Row, at: datetime | None, state: str, names: tuple[dict[str, str], dict[int, str]]) -> Card:
    """Return the card of a story's *row*; *names* are those of sections by path and of people by key."""
    sections, people = names
    return Card(
        key=str(row["pk"]),
        headline=row["draft_title"] or _("Without a headline"),
        path=reverse("wagtailadmin_pages:edit", args=(row["pk"],)),
        at=at,
        state=state,
        section=sections.get(row["path"][: -StoryPage.steplen], ""),
        person=people.get(row["holder_id"] or row["owner_id"], ""),
        priority=row["priority"],
        preview=_preview(row),
        claim="" if row["holder_id"] else _claim(row["pk"]),
    )


def _preview(row: Row) -> str:
    """Return where the story is seen: by readers if they have it all, as a draft if not."""
    if row["live"] and row["code"] and not row["has_unpublished_changes"] and not _is_embargoed(row):
        return routes.encoded(routes.story_path(row["code"], row["public_slug"]))
    return reverse("wagtailadmin_pages:view_draft", args=(row["pk"],))


def _is_embargoed(row: Row) -> bool:
    return bool(row["embargo_until"] and row["embargo_until"] > timezone.now())


def _claim(pk: int) -> str:
    """Return where a story is claimed, "" in a newsroom whose stories have no way."""
    try:
        return reverse("way:claim", args=(pk,))
    except NoReverseMatch:
        return ""
