"""Proving a mirror true: that every file is as its paper signed it.

This needs no site, no database and nothing of Django, so a copy on a stick can be proven
anywhere. Without a key from elsewhere the mirror's own is taken, which proves only that
the mirror is of one piece.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from dabir.press.export import manifest
from dabir.press.export.errors import NoManifestError, UntrueMirrorError
from dabir.press.export.minisign import PublicKey, check, read_public_key
from dabir.press.export.progress import Line, Out, Progress

_SHOWN: Final = 20
_CHUNK: Final = 500

_Chunk = tuple[Path, list[str]]
_Digests = list[tuple[str, str | None]]


@dataclass(slots=True)
class Findings:
    """The names of files that are not as signed; *comment* is the signed one, *about* the root's own lines."""

    comment: str
    about: list[str]
    whole: int = 0
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def true(self) -> bool:
        """Whether everything is as it was signed."""
        return not (self.changed or self.missing or self.foreign)


def verify(
    root: Path, key: PublicKey | None = None, jobs: int = 1, progress: Progress = lambda what, done, whole: None
) -> Findings:
    """Compare every file below *root* with the manifest signed by *key* (the mirror's own, without).

    Raises :class:`NoManifestError`, :class:`BadSignatureError` and :class:`BadKeyError`.
    """
    text = _read(root, manifest.ROOT)
    signature = _read(root, manifest.SIGNATURE).decode(errors="replace")
    key = key or read_public_key(_read(root, manifest.PUBLIC_KEY).decode(errors="replace"))
    findings = Findings(check(text, signature, key), _about(text))
    parts = manifest.read(text)
    listed: dict[str, str] = {}
    for part, digest in parts.items():
        listed |= _listed(root, part, digest, findings)
    _compare(root, listed, jobs, findings, progress)
    known = listed.keys() | parts.keys() | {manifest.ROOT, manifest.SIGNATURE, manifest.PUBLIC_KEY}
    findings.foreign += sorted(set(_files(root)) - known)
    return findings


def _listed(root: Path, part: str, digest: str, findings: Findings) -> dict[str, str]:
    """Return what a *part* of the manifest lists, if it is the one that was signed."""
    try:
        text = (root / part).read_bytes()
    except FileNotFoundError:
        findings.missing.append(part)
        return {}
    if sha256(text).hexdigest() != digest:
        findings.changed.append(part)
        return {}
    return manifest.read(text)


def _compare(root: Path, listed: dict[str, str], jobs: int, findings: Findings, progress: Progress) -> None:
    names = sorted(listed)
    findings.whole = len(names)
    chunks = [(root, names[start : start + _CHUNK]) for start in range(0, len(names), _CHUNK)]
    progress("files", 0, len(names))
    done = 0
    for digests in _in_order(chunks, jobs):
        for name, digest in digests:
            if digest is None:
                findings.missing.append(name)
            elif digest != listed[name]:
                findings.changed.append(name)
        done += len(digests)
        progress("files", done, len(names))


def _in_order(chunks: list[_Chunk], jobs: int) -> Iterator[_Digests]:
    if jobs == 1 or len(chunks) == 1:
        yield from map(_digests, chunks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_digests, chunks)


def _digests(chunk: _Chunk) -> _Digests:
    root, names = chunk
    return [(name, _digest(root / name)) for name in names]


def _digest(path: Path) -> str | None:
    try:
        return manifest.sha256_of(path)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _files(root: Path) -> Iterator[str]:
    """Give every file below *root*, but for what the export keeps for itself."""
    for folder, folders, names in os.walk(root):
        if manifest.OWN in folders and Path(folder) == root:
            folders.remove(manifest.OWN)
        for name in names:
            yield (Path(folder) / name).relative_to(root).as_posix()


def _about(text: bytes) -> list[str]:
    return [line.removeprefix("# ") for line in text.decode().split("\n") if line.startswith("# ")]


def _read(root: Path, name: str) -> bytes:
    try:
        return (root / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoManifestError(folder=root, missing=name) from error


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the words of ``dabir press verify``."""
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--key", metavar="PUBLICKEY", default="", help="the paper's public key, or a file with it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (%(default)s)")


def run(folder: Path, given: str, jobs: int, out: Out) -> None:
    """Verify *folder* and say what was found; raises :class:`UntrueMirrorError` if it is not as signed."""
    key = (
        read_public_key(Path(given).read_text(encoding="utf-8") if Path(given).is_file() else given) if given else None
    )
    findings = verify(folder, key, max(1, jobs), Line(out, "files"))
    for line in findings.about:
        out.write(f"{line}\n")
    for what, names in (("changed", findings.changed), ("missing", findings.missing), ("foreign", findings.foreign)):
        for name in names[:_SHOWN]:
            out.write(f"{what}: {name}\n")
        if len(names) > _SHOWN:
            out.write(f"{what}: {len(names) - _SHOWN} more\n")
    if not findings.true:
        counts = {"changed": findings.changed, "missing": findings.missing, "foreign": findings.foreign}
        raise UntrueMirrorError(**{name: len(found) for name, found in counts.items()})
    by = "the given key" if key else "the mirror's own key (give the paper's with --key to prove whose it is)"
    out.write(f"All {findings.whole} files are as signed, by {by}.\n")


def main(words: list[str]) -> None:
    """Run ``dabir press verify`` with *words*, anywhere."""
    parser = argparse.ArgumentParser(prog="dabir press verify", description="Prove that a mirror is as it was signed.")
    add_arguments(parser)
    given = parser.parse_args(words)
    run(given.folder, given.key, given.jobs, sys.stdout)
