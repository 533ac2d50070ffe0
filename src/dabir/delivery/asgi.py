"""The shapes of ASGI, as far as we use them, and the shortest answer in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from dabir.delivery.headers import Pairs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]


def field(scope: Scope, name: bytes) -> bytes:
    """Return the header *name* (lower case) of a request; empty if there is none."""
    return b", ".join(value for key, value in scope["headers"] if key == name)


async def respond(send: Send, status: int, headers: Pairs, body: bytes = b"", *, with_body: bool = True) -> None:
    """Answer with *body* in one piece; without it the headers still say how long it is (HEAD)."""
    if status != 304:  # noqa: PLR2004  # a 304 has no length of its own (RFC 9110, 8.6)
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body if with_body else b""})
