"""The headers of a baked page.

A browser asks again each time (``must-revalidate``, which also keeps it from using
``stale-while-revalidate``), so a reader's next request shows what was just published;
a 304 makes that cheap. Shared caches have a header of their own (RFC 9213), with the
grace the site's settings give, and are told the facts a page rests on if they are purged
by them (:mod:`dabir.delivery.purge`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dabir.conf import conf
from dabir.delivery.negotiation import IDENTITY
from dabir.delivery.purge.keys import key_header
from dabir.press.page import Page
from dabir.press.policy import POLICY

Pairs = list[tuple[bytes, bytes]]

RULES: Final = tuple((name.encode(), value.encode()) for name, value in POLICY.items())
"""What every page tells browsers they may do."""

STALE: Final = (b"cache-status", b"dabir; hit; ttl=-1; detail=LEDGER_OUT_OF_SIGHT")
"""Said with a page that may be old, since the ledger is out of sight."""


@dataclass(frozen=True, slots=True)
class Caching:
    """The two caching headers, by the site's settings."""

    browsers: bytes
    shared: bytes

    @classmethod
    def configured(cls) -> Caching:
        """Return what the settings ask for."""
        grace = f"stale-while-revalidate={conf.STALE_WHILE_REVALIDATE}, stale-if-error={conf.STALE_IF_ERROR}"
        return cls(f"public, max-age=0, must-revalidate, {grace}".encode(), f"max-age=1, {grace}".encode())


def page_headers(page: Page, caching: Caching, coding: str) -> Pairs:
    """Return the headers of *page* in *coding*, without its length."""
    headers = [
        (b"content-type", page.media_type.encode()),
        (b"etag", etag(page, coding)),
        (b"cache-control", caching.browsers),
        (b"cdn-cache-control", caching.shared),
        (b"vary", b"accept-encoding"),
        *RULES,
    ]
    if not page.media_type.startswith("text/html"):
        headers.append((b"access-control-allow-origin", b"*"))  # the same for everybody, without a cookie
    if keys := key_header(page):
        headers.append((keys[0].encode(), keys[1].encode()))
    if coding != IDENTITY:
        headers.append((b"content-encoding", coding.encode()))
    return headers


def etag(page: Page, coding: str) -> bytes:
    """Return the strong validator of one coding of *page*."""
    return (f'"{page.etag}"' if coding == IDENTITY else f'"{page.etag}-{coding}"').encode()
