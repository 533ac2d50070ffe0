"""What was meant by a word that no story has."""

from __future__ import annotations

import pytest

from dabir.search.index import Place
from dabir.search.spelling import meant
from dabir.search.suggestions import suggest
from dabir.testing.index import written
from dabir.testing.search import MemoryIndex


@pytest.fixture
def index():
    made = MemoryIndex()
    stories = [written(code, "شهرداری تهران", "باران بارید", tags=("هواشناسی",)) for code in range(1, 31)]
    stories += [written(40, "شهردار بندر", "تهرام", byline=("شهرزاد نوری",)), written(41, "شهردار رفت")]
    made.put(stories, (), Place(1, "ab"))
    return made


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("تهارن", "تهران"),
        ("تهرن", "تهران"),
        ("تهرران", "تهران"),
        ("طهران", "تهران"),
        ("«شهرداري تهرلن»!", "«شهرداري تهران»!"),
        ("بارن شهرداری تهرن", "باران شهرداری تهران"),
    ],
)
def test_a_slip_is_mended_and_the_rest_stays_as_typed(index, typed, better):
    assert meant(index, typed) == better


def test_a_rare_word_may_be_a_slip_of_a_common_one(index):
    assert meant(index, "تهرام") == "تهران"


@pytest.mark.parametrize("typed", ["تهران", "شهردار", "", "xyzzy", "۱۴۰۵", "از", "ققنوسسس", "ب" * 5000])
def test_what_is_known_too_short_or_unlike_anything_is_left_alone(index, typed):
    assert meant(index, typed) == ""


def test_names_come_first_and_then_how_the_last_word_may_go_on(index):
    assert suggest(index, "شهر", 5) == ("شهرزاد نوری", "شهرداری", "شهردار")
    assert suggest(index, "باران در شهردا", 5) == ("باران در شهرداری", "باران در شهردار")
    assert suggest(index, "هوا", 5) == ("هواشناسی",)
    assert suggest(index, "ش", 5) == suggest(index, "  ", 5) == ()
