"""Lay out the static files of all applications for nginx's ``gzip_static``."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.contrib.staticfiles.finders import get_finders

from dabir.delivery.files import media_type

_WORTH: Final = 0.9
"""A packed form is kept if it is at most this much of the plain one."""


def gather(folder: Path) -> int:
    """Bring *folder* up to date with the static files of all applications; return how many there are.

    Beside a text that packs well lies its ``.gz``. What is there already with the same bytes is left
    alone, a changed file is exchanged in one step (nginx may be reading), and files that no
    application carries any more are removed.
    """
    kept: set[Path] = set()
    count = 0
    for name, body, modified in _found():
        count += 1
        target = folder / name
        packed = gzip.compress(body, 9, mtime=0) if "charset" in media_type(name) else body
        kept.add(target)
        _write(target, body, modified)
        if len(packed) <= _WORTH * len(body):
            beside = target.with_name(f"{target.name}.gz")
            kept.add(beside)
            _write(beside, packed, modified)
    for old in folder.rglob("*"):
        if old.is_file() and old not in kept:
            old.unlink()
    return count


def _found() -> Iterator[tuple[str, bytes, float]]:
    """Yield name, bytes and time of change of each static file; of two with one name, the first."""
    seen = set()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=["CVS", ".*", "*~"]):
            prefix = getattr(storage, "prefix", None)
            whole = f"{prefix}/{name}" if prefix else name
            if whole not in seen:
                seen.add(whole)
                source = Path(storage.path(name))
                yield whole, source.read_bytes(), source.stat().st_mtime


def _write(target: Path, body: bytes, modified: float) -> None:
    if target.is_file() and target.read_bytes() == body:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, delete=False) as made:
        made.write(body)
    Path(made.name).chmod(0o644)  # nginx's workers are another user
    os.utime(made.name, (modified, modified))
    Path(made.name).replace(target)
