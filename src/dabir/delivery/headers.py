"""The headers of a baked page.

A browser asks again each time (``must-revalidate``, which also keeps it from using
``stale-while-revalidate``), so a reader's next request shows what was just published;
a 304 makes that cheap. Shared caches have a header of their own (RFC 9213), with the
grace the site's settings give, and are purged by the fact names in ``Surrogate-Key``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dabir.conf import conf
from dabir.press.press import Page

Headers = list[tuple[str, str]]

_POLICY = (
    "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self'; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True)
class Caching:
    """The three caching headers, by the site's settings."""

    browsers: str
    shared: str

    @classmethod
    def configured(cls) -> Caching:
        """Return what the settings ask for."""
        grace = f"stale-while-revalidate={conf.STALE_WHILE_REVALIDATE}, stale-if-error={conf.STALE_IF_ERROR}"
        return cls(f"public, max-age=0, must-revalidate, {grace}", f"max-age=1, {grace}")


def page_headers(page: Page, caching: Caching, *, gzipped: bool, stale: bool) -> Headers:
    """Return the headers of *page*, in gzip or plain, *stale* if the ledger is out of sight."""
    headers = [
        ("content-type", page.media_type),
        ("etag", etag(page, gzipped=gzipped)),
        ("cache-control", caching.browsers),
        ("cdn-cache-control", caching.shared),
        ("surrogate-key", page.keys),
        ("vary", "accept-encoding"),
        ("content-security-policy", _POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
    ]
    if gzipped:
        headers.append(("content-encoding", "gzip"))
    if stale:
        headers.append(("cache-status", "dabir; hit; ttl=-1; detail=LEDGER_OUT_OF_SIGHT"))
    return headers


def etag(page: Page, *, gzipped: bool) -> str:
    """Return the strong validator of one encoding of *page*."""
    return f'"{page.etag}-gz"' if gzipped else f'"{page.etag}"'


def matches(if_none_match: str, page: Page) -> bool:
    """Say whether a request's ``If-None-Match`` names *page* in either encoding (weak comparison)."""
    return page.etag in if_none_match or if_none_match.strip() == "*"


@lru_cache(maxsize=1024)
def takes_gzip(accept_encoding: str) -> bool:
    """Say whether ``Accept-Encoding`` allows gzip (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        coding, _, weight = item.strip().partition(";")
        try:
            weights[coding.strip()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            weights[coding.strip()] = 0
    return weights.get("gzip", weights.get("*", 0)) > 0
