"""The timetable: what is due is published or taken down, each in a transaction of its own.

A publication that fails keeps its schedule, says why on its page and to those concerned,
and is tried again after a pause that grows. One that is late (the machine was off) is
published at once, and that is said.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from dabir.errors import DabirError
from dabir.newsroom.errors import UnexpectedError
from dabir.newsroom.models import Notice, StoryPage

log = logging.getLogger(__name__)

LATE: Final = timedelta(minutes=2)
"""From when on a publication is late."""

_FIRST_PAUSE: Final = timedelta(seconds=30)
_LONGEST_PAUSE: Final = timedelta(minutes=15)


@dataclass(frozen=True)
class Kept:
    """What became of one line of the timetable: *trouble* is empty if it was done."""

    title: str
    due: datetime
    trouble: str = ""


@dataclass
class Timetable:
    """Keeps the times; it remembers what failed, and until when it lets that be."""

    _pauses: dict[str, tuple[datetime, timedelta]] = field(default_factory=dict)

    def keep(self, now: datetime | None = None) -> list[Kept]:
        """Do all that is due at *now* (UTC) and return what was tried; raises nothing of a story's own."""
        now = now or timezone.now()
        due = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
        kept = [self._publish(pk, now) for pk in list(due.values_list("pk", flat=True))]
        over = Page.objects.filter(live=True, expired=False, expire_at__lte=now).order_by("expire_at", "pk")
        kept += [self._take_down(pk, now) for pk in list(over.values_list("pk", flat=True))]
        return [one for one in kept if one]

    def _publish(self, pk: int, now: datetime) -> Kept | None:
        name = f"revision {pk}"
        if self._rests(name, now):
            return None
        try:
            with transaction.atomic():
                # Whoever holds the row publishes; another worker finds nothing due any more.
                due = Revision.objects.select_for_update().filter(pk=pk, approved_go_live_at__lte=now).first()
                if due is None:
                    return None
                due_at = due.approved_go_live_at
                due.publish(log_action="wagtail.publish.scheduled")
        except Exception as error:
            log.exception("The schedule of revision %d failed.", pk)
            return self._failed(name, Revision.objects.get(pk=pk), error, now)
        self._pauses.pop(name, None)
        StoryPage.objects.filter(pk=due.object_id).update(schedule_trouble="")
        if now - due_at > LATE:
            log.warning("Page %s was due at %s and is published late, at %s.", due.object_id, due_at, now)
            _tell(due, "schedule_late", timezone.localtime(due_at).strftime("%H:%M"))
        return Kept(due.object_str, due_at)

    def _take_down(self, pk: int, now: datetime) -> Kept | None:
        name = f"page {pk}"
        if self._rests(name, now):
            return None
        page = Page.objects.get(pk=pk).specific
        due = page.expire_at
        try:
            with transaction.atomic():
                page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        except Exception as error:
            log.exception("Page %d could not be taken down.", pk)
            return self._failed(name, page.latest_revision, error, now, due)
        self._pauses.pop(name, None)
        return Kept(page.title, due)

    def _rests(self, name: str, now: datetime) -> bool:
        return name in self._pauses and now < self._pauses[name][0]

    def _failed(
        self, name: str, revision: Revision, error: Exception, now: datetime, due: datetime | None = None
    ) -> Kept:
        """Say why *revision* failed, once for each reason, and let it rest for twice as long as before."""
        pause = min(2 * self._pauses[name][1], _LONGEST_PAUSE) if name in self._pauses else _FIRST_PAUSE
        self._pauses[name] = now + pause, pause
        known = error if isinstance(error, DabirError) else UnexpectedError()
        sentence = known.sentence("fa")
        story = StoryPage.objects.filter(pk=revision.object_id).exclude(schedule_trouble=sentence)
        if story.update(schedule_trouble=sentence):
            _tell(revision, "schedule_failed", sentence)
        return Kept(revision.object_str, due or revision.approved_go_live_at or now, sentence)


def _tell(revision: Revision, verb: str, note: str) -> None:
    """Leave a notice for the story's owner, who holds it and who scheduled it."""
    story = StoryPage.objects.filter(pk=revision.object_id).first()
    if story is None:
        return
    concerned = {story.owner_id, story.holder_id, revision.user_id} - {None}
    Notice.objects.bulk_create(Notice(user_id=pk, page=story, verb=verb, note=note) for pk in concerned)
