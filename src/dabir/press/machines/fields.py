"""JSON as machines are given it: without empty fields, the same bytes for the same story."""

from __future__ import annotations

from typing import Any

import msgspec

Fields = dict[str, Any]
"""An object of JSON, its keys in order."""


def present(**fields: Any) -> Fields:
    """Return *fields* without those that are empty; numbers and truth values are never empty."""
    return {name: value for name, value in fields.items() if value is not None and value not in ("", [], (), {})}


def to_json(document: Fields) -> bytes:
    """Return *document* as JSON in UTF-8."""
    return msgspec.json.encode(document)


def to_script(document: Fields) -> str:
    """Return *document* as JSON that may stand within a ``<script>`` of HTML: no ``</`` and no ``<!--`` in it."""
    text = to_json(document).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
