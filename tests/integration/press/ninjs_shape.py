"""The shape of ninjs 3.0 as IPTC publishes it, as far as a story of ours uses it.

A shape is a type, a set of the allowed words, a tuple of one shape (an array of it), a
function that must say yes, or a dictionary: every key of the document has to be in it,
and those marked with ``!`` have to be in the document.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.integration.press.machines import is_machine_date


def _uri(value: Any) -> bool:
    return isinstance(value, str) and value.isascii() and urlsplit(value).scheme in {"http", "https", "tag"}


def _count(value: Any) -> bool:
    return type(value) is int and value >= 0


_WORDS = {"role": str, "contentType": str, "!value": str}
_PARTY = {"name": str, "role": str, "uri": _uri, "literal": str}
_CONCEPT = {"name": str, "rel": str, "uri": _uri, "literal": str}
_RENDITION = {
    "!name": str,
    "uri": _uri,
    "href": _uri,
    "contentType": str,
    "title": str,
    "height": _count,
    "width": _count,
    "sizeInBytes": _count,
    "duration": lambda value: isinstance(value, int | float) and value >= 0,
}

_NEWS: dict[str, Any] = {
    "!uri": _uri,
    "type": {"text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"},
    "representationType": {"full", "partial"},
    "profile": str,
    "version": str,
    "firstCreated": is_machine_date,
    "versionCreated": is_machine_date,
    "contentCreated": is_machine_date,
    "embargoed": is_machine_date,
    "pubStatus": {"usable", "withheld", "canceled"},
    "urgency": {1, 2, 3, 4, 5, 6, 7, 8, 9},
    "copyrightHolder": str,
    "copyrightNotice": str,
    "usageTerms": str,
    "edNote": str,
    "language": str,
    "descriptions": (_WORDS,),
    "bodies": (_WORDS | {"charCount": _count, "wordCount": _count},),
    "headlines": (_WORDS,),
    "subjects": (_CONCEPT,),
    "infoSources": (_PARTY,),
    "title": str,
    "by": str,
    "slugline": str,
    "located": str,
    "renditions": (_RENDITION,),
    "altIds": ({"role": str, "value": str},),
    "standard": {"name": str, "version": str, "schema": _uri},
    "genres": ({"name": str, "uri": str, "literal": str},),
}
NINJS = _NEWS | {"associations": (_NEWS | {"!name": str},)}


def faults(value: Any, shape: Any, place: str = "") -> list[str]:
    """Return what in *value* is not of *shape*, each with its place."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{place} is no object"]
        known = {key.removeprefix("!"): inner for key, inner in shape.items()}
        wrong = [f"{place}.{key} is no name of the standard" for key in value.keys() - known.keys()]
        wrong += [f"{place}.{key[1:]} is missing" for key in shape if key[0] == "!" and key[1:] not in value]
        inside = (faults(value[key], known[key], f"{place}.{key}") for key in value.keys() & known.keys())
        return wrong + [fault for found in inside for fault in found]
    if isinstance(shape, tuple):
        if not isinstance(value, list):
            return [f"{place} is no array"]
        return [fault for n, one in enumerate(value) for fault in faults(one, shape[0], f"{place}[{n}]")]
    if isinstance(shape, set):
        right = value in shape
    elif isinstance(shape, type):
        right = isinstance(value, shape)
    else:
        right = shape(value)
    return [] if right else [f"{place} is {value!r}"]
