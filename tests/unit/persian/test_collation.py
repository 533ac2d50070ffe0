"""Lists in the order of the Persian alphabet."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian import collate
from dabir.persian.collation import ALPHABET

ANY = st.text() | st.text(st.sampled_from("آاأءبپگکكيیهة\u200c \u0653\u06541۱aZ"))


def test_the_alphabet_is_in_order():
    letters = list(ALPHABET)
    letters.reverse()
    assert "".join(sorted(letters, key=collate)) == ALPHABET
    assert len(ALPHABET) == 34


@pytest.mark.parametrize(
    "order",
    [
        ["آب", "ابر", "باران", "پدر", "تبریز"],
        ["کتاب", "گل", "لاله"],
        ["زمان", "ژاله", "سار"],
        ["جان", "چای", "حرف"],
        ["مادر", "مأمور", "مبارک"],
        ["و", "وام", "ه", "هوا", "یار"],
        ["کار", "کار نیک", "کارد"],
        ["علی", "علی آباد", "علیرضا"],
        ["۲", "آب", "زن", "apple", "Banana"],
        ["۱ نفر", "٢ نفر", "3 نفر"],
    ],
)
def test_words_in_order(order):
    backwards = order[::-1]
    assert sorted(backwards, key=collate) == order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي", "علی"),
        ("كتاب", "کتاب"),
        ("ﻋﻠﯽ", "علی"),
        ("خانۀ", "خانه"),
        ("می\u200cرود", "میرود"),
        ("مُدیر", "مدیر"),
        ("آب", "ا\u0653ب"),
    ],
)
def test_other_spellings_stand_beside_one_another(one, other):
    assert collate(one)[0] == collate(other)[0]
    assert collate(one) != collate(other)


@given(ANY, ANY)
def test_only_equal_texts_have_equal_keys(one, other):
    assert (collate(one) == collate(other)) == (one == other)


@given(st.lists(st.text(st.sampled_from("ابپتگکی"), max_size=6)))
def test_the_order_is_that_of_the_letters(words):
    expected = sorted(words, key=lambda word: [ALPHABET.index(letter) for letter in word])
    assert sorted(words, key=collate) == expected


@pytest.mark.parametrize("piece", ["\u064e\u0650", "ا\u0653", "ب", "\ud800"])
@pytest.mark.slow
def test_a_long_text_takes_no_longer_than_it_must(piece):
    start = time.process_time()
    collate(piece * 2_000_000)
    assert time.process_time() - start < 3
