"""The shapes of RSGI, as far as we use them (Granian's interface, version 1.6).

Written out here so that nothing but :mod:`dabir.delivery.server` imports Granian, and so
that tests can drive the application without a server.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from typing import Any
from typing import Protocol as Shape

ASGI = Callable[
    [
        dict[str, Any],
        Callable[[], Awaitable[Mapping[str, Any]]],
        Callable[[Mapping[str, Any]], Awaitable[None]],
    ],
    Awaitable[None],
]
Pairs = list[tuple[str, str]]


class RequestHeaders(Shape):
    """The headers of a request; names are lower case."""

    def get(self, name: str) -> str | None:
        """Return the value of *name*."""

    def items(self) -> Iterable[tuple[str, str]]:
        """Return all headers, repeated ones repeated."""


class Scope(Shape):
    """A request: *path* comes percent-decoded; *client* and *server* are host:port."""

    http_version: str
    client: str
    server: str
    scheme: str
    method: str
    path: str
    query_string: str

    @property
    def headers(self) -> RequestHeaders:
        """The headers of the request."""


class Transport(Shape):
    """A response that is sent piece by piece."""

    async def send_bytes(self, data: bytes) -> None:
        """Send a piece."""


class Protocol(Shape):
    """The other side of a request: its body, and the ways to answer."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body of the request in pieces."""

    async def client_disconnect(self) -> None:
        """Return when the client has gone."""

    def response_empty(self, status: int, headers: Pairs) -> None:
        """Answer without a body."""

    def response_bytes(self, status: int, headers: Pairs, body: bytes) -> None:
        """Answer with *body*."""

    def response_file(self, status: int, headers: Pairs, file: str) -> None:
        """Answer with a file."""

    def response_file_range(self, status: int, headers: Pairs, file: str, start: int, end: int) -> None:
        """Answer with the bytes of a file from *start* up to and without *end*."""

    def response_stream(self, status: int, headers: Pairs) -> Transport:
        """Begin an answer in pieces."""
