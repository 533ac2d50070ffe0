"""Short melodies plucked by code, for a demonstration paper that needs no microphone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Final

from dabir.errors import DabirError
from dabir.newsroom.media import ffmpeg

NOTE: Final = 0.4
"""Seconds from one pluck to the next."""

MELODIES: Final[Mapping[str, tuple[float, ...]]] = MappingProxyType(
    {
        # eight lines of a carpet's rhyme in the mode of Dashti on A, its third a quarter tone low
        "loom-song": (
            *(440.0, 440.0, 508.6, 523.3, 587.3, 523.3, 508.6, 440.0),
            *(392.0, 440.0, 508.6, 440.0, 392.0, 349.2, 392.0, 440.0),
        ),
    }
)
"""Frequencies in hertz, one for each pluck."""


class UnknownSoundError(DabirError):
    """There is no sound named {sound}; the sounds are {known}."""

    code: ClassVar[str] = "demo.unknown_sound"
    persian: ClassVar[str] = "صدایی به نام «{sound}» نداریم؛ صداها این‌هایند: {known}."


def make(name: str, path: Path) -> Path:
    """Write the sound *name* to *path* as MP3, and return it. Raises :class:`UnknownSoundError`."""
    melody = MELODIES.get(name)
    if melody is None:
        raise UnknownSoundError(sound=name, known=", ".join(MELODIES))
    plucks = (
        f"between(t,{NOTE * place:.2f},{NOTE * (place + 1):.2f})*({_string(pitch)})"
        for place, pitch in enumerate(melody)
    )
    fading = f"0.4*exp(-5*mod(t,{NOTE}))"
    ffmpeg.synthesize(path, f"{fading}*({'+'.join(plucks)})", NOTE * len(melody))
    return path


def _string(pitch: float) -> str:
    """Return the wave of a string of *pitch* hertz with two of its overtones."""
    return "+".join(f"sin({2 * tone}*PI*{pitch}*t)/{tone}" for tone in (1, 2, 3))
