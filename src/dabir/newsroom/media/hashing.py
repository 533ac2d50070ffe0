"""The key of a media item: the SHA-1 of its bytes."""

from __future__ import annotations

import hashlib
from typing import IO, Any


def sha1(file: IO[Any]) -> str:
    """Return the SHA-1 of an open binary *file* in hex, and leave it at its start."""
    file.seek(0)
    digest = hashlib.sha1(usedforsecurity=False)  # a name for bytes, as Wagtail's own
    while piece := file.read(1 << 20):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
