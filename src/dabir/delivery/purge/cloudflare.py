"""Cloudflare: keys in ``Cache-Tag``, up to 100 of them a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import quote

from dabir.delivery.purge.errors import RefusedError
from dabir.delivery.purge.vendor import Vendor
from dabir.delivery.purge.wire import call, said_by


@dataclass(frozen=True, kw_only=True)
class Cloudflare(Vendor):
    """Options: *zone* (its identifier) and *token* (with the permission Cache Purge)."""

    header: ClassVar[str] = "cache-tag"
    separator: ClassVar[str] = ","
    longest_header: ClassVar[int] = 8_000  # 16 KB are read, but at most 1,000 tags
    longest_key: ClassVar[int] = 1_024
    most_keys: ClassVar[int] = 100

    zone: str
    token: str = field(repr=False)
    url: str = "https://api.cloudflare.com"

    def purge(self, keys: Sequence[str]) -> None:
        """Purge *keys*."""
        self._post({"tags": list(keys)})

    def purge_all(self) -> None:
        """Purge the whole zone."""
        self._post({"purge_everything": True})

    def _post(self, what: Mapping[str, Any]) -> None:
        address = f"{self.url}/client/v4/zones/{quote(self.zone, safe='')}/purge_cache"
        answer = call(self.name, "POST", address, {"Authorization": f"Bearer {self.token}"}, what)
        try:
            done = answer.json().get("success") is True
        except (ValueError, AttributeError):
            done = False
        if not done:  # Cloudflare may say 200 and mean no
            raise RefusedError(vendor=self.name, status=answer.status_code, said=said_by(answer))
