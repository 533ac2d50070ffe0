"""What the desk does with a table, a chart, an embed and live updates as they are saved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.translation import override
from wagtail.blocks.struct_block import StructBlockValidationError

from dabir.newsroom.body import figure_blocks, stream
from dabir.newsroom.errors import NoNumberError
from dabir.story import EmbedBlock, LiveBlock, TableBlock, plain


def saved(block, **value):
    """What *block* keeps of *value*, in the form the database holds."""
    return block.get_prep_value(block.clean(block.to_python(value)))


def refused(block, **value):
    """What the form says of each field of *value*, in Persian."""
    with override("fa"), pytest.raises(StructBlockValidationError) as error:
        block.clean(block.to_python(value))
    return {name: " ".join(found.messages) for name, found in error.value.block_errors.items()}


def blocks(kind, value):
    return list(stream.to_blocks([{"type": kind, "value": value}], lambda _kind, _pk: ""))


def test_a_pasted_table_takes_the_place_of_the_one_there_was():
    old = {"columns": [{"type": "words", "heading": "کهنه"}], "rows": [{"values": ["۱"]}], "caption": "دما"}
    value = saved(figure_blocks.TableBlock(), paste="شهر\tدما\nزابل\t۴۱", table=old, header_column=True, source="")
    assert value["paste"] == ""
    rows = ((plain("زابل"), plain("۴۱")),)
    assert blocks("table", value) == [TableBlock(rows=rows, head=("شهر", "دما"), header_column=True, caption="دما")]


def test_a_pasted_table_of_uneven_rows_is_refused_with_its_line():
    said = refused(figure_blocks.TableBlock(), paste="شهر؛ دما\nزابل", table=None, header_column=False, source="")
    assert said == {"paste": "سطر ۲ به تعداد ۱ خانه دارد؛ سطر نخست ۲ خانه دارد."}


def test_a_chart_says_which_number_it_cannot_read():
    words = {"chart": "column", "title": "دما", "unit": "", "source": "", "alt": ""}
    said = refused(figure_blocks.ChartBlock(), numbers="شهر؛ دما\nزابل؛ گرم", **words)
    assert "زابل" in said["numbers"]
    assert "گرم" in said["numbers"]


def test_numbers_that_came_past_the_form_are_refused_too():
    with pytest.raises(NoNumberError):
        blocks("chart", {"chart": "line", "title": "دما", "numbers": "شهر؛ دما\nزابل؛ گرم"})


def test_an_embed_is_saved_without_tracking_and_only_over_https():
    block = figure_blocks.EmbedBlock()
    words = {"title": "فیلم", "summary": "", "provider": ""}
    value = saved(block, address="https://youtu.be/abc?si=1&utm_source=x", **words)
    assert blocks("embed", value) == [EmbedBlock(address="https://youtu.be/abc", title="فیلم")]
    assert refused(block, address="http://aparat.com/v/abc", **words).keys() == {"address"}


def test_updates_are_recorded_newest_first_and_one_without_its_time_waits():
    def update(at):
        return {"type": "item", "value": {"at": at, "headline": "خبر", "text": "<p>بند</p>", "key": False}}

    early, late = datetime(2026, 11, 22, 8, tzinfo=UTC), datetime(2026, 11, 22, 9, tzinfo=UTC)
    (live,) = blocks("live", {"updates": [update("2026-11-22T11:30:00+03:30"), update(None), update(late)]})
    assert isinstance(live, LiveBlock)
    assert [found.at for found in live.updates] == [late, early]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("table", {"paste": "", "table": None}),
        ("chart", {"chart": "line", "title": "", "numbers": " "}),
        ("embed", {"address": "", "title": ""}),
        ("live", {"updates": []}),
    ],
)
def test_what_a_draft_has_not_filled_in_yet_is_left_out(kind, value):
    assert blocks(kind, value) == []
