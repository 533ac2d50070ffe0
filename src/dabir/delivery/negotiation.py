"""Which coding of a page a request is answered with, and whether it needs a body at all (RFC 9110)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

IDENTITY: Final = "identity"
GZIP: Final = "gzip"
ZSTD: Final = "zstd"

CODINGS: Final = (ZSTD, GZIP)
"""What we have pages ready in, the better first: of one size, but Zstandard is quicker to unpack on a phone."""


@lru_cache(maxsize=1024)
def coding(accept_encoding: bytes, have: tuple[str, ...] = CODINGS) -> str:
    """Return which of the codings we *have* an ``Accept-Encoding`` header likes best (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for item in accept_encoding.decode("latin-1").lower().split(","):
        name, _, weight = item.strip().partition(";")
        try:
            weights[name.strip()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            weights[name.strip()] = 0
    liked = [(weights.get(name, weights.get("*", 0)), name) for name in have]
    most, best = max(liked, key=lambda pair: pair[0])
    return best if most > 0 else IDENTITY


def matches(if_none_match: bytes, etag: str) -> bool:
    """Say whether ``If-None-Match`` names the content *etag* in any coding (weak comparison)."""
    return etag.encode() in if_none_match or if_none_match.strip() == b"*"
