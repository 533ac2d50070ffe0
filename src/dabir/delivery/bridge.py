"""From RSGI to ASGI, so that Django runs unchanged beside the baked pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from dabir.delivery.rsgi import ASGI, Protocol, Scope, Transport


class Bridge:
    """Answers RSGI requests with an ASGI application."""

    def __init__(self, application: ASGI) -> None:
        """Answer with *application*."""
        self._application = application

    async def answer(self, scope: Scope, protocol: Protocol) -> None:
        """Answer one request."""
        exchange = _Exchange(protocol)
        await self._application(asgi_scope(scope), exchange.receive, exchange.send)


def asgi_scope(scope: Scope) -> dict[str, Any]:
    """Return *scope* as an ASGI HTTP scope."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": scope.http_version,
        "method": scope.method,
        "scheme": scope.scheme,
        "path": scope.path,
        "raw_path": quote(scope.path).encode("ascii"),
        "query_string": scope.query_string.encode("latin-1"),
        "root_path": "",
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in scope.headers.items()],
        "client": _host_port(scope.client),
        "server": _host_port(scope.server),
    }


def _host_port(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host, int(port or 0)


class _Exchange:
    """One request and its answer."""

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._body: AsyncIterator[bytes] | None = None
        self._finished = False
        self._status = 500
        self._headers: list[tuple[str, str]] = []
        self._stream: Transport | None = None

    async def receive(self) -> Mapping[str, Any]:
        """Return the next piece of the request's body; after the last, wait for the client to go."""
        if self._finished:
            await self._protocol.client_disconnect()
            return {"type": "http.disconnect"}
        if self._body is None:
            self._body = aiter(self._protocol)
        try:
            piece = await self._body.__anext__()  # anext() with a default crashes on Granian's own awaitables
        except StopAsyncIteration:
            self._finished, piece = True, b""
        return {"type": "http.request", "body": piece, "more_body": not self._finished}

    async def send(self, message: Mapping[str, Any]) -> None:
        """Take a message of the answer; a whole body goes out in one call."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in message["headers"]]
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._stream is None and not more:
            self._protocol.response_bytes(self._status, self._headers, body)
            return
        if self._stream is None:
            self._stream = self._protocol.response_stream(self._status, self._headers)
        if body:
            await self._stream.send_bytes(body)
