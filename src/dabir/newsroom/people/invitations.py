"""Invitations: who is asked in by a letter, and the account they make of it."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Iterable
from datetime import timedelta
from email.utils import formataddr, make_msgid
from typing import Final

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.log_actions import log as note

from dabir.conf import conf
from dabir.newsroom.models import Invitation, User
from dabir.newsroom.people.errors import ColleagueAlreadyError, InvitationMailError

log = logging.getLogger(__name__)

_LENGTH: Final = 32
"""Bytes of chance in a token."""


@transaction.atomic
def invite(email: str, roles: Iterable[Group], by: User) -> Invitation:
    """Send a letter to *email*; who accepts it gets *roles*. A second one takes the place of the first.

    Raises :class:`ColleagueAlreadyError`, and :class:`InvitationMailError`; then nothing is kept.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise ColleagueAlreadyError(email=email)
    Invitation.objects.filter(email__iexact=email).delete()
    token = secrets.token_urlsafe(_LENGTH)
    invitation = Invitation.objects.create(email=email, invited_by=by, **_lasting(token))
    invitation.roles.set(roles)
    _send(invitation, token)
    note(invitation, "dabir.invited", user=by)
    return invitation


@transaction.atomic
def resend(invitation: Invitation, by: User) -> None:
    """Send *invitation* again with a new link; the old one is good no more. Raises :class:`InvitationMailError`."""
    token = secrets.token_urlsafe(_LENGTH)
    for name, value in _lasting(token).items():
        setattr(invitation, name, value)
    invitation.save()
    _send(invitation, token)
    note(invitation, "dabir.invited", user=by)


@transaction.atomic
def withdraw(invitation: Invitation, by: User) -> None:
    """Make *invitation* good for nothing."""
    note(invitation, "dabir.invitation_withdrawn", user=by)
    invitation.delete()


def good(token: str) -> Invitation | None:
    """Return the invitation that *token* was sent with, unless it was used, withdrawn or too old."""
    return Invitation.objects.filter(token_hash=_hash(token), good_until__gt=timezone.now()).first()


@transaction.atomic
def accept(token: str, user: User) -> bool:
    """Keep *user*, who fills in the form behind *token*, with the roles of the invitation.

    False if the invitation is not good any more, so that of two who come at once one gets in.
    """
    invitation = Invitation.objects.select_for_update().filter(token_hash=_hash(token)).first()
    if invitation is None or not invitation.is_good:
        return False
    user.email = invitation.email
    user.save()
    user.groups.set(invitation.roles.all())
    note(user, "dabir.invitation_accepted", user=user)
    invitation.delete()
    return True


def _lasting(token: str) -> dict[str, object]:
    now = timezone.now()
    until = now + timedelta(hours=conf.INVITATION_HOURS)
    return {"token_hash": _hash(token), "sent_at": now, "good_until": until}


def _send(invitation: Invitation, token: str) -> None:
    """Send the letter, in Persian whatever the language of who invites."""
    context = {
        "paper": conf.PAPER_NAME,
        "by": invitation.invited_by,
        "until": invitation.good_until,
        "link": settings.WAGTAILADMIN_BASE_URL + reverse("invitation:accept", args=(token,)),
    }
    with translation.override("fa"):
        subject, text, html = (
            render_to_string(f"newsroom/mail/invitation_{name}", context)
            for name in ("subject.txt", "body.txt", "body.html")
        )
    letter = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        from_email=formataddr((conf.PAPER_NAME, conf.MAIL_FROM)),
        to=[invitation.email],
        headers={
            "Auto-Submitted": "auto-generated",
            "Message-ID": make_msgid(domain=conf.MAIL_FROM.rpartition("@")[2]),
        },
    )
    letter.attach_alternative(html, "text/html")
    try:
        letter.send()
    except OSError as problem:
        log.exception("an invitation was not sent")
        raise InvitationMailError(email=invitation.email) from problem


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
