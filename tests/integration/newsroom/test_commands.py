"""The commands of the newsroom."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from dabir.errors import DabirError
from dabir.newsroom.models import StoryPage
from dabir.press import routes

PAGE = """۱۳ دی ۱۴۰۴
به روز شده در: ۱۳ دی ۱۴۰۴ - ۰۱:۱۶
فیلم بیشتر »»
کد خبر {code}
تاریخ انتشار: ۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲
کد {code}
انتشار: ۲۲:۵۹ - ۲۹-۰۵-۱۳۹۲

تیتر خبر

لید خبر یک جمله است.

بند نخست.

ارسال به دوستان
نوار تیترها
"""


@pytest.fixture
def page(tmp_path):
    def page(name: str, code: str = "۲۹۱۹۱۳") -> Path:
        file = tmp_path / name
        file.write_text(PAGE.format(code=code), encoding="utf-8")
        return file

    return page


def dabir(*words) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_import_and_publish(front, page, ledger):
    said = dabir("story", "import", str(page("a.txt")), str(page("b.txt", "۱۲")), "--section", "politics", "--publish")
    story = ledger.current("story", "291913").story
    assert said.splitlines() == [
        f"291913 {routes.story_path(291913, story.slug)}",
        f"12 {routes.story_path(12, story.slug)}",
    ]
    assert story.sections == ("politics",)


def test_import_to_the_desk_and_recall(front, page, ledger):
    said = dabir("story", "import", str(page("a.txt")))
    draft = StoryPage.objects.get()
    assert said == f"291913 /newsroom/pages/{draft.pk}/edit/\n"
    assert dabir("story", "recall", "291913") == said


@pytest.mark.parametrize(
    ("second", "code"),
    [("missing", "newsroom.file_missing"), ("empty", "intake.empty"), ("same", "ledger.code_taken")],
)
def test_bad_input_leaves_everything_as_it_was(front, page, tmp_path, ledger, second, code):
    good = page("a.txt")
    bad = tmp_path / "b.txt"
    if second == "empty":
        bad.write_bytes(b"")
    elif second == "same":
        bad = page("b.txt")
    before = ledger.head()
    with pytest.raises(DabirError) as raised:
        dabir("story", "import", str(good), str(bad), "--publish")
    assert raised.value.code == code
    assert ledger.head() == before


def test_the_night_shelves_and_refreshes(front, page):
    assert dabir("nightly") == "0 stories shelved, search index refreshed, 0 tallies and 0 letters forgotten.\n"
    assert dabir("story", "shelve") == ""
