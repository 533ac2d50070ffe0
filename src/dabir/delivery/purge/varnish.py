"""Varnish with the xkey module: keys in ``xkey``; every server is told for itself.

The VCL that answers is in ``docs/operating.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dabir.delivery.purge.vendor import Vendor
from dabir.delivery.purge.wire import call


@dataclass(frozen=True, kw_only=True)
class Varnish(Vendor):
    """Options: *servers*, the addresses of all of them; *secret* if the VCL wants one in ``X-Purge-Secret``."""

    header: ClassVar[str] = "xkey"
    longest_header: ClassVar[int] = 8_000  # http_resp_hdr_len is 8k unless set
    longest_key: ClassVar[int] = 1_024
    most_keys: ClassVar[int] = 100

    servers: Sequence[str]
    secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what cannot be a list of servers."""
        if isinstance(self.servers, str) or not self.servers:
            message = 'the option servers must be a list such as ["http://10.0.0.5:6081"]'
            raise ValueError(message)

    def purge(self, keys: Sequence[str]) -> None:
        """Purge *keys* on every server; one that fails keeps the rest from being told, until the next try."""
        self._tell({"xkey-purge": " ".join(keys)})

    def purge_all(self) -> None:
        """Purge everything on every server."""
        self._tell({"x-purge-all": "1"})

    def _tell(self, headers: dict[str, str]) -> None:
        own = {"X-Purge-Secret": self.secret} if self.secret else {}
        for server in self.servers:
            call(f"{self.name} at {server}", "PURGE", f"{server.rstrip('/')}/", own | headers)
