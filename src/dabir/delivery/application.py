"""Answers requests: an ASGI application.

A warm page seldom comes this far (:mod:`dabir.delivery.protocol` answers it from the bytes
of the request). Here a stale page is baked in a thread, once however many ask for it at
the same time; what is not the paper's goes to files or to Django.
"""

from __future__ import annotations

import asyncio
import logging
from asyncio import Future
from http import HTTPStatus

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.db import DatabaseError

from dabir.delivery import files
from dabir.delivery.answers import body_pieces
from dabir.delivery.asgi import Application, Receive, Scope, Send, field, respond
from dabir.delivery.headers import RULES, STALE, Caching, page_headers
from dabir.delivery.negotiation import coding, matches
from dabir.delivery.stand import Stand, stand
from dabir.press import routes
from dabir.press.page import Page, Redirect
from dabir.press.templates import Templates, environment
from dabir.press.unavailable import unavailable

log = logging.getLogger(__name__)


def application() -> Newsstand:
    """Return the application of this worker process; Django is set up before."""
    return Newsstand(stand(), get_asgi_application())


def readers_application() -> Newsstand:
    """Return the application of a worker that serves the paper and has no newsroom; Django only searches."""
    settings.ROOT_URLCONF = settings.READERS_URLCONF
    return Newsstand(stand(), get_asgi_application(), readers_only=True)


class Newsstand:
    """The paper and its newsroom under one address, or the paper alone."""

    def __init__(self, stand: Stand, django: Application, *, readers_only: bool = False) -> None:
        """Answer from *stand*; hand the rest to *django*, but with *readers_only* no more of it than search."""
        self._stand = stand
        self._django = django
        self._readers_only = readers_only
        self._caching = Caching.configured()
        self._static = files.Static(settings.STATIC_URL)
        self._media = files.Media(settings.MEDIA_URL, settings.MEDIA_ROOT)
        self._unavailable = unavailable(Templates(environment()))
        self._baking: dict[str, Future[Page | Redirect | None]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or open and close with the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        path = scope["path"]
        if path.startswith(self._static.prefix):
            await self._static.answer(scope, receive, send)
        elif path.startswith(self._media.prefix):
            await self._media.answer(scope, receive, send)
        elif self._is_for_django(path):
            await self._django(scope, receive, send)
        elif scope["method"] not in {"GET", "HEAD"}:
            await respond(send, HTTPStatus.METHOD_NOT_ALLOWED, [(b"allow", b"GET, HEAD")])
        elif routes.parse(path) is None:
            missing = routes.path_of(routes.UnknownAddress())
            await self._answer({**scope, "path": missing, "raw_path": routes.target(missing)}, send)
        else:
            await self._answer(scope, send)

    def _is_for_django(self, path: str) -> bool:
        return routes.parse(path) is None and (not self._readers_only or routes.is_search(path))

    async def _live(self, receive: Receive, send: Send) -> None:
        """Keep the stand open between the server's start and its end."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await asyncio.to_thread(self._stand.open, counting=not self._readers_only)
                await send({"type": "lifespan.startup.complete"})
            else:
                await asyncio.to_thread(self._stand.close)
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _answer(self, scope: Scope, send: Send) -> None:
        """Answer with a page or a redirect."""
        found: Page | Redirect | None = self._stand.ready(scope["raw_path"])
        if found is None:
            try:
                found = await self._baked(scope["path"])
            except DatabaseError:
                log.exception("no page at %s while the database is gone", scope["path"])
                headers = [
                    (b"content-type", b"text/html; charset=utf-8"),
                    (b"retry-after", b"10"),
                    *RULES,
                ]
                await respond(send, HTTPStatus.SERVICE_UNAVAILABLE, headers, self._unavailable)
                return
        match found:
            case Page():
                self._note(scope, found)
                await self._send(scope, send, found)
            case Redirect(path):
                query = scope["query_string"]
                location = path.encode() + (b"?" + query if query else b"")
                headers = [(b"location", location), (b"cache-control", b"public, max-age=3600")]
                await respond(send, HTTPStatus.MOVED_PERMANENTLY, headers)

    async def _baked(self, path: str) -> Page | Redirect | None:
        """Return what is at *path*, baked in a thread; those who ask meanwhile wait for the same."""
        baking = self._baking.get(path)
        if baking is None:
            loop = asyncio.get_running_loop()
            baking = self._baking[path] = loop.run_in_executor(self._stand.bakers, self._stand.bake, path)
            baking.add_done_callback(lambda _: self._baking.pop(path, None))
        return await asyncio.shield(baking)

    def _note(self, scope: Scope, page: Page) -> None:
        """Say which story is read, as the protocol does for warm pages."""
        if page.plan.story and scope["method"] == "GET":
            peer, _ = scope["client"] or ("", 0)
            head = b"".join(b"\n" + name + b":" + value for name, value in scope["headers"])
            self._stand.audience.seen(page.plan.story, peer, head)

    async def _send(self, scope: Scope, send: Send, page: Page) -> None:
        chosen = coding(field(scope, b"accept-encoding"))
        headers = page_headers(page, self._caching, chosen)
        if self._stand.blind:
            headers.append(STALE)
        known = field(scope, b"if-none-match")
        if known and page.status == HTTPStatus.OK and matches(known, page.etag):
            await respond(send, HTTPStatus.NOT_MODIFIED, headers)
            return
        body = b"".join(body_pieces(page, chosen))
        await respond(send, page.status, headers, body, with_body=scope["method"] == "GET")
