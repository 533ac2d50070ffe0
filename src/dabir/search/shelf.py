"""Where a machine keeps its index: a folder of folders, and a link to the one that is asked.

A new index is made beside the present one and takes its place by the renaming of a link, so
whoever asks has the old one or the new one, whole. An index says of what shape it is: one
made by another analysis is as good as none.
"""

from __future__ import annotations

import shutil
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from django.conf import settings

from dabir.persian import folding, stem
from dabir.press.machines import content
from dabir.search import document, engine
from dabir.search.engine import TantivyIndex
from dabir.search.errors import NoIndexError, TornIndexError

_CURRENT: Final = "current"
_BUILDING: Final = "building"
_SHAPE: Final = "shape"


@cache
def shape() -> str:
    """Return what names all that decides how a story becomes a document: other code or other words, another name."""
    folder = Path(folding.__file__).parent
    sources = [
        *folder.glob("*.py"),
        *(folder.parent / "data").glob("*.gz"),
        *(Path(str(each.__file__)) for each in (stem, content, document, engine)),
    ]
    return sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()


class Shelf:
    """The indexes of one machine in *folder*. :meth:`index` may be called from any thread of any process."""

    def __init__(self, folder: Path) -> None:
        """Keep indexes in *folder*, which need not be there yet."""
        self.folder = folder
        self._open: tuple[str, TantivyIndex] | None = None
        self._lock = Lock()

    def index(self) -> TantivyIndex:
        """Return the index that is to be asked now.

        Raises :class:`NoIndexError` while none is made, :class:`TornIndexError` where it cannot be read.
        """
        name = self._current()
        opened = self._open
        if opened and opened[0] == name:
            return opened[1]
        with self._lock:
            if not name or not self._is_of_this_shape(self.folder / name):
                raise NoIndexError
            index = TantivyIndex.open(self.folder / name)
            self._open = name, index
            return index

    def building(self, *, anew: bool = False) -> TantivyIndex:
        """Return the index that is being made beside the present one.

        It is what is left of an interrupted build, unless one is wanted *anew*.
        """
        folder = self.folder / _BUILDING
        if not anew and self._is_of_this_shape(folder):
            try:
                return TantivyIndex.open(folder)
            except TornIndexError:
                pass
        shutil.rmtree(folder, ignore_errors=True)
        made = TantivyIndex.create(folder)
        (folder / _SHAPE).write_text(shape(), encoding="ascii")
        return made

    def swap(self) -> None:
        """Have the index that was being made asked from now on, and take away the one before it."""
        before = self._current()
        name = f"index-{int(before.rpartition('-')[2] or 0) + 1 if before else 1}"
        shutil.rmtree(self.folder / name, ignore_errors=True)
        (self.folder / _BUILDING).rename(self.folder / name)
        link = self.folder / f"{_CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.replace(self.folder / _CURRENT)
        if before:
            shutil.rmtree(self.folder / before, ignore_errors=True)  # who reads it has its files open

    def _current(self) -> str:
        try:
            return str((self.folder / _CURRENT).readlink())
        except OSError:
            return ""

    @staticmethod
    def _is_of_this_shape(folder: Path) -> bool:
        try:
            return (folder / _SHAPE).read_text(encoding="ascii") == shape()
        except OSError:
            return False


@cache
def shelf() -> Shelf:
    """Return the shelf of this site on this machine."""
    return Shelf(Path(settings.DATA) / "search")
