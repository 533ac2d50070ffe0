"""A real mail server on loopback, and a paper with a story."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from dabir.ledger.store import DatabaseLedger
from dabir.press import serving
from dabir.story import Section
from dabir.testing.stories import make_story

HEADLINE = "فانوس بندر کهنه دوباره روشن شد"


class Postman:
    """Takes letters, but none for those in *unknown*."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], str, EmailMessage]] = []
        self.unknown: set[str] = set()
        self.takes = 100

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  # aiosmtpd's name
        if address in self.unknown:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  # the same
        if len(self.letters) >= self.takes:
            return "451 4.3.0 try later"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.letters.append((envelope.rcpt_tos, envelope.mail_from, message))
        return "250 OK"


@pytest.fixture
def postman(settings) -> Iterator[Postman]:
    """A mail server; the site sends through it."""
    handler = Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield handler
    controller.stop()


@pytest.fixture
def paper(db) -> Iterator[DatabaseLedger]:
    """A paper with one story, 291913."""
    serving._of_its_own.cache_clear()
    ledger = DatabaseLedger()
    now = datetime.now(UTC)
    ledger.append(Section(slug="politics", name="سیاست", order=1), now)
    ledger.append(make_story(291913, headline=HEADLINE, kicker="گزارش", lead="نگهبان فانوس آن را روشن کرد."), now)
    yield ledger
    serving._of_its_own.cache_clear()
