"""A server on loopback that plays a CDN's interface and notes what it is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Cdn:
    """Answers with *answers* in turn (status, headers, body), then as if all were well."""

    right: tuple[str, str]
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    well: bytes = b'{"success": true}'

    def answer_to(self, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        self.asked.append(asked)
        name, value = self.right
        if asked.headers.get(name.lower()) != value:
            return 403, {}, b'{"success": false, "errors": [{"message": "bad\n token"}]}'
        return self.answers.pop(0) if self.answers else (200, {}, self.well)


@contextmanager
def cdn(*right: str) -> Iterator[Cdn]:
    """Run a CDN that wants the header and value *right*."""
    made = Cdn((right[0], right[1]))

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, extra, said = made.answer_to(Asked(self.command, self.path, headers, body))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(said)), **extra}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        do_POST = do_PURGE = answer  # noqa: N815  # the names http.server looks for

        def log_message(self, *words: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
