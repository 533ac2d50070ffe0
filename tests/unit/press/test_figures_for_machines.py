"""Tables, charts and the like as feeds and plain text carry them."""

from __future__ import annotations

from datetime import UTC, datetime

from dabir.press.machines.content import content_html, content_text
from dabir.story import (
    BoxBlock,
    ChartBlock,
    ChartKind,
    ChartSeries,
    EmbedBlock,
    ListBlock,
    LiveBlock,
    LiveUpdate,
    Mark,
    MarkKind,
    ParagraphBlock,
    QuestionBlock,
    TableBlock,
    Text,
    Tone,
    plain,
)
from dabir.testing.stories import make_story

LINKED = Text("ری", (Mark(kind=MarkKind.LINK, start=0, end=2, href="/fa/news/7"),))
TABLE = TableBlock(rows=((plain("زابل"), LINKED),), head=("الف & ب", "پ"), header_column=True, caption="دما")
CHART = ChartBlock(
    chart=ChartKind.LINE,
    title="باران",
    unit="میلی‌متر",
    axis="سال",
    categories=("۱۴۰۳", "۱۴۰۴"),
    series=(ChartSeries("زابل", (1250.5, None)),),
)


def html(block):
    return content_html(make_story(1, body=(block,)))


def text(block):
    return content_text(make_story(1, body=(block,)))


def test_a_table_is_a_table_with_absolute_links():
    assert html(TABLE) == (
        "<table><caption>دما</caption><thead><tr><th>الف &amp; ب</th><th>پ</th></tr></thead>"
        '<tbody><tr><th>زابل</th><td><a href="http://127.0.0.1:8000/fa/news/7">ری</a></td></tr></tbody></table>'
    )
    assert text(TABLE) == "[دما]\nالف & ب | پ\nزابل | ری"


def test_a_chart_is_its_numbers():
    assert text(CHART) == "[باران (میلی‌متر)]\nسال | زابل\n۱۴۰۳ | ۱٬۲۵۰٫۵\n۱۴۰۴ | —"
    assert "<th>۱۴۰۳</th><td>۱٬۲۵۰٫۵</td>" in html(CHART)


def test_an_embed_is_a_link_and_its_site():
    embed = EmbedBlock(address="https://www.aparat.com/v/a?b=1&c=2", title="آب", summary="یک دقیقه")
    assert html(embed) == ('<p><a href="https://www.aparat.com/v/a?b=1&amp;c=2">آب</a> (آپارات)</p><p>یک دقیقه</p>')
    assert text(embed) == "[آپارات] آب\nیک دقیقه\nhttps://www.aparat.com/v/a?b=1&c=2"


def test_a_box_and_an_answer_keep_their_order():
    passages = (ParagraphBlock(plain("بند")), ListBlock((plain("یک"), plain("دو"))))
    box = BoxBlock(tone=Tone.FACTS, heading="عنوان", passages=passages)
    assert html(box) == "<aside><h3>عنوان</h3><p>بند</p><ul><li>یک</li><li>دو</li></ul></aside>"
    asked = QuestionBlock(question=plain("چرا؟"), answer=passages, asker="ما", answerer="او")
    assert text(asked) == "ما: چرا؟\n\nاو:\n\nبند\n\n- یک\n- دو"


def test_updates_say_when():
    update = LiveUpdate(at=datetime(2026, 11, 22, 8, 30, tzinfo=UTC), headline="خبر", text=(plain("بند"),))
    assert text(LiveBlock((update,))) == "## ۱۲:۰۰ (۱ آذر ۱۴۰۵) خبر\n\nبند"
    assert html(LiveBlock((update,))) == "<h3>۱۲:۰۰ (۱ آذر ۱۴۰۵) خبر</h3><p>بند</p>"
