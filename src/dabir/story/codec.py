"""Records to canonical bytes and back, across schema versions.

The bytes are JSON, UTF-8, keys in the order of their declaration, defaults left out, so
that equal records are equal bytes and a hash over them means something. ``schema`` is
the first key. A record of an older schema is lifted step by step by :data:`_LIFTS` when
read; what is stored is never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, TypeVar

import msgspec

from dabir.story.edition import Front, Section
from dabir.story.errors import RecordError, SchemaError
from dabir.story.record import Story

Record = Story | Section | Front
R = TypeVar("R", bound=Story | Section | Front)

SCHEMA = 1
"""The schema this version writes."""

_TODAY: Final = f'{{"schema":{SCHEMA},'
"""How the text of a record of today's schema begins, and hardly any other does."""

_READERS: Final[Mapping[type, msgspec.json.Decoder[Any]]] = {
    kind: msgspec.json.Decoder(kind) for kind in (Story, Section, Front)
}
"""What reads a record straight from its text, past the schema."""

_LIFTS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a schema number to the function that lifts such a record to the next."""


def encode(record: Record) -> str:
    """Return *record* as canonical JSON text."""
    body = msgspec.json.encode(_with_default_objects(record)).decode()
    lead = f'{{"schema":{SCHEMA}'
    return f"{lead}}}" if body == "{}" else f"{lead},{body[1:]}"


@cache
def _defaults(kind: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Return the names and defaults of the fields of *kind*; asking msgspec each time costs more than encoding."""
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


def _with_default_objects(record: Record) -> Record:
    """Return *record* with every value that equals its default being that default.

    msgspec leaves out a default only where it is the very same object.
    """
    defaults = {}
    for name, default in _defaults(type(record)):
        value = getattr(record, name)
        if value is not default and value == default:
            defaults[name] = default
    return msgspec.structs.replace(record, **defaults) if defaults else record


def decode(text: str | bytes, kind: type[R]) -> R:
    """Read canonical JSON *text* as a record of type *kind*.

    Raises :class:`SchemaError` for a schema newer than ours and :class:`RecordError`
    for anything that is not such a record.
    """
    try:
        if isinstance(text, str) and text.startswith(_TODAY):
            record: R = _READERS[kind].decode("{" + text.removeprefix(_TODAY))
            return record
        fields = msgspec.json.decode(text, type=dict[str, Any])
        schema = fields.pop("schema", None)
        if not isinstance(schema, int) or schema < 1:
            raise RecordError(reason="it names no schema")
        if schema > SCHEMA:
            raise SchemaError(schema=schema, newest=SCHEMA)
        for step in range(schema, SCHEMA):
            fields = _LIFTS[step](fields)
        return msgspec.convert(fields, kind)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise RecordError(reason=str(error)) from error
