"""Settings: declared once, checked before anything is served, documented."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.test import override_settings

from dabir.conf import conf, declared, problems
from dabir.conf.database import DatabaseAddressError, database

ROOT = Path(__file__).parents[3]


def test_a_site_overrides_one_value_and_keeps_the_rest():
    with override_settings(DABIR_PAPER_NAME="آزمون"):
        assert conf.PAPER_NAME == "آزمون"
    assert conf.PAPER_NAME != "آزمون"
    assert conf.LIST_LENGTH == 40


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("DABIR_PAPER_NAM", "آزمون", "Did you mean DABIR_PAPER_NAME?"),
        ("DABIR_XYZZY", 1, "is not a setting"),
        ("DABIR_LIST_LENGTH", "40", "whole number"),
        ("DABIR_LIST_LENGTH", True, "whole number"),
        ("DABIR_LIST_LENGTH", 0, "1 or more"),
        ("DABIR_SITE_URL", "sepidar.example", "http"),
        ("DABIR_PICTURE_WIDTHS", (720, 360), "smallest first"),
        ("DABIR_PICTURE_WIDTHS", ("720",), "list of whole numbers"),
    ],
)
def test_a_wrong_setting_fails_the_system_check_with_a_clear_sentence(name, value, word):
    with override_settings(**{name: value}):
        found = [message for message in run_checks() if message.id == "dabir.E001"]
    assert len(found) == 1
    assert name in found[0].msg
    assert word in found[0].msg


def test_the_defaults_are_right():
    assert list(problems()) == []


def test_every_setting_is_documented_and_nothing_else():
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    rows = [
        line for line in page.splitlines() if line.startswith("| `DABIR_") and line.count("|") == 5
    ]  # the environment has two columns
    expected = [f"| `DABIR_{s.name}` | {s.type_name} | `{s.default!r}` | {s.meaning} |" for s in declared()]
    assert rows == expected


def test_database_addresses(tmp_path):
    lite = database("sqlite:///data/a.sqlite3", tmp_path)
    assert lite["NAME"] == tmp_path / "data/a.sqlite3"
    assert lite["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    server = database("postgresql://u%40x:p@h:5433/paper?sslmode=require", tmp_path)
    assert (server["USER"], server["PASSWORD"], server["HOST"], server["PORT"]) == ("u@x", "p", "h", "5433")
    assert server["NAME"] == "paper"
    assert server["OPTIONS"]["sslmode"] == "require"
    assert server["OPTIONS"]["connect_timeout"] == "5"
    assert database("postgresql://h/paper?connect_timeout=30", tmp_path)["OPTIONS"]["connect_timeout"] == "30"
    with pytest.raises(DatabaseAddressError):
        database("mysql://x", tmp_path)
