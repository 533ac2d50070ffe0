"""Films of boxes only, for tests."""

from __future__ import annotations

import struct


def box(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I4s", len(inside) + 8, kind) + inside


def film(
    width: int = 640,
    height: int = 360,
    scale: int = 1000,
    duration: int = 2500,
    *,
    long: bool = False,
    turned: bool = False,
) -> bytes:
    """A film of boxes only: sound first, then a picture track."""
    header = struct.pack(">I16xIQ", 1 << 24, scale, duration) if long else struct.pack(">I8xII", 0, scale, duration)
    sound = box(b"trak", box(b"tkhd", bytes(76) + struct.pack(">II", 0, 0)))
    one = 1 << 16
    matrix = (0, one, 0, -one, 0, 0, 0, 0, 1 << 30) if turned else (one, 0, 0, 0, one, 0, 0, 0, 1 << 30)
    header_of_picture = bytes(40) + struct.pack(">9iII", *matrix, width << 16, height << 16)
    picture = box(b"trak", box(b"tkhd", header_of_picture))
    return box(b"ftyp", b"isom") + box(b"free", bytes(50)) + box(b"moov", box(b"mvhd", header) + sound + picture)
