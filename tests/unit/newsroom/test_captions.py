"""Captions an editor brings become WebVTT."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.newsroom.errors import UnreadableCaptionsError
from dabir.newsroom.media.captions import to_webvtt

SUBRIP = """1
00:00:01,500 --> 00:00:03,000
<i>یک، دو،</i>
سه…

2
00:00:00,000 --> 00:00:01,000
{\\an8}آغاز
"""


def test_subrip_becomes_webvtt_in_order_of_time_without_its_styles():
    assert to_webvtt(SUBRIP.encode()) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nآغاز\n\n00:00:01.500 --> 00:00:03.000\nیک، دو،\nسه…\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_the_code_page_of_windows_is_read_too(encoding):
    assert "آغاز" in to_webvtt("00:00.000 --> 00:01.000\nآغاز\n".encode(encoding))


def test_what_is_webvtt_already_stays_what_it_says():
    vtt = "WEBVTT - زیرنویس\n\nNOTE کار نیمه‌تمام\n\n01:00.000 --> 01:02.500 align:start\nبرف &amp; باد\n"
    once = to_webvtt(vtt.encode())
    assert once == "WEBVTT\n\n00:01:00.000 --> 00:01:02.500\nبرف &amp; باد\n"
    assert to_webvtt(once.encode()) == once


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("متنی بی‌زمان", 1), ("1\n00:00:02,000 --> 00:00:01,000\nوارونه\n", 2), ("\x81\x8d\xff", 1)],
)
def test_what_is_no_captions_is_refused_by_its_line(text, line):
    with pytest.raises(UnreadableCaptionsError) as caught:
        to_webvtt(text.encode())
    assert caught.value.fields["line"] == line
    assert "زیرنویس" in caught.value.sentence("fa")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(junk):
    with suppress(UnreadableCaptionsError):
        to_webvtt(junk)


cues = st.lists(
    st.tuples(st.integers(0, 3_600_000), st.integers(1, 9_000), st.text("ابپ <>&-", min_size=1)), min_size=1, max_size=5
)


@given(cues)
def test_no_words_break_out_of_their_cue_and_reading_again_changes_nothing(drawn):
    text = "\n".join(f"{_clock(at)} --> {_clock(at + long)}\n{words}\n" for at, long, words in drawn)
    with suppress(UnreadableCaptionsError):
        made = to_webvtt(text.encode())
        assert to_webvtt(made.encode()) == made
        assert made.count("-->") == len(re.findall(r"(?m)^\d\d:\d\d:\d\d\.\d{3} --> ", made)) <= len(drawn)


def _clock(at: int) -> str:
    return f"{at // 3_600_000:02}:{at // 60_000 % 60:02}:{at // 1000 % 60:02},{at % 1000:03}"
