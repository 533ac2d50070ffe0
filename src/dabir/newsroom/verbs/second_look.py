"""Give a story that rests on one unnamed source its second look: a colleague's, not the writer's own."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from dabir.newsroom.body import stream
from dabir.newsroom.checks import second_looks
from dabir.newsroom.checks.errors import NothingToLookAtError, OwnLookError
from dabir.newsroom.models import Notice, StoryPage, User
from dabir.newsroom.verbs.permission import demand
from dabir.story import Source


@transaction.atomic
def second_look(page: StoryPage, *, user: User) -> None:
    """Note that *user* has looked at the chain of sources in the newest draft of *page*.

    The look is void when the chain changes. Whoever owns the story is told. Raises
    :class:`NothingToLookAtError` if nothing asks for a look, :class:`OwnLookError` if *user*
    owns the story or wrote the chain, and :class:`NotPermittedError` if they may not edit it.
    """
    demand(user, "edit", page)
    chain = _chain(page.get_latest_revision_as_object())
    if not second_looks.is_wanted(chain):
        raise NothingToLookAtError
    if user.pk in {page.owner_id, _writer(page, chain)}:
        raise OwnLookError(user=user)
    page.second_look_by, page.second_look_at = user, timezone.now()
    StoryPage.objects.filter(pk=page.pk).update(second_look_by=user, second_look_at=page.second_look_at)
    log(page, second_looks.ACTION, user=user, data={"chain": second_looks.mark(chain)})
    if page.owner:
        Notice.objects.create(user=page.owner, page=page, verb="second_look", by=user)


def _chain(page: StoryPage) -> tuple[Source, ...]:
    return stream.to_sources(page.sources.get_prep_value())


def _writer(page: StoryPage, chain: tuple[Source, ...]) -> int | None:
    """Return the primary key of whoever saved *chain* first as it is now."""
    writer: int | None = None
    for revision in page.revisions.order_by("-created_at", "-pk").iterator():
        if _chain(revision.as_object()) != chain:
            break
        writer = revision.user_id
    return writer
