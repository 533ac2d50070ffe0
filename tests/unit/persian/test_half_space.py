"""Half-spaces: what is restored, by which rule, and what is left alone."""

from __future__ import annotations

import pytest

from dabir.persian.edit import apply
from dabir.persian.half_space import half_space_edits, half_spaces

H = "\u200c"


def shown(text: str) -> str:
    """Show half-spaces, so that a failure can be read."""
    return text.replace(H, "|")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("می نویسد و نمی خواند", "می|نویسد و نمی|خواند"),
        ("برمی گردد", "برمی|گردد"),
        ("می پوشانید", "می|پوشانید"),
        ("می گه که نمی رم", "می|گه که نمی|رم"),
        ("نوشته اند و خسته ام", "نوشته|اند و خسته|ام"),
        ("برداشته اید", "برداشته|اید"),
        ("کتاب ها و دفترچه هایشان", "کتاب|ها و دفترچه|هایشان"),
        ("آن ها رسیدند", "آن|ها رسیدند"),
        ("سریع تر از قدیمی ترین", "سریع|تر از قدیمی|ترین"),
        ("نامه ای از خانه ی ما", "نامه|ای از خانه|ی ما"),
        ("همه ی شهر", "همه|ی شهر"),
        ("زندگی اش", "زندگی|اش"),
        ("سی ام خرداد", "سی|ام خرداد"),
        ("سه شنبه در گردهم آیی", "سه|شنبه در گردهم|آیی"),
        ("پیش بینی هواشناسی", "پیش|بینی هواشناسی"),
        ("سرمایه گذاری های تازه", "سرمایه|گذاری|های تازه"),
        ("دانش آموزان و علاقه مندان", "دانش|آموزان و علاقه|مندان"),
        ("بی توجهی", "بی|توجهی"),
        ("فوق العاده", "فوق|العاده"),
    ],
)
def test_a_half_space_typed_as_a_space_is_restored(typed, right):
    assert shown(half_spaces(typed)) == right


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("مینویسد و نمیخواند", "می|نویسد و نمی|خواند"),
        ("برنمیگردد", "برنمی|گردد"),
        ("میگه که میرسونه", "می|گه که می|رسونه"),
        ("میرفتهاند", "می|رفته|اند"),
        ("نوشتهاند", "نوشته|اند"),
        ("فروریختهاند", "فروریخته|اند"),
        ("برنامههایشان", "برنامه|هایشان"),
        ("هستهای و منطقهای", "هسته|ای و منطقه|ای"),
        ("کتابهای تازه", "کتاب|های تازه"),
        ("نشستهایم و دیدهایم", "نشسته|ایم و دیده|ایم"),
        ("هفتهنامهها", "هفته|نامه|ها"),
        ("سهشنبه", "سه|شنبه"),
        ("بهرهبرداری", "بهره|برداری"),
        ("سرمایهگذاریهای", "سرمایه|گذاری|های"),
        ("بیتوجهی", "بی|توجهی"),
        ("نرمافزارها", "نرم|افزارها"),
        ("میاندورهای", "میان|دوره|ای"),
    ],
)
def test_a_deleted_half_space_is_restored(typed, right):
    assert shown(half_spaces(typed)) == right


@pytest.mark.parametrize(
    "right",
    [
        "میدان و میز و میوه و میهن",
        "تنها بهای رهایی",
        "دختر دفتردار بهتر می‌داند",
        "کشورهای دیگر و شهرها",  # after a letter that does not join, nothing would show
        "جام می ناب",
        "تر و خشک",
        "لباس تر",
        "دوست دارند",
        "او هم گفت",
        "خبر منتشر شده است",
        "آنها و اینها",
        "به نام خدا",
        "ای دوست",
        "وقتی که رسید",
        "فقهی و گواهی و کوتاهی",
        "پژوهشگران و هنرمندان",
        "ارزشهایی که می‌شناسیم",  # who types half-spaces has joined this on purpose
        "اِنَّ الحَیاةَ",
        "«می» و «نمی»",
        " ها",
        "می\nشود",
        "می  شود",
        "",
    ],
)
def test_what_is_right_or_no_business_of_ours_stays(right):
    text = right.replace("|", H)
    assert shown(half_spaces(text)) == shown(text)


@pytest.mark.parametrize(
    "verbatim", ["#برنامه ها", "#کتاب_میخوانم", "نشانی@میشود", "example.ir/میشود", "?q=میشود&b=میشود"]
)
def test_hashtags_handles_and_addresses_are_not_touched(verbatim):
    assert half_spaces(verbatim) == verbatim


def test_the_rest_of_a_paragraph_tells_how_a_word_is_read():
    assert shown(half_spaces("گلهای باغ")) == "گل|های باغ"
    assert shown(half_spaces("می‌گویم گلهای باغ")) == "می|گویم گلهای باغ"
    assert shown(half_spaces("می گویم گلهای باغ")) == "می|گویم گلهای باغ"
    assert shown(half_spaces("میگویم گلهای باغ")) == "می|گویم گل|های باغ"


def test_a_paragraph_does_not_speak_for_the_next():
    assert shown(half_spaces("می‌گویم.\nگلهای باغ")) == "می|گویم.\nگل|های باغ"


def test_arabic_letters_do_not_hide_a_word():
    assert shown(half_spaces("مي خواهم كتاب ها را")) == "مي|خواهم كتاب|ها را"


def test_edits_say_where_what_and_why():
    text = "او می خواند و نوشتهاند."
    spaced, glued = half_space_edits(text)
    assert (spaced.start, spaced.end, spaced.before, spaced.after) == (5, 6, " ", H)
    assert spaced.rule == "verb-prefix"
    assert (glued.before, shown(glued.after), glued.rule) == ("نوشتهاند", "نوشته|اند", "after-heh")
    assert 0 < glued.confidence < 1
    assert apply(text, [spaced, glued]) == half_spaces(text)
