"""How many letters may be sent: from a network address, to a friend, about a story; and each form once.

Addresses are only kept as hashes with a salt of the day. The salt is deleted when the next
day's is made, and from then on nobody, with the whole database in hand, can tell whose
they were. The lock on the salt's row makes letters take turns, so limits hold exactly.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from dabir.conf import conf
from dabir.persian.calendar import TEHRAN
from dabir.press.network import network
from dabir.readers import errors
from dabir.readers.address import mailbox, masked
from dabir.readers.letter import Letter
from dabir.readers.models import Salt, Sending
from dabir.readers.ticket import Ticket

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@transaction.atomic
def reserve(ticket: Ticket, client: str, code: int, letter: Letter, now: datetime) -> None:
    """Note that *letter* about the story *code* is sent with *ticket* from the network address *client* at *now*.

    Raises a :class:`~dabir.readers.errors.ReadersError` if a limit would be passed or the
    ticket was used; then nothing is noted.
    """
    salt = _salt(now)
    if Sending.objects.filter(ticket=ticket.name).exists():
        raise errors.SentAlreadyError
    sender = _hash(salt, "client", network(client))
    count, sent = len(letter.friends), Sending.objects.filter(client=sender)
    if _within(sent, now, _HOUR) + count > conf.LETTERS_AN_HOUR:
        raise errors.SenderHourError(most=conf.LETTERS_AN_HOUR)
    if _within(sent, now, _DAY) + count > conf.LETTERS_A_DAY:
        raise errors.SenderDayError(most=conf.LETTERS_A_DAY)
    if _within(Sending.objects.filter(code=code), now, _DAY) + count > conf.LETTERS_A_STORY:
        raise errors.StoryDayError(most=conf.LETTERS_A_STORY)
    rows = []
    for address in letter.friends:
        friend = _hash(salt, "friend", mailbox(address))
        if _within(Sending.objects.filter(friend=friend), now, _DAY) >= conf.LETTERS_A_FRIEND:
            raise errors.FriendDayError(most=conf.LETTERS_A_FRIEND, address=masked(address))
        rows.append(Sending(ticket=ticket.name, client=sender, friend=friend, code=code, at=now))
    Sending.objects.bulk_create(rows)


@transaction.atomic
def release(ticket: Ticket, addresses: Iterable[str], now: datetime) -> None:
    """Take back the notes on those *addresses* that the letter with *ticket* did not reach."""
    salt = _salt(now)
    friends = [_hash(salt, "friend", mailbox(address)) for address in addresses]
    Sending.objects.filter(ticket=ticket.name, friend__in=friends).delete()


def prune(now: datetime) -> int:
    """Delete what no limit reads any more, and return how many letters were forgotten."""
    Salt.objects.filter(day__lt=_day(now)).delete()
    return Sending.objects.filter(at__lt=now - _DAY).delete()[0]


def _salt(now: datetime) -> bytes:
    """Return the salt of the day, locked; the first letter of a day makes it and forgets the days before."""
    row, is_new = Salt.objects.select_for_update().get_or_create(
        day=_day(now), defaults={"salt": secrets.token_bytes(32)}
    )
    if is_new:
        prune(now)
    return bytes(row.salt)


def _day(now: datetime) -> date:
    return now.astimezone(TEHRAN).date()


def _hash(salt: bytes, kind: str, value: str) -> str:
    return hashlib.blake2b(f"{kind} {value}".encode(), key=salt, digest_size=16).hexdigest()


def _within(sent: QuerySet[Sending], now: datetime, time: timedelta) -> int:
    return sent.filter(at__gt=now - time).count()
