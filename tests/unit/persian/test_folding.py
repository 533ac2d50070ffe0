"""One key for every spelling of a word, and only for those."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dabir.persian
from dabir.persian.folding import fold, fold_words

HALF_SPACE = "\u200c"
ALPHABET = "آاأإؤئءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكةۀ\u0654\u064b\u0651\u0640\u200c\u200d\u200f  \n،.,؟۱٢3٫٬aÉß"
WORDS = [
    "می",
    "نمی",
    "رود",
    "کتاب",
    "ها",
    "های",
    "خانه",
    "ای",
    "ی",
    "ام",
    "تر",
    "ترین",
    "بی",
    "به",
    "بر",
    "هم",
    "شان",
    "پیش",
]
WORDS += ["دانش", "آموز", "بینی", "مسئول", "گفت", "و", "گو", "نیمه", "ابری", "شده", "اند", "سی", "این", "که"]
ANY_TEXT = (
    st.text() | st.text(st.sampled_from(ALPHABET)) | st.lists(st.sampled_from([*WORDS, *" \u200c،"])).map("".join)
)


@pytest.mark.parametrize(
    "spellings",
    [
        ["می‌روم", "می روم", "میروم", "مي‌روم", "مِی‌رَوَم"],
        ["نمی‌خواهد", "نمی خواهد", "نمیخواهد"],
        ["می‌گفته‌اند", "می گفته اند", "میگفته‌اند", "می‌گفتهاند"],
        ["کتاب‌ها", "کتاب ها", "کتابها", "كتابها", "کتـــاب‌ها"],
        ["کتاب‌هایشان", "کتاب هایشان", "کتابهایشان"],
        ["بزرگ‌ترین", "بزرگ ترین", "بزرگترین"],
        ["رفته‌ام", "رفته ام", "رفتهام"],
        ["هسته‌ای", "هسته ای", "هستهای"],
        ["خانهٔ", "خانۀ", "خانه‌ی", "خانه ی", "خانهی", "خانه"],
        ["دانش‌آموز", "دانش آموز", "دانشآموز", "دانش‌اموز"],
        ["بین‌المللی", "بین المللی", "بینالمللی"],
        ["پیش‌بینی", "پیش بینی", "پیشبینی"],
        ["برمی‌گردد", "بر می‌گردد", "بر می گردد", "برمیگردد", "برمی گردد"],
        ["به‌خاطر", "به خاطر", "بهخاطر"],
        ["به‌زودی", "به زودی", "بهزودی"],
        ["نیمه‌ابری", "نیمه ابری", "نیمهابری"],
        ["بی‌بی‌سی", "بی بی سی", "بیبیسی"],
        ["مسئول", "مسؤول", "مسوول"],
        ["مسئولیت‌ها", "مسؤولیت ها", "مسوولیتها"],
        ["مسئله", "مسأله", "مساله"],
        ["هیئت", "هیأت", "هیات"],
        ["رئیس", "رییس", "رئيس", "ري\u0654یس"],
        ["تأیید", "تائید", "تایید"],
        ["قرآن", "قران", "قرا\u0653ن"],
        ["رأی", "رای", "رأي"],
        ["حتماً", "حتما"],
        ["جزء", "جز"],
        ["سوءاستفاده", "سوء‌استفاده"],
        ["موسی", "موسى"],
        ["رحمة", "رحمه"],
        ["۱۴۰۴", "١٤٠٤", "1404"],
        ["۱٬۲۳۴٬۵۶۷٫۸", "1,234,567.8", "1234567.8"],
        ["ﺳﻼﻡ", "سلام", "سلا\u200dم"],
        ["Café", "CAFE\u0301", "cafe"],
        ["«تهران»، تبریز!", "تهران تبریز", "تهران\nتبریز"],
    ],
)
def test_all_spellings_have_one_key(spellings):
    assert {fold(spelling) for spelling in spellings} == {fold(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("در آمد", "درآمد"),
        ("رود", "می‌رود"),
        ("کتاب", "کتاب‌ها"),
        ("تهران", "تبریز"),
        ("۱۴۰۴", "۱۴۰۳"),
        ("نان و پنیر", "نانوپنیر"),
    ],
)
def test_what_differs_keeps_a_key_of_its_own(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("باران در تبریز بارید.", "باران در تبریز بارید"),
        ("«ایران» و آذربایجان", "ایران و اذربایجان"),
        ("GPT-4o در ۱۲٫۵ درصد", "gpt 4o در 12.5 درصد"),
        ("دیروز، کووید۱۹ و کووید-۱۹", "دیروز کووید 19 و کووید 19"),
        ("info@example.org", "info example.org".replace(".", " ")),
        ("۱۳۹۲/۰۵/۲۹ ساعت ۲۲:۵۹", "1392 05 29 ساعت 22 59"),
        ("۱،۲،۳", "1 2 3"),
        ("", ""),
        ("؟! \u200c\u064b", ""),
        ("\ud800متن\udfff", "متن"),
    ],
)
def test_the_key_of_a_text(text, key):
    assert fold(text) == key


def test_words_of_one_sentence_stay_words():
    sentence = "وزیر امور خارجه دیروز در نشست خبری از برنامهٔ سفر آینده سخن گفت"
    assert len(fold(sentence).split()) == len(sentence.split())


@given(ANY_TEXT)
@example("\u0649\u0654")
@example("İSTANBUL ǅ ﷺ")
@example("ها ی ها ی")
@example("بر می می گردد ها")
def test_a_key_is_its_own_key(text):
    key = fold(text)
    assert fold(key) == key
    key.encode()
    assert key == " ".join(key.split())


@given(ANY_TEXT)
def test_a_half_space_is_nothing(text):
    assert fold(text.replace(HALF_SPACE, "")) == fold(text)


@given(ANY_TEXT, st.sampled_from("\u064e\u0651\u0640\u200d\u200f\u0654"))
def test_marks_are_nothing(text, mark):
    assert fold(mark.join(text)) == fold(text)


@given(ANY_TEXT)
def test_words_are_those_of_the_key_and_stand_where_they_say(text):
    words = fold_words(text)
    assert " ".join(word for word, _, _ in words) == fold(text)
    assert all(0 <= start < end <= len(text) for _, start, end in words)
    assert [start for _, start, _ in words] == sorted(start for _, start, _ in words)
    for word, start, end in words:
        assert word in fold(text[start:end]).split()


def test_the_places_of_words_for_a_highlight():
    text = "«کتاب ها»ی مِی‌رود ۱٬۲۰۰"
    assert [(word, text[start:end]) for word, start, end in fold_words(text)] == [
        ("کتابها", "کتاب ها"),
        ("ی", "ی"),
        ("میرود", "مِی‌رود"),
        ("1200", "۱٬۲۰۰"),
    ]


@pytest.mark.slow
def test_every_character_has_a_key_that_stays():
    for start in range(0, sys.maxunicode, 4096):
        text = " ".join(map(chr, range(start, start + 4096)))
        assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "piece",
    [
        "\u064e\u0650",
        "ا\u0653\u0655\u0316",
        "می ",
        "ها ",
        "می",
        "مسئول",
        "ب",
        "خانهٔ ",
        "1,",
        "۱٬۲۳۴٬",
        "a",
        "\u0301\u0327",
        "\n",
        "\ud800",
    ],
)
@pytest.mark.slow
def test_ten_megabytes_in_one_line_take_no_longer_than_they_must(piece):
    length = 400_000
    best = [_seconds(piece * (length * times // len(piece))) for times in (1, 4)]
    assert best[1] < 12 * best[0] + 0.5


def _seconds(text: str) -> float:
    start = time.process_time()
    fold(text)
    return time.process_time() - start


def test_fold_of_the_package_is_the_function():
    assert dabir.persian.fold is fold
