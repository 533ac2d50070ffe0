"""``dabir text`` in a process of its own, without a site and without Django."""

import json
import subprocess
import sys

import pytest


def dabir_text(*words, given, **options):
    return subprocess.run(
        [sys.executable, "-m", "dabir", "text", *words], input=given, capture_output=True, check=False, **options
    )


def test_clean():
    result = dabir_text("clean", given="كتاب ,خوب\n".encode())
    assert (result.returncode, result.stdout.decode()) == (0, "کتاب، خوب\n")


def test_clean_as_edits():
    result = dabir_text("clean", "--json", given="كتاب".encode())
    assert json.loads(result.stdout) == [
        {"start": 0, "end": 1, "before": "ك", "after": "ک", "rule": "letter", "confidence": 1.0}
    ]


def test_half_spaces():
    assert dabir_text("half-spaces", given="می رود".encode()).stdout.decode() == "می\u200cرود"


def test_check():
    result = dabir_text("check", given="سلام.\nشنبه ۲۲ خرداد ۱۳۸۸ بود.\n".encode())
    assert (result.returncode, result.stdout.decode()) == (0, "2:1: wrong-weekday: شنبه → جمعه\n")
    edits = json.loads(dabir_text("check", "--json", given="۶٠ نفر.".encode()).stdout)
    assert [edit["rule"] for edit in edits] == ["mixed-digits"]


def test_fold_keeps_lines():
    result = dabir_text("fold", given="كتاب‌ها\nسال ۱۴۰۴\n".encode())
    assert len(result.stdout.decode().splitlines()) == 2
    assert json.loads(dabir_text("fold", "--json", given="سال ۱۴۰۴".encode()).stdout)[1]["before"] == "۱۴۰۴"


@pytest.mark.parametrize("words", [["clean"], ["check"]])
def test_what_is_not_utf8_is_refused(words):
    result = dabir_text(*words, given=b"ab\xff")
    assert result.returncode == 2
    assert b"text.unreadable" in result.stderr
    assert result.stdout == b""


def test_django_is_not_loaded():
    code = "import sys, io; from dabir.text import run; import dabir.cli; print('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"
