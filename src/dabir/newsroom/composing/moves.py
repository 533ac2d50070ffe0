"""Who moved what: the difference of two drafts, told as moves of stories and as changed settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from dabir.newsroom.composing.draft import Draft

_PLACES = (("lead", "second"), ("strip",))
"""Places among which one story stands once: the top, and the strip."""

_SETTINGS = ("layout", "breaking", "breaking_code", "breaking_until")


def moves(before: Draft, after: Draft) -> Iterator[dict[str, Any]]:
    """Yield what a log entry holds for each change from *before* to *after*.

    A story that moved: ``{"moved": code, "from": place, "to": place}``, a place being
    ``lead``, ``second:1`` (from 1), ``strip:1``, or "" for none. Stories that only made room
    for it did not move. Anything else: ``{"changed": name, "from": value, "to": value}``.
    """
    for names in _PLACES:
        sources: dict[int, str] = {}
        targets: dict[int, str] = {}
        for name in names:
            old, new = _codes(before, name), _codes(after, name)
            stayed = _stayed(old, new)
            sources |= {code: _place(name, at) for at, code in enumerate(old, 1) if code not in stayed}
            targets |= {code: _place(name, at) for at, code in enumerate(new, 1) if code not in stayed}
        for code in dict.fromkeys((*targets, *sources)):
            yield {"moved": code, "from": sources.get(code, ""), "to": targets.get(code, "")}
    for key in sorted({*before.until, *after.until}, key=int):
        old_end, new_end = before.until.get(key, ""), after.until.get(key, "")
        if old_end != new_end and int(key) in after.codes:
            yield {"changed": "until", "code": int(key), "from": old_end, "to": new_end}
    for name in _SETTINGS:
        old_value, new_value = getattr(before, name), getattr(after, name)
        if old_value != new_value:
            yield {"changed": name, "from": str(old_value or ""), "to": str(new_value or "")}
    if before.rules != after.rules:
        yield {"changed": "rules", "from": len(before.rules), "to": len(after.rules)}


def _codes(draft: Draft, name: str) -> Sequence[int]:
    if name == "lead":
        return [draft.lead] if draft.lead else []
    codes: list[int] = getattr(draft, name)
    return codes


def _place(name: str, at: int) -> str:
    return name if name == "lead" else f"{name}:{at}"


def _stayed(old: Sequence[int], new: Sequence[int]) -> set[int]:
    """Return the codes that kept their order among each other."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {code for block in blocks for code in old[block.a : block.a + block.size]}
