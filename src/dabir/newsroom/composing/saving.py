"""Saving the draft of the front page: one revision a step, and never over what another editor saved in between."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from dabir.ledger.protocol import Ledger
from dabir.newsroom import jalali
from dabir.newsroom.composing.draft import Draft, contents, draft_of, write
from dabir.newsroom.composing.errors import FrontChangedError, NoFrontPageError
from dabir.newsroom.composing.moves import moves
from dabir.newsroom.models import FrontPage, User
from dabir.newsroom.models.edition import front_page
from dabir.newsroom.verbs.permission import demand
from dabir.newsroom.verbs.set_front import set_front

COMPOSE = "newsroom.compose"
"""The log action of a step."""

_STEPS = 40
"""Steps that can be undone after the screen was opened anew."""


def the_page() -> FrontPage:
    """Return the front page as readers have it; raises :class:`NoFrontPageError`."""
    page = front_page()
    if page is None:
        raise NoFrontPageError
    return page


def latest() -> FrontPage:
    """Return the front page as it was last saved, published or not; raises :class:`NoFrontPageError`."""
    page: FrontPage = the_page().get_latest_revision_as_object()
    return page


@transaction.atomic
def save(draft: Draft, base: int, user: User | None) -> FrontPage:
    """Save *draft*, composed over the revision *base*, and return the page; what equals the last is not saved again.

    Raises :class:`FrontChangedError` if *base* is not the last revision, the errors of
    :func:`~dabir.newsroom.composing.draft.write`, and :class:`NotPermittedError`.
    """
    page = _claim(base, user)
    before, old = draft_of(page), contents(page)
    write(draft, page)
    return page if contents(page) == old else _keep(page, before, user)


@transaction.atomic
def restore(revision: int, base: int, user: User | None) -> FrontPage:
    """Save what *revision* held, over *base*, as a new step, and return the page; raises as :func:`save` does."""
    page = _claim(base, user)
    before = draft_of(page)
    past: FrontPage = page.revisions.get(pk=revision).as_object()
    for name, value in contents(past).items():
        setattr(page, name, value)
    return _keep(page, before, user)


@transaction.atomic
def publish(base: int, user: User | None, *, ledger: Ledger | None = None) -> FrontPage:
    """Publish the draft if its last revision is *base*, and return the page.

    Raises :class:`FrontChangedError`, and the errors of
    :func:`~dabir.newsroom.verbs.set_front.set_front`.
    """
    page = _claim(base, user)
    set_front(page, user=user, ledger=ledger)
    return latest()


def steps(page: FrontPage) -> list[int]:
    """Return the revisions that undoing goes back through, oldest first; those that changed nothing are left out."""
    path: list[int] = []
    last: dict[str, Any] | None = None
    for revision in reversed(page.revisions.order_by("-created_at", "-pk")[:_STEPS]):
        held = {name: revision.content.get(name) for name in contents(page)}
        if held == last:
            path.pop()
        path.append(revision.pk)
        last = held
    return path


def _claim(base: int, user: User | None) -> FrontPage:
    """Return the page as last saved, held for this transaction; whoever comes second finds another revision."""
    page = the_page()
    demand(user, "edit", page)
    free = Page.objects.filter(pk=page.pk, latest_revision_id=base or None)
    if not free.update(draft_title=F("draft_title")):  # a write, so that it waits for the other's end
        raise _changed(Revision.objects.for_instance(page).order_by("created_at", "pk").last())
    return latest()


def _changed(revision: Revision | None) -> FrontChangedError:
    who = gettext("The system")
    if revision and revision.user:
        who = revision.user.get_full_name() or revision.user.get_username()
    when = timezone.localtime(revision.created_at if revision else None)
    return FrontChangedError(who=who, when=jalali.date_format(when, "H:i"))


def _keep(page: FrontPage, before: Draft, user: User | None) -> FrontPage:
    """Save *page* as a revision and write down what is otherwise than *before*."""
    revision = page.save_revision(user=user)
    for change in moves(before, draft_of(page)):
        log(instance=page, action=COMPOSE, user=user, revision=revision, data=change)
    return latest()
