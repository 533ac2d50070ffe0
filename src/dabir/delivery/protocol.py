"""HTTP/1.1 on one connection: warm pages are answered from the bytes of the request.

Nearly all of what a newsstand is asked is one simple GET for a page that lies ready. Such a
request is recognised by its bytes and answered with bytes, without an HTTP object, a task
or a coroutine. Everything else goes to uvicorn's own protocol untouched: whatever has a
body or might have one, pipelines, old versions, unusual lines. The short way takes only
requests on whose meaning every parser agrees, so a proxy in front cannot be misled.
"""

from __future__ import annotations

from asyncio import BaseTransport, Transport
from http import HTTPStatus
from re import compile as pattern
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from dabir.delivery import answers
from dabir.delivery.headers import Caching
from dabir.delivery.negotiation import coding, matches
from dabir.delivery.stand import stand
from dabir.press.page import Page

_FIELDS: Final = pattern(
    rb"\n(accept-encoding|if-none-match|connection|content-length|transfer-encoding|expect|upgrade)"
    rb"[ \t]*:[ \t]*([^\r]*)"
)
_SIMPLE: Final = frozenset({b"accept-encoding", b"if-none-match", b"connection"})
_BLANK: Final = b"\r\n\r\n"


class PaperProtocol(HttpToolsProtocol):
    """One connection to the newsstand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what uvicorn gives."""
        super().__init__(*args, **kwargs)
        self._stand = stand()
        self._caching = Caching.configured()
        self._seen = self._stand.audience.seen
        self._peer = ""
        self._between = True
        self._active = 0.0

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin; a connection on which nothing is asked is closed after the keep-alive time."""
        super().connection_made(cast("Transport", transport))
        if self.client:
            self._peer = self.client[0]
        self._active = self.loop.time()
        self._wait_for_request()

    def data_received(self, data: bytes) -> None:
        """Answer what is simple and warm; hand on the rest."""
        self._active = self.loop.time()
        if self._between and data.startswith(b"GET /") and self._answer(data):
            return
        super().data_received(data)
        if self.timeout_keep_alive_task is None and self._is_idle():
            self._wait_for_request()  # for the rest of it: half a request does not hold a connection for ever

    def on_message_begin(self) -> None:
        """Note that the parser is within a request."""
        self._between = False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Note that the parser is between requests."""
        self._between = True
        super().on_message_complete()

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that has been idle; one that was used the short way waits on."""
        left = self._active + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self._wait_for_request(left)
        else:
            super().timeout_keep_alive_handler()

    def _wait_for_request(self, seconds: float | None = None) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive if seconds is None else seconds, self.timeout_keep_alive_handler
        )

    def _answer(self, data: bytes) -> bool:
        """Answer the request *data* if it is whole, simple and for a page that lies ready; say whether it was."""
        end = data.find(b" ", 5)
        page = self._stand.ready(data[4:end])
        if page is None or not self._is_idle() or self.flow.write_paused:
            return False
        fields = simple_fields(data, end)
        if fields is None:
            return False
        self._write(page, fields)
        if page.plan.story:
            self._seen(page.plan.story, self._peer, data)
        return True

    def _is_idle(self) -> bool:
        """Say whether no answer is under way on this connection that another would overtake."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is None or cycle.response_complete

    def _write(self, page: Page, fields: dict[bytes, bytes]) -> None:
        chosen = coding(fields.get(b"accept-encoding", b""))
        known = fields.get(b"if-none-match")
        if known and page.status == HTTPStatus.OK and matches(known, page.etag):
            status, *rest = answers.not_modified(page, chosen, self._caching)
        else:
            status, *rest = answers.whole(page, chosen, self._caching)
        (name, date), *_ = self.server_state.default_headers
        self.transport.write(b"".join((status, name, b": ", date, b"\r\n", *rest)))
        self.server_state.total_requests += 1


def simple_fields(data: bytes, end: int) -> dict[bytes, bytes] | None:
    """Return the header fields that matter of a request whose target ends at *end*; None if it is not simple.

    Simple is: exactly one whole request of HTTP/1.1 without any sign of a body, every
    line ended by CR LF, the connection kept.
    """
    if not data.startswith(b" HTTP/1.1\r\n", end) or not data.endswith(_BLANK) or data.count(_BLANK) != 1:
        return None
    head = data[end:].lower()
    if not head.count(b"\n") == head.count(b"\r") == head.count(b"\r\n"):
        return None
    fields = dict(_FIELDS.findall(head))
    if not fields.keys() <= _SIMPLE or fields.get(b"connection", b"keep-alive") != b"keep-alive":
        return None
    return fields
