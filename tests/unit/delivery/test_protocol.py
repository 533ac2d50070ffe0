"""Which requests are simple enough to be answered from their bytes."""

from __future__ import annotations

import pytest

from dabir.delivery.protocol import simple_fields

LINE = b"GET /fa/ HTTP/1.1\r\n"
END = LINE.index(b" HTTP")


def fields(*lines: bytes, line: bytes = LINE, after: bytes = b"") -> dict[bytes, bytes] | None:
    return simple_fields(line + b"".join(line + b"\r\n" for line in lines) + b"\r\n" + after, END)


def test_what_a_browser_sends_is_simple():
    found = fields(
        b"Host: paper.example",
        b"Connection: keep-alive",
        b"User-Agent: Mozilla/5.0",
        b"Accept-Encoding: gzip, deflate, br, zstd",
        b'If-None-Match: "0123456789abcdef-gzip"',
        b"Cookie: a=content-length",
    )
    assert found == {
        b"connection": b"keep-alive",
        b"accept-encoding": b"gzip, deflate, br, zstd",
        b"if-none-match": b'"0123456789abcdef-gzip"',
    }
    assert fields(b"Host: x") == {}


@pytest.mark.parametrize(
    "lines",
    [
        [b"Content-Length: 5"],
        [b"CONTENT-LENGTH : 5"],
        [b"Transfer-Encoding: chunked"],
        [b"transfer-encoding:identity"],
        [b"Expect: 100-continue"],
        [b"Upgrade: websocket"],
        [b"Connection: close"],
        [b"Connection: keep-alive, Upgrade"],
        [b"Host: a\nContent-Length: 5"],
        [b"Host: a\rContent-Length: 5"],
    ],
)
def test_what_may_have_a_body_or_end_the_connection_is_not(lines):
    assert fields(*lines) is None


def test_neither_are_halves_pipelines_and_old_versions():
    assert simple_fields(LINE + b"Host: x\r\n", END) is None
    assert fields(b"Host: x", after=LINE + b"\r\n") is None
    assert fields(line=LINE.replace(b"1.1", b"1.0")) is None
    assert fields(line=LINE.replace(b"HTTP/1.1", b"x HTTP/1.1")) is None
