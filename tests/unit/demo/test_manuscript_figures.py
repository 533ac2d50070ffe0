"""Manuscripts with tables, charts and the like are read as they are written down, or refused by name."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from dabir.demo.manuscript import ManuscriptError, manuscripts, read
from dabir.story import (
    BoxBlock,
    ChartBlock,
    EmbedBlock,
    ListBlock,
    LiveBlock,
    ParagraphBlock,
    QuestionBlock,
    TableBlock,
)

NOW = datetime(2026, 11, 22, 8, 30, 20, tzinfo=UTC)


def pieces(body):
    return read(f"code = 1\nhours_ago = 1\nbody = '''\n{body}\n'''", "x.toml", NOW).pieces


def test_an_answer_belongs_to_its_question():
    first, second, end = pieces("س: چرا؟\n\nج: چون.\n\nس: کی؟\n\nج: دیروز.\n\nپایان.")
    assert isinstance(first, QuestionBlock)
    assert (first.question.words, first.answer[0].text.words) == ("چرا؟", "چون.")
    assert isinstance(second, QuestionBlock)
    assert end.words == "پایان."


def test_updates_count_from_the_minute_of_publication():
    (live,) = pieces("[live]\n@-5 دیر\nبند\n@-9! زود")
    assert isinstance(live, LiveBlock)
    published = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
    assert [(u.at, u.headline, u.key) for u in live.updates] == [
        (published - timedelta(minutes=5), "دیر", False),
        (published - timedelta(minutes=9), "زود", True),
    ]


def test_a_box_has_paragraphs_and_lists():
    (box,) = pieces("[box facts] عنوان\nیک\n- دو\n- سه\nچهار")
    assert isinstance(box, BoxBlock)
    assert [type(passage) for passage in box.passages] == [ParagraphBlock, ListBlock, ParagraphBlock]


@pytest.mark.parametrize(
    "body",
    [
        "[chart pie] عنوان\nسال؛ شمار\n۱؛ ۲",
        "[chart line] عنوان\nسال؛ شمار\n۱؛ دو",
        "[box angry] عنوان\nبند",
        "[embed http://a.ir/] عنوان",
        "[table] عنوان",
        "[live]\nبند",
    ],
)
def test_what_cannot_be_shown_is_refused_by_the_name_of_its_file(body):
    with pytest.raises(ManuscriptError, match=r"x\.toml"):
        pieces(body)


def test_the_demonstration_paper_shows_every_kind():
    kinds = Counter(type(piece) for manuscript in manuscripts(NOW) for piece in manuscript.pieces)
    assert all(kinds[kind] for kind in (TableBlock, ChartBlock, EmbedBlock, BoxBlock, QuestionBlock, LiveBlock))
    assert {p.chart.value for m in manuscripts(NOW) for p in m.pieces if isinstance(p, ChartBlock)} >= {
        "column", "line", "bar",
    }  # fmt: skip
