"""Files: the static ones of all applications from memory, media from disk with ranges."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils._os import safe_join

from dabir.delivery.headers import takes_gzip

if TYPE_CHECKING:
    from dabir.delivery.rsgi import Pairs, Protocol, Scope

_FOREVER: Final = "public, max-age=31536000, immutable"
_HOUR: Final = "public, max-age=3600"
_TEXT: Final = re.compile(r"(text/.*|application/(javascript|json|xml)|image/svg\+xml)")
_SHOWN: Final = re.compile(r"(image/(?!svg)|video/|audio/|application/pdf).*")
_RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


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
    etag: str


class Static:
    """Static files of every application, found by Django's finders and kept in memory.

    There are as many as the installed packages carry, so nothing is ever let go.
    """

    def __init__(self, prefix: str) -> None:
        """Answer below the path *prefix*."""
        self.prefix = prefix
        self._files: dict[str, _StaticFile] = {}

    def answer(self, scope: Scope, protocol: Protocol) -> None:
        """Answer one request; a version in the query makes the answer immutable."""
        name = scope.path.removeprefix(self.prefix)
        file = self._files.get(name) or self._load(name)
        if file is None:
            protocol.response_empty(HTTPStatus.NOT_FOUND, [])
            return
        headers: Pairs = [
            ("content-type", file.mime),
            ("etag", file.etag),
            ("cache-control", _FOREVER if "v=" in scope.query_string else _HOUR),
            ("vary", "accept-encoding"),
            ("x-content-type-options", "nosniff"),
        ]
        if scope.headers.get("if-none-match") == file.etag:
            protocol.response_empty(HTTPStatus.NOT_MODIFIED, headers)
        elif file.packed and takes_gzip(scope.headers.get("accept-encoding") or ""):
            protocol.response_bytes(HTTPStatus.OK, [*headers, ("content-encoding", "gzip")], file.packed)
        else:
            protocol.response_bytes(HTTPStatus.OK, headers, file.body)

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
        file = _StaticFile(body, packed, mime, f'"{hashlib.sha256(body).hexdigest()[:24]}"')
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

    def answer(self, scope: Scope, protocol: Protocol) -> None:
        """Answer one request."""
        file = self._find(scope.path.removeprefix(self.prefix))
        if file is None:
            protocol.response_empty(HTTPStatus.NOT_FOUND, [])
            return
        status = file.stat()
        tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
        headers = _media_headers(file.name, tag)
        if scope.headers.get("if-none-match") == tag:
            protocol.response_empty(HTTPStatus.NOT_MODIFIED, headers)
            return
        if scope.method == "HEAD":
            protocol.response_empty(HTTPStatus.OK, [*headers, ("content-length", str(status.st_size))])
            return
        asked = scope.headers.get("range")
        span = byte_range(asked, status.st_size) if asked else None
        if span is None:
            protocol.response_file(HTTPStatus.OK, [*headers, ("content-length", str(status.st_size))], str(file))
            return
        start, end = span
        if start >= end:
            past = ("content-range", f"bytes */{status.st_size}")
            protocol.response_empty(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, [*headers, past])
            return
        headers += [
            ("content-range", f"bytes {start}-{end - 1}/{status.st_size}"),
            ("content-length", str(end - start)),
        ]
        protocol.response_file_range(HTTPStatus.PARTIAL_CONTENT, headers, str(file), start, end)

    def _find(self, name: str) -> Path | None:
        try:
            path = Path(safe_join(self._root, name))
        except (SuspiciousFileOperation, ValueError):
            return None
        return path if path.is_file() else None


def _media_headers(name: str, tag: str) -> Pairs:
    mime = media_type(name)
    headers = [
        ("content-type", mime),
        ("etag", tag),
        ("accept-ranges", "bytes"),
        ("cache-control", _FOREVER),
        ("x-content-type-options", "nosniff"),
    ]
    if not _SHOWN.fullmatch(mime):
        headers.append(("content-disposition", "attachment"))
    return headers


def byte_range(asked: str, size: int) -> tuple[int, int] | None:
    """Return the half-open span a ``Range`` header asks of *size* bytes (RFC 9110, 14).

    None for what is not a single byte range, which is answered with the whole; an empty
    span for one that lies past the end.
    """
    found = _RANGE.fullmatch(asked.strip())
    if not found or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size
