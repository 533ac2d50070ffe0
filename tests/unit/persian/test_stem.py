"""The forms of a word meet in one stem, and other words stay away."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian.folding import fold
from dabir.persian.stem import stem, stems

LETTERS = st.text(st.sampled_from("ابپتثجچحخدرزسشصعفقکگلمنوهی"), max_size=14)


@pytest.mark.parametrize(
    "forms",
    [
        ["کتاب", "کتاب‌ها", "کتاب‌های", "کتاب‌هایی", "کتاب‌هایشان", "کتابم", "کتابش", "کتابشان"],
        ["خانه", "خانه‌ها", "خانه‌ای", "خانه‌ام", "خانه‌شان", "خانهٔ"],
        ["بزرگ", "بزرگ‌تر", "بزرگ‌ترین"],
        ["رفت", "می‌رود", "برو", "بروید", "نرفته‌اند", "رفتم", "نمی‌روند", "رفته"],
        ["گفت", "می‌گوید", "بگو", "گفته‌اند", "نگفت"],
        ["آمد", "می‌آید", "نیامد", "بیاید", "آمده‌ایم", "بیا"],
        ["افتاد", "بیفتد", "نیفتاد", "می‌افتد"],
        ["نشست", "می‌نشیند", "بنشینید", "ننشست"],
        ["ایستاد", "بایستد", "می‌ایستد"],
        ["است", "هست", "نیست", "نیستند"],
        ["نماینده", "نمایندگان", "نماینده‌ها"],
        ["مسابقه", "مسابقات", "مسابقه‌ها"],
        ["منطقه", "مناطق", "منطقه‌ای"],
        ["مسئله", "مسائل", "مسأله‌ای"],
        ["رئیس", "رؤسا", "رئیسان"],
        ["کارگر", "کارگران", "کارگرها"],
        ["امکان", "امکانات"],
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert {stem(fold(form)) for form in forms} == {stem(fold(forms[0]))}


@pytest.mark.parametrize(
    "words",
    [
        ["ایران", "ایر"],
        ["درمان", "درم", "درمانگاه"],
        ["دختر", "دخ"],
        ["تنها", "تن"],
        ["دانش", "دانشگاه", "دانشمند"],
        ["جهان", "جه"],
        ["ماه", "ماهی"],
        ["شست", "نشست"],
        ["نام", "آمد"],
        ["بازار", "آزرد"],
        ["شدید", "شد"],
        ["باران", "بار"],
    ],
)
def test_other_words_keep_stems_of_their_own(words):
    found = [stem(fold(word)) for word in words]
    assert len(set(found)) == len(words)


@pytest.mark.parametrize("word", ["2024", "12.5", "reuters", "a320", "", "و", "ی"])
def test_what_is_no_inflected_word_is_its_own_stem(word):
    assert stem(word) == word


def test_the_stems_of_a_text():
    assert stems(fold("کتاب‌هایشان را در ۱۴۰۴ خریدند")) == "کتاب را در 1404 خرید"
    assert stems("") == ""


@given(LETTERS, st.sampled_from(["", "ها", "هایشان", "ترین", "ان", "ات", "ی", "م", "هاند"]))
def test_a_stem_is_its_own_stem(word, ending):
    key = fold(word + ending)
    for form in key.split():
        assert stem(stem(form)) == stem(form)


@given(st.text())
def test_any_key_has_stems(text):
    key = fold(text)
    assert len(stems(key).split()) == len(key.split())


@pytest.mark.slow
def test_a_long_word_takes_no_longer_than_it_must():
    start = time.process_time()
    stem("ها" * 1_000_000)
    stems("کتابهایشان " * 100_000)
    assert time.process_time() - start < 1
