"""Whole answers, ready to be written: a page in a coding, or word that the reader has it already.

They are made once a page and coding and kept with the page; only the date is filled in
when they are sent.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from dabir.delivery.headers import Caching, Pairs, page_headers
from dabir.delivery.negotiation import GZIP, ZSTD
from dabir.press.page import Page

_NOT_MODIFIED: Final = "304 "


def body_pieces(page: Page, coding: str) -> tuple[bytes, ...]:
    """Return the body of *page* in *coding*, in pieces."""
    match coding:
        case "zstd":
            return page.zstd
        case "gzip":
            return page.gzip
    return (page.body,)


def whole(page: Page, coding: str, caching: Caching) -> tuple[bytes, ...]:
    """Return the answer to a plain GET in HTTP/1.1: status line, (the date goes here), headers, body."""
    ready = page.prepared.get(coding)
    if ready is None:
        pieces = body_pieces(page, coding)
        headers = page_headers(page, caching, coding)
        headers.append((b"content-length", str(sum(map(len, pieces))).encode()))
        ready = (_status_line(page.status), _lines(headers), *pieces)
        if coding in {GZIP, ZSTD}:  # the plain form is asked for by machines only, and is three times as large
            page.prepared[coding] = ready
    return ready


def not_modified(page: Page, coding: str, caching: Caching) -> tuple[bytes, ...]:
    """Return the answer for a reader who has *page* in *coding*: status line, (the date goes here), headers."""
    ready = page.prepared.get(_NOT_MODIFIED + coding)
    if ready is None:
        headers = _lines(page_headers(page, caching, coding))
        ready = page.prepared[_NOT_MODIFIED + coding] = (_status_line(HTTPStatus.NOT_MODIFIED), headers)
    return ready


def _status_line(status: int) -> bytes:
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n".encode()


def _lines(headers: Pairs) -> bytes:
    return b"".join(name + b": " + value + b"\r\n" for name, value in headers) + b"\r\n"
