"""A page saved as plain text gives its story, whole, and none of its furniture."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dabir.intake import (
    BadDateError,
    EmptyFileError,
    IntakeError,
    Item,
    NoHeadlineError,
    UndatedError,
    UnreadableError,
    read_saved_page,
)

REFERENCE = Path(__file__).parents[4] / "shared" / "seed" / "article-291913.txt"

HEAD = """\
۴ آذر ۱۴۰۳
به روز شده در: ۴ آذر ۱۴۰۳ - ۰۸:۳۰
عکس بیشتر »»
کد خبر ۴۱۵۲
تاریخ انتشار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰
کد ۴۱۵۲
انتشار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰
"""
STORY = """\
کتابخانهٔ روستا پس از ده سال باز شد

مردم روستا  می گویند این بهترین خبر سال است.
مدير كتابخانه از هزار جلد کتاب تازه خبر داد.

به گزارش خبرنگار ما، درِ کتابخانه صبح شنبه باز شد.
"""
FOOT = """\

ارسال به دوستان
برف در راه است خبر دوم(۱۲)/ خبر سوم (+عکس)
"""
PUBLISHED = dt.datetime(2011, 5, 1, 2, 35, tzinfo=dt.UTC)


def read(text: str) -> Item:
    return read_saved_page(text.encode(), "page.txt")


WHOLE = Item(
    code=4152,
    published=PUBLISHED,
    headline="کتابخانهٔ روستا پس از ده سال باز شد",
    lead="مردم روستا  می گویند این بهترین خبر سال است.",
    paragraphs=(
        "مدير كتابخانه از هزار جلد کتاب تازه خبر داد.",
        "به گزارش خبرنگار ما، درِ کتابخانه صبح شنبه باز شد.",
    ),
    name="page.txt",
)


def test_a_page_of_the_usual_shape():
    assert read(HEAD + STORY + FOOT) == WHOLE


def test_the_byte_order_mark_and_other_ends_of_lines_make_no_difference():
    text = HEAD + STORY + FOOT
    assert read("\ufeff" + text) == WHOLE
    assert read(text.replace("\n", "\r\n")) == WHOLE
    assert read(text.replace("\n", "\r")) == WHOLE
    assert read("\n \t\u200f\n" + text.replace("\n", "  \n\u00a0")) == WHOLE


@pytest.mark.parametrize(
    "head",
    [
        "کد خبر: ۴۱۵۲\nتاريخ انتشار : ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰",
        "كد خبر ٤١٥٢\nتاریخ‌انتشار: ٠٧:٠٥ - ١١-٠٢-١٣٩٠",
        "کدخبر 4152\nزمان انتشار: 1390/02/11 07:05",
        "کد ۴۱۵۲ انتشار ۱۱ اردیبهشت ۱۳۹۰ - ۰۷:۰۵",
        "شناسه خبر: ۴۱۵۲ | تاریخ انتشار خبر: یکشنبه ۱۱ اردیبهشت ماه ۱۳۹۰، ساعت ۰۷:۰۵",
        "\u200fکد مطلب:\u200e ۴۱۵۲\nانتشــار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰",
        "دوشنبه ۴ آذر ۱۴۰۳ - ۲۵:۰۰\nآخرین به‌روزرسانی: ۱۴۰۳/۰۹/۰۴\nکد ۴۱۵۲\nانتشار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰",
        "فیلم‌ها >>\nبه‌روزشده در ۴ آذر ۱۴۰۳\nکد ۴۱۵۲\nانتشار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰",
        "تاریخ انتشار:\nکد ۴۱۵۲\nانتشار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰",
    ],
)
def test_furniture_is_known_however_it_is_spelt(head):
    assert read(head + "\n" + STORY + FOOT) == WHOLE


@pytest.mark.parametrize("foot", ["ارسال به دوستان", "ارسال‌به‌دوستان:", "ارسال برای دوستان", "» ارسال به دوست"])
def test_the_story_ends_where_it_is_sent_to_friends(foot):
    assert read(f"{HEAD}{STORY}{foot}\nتیتر یک\nتیتر دو") == WHOLE


def test_furniture_is_known_below_the_headline_too():
    lines = STORY.splitlines(keepends=True)
    assert read("".join([lines[0], HEAD.split("\n", 1)[1], *lines[1:]])) == WHOLE
    assert read(STORY + "کد خبر ۴۱۵۲\nتاریخ انتشار: ۰۷:۰۵ - ۱۱-۰۲-۱۳۹۰\n" + FOOT) == WHOLE
    assert read(HEAD + STORY + HEAD.split("\n", 3)[3] + FOOT) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "انتشار این کتاب از ۱۱ اردیبهشت ۱۳۹۰ آغاز شد.",
        "تاریخ انتشار: بهار ۱۳۸۹",
        "تاریخ انتشار: ۱۳۸۹",
        "تاریخ انتشار: ۳۱-۰۷-۱۳۸۹",
        "انتشار: ۱۳۸۹/۰۱/۲۰",
        "کد ۱۲",
        "کد خبر ۱۲ را به یاد داشته باشید.",
        "ارسال به دوستان و آشنایان آزاد است.",
        "۱۱ اردیبهشت ۱۳۹۰",
        "او گفت: «پدرم می‌گفت «بخوان»»",
        "و باز هم بخوان»»",
        "***",
        "۳۱۳",
    ],
)
def test_a_line_of_the_story_that_is_like_furniture_stays(line):
    assert read(HEAD + STORY + line + FOOT).paragraphs == (*WHOLE.paragraphs, line)


def test_a_headline_may_be_a_number():
    assert read(HEAD + "۳۱۳\n" + FOOT).headline == "۳۱۳"


def test_short_labels_deep_in_the_body_give_no_code_and_no_date():
    item = read("تاریخ انتشار: ۱۱-۰۲-۱۳۹۰\n" + STORY + "کد ۷\n")
    assert item.code is None
    assert item.paragraphs[-1] == "کد ۷"
    with pytest.raises(UndatedError):
        read(STORY + "انتشار: ۱۱-۰۲-۱۳۹۰\n")


def test_above_the_headline_the_first_code_and_date_hold():
    other = "کد ۹\nکد خبر ۱۰\nانتشار: ۱۲-۰۲-۱۳۹۰\nتاریخ انتشار: ۳۱-۰۷-۱۳۹۰\n"
    assert read(HEAD + other + STORY + FOOT) == WHOLE


def test_text_is_kept_as_typed():
    typed = "ا\u0653ب  ي\u200c\u200cك\u00a0é e\u0301 \u2028 x\x0by"
    item = read(f"{HEAD}{typed}\n  {typed}\t\n{typed}")
    assert (item.headline, item.lead, item.paragraphs) == (typed, typed, (typed,))


def test_a_story_may_have_no_lead_and_no_body():
    item = read(HEAD + "تیتر")
    assert (item.headline, item.lead, item.paragraphs) == ("تیتر", "", ())


def test_an_item_is_a_value():
    assert read(HEAD + STORY) == read(HEAD + STORY)
    assert hash(WHOLE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        WHOLE.lead = ""  # type: ignore[misc]


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (b"", EmptyFileError, "intake.empty"),
        (b"\xef\xbb\xbf", EmptyFileError, "intake.empty"),
        (" \r\n\t\u200f\n".encode(), EmptyFileError, "intake.empty"),
        ("خبر".encode("windows-1256"), UnreadableError, "intake.unreadable"),
        ("خبر".encode("utf-16"), UnreadableError, "intake.unreadable"),
        ("خبر\0".encode(), UnreadableError, "intake.unreadable"),
        (HEAD.encode(), NoHeadlineError, "intake.no_headline"),
        ((HEAD + FOOT).encode(), NoHeadlineError, "intake.no_headline"),
        (STORY.encode(), UndatedError, "intake.no_date"),
        (("۴ آذر ۱۴۰۳\nبه روز شده در: ۴ آذر ۱۴۰۳\n" + STORY).encode(), UndatedError, "intake.no_date"),
        (("تاریخ انتشار: ۰۷:۰۵\n" + STORY).encode(), UndatedError, "intake.no_date"),
        (("تاریخ انتشار: ۳۱-۰۷-۱۳۹۰\n" + STORY).encode(), BadDateError, "intake.bad_date"),
        (("انتشار: ۲۴:۰۰ - ۱۱-۰۲-۱۳۹۰\n" + STORY).encode(), BadDateError, "intake.bad_date"),
    ],
)
def test_what_is_not_a_story_is_refused_with_its_name(data, kind, code):
    with pytest.raises(kind) as caught:
        read_saved_page(data, "صفحه-1.txt")
    error = caught.value
    assert error.code == code
    assert "صفحه-1.txt" in error.sentence("en")
    assert "صفحه-1.txt" in error.sentence("fa")


def test_an_unreadable_file_says_where():
    for data in (b"\xef\xbb\xbfab\xff\0", b"abcde\0", b"abcde\xff", b"abcde\0\xff"):
        with pytest.raises(UnreadableError) as caught:
            read_saved_page(data, "a.txt")
        assert caught.value.fields == {"name": "a.txt", "position": 6}
    assert "۶" in caught.value.sentence("fa")


def test_a_bad_date_carries_the_reason_in_both_languages():
    with pytest.raises(BadDateError) as caught:
        read("تاریخ انتشار: ۳۱-۰۷-۱۳۹۰\n" + STORY)
    assert "calendar.no_such_date" in caught.value.sentence("en")
    assert "there is no day 31" in caught.value.sentence("en").lower()
    assert "روز ۳۱ در مهر ۱۳۹۰" in caught.value.sentence("fa")
    assert "calendar" not in caught.value.sentence("fa")


LINES = st.sampled_from(
    [*HEAD.splitlines(), *STORY.splitlines(), "ارسال به دوستان", "تاریخ انتشار: ۳۱-۰۷-۱۳۹۰", "کد ۹"]
)
PAGES = st.lists(LINES | st.text(), max_size=14).map(lambda lines: "\n".join(lines).encode("utf-8", "replace"))


@given(st.binary() | PAGES)
def test_any_bytes_are_an_item_or_an_error_of_intake(data):
    try:
        item = read_saved_page(data, "a{b}.txt")
    except IntakeError as error:
        sentences = [error.sentence("en"), error.sentence("fa")]
        item = None
    if item is None:
        assert all("a{b}.txt" in sentence for sentence in sentences)
        return
    assert item.headline
    assert all(item.paragraphs)
    assert item.published.utcoffset() == dt.timedelta(0)
    text = data.decode("utf-8-sig")
    assert all(piece in text for piece in (item.headline, item.lead, *item.paragraphs))


def prose(alphabet: str) -> st.SearchStrategy[str]:
    return st.text(alphabet, max_size=30).map(lambda text: f"ب{text}".strip())


# Nothing can close a quotation in a headline or a lead that it did not open.
TOP = st.lists(prose("ابپی ۱۲\u200c.«:"), min_size=2, max_size=2)
BODY = st.lists(prose("ابپی ۱۲\u200c.«»:>"))


@given(TOP, BODY)
@example(["ب", "ب"], ["ب» »", "ب»»\u200c"])
def test_no_line_of_a_story_is_lost(top, body):
    item = read(HEAD + "\n\n".join(top + body) + FOOT)
    assert [item.headline, item.lead, *item.paragraphs] == top + body


@pytest.mark.parametrize("piece", ["ب", "۱", "ب ", "کد ۱ ", "»", "\u200c", "انتشار: ۱-۱-", "۱۳ دی ۱۴۰۴ "])
@pytest.mark.slow
def test_ten_megabytes_in_one_line(piece):
    data = (HEAD + "تیتر\n" + piece * (10_000_000 // len(piece.encode()))).encode()
    start = time.process_time()
    assert read_saved_page(data, "long.txt").headline == "تیتر"
    assert time.process_time() - start < 5


def test_a_megabyte_of_short_lines():
    data = (HEAD + "تیتر\n" + "کد ۱ ب\n" * 100_000).encode()
    start = time.process_time()
    assert len(read_saved_page(data, "long.txt").paragraphs) == 99_999
    assert time.process_time() - start < 5


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference page is not beside this repository")
def test_the_reference_page():
    item = read_saved_page(REFERENCE.read_bytes(), REFERENCE.name)
    assert item.code == 291913
    assert item.published == dt.datetime(2013, 8, 20, 18, 29, tzinfo=dt.UTC)
    assert [len(word) for word in item.headline.split()] == [4, 2, 5, 5, 5, 3, 2, 5]
    assert len(item.lead) == 205
    assert [len(paragraph) for paragraph in item.paragraphs] == [105, 151, 318, 205, 316, 318]
    assert item.paragraphs[3] == item.lead
    story = REFERENCE.read_text(encoding="utf-8").split("\n\n", 1)[1].rsplit("\n\n", 1)[0]
    assert [item.headline, item.lead, *item.paragraphs] == [line for line in story.split("\n") if line]
