"""The stories of the demonstration paper as they are written down.

A manuscript is a TOML file; its body is plain text in blocks parted by blank lines, with
a mark at the beginning of a block that is not a paragraph:

``## heading``, ``> quotation — speaker``, ``- item`` lines, ``[picture SCENE-N] alt | caption``,
``[gallery SCENE-N …] alt | caption``, ``[film NAME] caption`` and ``[sound NAME] caption`` with a
``= line`` for each line said in it, and what :mod:`dabir.demo.figures` reads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from dabir.demo.figures import compose, join_answers
from dabir.errors import DabirError
from dabir.story import Block


class ManuscriptError(DabirError):
    """The manuscript {name} cannot be read: {reason}."""

    code = "demo.manuscript"
    persian = "دست‌نوشتهٔ {name} خوانده نمی‌شود: {reason}"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    words: str


@dataclass(frozen=True)
class Heading:
    """A heading."""

    words: str


@dataclass(frozen=True)
class Quotation:
    """Somebody's words."""

    words: str
    speaker: str


@dataclass(frozen=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """A picture to be drawn: a scene and its number."""

    scene: str
    number: int


@dataclass(frozen=True)
class Shown:
    """One picture, or several as a gallery."""

    drawings: tuple[Drawing, ...]
    alt: str
    caption: str
    is_gallery: bool


@dataclass(frozen=True)
class Screened:
    """A film by its name, and the lines said in it."""

    name: str
    caption: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Played:
    """A sound by its name, and the lines said in it."""

    name: str
    caption: str
    lines: tuple[str, ...]


Piece = Paragraph | Heading | Quotation | Items | Shown | Screened | Played | Block


@dataclass(frozen=True)
class Manuscript:
    """A story as written. *fields* are the TOML's own; *published* is UTC."""

    code: int
    published: datetime
    pieces: tuple[Piece, ...]
    fields: dict[str, Any]


_MARK = re.compile(r"\[(picture|gallery|film|sound) ([^\]]+)\] ?(.*)", re.DOTALL)


def manuscripts(now: datetime) -> list[Manuscript]:
    """Return every manuscript, oldest first; *now* (UTC) is what ``hours_ago`` counts from.

    Raises :class:`ManuscriptError` for one that does not follow the form.
    """
    folders = files("dabir.demo").joinpath("stories").iterdir()
    found = [read(file.read_text(encoding="utf-8"), file.name, now) for folder in folders for file in folder.iterdir()]
    return sorted(found, key=lambda manuscript: manuscript.published)


def read(text: str, name: str, now: datetime) -> Manuscript:
    """Read one manuscript; see :func:`manuscripts`."""
    try:
        fields = tomllib.loads(text)
        body = fields.pop("body")
        ago = fields.pop("hours_ago", None)
        published = now - timedelta(hours=ago) if ago is not None else fields.pop("published").astimezone(UTC)
        return Manuscript(fields.pop("code"), published, tuple(_pieces(body, published)), fields)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, DabirError) as error:
        raise ManuscriptError(name=name, reason=error) from error


def _pieces(body: str, published: datetime) -> Iterator[Piece]:
    for block in filter(None, (block.strip() for block in re.split(r"\n\s*\n", join_answers(body)))):
        yield compose(block, published) or _piece(block)


def _piece(block: str) -> Piece:
    if block.startswith("## "):
        return Heading(block[3:])
    if block.startswith("> "):
        words, _, speaker = block[2:].partition(" — ")
        return Quotation(words, speaker)
    if block.startswith("- "):
        return Items(tuple(line.removeprefix("- ").strip() for line in block.splitlines()))
    if found := _MARK.fullmatch(block):
        return _shown(*found.groups())
    return Paragraph(block)


def _shown(kind: str, names: str, words: str) -> Shown | Screened | Played:
    if kind in {"film", "sound"}:
        caption, *lines = words.splitlines()
        said = tuple(line.removeprefix("= ") for line in lines)
        return Screened(names, caption, said) if kind == "film" else Played(names, caption, said)
    alt, _, caption = (part.strip() for part in words.partition("|"))
    drawings = []
    for name in names.split():
        scene, _, number = name.rpartition("-")
        drawings.append(Drawing(scene, int(number)))
    return Shown(tuple(drawings), alt, caption, kind == "gallery")
