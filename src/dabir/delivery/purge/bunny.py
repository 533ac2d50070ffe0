"""Bunny: keys in ``CDN-Tag``, one of them a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dabir.delivery.purge.vendor import Vendor
from dabir.delivery.purge.wire import call


@dataclass(frozen=True, kw_only=True)
class Bunny(Vendor):
    """Options: *zone* (the pull zone's number) and *key* (of the account)."""

    header: ClassVar[str] = "cdn-tag"
    separator: ClassVar[str] = ","
    longest_header: ClassVar[int] = 4_000  # not documented; ours to be careful
    longest_key: ClassVar[int] = 255
    most_keys: ClassVar[int] = 1

    zone: int
    key: str = field(repr=False)
    url: str = "https://api.bunny.net"

    def purge(self, keys: Sequence[str]) -> None:
        """Purge *keys* one by one: the interface takes one."""
        for key in keys:
            call(self.name, "POST", self._address, self._headers, {"CacheTag": key})

    def purge_all(self) -> None:
        """Purge the whole pull zone, which is what a call without a tag means."""
        call(self.name, "POST", self._address, self._headers)

    @property
    def _address(self) -> str:
        return f"{self.url}/pullzone/{self.zone}/purgeCache"

    @property
    def _headers(self) -> dict[str, str]:
        return {"AccessKey": self.key}
