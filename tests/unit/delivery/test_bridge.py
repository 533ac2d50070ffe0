"""From RSGI to ASGI."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from dabir.delivery.bridge import Bridge


class Headers:
    def items(self):
        return [("host", "x"), ("cookie", "a=1"), ("cookie", "b=2")]


@dataclass
class Scope:
    http_version: str = "1.1"
    client: str = "127.0.0.1:5000"
    server: str = "[::1]:8000"
    scheme: str = "http"
    method: str = "POST"
    path: str = "/newsroom/ا"
    query_string: str = "q=%D8%A7"
    headers: Headers = field(default_factory=Headers)


class Body:
    """Gives pieces as Granian does: an iterator whose end is StopAsyncIteration."""

    def __init__(self, *pieces):
        self.pieces = list(pieces)
        self.sent = []

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.pieces:
            raise StopAsyncIteration
        return self.pieces.pop(0)

    async def client_disconnect(self):
        return

    def response_bytes(self, status, headers, body):
        self.sent.append((status, headers, body))

    def response_stream(self, status, headers):
        self.sent.append((status, headers))
        return self

    async def send_bytes(self, data):
        self.sent.append(data)


def answer(application, *pieces):
    protocol = Body(*pieces)
    asyncio.run(Bridge(application).answer(Scope(), protocol))
    return protocol.sent


def test_the_request_arrives_whole():
    seen = {}

    async def application(scope, receive, send):
        seen.update(scope)
        body = b""
        while True:
            message = await receive()
            body += message["body"]
            if not message["more_body"]:
                break
        seen["body"] = body
        seen["after"] = (await receive())["type"]
        await send({"type": "http.response.start", "status": 201, "headers": [(b"x", b"1"), (b"set-cookie", b"a")]})
        await send({"type": "http.response.body", "body": b"done"})

    assert answer(application, b"one ", b"two") == [(201, [("x", "1"), ("set-cookie", "a")], b"done")]
    assert seen["body"] == b"one two"
    assert seen["after"] == "http.disconnect"
    assert (seen["path"], seen["raw_path"]) == ("/newsroom/ا", b"/newsroom/%D8%A7")
    assert seen["headers"].count((b"cookie", b"b=2")) == 1
    assert (seen["client"], seen["server"]) == (("127.0.0.1", 5000), ("[::1]", 8000))


def test_an_answer_in_pieces_is_streamed():
    async def application(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for piece in (b"a", b"", b"b"):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    assert answer(application) == [(200, []), b"a", b"b"]
