"""The signed manifest of a mirror: the SHA-256 of every file, in parts, and of every part.

Each part is a file that ``sha256sum -c`` reads, and so is the root, which also says in
comment lines whose paper it is, where the ledger stood, and when (UTC) it was written.
Only the root is signed. Stories are parted by their codes, so a new one changes one part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from dabir.press.machines.short import code_of

OWN: Final = ".dabir"
"""The folder, within the export, of what is needed to bring it up to date; no manifest lists it."""

ROOT: Final = "manifest.txt"
SIGNATURE: Final = "manifest.txt.minisig"
PUBLIC_KEY: Final = "manifest.pub"
FOLDER: Final = "manifest"

_STORIES: Final = 1_000
"""Codes in one part."""

_NEWS: Final = re.compile(r"(?:[^/]+/news|api/stories)/(\d+)(?:[/.]|$)")
_SHORT: Final = re.compile(r"(\d[0-9A-Za-z]*)/index\.html(?:\.gz)?$", re.ASCII)
_PAGE: Final = re.compile(r"(?:\.(?:html|xml|webmanifest)|(?:^|/)(?:feed\.json|robots\.txt))(?:\.gz)?$")


def part_of(name: str) -> str:
    """Return the part (relative path) that lists the file *name*."""
    code = _code(name)
    if code:
        return f"{FOLDER}/news-{code // _STORIES}.sha256"
    if _PAGE.search(name):
        return f"{FOLDER}/pages.sha256"
    return f"{FOLDER}/files-{sha256(name.encode()).hexdigest()[:2]}.sha256"


def _code(name: str) -> int | None:
    """Return the code of the story that the file *name* belongs to, None if it is no story's."""
    if found := _NEWS.match(name):
        return int(found[1])
    short = _SHORT.match(name)
    return code_of(short[1]) if short else None


def by_parts(names: Iterable[str]) -> dict[str, list[str]]:
    """Return *names* by the part that lists them."""
    parts: dict[str, list[str]] = defaultdict(list)
    for name in names:
        parts[part_of(name)].append(name)
    return parts


def lines(digests: Mapping[str, str]) -> bytes:
    """Return the text that lists *digests* (by name), as ``sha256sum`` writes it."""
    return "".join(_line(name, digests[name]) for name in sorted(digests)).encode()


def read(text: bytes) -> dict[str, str]:
    """Return the digests that *text* lists, by name. Raises ValueError for what is no such text."""
    found = {}
    for line in text.decode().split("\n"):  # not splitlines: a name may hold other separators of Unicode
        if not line or line.startswith("#"):
            continue
        escaped = line.startswith("\\")
        digest, gap, name = line.removeprefix("\\").partition("  ")
        if not gap or not re.fullmatch("[0-9a-f]{64}", digest):
            raise ValueError(line)
        found[_plain(name) if escaped else name] = digest
    return found


def _line(name: str, digest: str) -> str:
    if "\\" in name or "\n" in name or "\r" in name:
        name = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        return f"\\{digest}  {name}\n"
    return f"{digest}  {name}\n"


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), name)


def amended(folder: Path, part: str, digests: Mapping[str, str], removed: Iterable[str]) -> bytes:
    """Return the *part* kept in *folder* with *digests* in it and *removed* out of it."""
    try:
        listed = read((folder / part).read_bytes())
    except FileNotFoundError:
        listed = {}
    for name in removed:
        listed.pop(name, None)
    return lines({**listed, **digests})


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def root(paper: str, number: int, chain: str, written: str, parts: Mapping[str, str]) -> bytes:
    """Return the root: *parts* by name with their SHA-256, under the *paper*'s name, the ledger's head and the time."""
    about = (f"# paper {' '.join(paper.split())}", f"# ledger {number} {chain}", f"# written {written}")
    return "\n".join((*about, "")).encode() + lines(parts)


def says_the_same(one: bytes, other: bytes) -> bool:
    """Say whether two roots differ in nothing but the time."""
    return _without_time(one) == _without_time(other)


def _without_time(text: bytes) -> list[bytes]:
    return [line for line in text.splitlines() if not line.startswith(b"# written ")]
