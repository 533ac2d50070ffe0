"""The keys of partners: shown once, kept as their SHA-256."""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.db import transaction
from wagtail.log_actions import log

from dabir.newsroom.chronicle import words
from dabir.newsroom.models import User
from dabir.newsroom.models.work import Partner

_BEARER = "Bearer "


def issue(partner: Partner) -> str:
    """Give *partner* a new key and return it; an older one opens nothing any more."""
    key = secrets.token_urlsafe(32)
    partner.key_hash = _hash(key)
    partner.save()
    return key


@transaction.atomic
def renew(partner: Partner, user: User) -> str:
    """Give *partner* a new key in the name of *user*, note it in the record, and return the key."""
    key = issue(Partner.objects.select_for_update().get(pk=partner.pk))
    log(partner, words.RENEW_KEY, user=user)
    return key


def partner_of(authorization: str) -> Partner | None:
    """Return the active partner whose key the header *authorization* bears, None for nobody."""
    if not authorization.startswith(_BEARER):
        return None
    given = _hash(authorization.removeprefix(_BEARER).strip())
    partner = Partner.objects.filter(key_hash=given, is_active=True).first()
    return partner if partner and secrets.compare_digest(partner.key_hash, given) else None


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()
