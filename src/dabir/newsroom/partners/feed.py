"""What partners fetch: the stories under embargo and those published today, as ninjs."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dabir.ledger.listing import ALL
from dabir.newsroom import ledgers
from dabir.newsroom.models import StoryPage
from dabir.newsroom.models.work import Delivery, Partner
from dabir.newsroom.partners.keys import partner_of
from dabir.newsroom.record import record
from dabir.press.audience import Nobody
from dabir.press.clock import now as clock
from dabir.press.machines import ninjs
from dabir.press.reading import Reader, Reads
from dabir.press.stamps import Stamps
from dabir.story import Story

_MEMORY = 1_000_000


@require_GET
def stories(request: HttpRequest) -> HttpResponse:
    """Answer a partner with a JSON array of stories, and note what it got; 401 without a good key."""
    partner = partner_of(request.headers.get("Authorization", ""))
    if partner is None:
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer", "Cache-Control": "no-store"})
    reader = Reader(Reads(ledgers.ledger(), Stamps(), clock, _MEMORY, Nobody()))
    held = list(StoryPage.objects.filter(embargo_until__gt=timezone.now(), live=False).order_by("embargo_until"))
    told = [msgspec.json.encode(ninjs.embargoed(reader, _held(page), _utc(page.embargo_until))) for page in held]
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = [code for code, _ in ledgers.ledger().between(ALL, _utc(start), datetime.max.replace(tzinfo=UTC))]
    told += [ninjs.ninjs(reader, code) for code in today]
    _note(partner, [*(page.code or 0 for page in held), *today])
    body = b"[" + b",".join(told) + b"]"
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": "no-store"})


def _held(page: StoryPage) -> Story:
    """Return the story as it will be published at the end of the embargo of *page*."""
    revision = page.scheduled_revision or page.latest_revision
    story = record(revision.as_object() if revision else page)
    return msgspec.structs.replace(story, first_published=_utc(page.embargo_until))


def _utc(instant: datetime | None) -> datetime:
    return (instant or timezone.now()).astimezone(UTC)


@transaction.atomic
def _note(partner: Partner, codes: list[int]) -> None:
    """Note that *partner* got the stories *codes* now."""
    now = timezone.now()
    Delivery.objects.bulk_create(
        [Delivery(partner=partner, code=code, first_at=now, last_at=now) for code in codes],
        update_conflicts=True,
        unique_fields=["code", "partner"],
        update_fields=["last_at"],
    )
