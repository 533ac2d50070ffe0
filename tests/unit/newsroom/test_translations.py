"""Every string of the newsroom is Persian in its own catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import dabir.newsroom

PACKAGE = Path(dabir.newsroom.__file__).parent
CATALOGUE = PACKAGE / "locale/fa/LC_MESSAGES/django.po"
IN_TEMPLATE = re.compile(r'{%\s*(?:translate|trans)\s+"([^"]+)"')
TRANSLATORS = frozenset({"_", "gettext", "gettext_lazy"})
HALF_SPACE = "\u200c"


def strings() -> Iterator[str]:
    """Every string of the package that is meant for people."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATORS:
                yield str(ast.literal_eval(node.args[0]))
    for file in (*PACKAGE.rglob("*.html"), *(PACKAGE / "templates").rglob("*.txt")):
        yield from IN_TEMPLATE.findall(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    with CATALOGUE.open("rb") as lines:
        return {message.id: message.string for message in read_po(lines, abort_invalid=True) if message.id}


def test_every_string_is_translated(catalogue):
    assert {text for text in strings() if not catalogue.get(text)} == set()


def test_nothing_is_translated_that_is_not_there(catalogue):
    assert set(catalogue) - set(strings()) == set()


def test_the_persian_is_well_written(catalogue):
    bad = re.compile(rf"[يكةى٤٥٦]|[0-9A-Za-z]|\s{HALF_SPACE}|{HALF_SPACE}\s|\s[،؛.؟]|  |(?:^|\s)(?:می|نمی|ها|های)\s")
    names = re.compile(r"%\(\w+\)s|{\w+}|MP[34]|M4A|SRT|WebVTT|QuickTime")
    assert {text for text in catalogue.values() if bad.search(names.sub("نام", text))} == set()


def test_placeholders_are_kept(catalogue):
    holes = re.compile(r"%\(\w+\)s")
    assert [key for key, text in catalogue.items() if sorted(holes.findall(key)) != sorted(holes.findall(text))] == []
