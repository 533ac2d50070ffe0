"""What a picture's file says of itself: the words that agencies and cameras write beside the picture.

Three hands write there. XMP is Unicode and the youngest, so it is believed first; then
the IPTC of the wires, whose writing is named or has to be guessed; then Exif.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final

from PIL import Image, ImageFile, IptcImagePlugin

from dabir.persian.letters import persian_letters

Said = Mapping[str, str]
"""What one hand says, by the names the three tables below give to it."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a file for the fields of a picture; empty where it says nothing."""

    title: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""


LONGEST_LINE: Final = 255
"""Characters of a title and a credit, as their fields have them."""

_LONGEST: Final = 4000
"""The same of other words; IPTC itself allows 2000 bytes."""

_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    struct.error,
)
"""What Pillow and XML raise in words that are none; a picture is not refused for them."""


def embedded_words(file: IO[Any]) -> Words:
    """Return what the picture in *file* says of itself; *file* is left at its start."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            hands = [_asked(hand, image) for hand in (_xmp, _iptc, _exif)]
    except _BROKEN:
        return Words()
    finally:
        file.seek(0)

    def said(*names: str) -> str:
        return next((hand[name] for name in names for hand in hands if hand.get(name)), "")

    return Words(
        title=_line(said("headline", "name")),
        alt=_line(said("alt"))[:_LONGEST],
        caption=said("description")[:_LONGEST],
        credit=_line(_signed(said("creator"), said("credit"))),
        rights=said("terms", "notice")[:_LONGEST],
    )


def _signed(creator: str, credit: str) -> str:
    """Return the line under a picture: who made it and whose it is, which is often said at once."""
    return credit if creator in credit else " / ".join(filter(None, (creator, credit)))


def _asked(hand: Callable[[Image.Image], Iterator[tuple[str, str]]], image: Image.Image) -> Said:
    try:
        return {name: _clean(text) for name, text in hand(image)}
    except _BROKEN:
        return {}


# XMP

_XMP: Final = {
    "Headline": "headline",
    "title": "name",
    "description": "description",
    "AltTextAccessibility": "alt",
    "creator": "creator",
    "Credit": "credit",
    "UsageTerms": "terms",
    "rights": "notice",
}


def _xmp(image: Image.Image) -> Iterator[tuple[str, str]]:
    found = image.getxmp()
    described = found.get("xmpmeta", found)["RDF"]["Description"]
    for description in described if isinstance(described, list) else [described]:
        for tag, name in _XMP.items():
            text = _of_xmp(description.get(tag))
            if text:
                yield name, text


def _of_xmp(value: Any) -> str:
    """Return a text, the texts of a list, or of one text in several languages the Persian one or the first."""
    if isinstance(value, dict) and "Alt" in value:
        texts = _listed(value["Alt"]["li"])
        return _of_xmp(max(texts, key=lambda text: _language(text).startswith("fa")))  # the first of equals
    if isinstance(value, dict) and ("Seq" in value or "Bag" in value):
        return "، ".join(filter(None, map(_of_xmp, _listed((value.get("Seq") or value["Bag"])["li"]))))
    if isinstance(value, dict):
        return str(value.get("text") or "")
    return value if isinstance(value, str) else ""


def _language(text: Any) -> str:
    return str(text.get("lang", "")) if isinstance(text, dict) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


# IPTC

_IPTC: Final = {
    105: "headline",
    5: "name",
    120: "description",
    80: "creator",
    110: "credit",
    116: "notice",
}
"""Data sets of the second record."""

_CHARACTER_SET: Final = (1, 90)
_UTF_8: Final = b"\x1b%G"


def _iptc(image: Image.Image) -> Iterator[tuple[str, str]]:
    found = IptcImagePlugin.getiptcinfo(image) if isinstance(image, ImageFile.ImageFile) else None
    sets = found or {}
    is_named = sets.get(_CHARACTER_SET) == _UTF_8
    for number, name in _IPTC.items():
        values = _listed(sets.get((2, number), b""))
        yield name, "، ".join(_decoded(value, is_utf_8=is_named) for value in values if value)


_ARABIC: Final = r"[\u0621-\u06cc]"
_WORD: Final = re.compile(_ARABIC * 2)
_MIXED: Final = re.compile(rf"[A-Za-z]{_ARABIC}|{_ARABIC}[A-Za-z]")


def _decoded(data: bytes, *, is_utf_8: bool = False) -> str:
    """Return *data* as text: UTF-8 if it is, else Windows-1256 unless its letters would stand amid Latin ones."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if is_utf_8 and error.reason == "unexpected end of data":  # cut off within a letter, to fit its data set
            return data[: error.start].decode()
    arabic = data.decode("cp1256")
    if _MIXED.search(arabic) or not _WORD.search(arabic):
        return data.decode("cp1252", errors="ignore")
    return persian_letters(arabic)  # it has no Persian yeh


# Exif

_EXIF: Final = {0x010E: "description", 0x013B: "creator", 0x8298: "notice"}


def _exif(image: Image.Image) -> Iterator[tuple[str, str]]:
    tags = image.getexif()
    for tag, name in _EXIF.items():
        value = tags.get(tag)
        if isinstance(value, bytes | str):
            text = _decoded(value if isinstance(value, bytes) else value.encode("latin-1"))
            if name != "description" or not text.isupper():  # "OLYMPUS DIGITAL CAMERA" is no caption
                yield name, text


# all three

_CONTROLS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")


def _clean(text: str) -> str:
    """Return *text* without what no field holds."""
    lines = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_LINE]
