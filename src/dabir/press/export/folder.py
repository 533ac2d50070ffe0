"""Files of an export: each whole or not there, and not written again when it is equal.

A file is written under another name within the export's own ``.dabir`` folder and then
renamed, so whoever reads the export, or ends it, never meets half a file. A text file has
its gzip form beside it, as nginx's ``gzip_static`` and other servers take it. Paths are
plain text here: as objects they would take a tenth of an export's time.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path
from typing import IO, Final

from isal.isal_zlib import IsalError, compress, decompress

from dabir.press.export.errors import ExportBusyError, NotAnExportError
from dabir.press.export.manifest import OWN, sha256_of

PACKED: Final = ".gz"

_LEVEL: Final = 3
_GZIP: Final = 31
"""The window of 32 KiB, in a gzip member."""


class Folder:
    """The folder of one export.

    Paths are relative, with slashes. :attr:`written` gains the path of each file that was
    not yet there as it should be and :attr:`removed` of each taken away; :attr:`digests`,
    where *signed* asks for it, the SHA-256 (hexadecimal) of each file that was put.
    """

    def __init__(self, root: Path, *, signed: bool = False) -> None:
        """Write into *root*, which :func:`held` holds."""
        self.root = root
        self.digests: dict[str, str] = {}
        self.written: list[str] = []
        self.removed: list[str] = []
        self._signed = signed
        self._at = f"{root}/"
        self._scratch = f"{root}/{OWN}/scratch/{os.getpid()}"

    def put(self, names: Sequence[str], body: bytes, *, packed: bool = True) -> None:
        """Have *body* stand under each of *names* (one file, where the disk can), and if *packed* its gzip form too."""
        is_new = self._put(names, body)
        if packed:
            beside = [name + PACKED for name in names]
            self._put(beside, _pack(body) if is_new else self._packed(beside[0], body))

    def carry(self, name: str, source: Path) -> bool:
        """Have the file *source* stand under *name*; say whether there is such a file."""
        if not source.is_file():
            return False
        self._link(str(source), name)
        if self._signed:
            self.digests[name] = sha256_of(source)
        return True

    def remove(self, name: str) -> None:
        """Take *name* away, its gzip form too, and the folders it leaves empty."""
        path = self.root / name
        for one in (name, name + PACKED):
            with suppress(FileNotFoundError):
                (self.root / one).unlink()
                self.removed.append(one)
        for folder in path.parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()

    def taken(self) -> tuple[dict[str, str], list[str], list[str]]:
        """Return :attr:`digests`, :attr:`written` and :attr:`removed` since the last call."""
        found = self.digests, self.written, self.removed
        self.digests, self.written, self.removed = {}, [], []
        return found

    def _put(self, names: Sequence[str], body: bytes) -> bool:
        """Have *body* stand under each of *names*, and say whether it did not yet under the first."""
        first, *others = names
        is_new = not self._holds(first, body)
        if is_new:
            self._write(first, body)
        for name in others:
            self._link(self._at + first, name)
        if self._signed:
            self.digests |= dict.fromkeys(names, hashlib.sha256(body).hexdigest())
        return is_new

    def _holds(self, name: str, body: bytes) -> bool:
        try:
            file = os.open(self._at + name, os.O_RDONLY)
        except FileNotFoundError:
            return False
        try:
            return os.read(file, len(body) + 1) == body
        finally:
            os.close(file)

    def _packed(self, name: str, body: bytes) -> bytes:
        """Return *body* in gzip; the form that stands at *name* if it is one of *body*.

        Another machine may pack otherwise, and what it wrote need not be written again.
        """
        try:
            with open(self._at + name, "rb") as file:
                form = file.read()
            if decompress(form, _GZIP) == body:
                return form
        except (FileNotFoundError, IsalError):  # type: ignore[misc]  # a class, whatever its stub says
            pass
        return _pack(body)

    def _write(self, name: str, body: bytes) -> None:
        file = os.open(self._scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            left = memoryview(body)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
        self._into_place(name)

    def _link(self, source: str, name: str) -> None:
        """Have the file *source* stand under *name* too: the same file, or a copy where the disk has no links."""
        target = self._at + name
        try:
            os.link(source, target)  # the usual case: nothing is there yet
        except FileNotFoundError:
            _make_parent(target)
            self._link(source, name)
        except OSError:
            there = os.path.exists(target)
            if not there or not (os.path.samefile(source, target) or cmp(source, target, shallow=False)):
                self._replace(source, name)
        else:
            self.written.append(name)

    def _replace(self, source: str, name: str) -> None:
        """Put a link to *source*, or a copy, in the place of what stands under *name*."""
        with suppress(FileNotFoundError):
            os.unlink(self._scratch)
        try:
            os.link(source, self._scratch)
        except OSError:  # another disk, or one without links
            shutil.copyfile(source, self._scratch)
        self._into_place(name)

    def _into_place(self, name: str) -> None:
        target = self._at + name
        try:
            os.replace(self._scratch, target)
        except FileNotFoundError:
            _make_parent(target)
            os.replace(self._scratch, target)
        self.written.append(name)


def _pack(body: bytes) -> bytes:
    packed: bytes = compress(body, _LEVEL, _GZIP)
    return packed


def _make_parent(target: str) -> None:
    folder = target.rpartition("/")[0]
    try:
        os.mkdir(folder)  # the usual case: only the last folder is missing
    except OSError:
        os.makedirs(folder, exist_ok=True)


@contextmanager
def held(root: Path) -> Iterator[Path]:
    """Make the folder *root* if there is none, and hold it against other exports; give its own folder.

    The hold is the system's and ends with the process, however that ends. Raises
    :class:`NotAnExportError` for a folder with anything else in it and
    :class:`ExportBusyError` where another process holds it.
    """
    own = root / OWN
    if root.exists() and not own.is_dir() and any(root.iterdir()):
        raise NotAnExportError(folder=root)
    own.mkdir(parents=True, exist_ok=True)
    with (own / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ExportBusyError(folder=root) from error
        with (own / "workers").open("w") as orphans:
            fcntl.flock(orphans, fcntl.LOCK_EX)  # workers of a killed export finish their batch first
        shutil.rmtree(own / "scratch", ignore_errors=True)
        (own / "scratch").mkdir()
        yield own


_lent: list[IO[str]] = []


def lend(root: Path) -> None:
    """Say, until this process ends, that it works for the export that holds *root*."""
    file = (root / OWN / "workers").open("w")
    fcntl.flock(file, fcntl.LOCK_SH)
    _lent.append(file)
