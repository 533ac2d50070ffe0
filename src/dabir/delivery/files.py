"""Files: the static ones of all applications from memory, media from disk with ranges."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join
from starlette.responses import FileResponse

from dabir.delivery.asgi import Receive, Scope, Send, field, respond
from dabir.delivery.headers import Pairs
from dabir.delivery.negotiation import GZIP, coding

_FOREVER: Final = "public, max-age=31536000, immutable"
_HOUR: Final = "public, max-age=3600"
_TEXT: Final = re.compile(r"(text/.*|application/(javascript|json|xml)|image/svg\+xml)")
_SHOWN: Final = re.compile(r"(image/(?!svg)|video/|audio/|application/pdf).*")


def media_type(name: str) -> str:
    """Return the media type of a file by its name, with a charset for text."""
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if _TEXT.fullmatch(guessed) else guessed


@dataclass(frozen=True, slots=True)
class _StaticFile:
    """A static file in memory; *packed* is its gzip form where that helps."""

    body: bytes
    packed: bytes | None
    mime: str
    etag: bytes


class Static:
    """Static files of every application, found by Django's finders and kept in memory.

    There are as many as the installed packages carry, so nothing is ever let go.
    """

    def __init__(self, prefix: str) -> None:
        """Answer below the path *prefix*."""
        self.prefix = prefix
        self._files: dict[str, _StaticFile] = {}

    async def answer(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer one request; a version in the query makes the answer immutable."""
        name = scope["path"].removeprefix(self.prefix)
        file = self._files.get(name) or self._load(name)
        if file is None:
            await respond(send, HTTPStatus.NOT_FOUND, [])
            return
        headers: Pairs = [
            (b"content-type", file.mime.encode()),
            (b"etag", file.etag),
            (b"cache-control", (_FOREVER if b"v=" in scope["query_string"] else _HOUR).encode()),
            (b"vary", b"accept-encoding"),
            (b"x-content-type-options", b"nosniff"),
        ]
        with_body = scope["method"] != "HEAD"
        if field(scope, b"if-none-match") == file.etag:
            await respond(send, HTTPStatus.NOT_MODIFIED, headers)
        elif file.packed and coding(field(scope, b"accept-encoding"), have=(GZIP,)) == GZIP:
            headers.append((b"content-encoding", b"gzip"))
            await respond(send, HTTPStatus.OK, headers, file.packed, with_body=with_body)
        else:
            await respond(send, HTTPStatus.OK, headers, file.body, with_body=with_body)

    def _load(self, name: str) -> _StaticFile | None:
        try:
            found = finders.find(name)
        except (SuspiciousFileOperation, ValueError):  # a path that climbs out, or holds a NUL
            return None
        if not found or not Path(found).is_file():
            return None
        body = Path(found).read_bytes()
        mime = media_type(name)
        packed = gzip.compress(body, 6, mtime=0) if "charset" in mime else None
        file = _StaticFile(body, packed, mime, f'"{hashlib.sha256(body).hexdigest()[:24]}"'.encode())
        self._files[name] = file
        return file


class Media:
    """Pictures and films from the media folder, with byte ranges for films.

    What a browser could run (HTML, SVG, scripts) is only ever offered as a download.
    """

    def __init__(self, prefix: str, root: Path) -> None:
        """Answer below the path *prefix* from the folder *root*."""
        self.prefix = prefix
        self._root = root

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        file = self._find(scope["path"].removeprefix(self.prefix))
        if file is None:
            await respond(send, HTTPStatus.NOT_FOUND, [])
            return
        status = file.stat()
        tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
        headers = _media_headers(file.name, tag)
        if field(scope, b"if-none-match").decode("latin-1") == tag:
            await respond(send, HTTPStatus.NOT_MODIFIED, [(n.encode(), v.encode()) for n, v in headers.items()])
        else:
            answer = FileResponse(file, headers=headers, media_type=media_type(file.name), stat_result=status)
            await answer(scope, receive, send)

    def _find(self, name: str) -> Path | None:
        try:
            path = Path(safe_join(self._root, name))
        except (SuspiciousFileOperation, ValueError):
            return None
        return path if path.is_file() else None


def _media_headers(name: str, tag: str) -> dict[str, str]:
    headers = {"etag": tag, "cache-control": _FOREVER, "x-content-type-options": "nosniff"}
    if not _SHOWN.fullmatch(media_type(name)):
        headers["content-disposition"] = "attachment"
    return headers
