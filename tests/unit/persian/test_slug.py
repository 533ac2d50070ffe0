"""Slugs: one for each title however it is typed, and safe in every address."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dabir.persian import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("باران در تبریز", "باران-در-تبریز"),
        ("می‌روند و نمی‌آیند", "می-روند-و-نمی-آیند"),
        ("قصه‌های دریا(۸۳)/ شب سال نو", "قصه-های-دریا-83-شب-سال-نو"),
        ("«باران» به‌موقع؛ خبر خوش!", "باران-به-موقع-خبر-خوش"),
        ("علي و كتاب‌هايش", "علی-و-کتاب-هایش"),
        ("اعتراضِ مُدّنی", "اعتراض-مدنی"),
        ("دبـــیر", "دبیر"),
        ("خانهٔ ما", "خانه-ما"),
        ("خانۀ ما", "خانه-ما"),
        ("مسئول مؤسسه", "مسئول-مؤسسه"),
        ("رأی آزاد", "رأی-آزاد"),
        ("  --Café  NEWS 2013-- ", "cafe-news-2013"),
        ("٢٠ درصد و ۱۵.۵ همت", "20-درصد-و-15-5-همت"),
        ("سلام\u200f دنیا\u200e", "سلام-دنیا"),
        ("سلا\u200dم", "سلام"),
        ("ﺳﻼﻡ", "سلام"),
        ("", "story"),
        ("؟!«»\u200c", "story"),
    ],
)
def test_slugs_of_titles(title, slug):
    assert slugify(title) == slug


def test_arabic_and_decomposed_spellings_give_the_same_slug():
    assert slugify("آب") == slugify("ا\u0653ب") == "آب"
    assert slugify("رئیس") == slugify("ري\u0654یس") == slugify("رئيس")


def test_a_long_title_is_cut_where_a_word_ends():
    slug = slugify("باران " * 40)
    assert len(slug) <= 80
    assert set(slug.split("-")) == {"باران"}
    assert slugify("یک دوسه چهارپنج", longest=6) == "یک"
    assert slugify("یک دوسه چهارپنج", longest=7) == "یک-دوسه"


def test_a_word_too_long_is_cut_inside():
    assert slugify("الف" * 40, longest=10) == ("الف" * 40)[:10]


def test_there_must_be_room_for_the_fallback():
    assert slugify("", longest=5) == "story"
    with pytest.raises(ValueError, match="room"):
        slugify("", longest=4)


@given(st.text() | st.text(st.sampled_from("اآأئيىكکهۀ\u0654\u0653\u064e\u200c ـaİΣß۱٢3-")), st.integers(5, 90))
@example("\u1100\u0301\u1161", 80)
@example("ΑΣ", 80)
@example("İstanbul", 80)
def test_a_slug_is_clean_and_its_own_slug(text, longest):
    slug = slugify(text, longest)
    assert slugify(slug, longest) == slug
    assert 0 < len(slug) <= longest
    assert unicodedata.is_normalized("NFC", slug)
    assert not re.search("^-|-$|--", slug)
    for character in slug:
        assert character.isalpha() or character in "0123456789-"
        assert not unicodedata.category(character).startswith("M")
    assert slug == slug.lower()


@given(st.lists(st.sampled_from(["ماه", "نو", "شب", "راه"]), min_size=1, max_size=8), st.sampled_from(" \u200c،/(«\n"))
def test_words_are_never_glued(words, between):
    assert slugify(between.join(words)).split("-") == words
