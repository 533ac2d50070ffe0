"""Answers requests: an RSGI application (Granian's own interface).

The path of a warm page is a dictionary, a comparison and one call: no lock, no database,
no compression. A stale page is baked in a thread. What is not the paper's goes to files
or to Django.
"""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import DatabaseError

from dabir.delivery import files
from dabir.delivery.bridge import Bridge
from dabir.delivery.headers import Caching, Headers, matches, page_headers, takes_gzip
from dabir.delivery.stand import Stand
from dabir.press import routes
from dabir.press.press import Page, Redirect

if TYPE_CHECKING:
    from dabir.delivery.rsgi import ASGI, Protocol, Scope

log = logging.getLogger(__name__)

_UNAVAILABLE: Final = (
    '<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>چند لحظه صبر کنید</title>'
    "<h1>این صفحه چند لحظه در دسترس نیست</h1><p>خبرها سر جای خود هستند. کمی بعد دوباره بیایید.</p></html>"
).encode()


class Application:
    """The paper and its newsroom under one address."""

    def __init__(self, stand: Stand, django: ASGI) -> None:
        """Answer from *stand*; hand the rest to *django*."""
        self._stand = stand
        self._django = Bridge(django)
        self._caching = Caching.configured()
        self._static = files.Static(settings.STATIC_URL)
        self._media = files.Media(settings.MEDIA_URL, settings.MEDIA_ROOT)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Open the stand before the first request."""
        self._stand.open()

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Close the stand after the last."""
        self._stand.close()

    async def __rsgi__(self, scope: Scope, protocol: Protocol) -> None:
        """Answer one request."""
        page = self._stand.press.peek(scope.path)
        if page and scope.method == "GET":
            self._send(scope, protocol, page, with_body=True)
        else:
            await self._answer(scope, protocol)

    async def _answer(self, scope: Scope, protocol: Protocol) -> None:
        path = scope.path
        if path.startswith(self._static.prefix):
            self._static.answer(scope, protocol)
        elif path.startswith(self._media.prefix):
            self._media.answer(scope, protocol)
        elif routes.parse(path) is None:
            await self._django.answer(scope, protocol)
        elif scope.method not in {"GET", "HEAD"}:
            protocol.response_empty(HTTPStatus.METHOD_NOT_ALLOWED, [("allow", "GET, HEAD")])
        else:
            await self._bake(scope, protocol)

    async def _bake(self, scope: Scope, protocol: Protocol) -> None:
        """Answer with a page that is stale or not in memory."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._stand.bakers, self._stand.bake, scope.path)
        except DatabaseError:
            log.exception("no page at %s while the database is gone", scope.path)
            headers: Headers = [("content-type", "text/html; charset=utf-8"), ("retry-after", "10")]
            protocol.response_bytes(HTTPStatus.SERVICE_UNAVAILABLE, headers, _UNAVAILABLE)
            return
        if isinstance(found, Page):
            self._send(scope, protocol, found, with_body=scope.method == "GET")
        elif isinstance(found, Redirect):
            target = f"{found.path}?{scope.query_string}" if scope.query_string else found.path
            protocol.response_empty(
                HTTPStatus.MOVED_PERMANENTLY, [("location", target), ("cache-control", "public, max-age=3600")]
            )

    def _send(self, scope: Scope, protocol: Protocol, page: Page, *, with_body: bool) -> None:
        asked = scope.headers
        gzipped = takes_gzip(asked.get("accept-encoding") or "")
        headers = page_headers(page, self._caching, gzipped=gzipped, stale=self._stand.blind)
        known = asked.get("if-none-match")
        if known and page.status == HTTPStatus.OK and matches(known, page):
            protocol.response_empty(HTTPStatus.NOT_MODIFIED, headers)
            return
        body = page.gzipped if gzipped else page.body
        if with_body:
            protocol.response_bytes(page.status, headers, body)
        else:
            headers.append(("content-length", str(len(body))))
            protocol.response_empty(page.status, headers)
