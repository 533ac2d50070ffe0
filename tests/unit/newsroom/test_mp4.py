"""The shape of a film is read from its boxes."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.newsroom.films import box, film

from dabir.newsroom.errors import UnreadableFilmError
from dabir.newsroom.media import mp4


@pytest.mark.parametrize("long", [False, True])
def test_size_and_length(long):
    assert mp4.read(BytesIO(film(long=long)), "a.mp4") == mp4.Shape(640, 360, 2.5)


def test_a_telephone_held_upright_makes_a_tall_film():
    assert mp4.read(BytesIO(film(turned=True)), "a.mp4") == mp4.Shape(360, 640, 2.5)


def test_the_boxes_may_come_after_the_pictures():
    late = struct.pack(">I4sQ", 1, b"mdat", 16 + 1000) + bytes(1000) + film()
    file = BytesIO(late)
    assert mp4.read(file, "a.mp4").width == 640
    assert file.tell() == 0


@pytest.mark.parametrize("data", [b"", b"GIF89a", film()[:60], film(scale=0), film(width=0), box(b"moov", b"")])
def test_what_is_no_film_is_refused(data):
    with pytest.raises(UnreadableFilmError):
        mp4.read(BytesIO(data), "a.mp4")


@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_are_read_or_refused(junk, cut):
    for data in (junk, film()[:cut] + junk):
        with suppress(UnreadableFilmError):
            mp4.read(BytesIO(data), "a.mp4")
