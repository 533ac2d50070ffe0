"""How long somebody waits who typed a secret wrong: kept in the database, so every worker knows.

Three rules, each with a wait that doubles with each further failure up to a quarter of an
hour. One account from one network: after five. One account from everywhere: after twenty.
One network over many accounts: after thirty different accounts, since an office has one
address too; a single account never counts there as more than one. The last two do not
stop somebody in a network where the account has been signed in already, so a stranger can
lock nobody out of their own desk.

A letter for a new password is a try too, of the address it is asked for.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, F, Max, Sum
from django.utils import timezone

from dabir.newsroom.models import SignIn, SignInFailure, User
from dabir.newsroom.people.errors import WaitError
from dabir.persian.digits import to_persian
from dabir.press.network import network

FREE: Final = 5
FREE_EVERYWHERE: Final = 20
FREE_ACCOUNTS: Final = 30
LONGEST: Final = timedelta(minutes=15)
_FIRST: Final = timedelta(seconds=10)
_KEPT: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


def account_of(name: str) -> str:
    """Return what stands for the account that signs in as *name*, whether there is one or not."""
    return hashlib.sha256(unicodedata.normalize("NFKC", name).strip().casefold().encode()).hexdigest()


def codes_of(user: User) -> str:
    """Return what stands for the second factor of *user*: wrong codes and wrong passwords are counted apart."""
    return hashlib.sha256(f"\0code {user.pk}".encode()).hexdigest()


def letters_of(email: str) -> str:
    """Return what stands for letters to *email*, whether it is a colleague's or not."""
    return account_of(f"\0letters {email}")


@transaction.atomic
def reserve(account: str, client: str, user: User | None) -> None:
    """Count a try from the network address *client* before it is made, as if it failed.

    *user* is whose account it is, if anybody's. Tries that come at one time so take turns,
    and none is free. Raises :class:`WaitError` if it is too soon; then it is not counted.
    """
    here, now = network(client), timezone.now()
    SignInFailure.objects.filter(last_at__lt=now - _KEPT).delete()
    row, _is_new = SignInFailure.objects.select_for_update().get_or_create(
        account=account, network=here, defaults={"last_at": now}
    )
    until = _until(row.failures - FREE, row.last_at)
    if user is None or not SignIn.objects.filter(user=user, network=here).exists():
        until = max(until, _everywhere(account), _network(here, now))
    if until > now:
        minutes = max(1, -(-int((until - now).total_seconds()) // 60))
        raise WaitError(minutes=to_persian(minutes))
    SignInFailure.objects.filter(pk=row.pk).update(failures=F("failures") + 1, last_at=now)


def forgive(account: str, client: str) -> None:
    """Forget the failures of *account* from *client*: the right secret was typed."""
    SignInFailure.objects.filter(account=account, network=network(client)).delete()


def lift(user: User) -> None:
    """End every wait of *user*, for passwords, for codes and for letters."""
    accounts = (account_of(user.get_username()), codes_of(user), letters_of(user.email))
    SignInFailure.objects.filter(account__in=accounts).delete()


def failures(user: User) -> int:
    """Return how often secrets of *user* were typed wrong of late."""
    accounts = (account_of(user.get_username()), codes_of(user))
    return SignInFailure.objects.filter(account__in=accounts).aggregate(all=Sum("failures"))["all"] or 0


def _everywhere(account: str) -> datetime:
    found = SignInFailure.objects.filter(account=account).aggregate(all=Sum("failures"), last=Max("last_at"))
    return _until((found["all"] or 0) - FREE_EVERYWHERE, found["last"])


def _network(here: str, now: datetime) -> datetime:
    failed = SignInFailure.objects.filter(network=here, failures__gt=0, last_at__gt=now - _HOUR)
    found = failed.aggregate(all=Count("pk"), last=Max("last_at"))
    return _until(found["all"] - FREE_ACCOUNTS, found["last"])


def _until(over: int, last: datetime | None) -> datetime:
    """Return until when the next try waits if the *last* was *over* what is free."""
    if last is None or over < 0:
        return datetime.min.replace(tzinfo=timezone.get_default_timezone())
    return last + min(LONGEST, _FIRST * 2 ** min(over, 10))
