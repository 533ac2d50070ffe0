"""Digits and letters of neighbouring scripts, mapped without touching the rest."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from dabir.errors import DabirError
from dabir.persian.digits import to_latin, to_persian
from dabir.persian.error_fields import persian_fields
from dabir.persian.letters import persian_letters, without_tatweel


def test_numbers_and_texts_get_persian_digits():
    assert to_persian(291913) == "۲۹۱۹۱۳"
    assert to_persian(-5) == "-۵"
    assert to_persian("٣ تا 4.5") == "۳ تا ۴.۵"


def test_both_eastern_scripts_become_latin():
    assert to_latin("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ کد") == "0123456789 0123456789 کد"


@given(st.integers())
def test_a_number_comes_back(number):
    assert int(to_latin(to_persian(number))) == number


@given(st.text())
def test_length_is_kept(text):
    assert len(to_persian(text)) == len(to_latin(text)) == len(persian_letters(text)) == len(text)


def test_arabic_letters_become_persian():
    assert persian_letters("علي و كاوه، موسى") == "علی و کاوه، موسی"
    assert persian_letters("مؤسسهٔ آزادی") == "مؤسسهٔ آزادی"


def test_tatweel_goes():
    assert without_tatweel("دبـــیر") == "دبیر"


def test_fields_of_an_error_are_shown_in_persian():
    shown = persian_fields({"n": 12, "day": dt.date(2013, 8, 20), "name": "a1.txt", "cause": DabirError()})
    assert shown == {"n": "۱۲", "day": "۲۰۱۳/۰۸/۲۰", "name": "a1.txt", "cause": "خطایی رخ داد."}


def test_the_package_is_imported_in_a_moment():
    # Processor time: on a busy machine wall time measures the wait for a core instead.
    program = (
        "import sys, time; start = time.process_time(); import dabir.persian.calendar;"
        "print(time.process_time() - start); assert 'django' not in sys.modules"
    )
    taken = min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert taken < 0.4  # idle it takes a tenth of this; the figure itself is the benchmark's


def test_folding_costs_nothing_before_it_is_used():
    program = (
        "import sys, time; start = time.process_time(); import dabir.persian.folding, dabir.persian.stem;"
        "print(time.process_time() - start)"
    )
    taken = min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert taken < 0.4  # idle it takes a tenth of this; the figure itself is the benchmark's
