"""Addresses without what says who shared them: nobody's click belongs in a newspaper's link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

_EVERYWHERE: Final = frozenset(
    {"_ga", "dclid", "fbclid", "gclid", "igsh", "igshid", "mc_cid", "mc_eid", "msclkid", "ref_src", "ref_url", "yclid"}
)
_AT: Final[Mapping[str, frozenset[str]]] = {
    "youtube.com": frozenset({"feature", "pp", "si"}),
    "youtu.be": frozenset({"feature", "si"}),
    "spotify.com": frozenset({"si"}),
    "soundcloud.com": frozenset({"si"}),
    "x.com": frozenset({"s", "t"}),
    "twitter.com": frozenset({"s", "t"}),
    "instagram.com": frozenset({"hl"}),
}
"""What else is left out at a host and those below it: short names that mean something elsewhere."""


def without_tracking(address: str) -> str:
    """Return *address* without the parameters that follow a reader about; all else stays to the letter."""
    parts = urlsplit(address.strip())
    host = parts.hostname or ""
    here = _EVERYWHERE.union(*(names for at, names in _AT.items() if host == at or host.endswith(f".{at}")))
    kept = (piece for piece in parts.query.split("&") if not _follows(unquote(piece.partition("=")[0]), here))
    return urlunsplit(parts._replace(query="&".join(kept)))


def _follows(name: str, names: frozenset[str]) -> bool:
    return name.startswith("utm_") or name in names
