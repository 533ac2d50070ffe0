"""Where a colleague is signed in: every session of the newsroom has a row, and ends when the row does.

Ended rows stay as long as a session lasts: they say from where somebody is used to come.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dabir.newsroom.models import SignIn, User
from dabir.press.network import network

_KEY: Final = "dabir.sign_in"
_EVERY: Final = timedelta(minutes=1)
"""How often it is noted that somebody is still there; a note at each request would write all day."""

_FAMILIES: Final = (
    ("Edg", "edge"),
    ("OPR/", "opera"),
    ("SamsungBrowser", "samsung"),
    ("Firefox", "firefox"),
    ("FxiOS", "firefox"),
    ("Chrome", "chrome"),
    ("CriOS", "chrome"),
    ("Safari", "safari"),
)
"""What browsers call themselves, those first that also call themselves by the later names."""

BROWSERS: Final[dict[str, Promise]] = {
    "edge": _("Edge"),
    "opera": _("Opera"),
    "samsung": _("Samsung Internet"),
    "firefox": _("Firefox"),
    "chrome": _("Chrome"),
    "safari": _("Safari"),
    "other": _("Another browser"),
}


def keep(request: HttpRequest, user: User) -> bool:
    """Note that *user* is here, and say whether this session still counts."""
    known = request.session.get(_KEY)
    now = timezone.now()
    if known is None:
        _prune()
        row = SignIn.objects.create(
            user=user,
            browser=family(request.headers.get("User-Agent", "")),
            network=network(request.META.get("REMOTE_ADDR", "")),
            seal=_seal(user),
            since=now,
            seen_at=now,
        )
        request.session[_KEY] = row.pk
        return True
    found = SignIn.objects.filter(pk=known, user=user, ended_at=None).first()
    if found is None:
        return False
    if now - found.seen_at > _EVERY or found.seal != _seal(user):
        found.seen_at, found.seal = now, _seal(user)
        found.network = network(request.META.get("REMOTE_ADDR", ""))
        # An update of these alone: what was ended meanwhile must not begin again.
        SignIn.objects.filter(pk=found.pk).update(seen_at=now, seal=found.seal, network=found.network)
    return True


def of(user: User) -> QuerySet[SignIn]:
    """Return where *user* is signed in."""
    return SignIn.objects.filter(user=user, ended_at=None, seal=_seal(user), seen_at__gt=timezone.now() - _longest())


def current(request: HttpRequest) -> int | None:
    """Return the key of this session's row."""
    return request.session.get(_KEY)


def end(user: User, key: int) -> None:
    """End one sign-in of *user*; what is none of theirs stays."""
    SignIn.objects.filter(user=user, pk=key, ended_at=None).update(ended_at=timezone.now())


def end_others(request: HttpRequest, user: User) -> None:
    """End every sign-in of *user* but this one."""
    others = SignIn.objects.filter(user=user, ended_at=None).exclude(pk=current(request) or 0)
    others.update(ended_at=timezone.now())


def family(agent: str) -> str:
    """Return which browser an *agent* is, as a key of :data:`BROWSERS`."""
    return next((name for sign, name in _FAMILIES if sign in agent), "other")


def shortened(address: str) -> str:
    """Return the beginning of a network *address*: enough to know one's own, too little to find a house by."""
    try:
        net: IPv4Network | IPv6Network = ip_network(address)
    except ValueError:
        return ""
    if isinstance(net, IPv4Network):
        return ".".join(str(net.network_address).split(".")[:2]) + ".…"
    return ":".join(net.network_address.exploded.split(":")[:2]) + ":…"


@receiver(user_logged_out)
def _signed_out(request: HttpRequest | None, user: User | None, **_options: Any) -> None:
    """Note that who signs out is there no more."""
    key = request.session.get(_KEY) if request is not None and hasattr(request, "session") else None
    if user is not None and key is not None:
        end(user, key)


def _seal(user: User) -> str:
    return salted_hmac(_KEY, user.get_session_auth_hash(), algorithm="sha256").hexdigest()[:16]


def _longest() -> timedelta:
    return timedelta(seconds=settings.SESSION_COOKIE_AGE)


def _prune() -> None:
    """Forget sessions that ran out by themselves."""
    SignIn.objects.filter(seen_at__lt=timezone.now() - _longest()).delete()
