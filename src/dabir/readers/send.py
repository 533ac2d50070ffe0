"""Sending a story to friends: the same letter to each of them apart."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from email.utils import formataddr, make_msgid
from smtplib import SMTPRecipientsRefused
from typing import Final, Self

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from dabir.conf import conf
from dabir.press import routes
from dabir.press.card import Card
from dabir.press.templates import templates
from dabir.readers.contexts import MailContext
from dabir.readers.errors import MailError, RefusedAddressError
from dabir.readers.letter import Letter

log = logging.getLogger(__name__)

_FOLDER: Final = "mail/send_to_friend"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whom a letter *reached*, as far as the mail server says, whom it was *refused* for, and who is *left*."""

    reached: tuple[str, ...]
    refused: tuple[str, ...]
    left: tuple[str, ...]


def send(letter: Letter, card: Card) -> Delivery:
    """Send *letter* about the story of *card*, and say how it went.

    Raises :class:`MailError` if the mail server does not answer, and
    :class:`RefusedAddressError` if it takes no address; then nobody got the letter.
    """
    subject, text, html = _words(letter, card)
    reached, refused, waiting = [], [], list(letter.friends)
    problem: OSError | None = None
    with _Post() as post:
        while waiting and problem is None:
            try:
                post.send(_message(letter, waiting[0], subject, text, html))
            except SMTPRecipientsRefused:
                refused.append(waiting.pop(0))
            except OSError as refusal:
                problem = refusal
            else:
                reached.append(waiting.pop(0))
    if problem:
        log.error("a letter to %d friends went to %d: %s", len(letter.friends), len(reached), problem)
    if not reached and problem:
        raise MailError from problem
    if not reached:
        raise RefusedAddressError(address=refused[0])
    return Delivery(tuple(reached), tuple(refused), tuple(waiting))


class _Post:
    """One connection to the mail server for all letters of a form."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend = get_connection()

    def __enter__(self) -> Self:
        try:
            self._connection.open()
        except OSError as problem:
            log.exception("no letter is sent: the mail server cannot be reached")
            raise MailError from problem
        return self

    def __exit__(self, *exception: object) -> None:
        self._connection.close()

    def send(self, message: EmailMultiAlternatives) -> None:
        message.connection = self._connection
        message.send()


def _words(letter: Letter, card: Card) -> tuple[str, str, str]:
    """Return subject, text and HTML. The subject holds only words of the paper, so nobody can advertise in it."""
    context = MailContext(
        paper=conf.PAPER_NAME,
        motto=conf.PAPER_MOTTO,
        sender=letter.sender,
        note=letter.note,
        kicker=card.kicker,
        headline=card.headline,
        lead=card.lead,
        code=card.code,
        path=routes.short_path(card.code),
    )
    render = templates().render
    subject, text, html = (
        render(f"{_FOLDER}/{name}", context).decode() for name in ("subject.txt", "body.txt", "body.html")
    )
    return " ".join(subject.split()), text.strip() + "\n", html


def _message(letter: Letter, friend: str, subject: str, text: str, html: str) -> EmailMultiAlternatives:
    sender = conf.MAIL_FROM
    message = EmailMultiAlternatives(
        subject=subject,
        body=text,
        from_email=formataddr((conf.PAPER_NAME, sender)),
        to=[friend],
        reply_to=[letter.reply] if letter.reply else None,
        headers={
            "Auto-Submitted": "auto-generated",
            "Message-ID": make_msgid(domain=sender.rpartition("@")[2]),  # else it would name this machine
        },
    )
    message.attach_alternative(html, "text/html")
    return message
