"""The second factor: who must have one, whether it was shown in this session, and what it consists of."""

from __future__ import annotations

import hashlib
import secrets
from base64 import b32encode
from typing import Any, Final
from urllib.parse import quote, urlencode

import segno
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from dabir.conf import conf
from dabir.newsroom.models import RecoveryCode, User
from dabir.persian.digits import to_latin

RECOVERY_CODES: Final = 10
_SHOWN: Final = "dabir.second_factor"
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not taken for one another."""

_HALF: Final = 5
"""Letters of either half of a recovery code; both carry 49 bits."""


def is_required(user: User) -> bool:
    """Say whether *user* has a role that may not do without."""
    return user.groups.filter(name__in=list(conf.TWO_FACTOR_ROLES)).exists()


def device_of(user: User) -> Any:
    """Return the device of *user* (a TOTPDevice), or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def missing_step(request: HttpRequest, user: User) -> str | None:
    """Return the name of the view *user* must pass before any other; None if there is none."""
    device = device_of(user)
    if device is not None:
        return None if request.session.get(_SHOWN) == device.pk else "people:code"
    return "people:enrol" if is_required(user) else None


def awaited(user: User) -> Any:
    """Return the device (a TOTPDevice) that *user* is about to confirm."""
    return TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": "totp"})[0]


@transaction.atomic
def confirm(request: HttpRequest, user: User, code: str) -> list[str]:
    """Make the awaited device the one of *user* if it gives *code*; return the recovery codes, none if it does not."""
    awaited(user)
    device = TOTPDevice.objects.select_for_update().get(user=user, confirmed=False)
    if not device.verify_token(_typed(code)):
        return []
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    request.session[_SHOWN] = device.pk
    log(user, "dabir.two_factor_on", user=user)
    return new_recovery_codes(user)


@transaction.atomic
def show(request: HttpRequest, user: User, code: str) -> bool:
    """Say whether *code* is right, of the device or for recovery, and remember it for this session.

    Neither counts twice: the device's row is locked while it is compared, a recovery code is deleted.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return False
    typed = _typed(code)
    if not (device.verify_token(typed) if len(typed) == device.digits else _recovered(user, typed)):
        return False
    request.session[_SHOWN] = device.pk
    return True


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Make recovery codes in the place of those *user* had, and return them: nobody can see them again."""
    codes = [f"{_half()}-{_half()}" for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create([RecoveryCode(user=user, code_hash=_hash(_typed(code))) for code in codes])
    return codes


@transaction.atomic
def reset(user: User, by: User) -> None:
    """Take the device of *user* away, who lost it; *by* is who did it, and it is logged."""
    TOTPDevice.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    log(user, "dabir.two_factor_reset", user=by)


def key_of(device: Any) -> str:
    """Return the secret of *device* as it is typed, in groups of four."""
    key = b32encode(device.bin_key).decode()
    return " ".join(key[place : place + 4] for place in range(0, len(key), 4))


def picture_of(device: Any) -> str:
    """Return the secret of *device* as the SVG element of a QR code."""
    address = f"{device.config_url}&{urlencode({'issuer': conf.PAPER_NAME}, quote_via=quote)}"
    picture: str = segno.make(address, error="m").svg_inline(border=4, light="#fff", omitsize=True)
    return picture


def _recovered(user: User, typed: str) -> bool:
    deleted, _by_model = RecoveryCode.objects.filter(user=user, code_hash=_hash(typed)).delete()
    if deleted:
        log(user, "dabir.recovery_code_used", user=user)
    return bool(deleted)


def _typed(code: str) -> str:
    """Return *code* without what people put between digits or letters, and in Latin digits."""
    return "".join(letter for letter in to_latin(code).lower() if letter.isalnum())


def _half() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_HALF))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
