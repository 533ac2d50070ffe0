"""The keys of partners: shown once, kept as their SHA-256."""

from __future__ import annotations

import secrets
from hashlib import sha256

from dabir.newsroom.models.work import Partner

_BEARER = "Bearer "


def issue(partner: Partner) -> str:
    """Give *partner* a new key and return it; an older one opens nothing any more."""
    key = secrets.token_urlsafe(32)
    partner.key_hash = _hash(key)
    partner.save()
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
