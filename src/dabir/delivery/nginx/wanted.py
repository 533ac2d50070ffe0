"""What a site's settings must hold for Django to believe the server in front, and no one else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

PROTO: Final = ("HTTP_X_FORWARDED_PROTO", "https")
"""nginx always sets this header, so no client can; the newsstand itself listens on 127.0.0.1 only."""


def wanted(site_url: str) -> Iterator[str]:
    """Yield each line that ``settings.py`` lacks for a site at *site_url*."""
    address = urlsplit(site_url)
    host = (address.hostname or "").encode("idna").decode("ascii")
    if not validate_host(host, settings.ALLOWED_HOSTS):
        yield f'ALLOWED_HOSTS = ["{host}"]'
    if site_url != settings.WAGTAILADMIN_BASE_URL:
        yield "WAGTAILADMIN_BASE_URL = DABIR_SITE_URL"
    if address.scheme == "https":
        if settings.SECURE_PROXY_SSL_HEADER != PROTO:
            yield f"SECURE_PROXY_SSL_HEADER = {PROTO!r}"
        for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
            if not getattr(settings, name):
                yield f"{name} = True"
