"""Sheets: runs of bytes, compressed once, that join into a page without compressing again.

A deflate stream that ends with a full flush refers to nothing before it and leaves
nothing for what comes after, so such streams can be laid end to end in one gzip member
(RFC 1951, RFC 1952). Zstandard frames are made to be laid end to end (RFC 8878, 3). The
member's CRC is combined from those of its sheets, never computed from the text again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from backports import zstd

_DEFLATE_LEVEL: Final = 6
_ZSTD_LEVEL: Final = 9

_GZIP_HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Deflate, no name, no time, unknown system: equal pages are equal bytes on every machine."""

_GZIP_END: Final = b"\x03\x00"
"""An empty last block."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A run of bytes in each coding.

    *length* and *crc* (CRC-32) are those of the plain bytes; *shift* is what *crc* adds
    to a running CRC, see :func:`crc_of`. *digest* (16 bytes) names the content.
    """

    digest: bytes
    length: int
    crc: int
    shift: int
    deflated: bytes
    frame: bytes

    @property
    def plain(self) -> bytes:
        """The bytes as they were."""
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.deflated)


def digest_of(body: bytes) -> bytes:
    """Return the name of the content *body*: 16 bytes."""
    return hashlib.blake2b(body, digest_size=16).digest()


def pack(body: bytes) -> Sheet:
    """Return *body* as a sheet."""
    packer = zlib.compressobj(_DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    crc = zlib.crc32(body)
    return Sheet(
        digest=digest_of(body),
        length=len(body),
        crc=crc,
        shift=crc ^ zlib.crc32(bytes(len(body))),
        deflated=packer.compress(body) + packer.flush(zlib.Z_FULL_FLUSH),
        frame=zstd.compress(body, _ZSTD_LEVEL),
    )


_ZEROS: Final = memoryview(bytes(1 << 20))


def crc_of(sheets: Iterable[Sheet]) -> int:
    """Return the CRC-32 of *sheets* laid end to end.

    A CRC is affine: the CRC of A and then B is that of A and then as many zeros as B is
    long, changed by a constant of B (*shift*). Running over zeros takes a microsecond a
    page and a half-line; combining by polynomials, as zlib's own function does, takes
    longer in Python.
    """
    running = 0
    for sheet in sheets:
        for start in range(0, sheet.length, len(_ZEROS)):
            running = zlib.crc32(_ZEROS[: sheet.length - start], running)
        running ^= sheet.shift
    return running


def gzip_pieces(sheets: Iterable[Sheet]) -> tuple[bytes, ...]:
    """Return the pieces of one gzip member that holds *sheets*."""
    sheets = tuple(sheets)
    length = sum(sheet.length for sheet in sheets) & 0xFFFFFFFF
    end = _GZIP_END + crc_of(sheets).to_bytes(4, "little") + length.to_bytes(4, "little")
    return (_GZIP_HEAD, *(sheet.deflated for sheet in sheets), end)
