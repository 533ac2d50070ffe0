"""Sheets laid end to end are the page, in every coding."""

from __future__ import annotations

import gzip
import zlib

from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from dabir.press.packing import _ZEROS, crc_of, gzip_pieces, pack

bodies = st.lists(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)), max_size=6)


@given(bodies)
def test_joined_sheets_unpack_to_the_joined_bodies(parts):
    sheets = [pack(part) for part in parts]
    whole = b"".join(parts)
    assert gzip.decompress(b"".join(gzip_pieces(sheets))) == whole
    assert zstd.decompress(b"".join(sheet.frame for sheet in sheets)) == whole if parts else whole == b""
    assert b"".join(sheet.plain for sheet in sheets) == whole
    assert crc_of(sheets) == zlib.crc32(whole)


def test_a_sheet_longer_than_the_run_of_zeros_has_the_right_crc():
    body = b"\xd8\xae\xd8\xa8\xd8\xb1" * (len(_ZEROS) // 5)
    assert len(body) > len(_ZEROS)
    assert crc_of([pack(b"head"), pack(body), pack(b"")]) == zlib.crc32(b"head" + body)


def test_equal_bytes_make_equal_sheets():
    assert pack("خبر".encode()) == pack("خبر".encode())
    assert pack(b"a").digest != pack(b"b").digest
