"""The words of a film as its captions: WebVTT from what an editor brings.

SubRip (``.srt``) is what programs for captions write, often in Windows' Arabic code page;
WebVTT is what browsers read. Only cues and their times are taken over: placing and
styling of other players would not fit ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final, NamedTuple

from dabir.newsroom.errors import UnreadableCaptionsError

_TIMES: Final = re.compile(
    r"\s*(?:(\d+):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})\s*-->\s*(?:(\d+):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})(?:\s.*)?"
)
_TAGS: Final = re.compile(r"</?(?:font|u|b|i|c|v|ruby|rt)\b[^>]*>|\{\\[^}]*\}", re.IGNORECASE)


class Cue(NamedTuple):
    """Words shown from *start* to *end*, in milliseconds."""

    start: int
    end: int
    words: str


def to_webvtt(data: bytes) -> str:
    """Return the captions in *data*, SubRip or WebVTT, as WebVTT.

    Raises :class:`UnreadableCaptionsError` where a cue ends before it begins, or nothing
    in them is a cue.
    """
    found = sorted(_cues(_decoded(data)), key=lambda cue: (cue.start, cue.end))
    if not found:
        raise UnreadableCaptionsError(line=1)
    written = (f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.words}\n" for cue in found)
    return "WEBVTT\n\n" + "\n".join(written)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1256"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableCaptionsError(line=1)


def _cues(text: str) -> Iterator[Cue]:
    lines = text.splitlines()
    for number, line in enumerate(lines):
        times = _TIMES.fullmatch(line)
        if not times:
            continue
        start, end = _milliseconds(*times.groups()[:4]), _milliseconds(*times.groups()[4:])
        if end <= start:
            raise UnreadableCaptionsError(line=number + 1)
        if words := "\n".join(_words(lines[number + 1 :])):
            yield Cue(start, end, words)


def _words(following: list[str]) -> Iterator[str]:
    """Yield the lines of a cue, which ends at an empty line; nothing in them is markup."""
    for line in following:
        words = _TAGS.sub("", line).strip()
        if not line.strip():
            return
        if words:
            yield escape(unescape(words), quote=False)


def _milliseconds(hours: str | None, minutes: str, seconds: str, part: str) -> int:
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1_000 + int(part.ljust(3, "0"))


def _clock(milliseconds: int) -> str:
    seconds, part = divmod(milliseconds, 1_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{part:03}"
