"""Fastly: keys in ``Surrogate-Key``, up to 256 of them a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import quote

from dabir.delivery.purge.vendor import Vendor
from dabir.delivery.purge.wire import call


@dataclass(frozen=True, kw_only=True)
class Fastly(Vendor):
    """Options: *service* (its identifier) and *token* (of the scope ``purge_select``; for everything ``purge_all``).

    A *soft* purge marks pages stale, so that Fastly can go on serving them while we are away.
    """

    header: ClassVar[str] = "surrogate-key"
    longest_header: ClassVar[int] = 16_384
    longest_key: ClassVar[int] = 1_024
    most_keys: ClassVar[int] = 256

    service: str
    token: str = field(repr=False)
    soft: bool = True
    url: str = "https://api.fastly.com"

    def purge(self, keys: Sequence[str]) -> None:
        """Purge *keys*, named in a header of the request."""
        self._post("purge", {"Surrogate-Key": " ".join(keys)})

    def purge_all(self) -> None:
        """Purge the whole service; Fastly knows no soft form of it."""
        self._post("purge_all", {}, soft=False)

    def _post(self, verb: str, headers: dict[str, str], *, soft: bool | None = None) -> None:
        gently = {"Fastly-Soft-Purge": "1"} if (self.soft if soft is None else soft) else {}
        own = {"Fastly-Key": self.token, "Accept": "application/json"}
        call(self.name, "POST", f"{self.url}/service/{quote(self.service, safe='')}/{verb}", own | gently | headers)
