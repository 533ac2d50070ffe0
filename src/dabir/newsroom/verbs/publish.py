"""Publish a story: its record goes to the ledger, and readers have it.

The first publication gives the story its code and freezes its slug. A story that came
with a code and a date (an import, a recalled one) keeps both.
"""

from __future__ import annotations

import msgspec
from django.db import transaction
from django.utils import timezone

from dabir import story as records
from dabir.ledger.entry import Entry
from dabir.ledger.errors import UnknownSectionError
from dabir.ledger.protocol import Ledger
from dabir.newsroom import jalali, ledgers
from dabir.newsroom.errors import (
    AliasError,
    EmbargoError,
    LongHeadlineError,
    MediaMissingError,
    NoHeadlineError,
    NoSectionError,
)
from dabir.newsroom.fields import Items
from dabir.newsroom.models import AwaitedFilm, Film, StoryPage, User
from dabir.newsroom.recall import keys_shown
from dabir.newsroom.record import record
from dabir.newsroom.verbs.permission import demand
from dabir.persian.slug import slugify
from dabir.story import Section, Status, Story

LONGEST_HEADLINE = 255
"""What Wagtail keeps of a title."""


def publish(page: StoryPage, *, user: User | None = None, ledger: Ledger | None = None) -> Story:
    """Publish *page* as it stands, at once even if it is scheduled, and return its record.

    *page* must stand in its section (see :func:`dabir.newsroom.desk.place`). Raises
    :class:`NoHeadlineError`, :class:`LongHeadlineError`, :class:`NoSectionError`,
    :class:`UnknownSectionError`, :class:`MediaMissingError`, :class:`NotPermittedError`,
    :class:`EmbargoError`.
    """
    demand(user, "publish", page)
    if not page.title.strip():
        raise NoHeadlineError
    page.go_live_at = None
    with ledgers.writing_to(ledger), transaction.atomic():
        page.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
        page.refresh_from_db()
        return current(page.code or 0)


def enter_page(page: StoryPage) -> None:
    """Append what *page* says, and write on it what the publication decides.

    Called by the page itself while it is saved; the caller holds the transaction.
    """
    if page.alias_of_id:
        raise AliasError
    now = timezone.now()
    if page.embargo_until and page.embargo_until > now:
        raise EmbargoError(until=jalali.date_format(timezone.localtime(page.embargo_until), "DATETIME_FORMAT"))
    page.embargo_until = None
    ledger = ledgers.ledger()
    is_new = page.code is None or ledger.current("story", str(page.code)) is None
    page.first_published = page.first_published or now
    page.changed = (page.changed or page.first_published) if is_new else now
    page.public_slug = page.public_slug or slugify(page.title)
    page.status, page.withdrawal = Status.PUBLISHED.value, ""
    if page.correction_note.strip():
        page.corrections = Items([*page.corrections, {"at": now.isoformat(), "note": page.correction_note}])
        page.correction_note = ""
    story = record(page)  # may make files, so it comes before the ledger is locked
    if page.code is None:
        page.code = ledger.new_code()
        story = msgspec.structs.replace(story, code=page.code)
    enter(story, is_new=is_new)
    await_sizes(story)


def await_sizes(story: Story) -> None:
    """Note that *story* is to be supplied with the sizes of its films that are still being made."""
    waiting = [item.key for item in story.media if isinstance(item, records.Film) and not item.renditions]
    for film in Film.objects.filter(key__in=waiting):
        AwaitedFilm.objects.get_or_create(film=film, code=story.code)


def enter(story: Story, *, is_new: bool) -> Entry:
    """Check a *story* and append it; with *is_new* its code must be free.

    This is the one door: a page, an import and the demonstration paper all come in here.
    Raises what :func:`publish` does, and :class:`CodeTakenError`.
    """
    ledger = ledgers.ledger()
    check(story, ledger, is_new=is_new)
    return ledger.append(story, timezone.now(), new=is_new)


def check(story: Story, ledger: Ledger, *, is_new: bool) -> None:
    """Raise the error for whatever keeps *story* from being published."""
    if not story.headline.strip():
        raise NoHeadlineError
    if len(story.headline) > LONGEST_HEADLINE:
        raise LongHeadlineError(length=len(story.headline), limit=LONGEST_HEADLINE)
    if not story.sections:
        raise NoSectionError
    for slug in story.sections:
        section = ledger.current("section", slug)
        is_open = section is not None and isinstance(section.record, Section) and not section.record.closed
        if section is None or (is_new and not is_open):
            raise UnknownSectionError(slug=slug)
    carried = {item.key for item in story.media}
    for key in keys_shown(story.body):
        if key not in carried:
            raise MediaMissingError(key=key)


def enter_move(page: StoryPage) -> None:
    """Append that a published story lives in another section now; the rest of its record stays."""
    story = current(page.code or 0)
    home = page.home_section
    if story.section == home:
        return
    page.changed = timezone.now()
    sections = (home, *(slug for slug in story.sections[1:] if slug != home))
    enter(msgspec.structs.replace(story, sections=sections, changed=page.changed), is_new=False)
    StoryPage.objects.filter(pk=page.pk).update(changed=page.changed)


def current(code: int) -> Story:
    """Return the current record of a story known to be in the ledger."""
    entry = ledgers.ledger().current("story", str(code))
    if entry is None:
        raise LookupError(code)
    return entry.story
