"""ffmpeg, the program: the one file that knows where it is and how it is spoken to.

The program comes as a wheel (``imageio-ffmpeg``), so no machine needs it installed.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any, Final

import imageio_ffmpeg

from dabir.newsroom.errors import EncodingError

_QUIET: Final = ("-nostdin", "-hide_banner", "-loglevel", "error", "-y")
_DURATION: Final = re.compile(r"Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)")
_AUDIO: Final = re.compile(r"Stream #.*: Audio:")

_SMALLER: Final = "if(gt(iw,ih),-2,{0})':'if(gt(iw,ih),{0},-2)"
"""A size whose shorter side has so many pixels; the other is even and keeps the shape."""


def encode(source: Path, target: Path, short_side: int) -> None:
    """Write the film in *source* to *target* as MP4 (H.264, AAC) that begins to play before it is loaded.

    Its shorter side has *short_side* pixels, an even number. Raises :class:`EncodingError`.
    """
    _run(
        *("-i", str(source), "-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1", "-sn", "-dn"),
        *("-vf", f"scale='{_SMALLER.format(short_side)}',format=yuv420p"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-profile:v", "high"),
        *("-c:a", "aac", "-b:a", "96k", "-ac", "2", "-movflags", "+faststart", "-f", "mp4", str(target)),
    )


def take_still(source: Path, target: Path, second: float) -> None:
    """Write what the film in *source* shows at *second* to *target*, a JPEG. Raises :class:`EncodingError`."""
    _run("-ss", f"{second:.3f}", "-i", str(source), "-frames:v", "1", "-q:v", "3", "-f", "image2", str(target))
    if not target.exists():
        raise EncodingError(why="no picture")


def seconds_of_sound(source: Path) -> float | None:
    """Return the length of the sound in *source*, None if there is no sound in it."""
    program = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", "-i", str(source)]
    said = subprocess.run(program, capture_output=True, check=False).stderr.decode("utf-8", "replace")  # noqa: S603  # our own program, our own words
    length = _DURATION.search(said)
    if not length or not _AUDIO.search(said):
        return None
    return round(int(length[1]) * 3600 + int(length[2]) * 60 + float(length[3]), 2)


def frames_to(path: Path, size: tuple[int, int], rate: int, *options: str) -> Any:
    """Return a generator that takes RGB frames of *size* as bytes and writes them to *path* as H.264."""
    return imageio_ffmpeg.write_frames(
        str(path),
        size,
        fps=rate,
        codec="libx264",
        pix_fmt_in="rgb24",
        pix_fmt_out="yuv420p",
        quality=None,
        macro_block_size=2,
        output_params=[*options],
    )


def synthesize(target: Path, expression: str, seconds: float) -> None:
    """Write the sound of *expression* (of ``t``, in seconds; ffmpeg's aevalsrc) to *target* as MP3."""
    _run(
        *("-f", "lavfi", "-i", f"aevalsrc='{expression}':s=44100:d={seconds}"),
        *("-c:a", "libmp3lame", "-b:a", "64k", "-ac", "1", "-map_metadata", "-1", str(target)),
    )


def _run(*words: str) -> None:
    program = [imageio_ffmpeg.get_ffmpeg_exe(), *_QUIET, *words]
    done = subprocess.run(program, capture_output=True, check=False)  # noqa: S603  # our own program and names of files
    if done.returncode:
        raise EncodingError(why=done.stderr.decode("utf-8", "replace").strip()[-300:])
