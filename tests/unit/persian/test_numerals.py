"""Numbers in words and in Persian figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian.digits import to_latin
from dabir.persian.numerals import (
    DECIMAL_MARK,
    LARGEST,
    THOUSANDS_MARK,
    Unit,
    grouped,
    in_words,
    money,
    ordinal,
    ordinal_words,
    percent,
    short_money,
)

NAMES = """
    صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده
    بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد
"""
VALUES = dict(zip(NAMES.split(), [*range(20), *range(20, 100, 10), *range(100, 901, 100)], strict=True))
UNITS = {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9}


def heard(words: str) -> int:
    """Add up what a listener hears, the simple way."""
    if words.startswith("منفی "):
        return -heard(words.removeprefix("منفی "))
    total = part = 0
    for word in words.split():
        if word in VALUES:
            part += VALUES[word]
        elif word == "میلیارد":
            total, part = (total + part) * UNITS[word], 0
        elif word in UNITS:
            total, part = total + (part or 1) * UNITS[word], 0
    return total + part


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "صفر"),
        (13, "سیزده"),
        (21, "بیست و یک"),
        (100, "صد"),
        (555, "پانصد و پنجاه و پنج"),
        (1000, "هزار"),
        (1404, "هزار و چهارصد و چهار"),
        (2000, "دو هزار"),
        (1_000_000, "یک میلیون"),
        (2_000_003, "دو میلیون و سه"),
        (10**12, "هزار میلیارد"),
        (1_500_000_000_000, "هزار و پانصد میلیارد"),
        (-5, "منفی پنج"),
    ],
)
def test_numbers_in_words(number, words):
    assert in_words(number) == words


@given(st.integers(-LARGEST, LARGEST) | st.integers(-9999, 9999))
def test_what_is_said_is_what_was_meant(number):
    assert heard(in_words(number)) == number


@pytest.mark.parametrize("number", [LARGEST + 1, -LARGEST - 1])
def test_the_largest_number_is_said(number):
    with pytest.raises(ValueError, match="only"):
        in_words(number)
    with pytest.raises(ValueError, match="only"):
        short_money(number)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "اول"),
        (2, "دوم"),
        (3, "سوم"),
        (10, "دهم"),
        (21, "بیست و یکم"),
        (23, "بیست و سوم"),
        (30, "سی\u200cام"),
        (100, "صدم"),
        (1000, "هزارم"),
        (130, "صد و سی\u200cام"),
    ],
)
def test_ordinals(number, words):
    assert ordinal_words(number) == words


def test_ordinals_in_figures():
    assert ordinal(23) == "۲۳م"
    assert ordinal(1404) == "۱٬۴۰۴م"
    for write in (ordinal, ordinal_words):
        with pytest.raises(ValueError, match="one"):
            write(0)


def test_figures_by_thousands():
    assert grouped(1234567.89) == "۱٬۲۳۴٬۵۶۷٫۸۹"
    assert grouped(-5) == "\u200e−۵"
    assert grouped(0.1) == "۰٫۱"
    assert grouped(Decimal("2.50")) == "۲٫۵۰"
    assert grouped(2.345, 2) == "۲٫۳۴"
    assert grouped(10**30, 1) == "۱" + "٬۰۰۰" * 10 + "٫۰"
    assert grouped(1234, -2) == "۱٬۲۰۰"
    assert grouped(0.04, 1) == "۰٫۰"
    assert grouped(1e21) == "۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰"
    with pytest.raises(ValueError, match="finite"):
        grouped(float("nan"))


@given(
    st.integers() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6)
)
def test_figures_say_the_number(number):
    figures = to_latin(grouped(number)).replace(THOUSANDS_MARK, "").replace(DECIMAL_MARK, ".")
    assert Decimal(figures.replace("\u200e−", "-")) == number


def test_percent():
    assert percent(12.5) == "۱۲٫۵ درصد"
    assert percent(12.5, sign=True) == "۱۲٫۵٪"
    assert percent(Decimal(100) / 3, 1) == "۳۳٫۳ درصد"


def test_money():
    assert money(12_500_000) == "۱۲٬۵۰۰٬۰۰۰ ریال"
    assert money(3.5, Unit.DOLLAR) == "۳٫۵ دلار"
    assert money(7, "درهم") == "۷ درهم"
    assert short_money(12_500_000, Unit.TOMAN) == "۱۲ میلیون و ۵۰۰ هزار تومان"
    assert short_money(15_500 * 10**9, Unit.TOMAN) == "۱۵٬۵۰۰ میلیارد تومان"
    assert short_money(0) == "۰ ریال"
    assert short_money(-1001) == "منفی ۱ هزار و ۱ ریال"
