"""One family of errors: every member has a code of its own and two sentences."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

import dabir
from dabir.errors import DabirError

ROOT = Path(__file__).parents[2]


def family() -> list[type[DabirError]]:
    for module in pkgutil.walk_packages(dabir.__path__, "dabir."):
        if "migrations" not in module.name and not module.name.startswith(("dabir.__main__", "dabir.testing")):
            importlib.import_module(module.name)
    members, waiting = [], [DabirError]
    while waiting:
        member = waiting.pop()
        members.append(member)
        waiting += member.__subclasses__()
    return sorted((m for m in members if m.__module__.startswith("dabir")), key=lambda member: member.code)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_is_said_once():
    codes = [member.code for member in family()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("member", family(), ids=lambda member: member.code)
def test_an_error_has_both_sentences_with_the_same_fields(member):
    english = (member.__doc__ or "").strip()
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", member.code)
    assert english
    assert "\n\n" not in english, "the docstring is the sentence and nothing else"
    assert member.__dict__.get("persian"), "a Persian sentence of its own"
    assert re.search("[آ-ی]", member.persian)
    assert not re.search("[يك]|\u200c | \u200c", member.persian)
    assert fields(member.persian) == fields(english)


def test_the_page_of_errors_is_whole():
    page = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    flat = [" ".join((member.__doc__ or "").split()) for member in family()]
    assert rows == [f"| `{m.code}` | {english} | {m.persian} |" for m, english in zip(family(), flat, strict=True)]
