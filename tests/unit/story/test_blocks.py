"""A block that could not be shown is refused, where it is made and where it is read."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from dabir.story import (
    BlockError,
    ChartBlock,
    ChartKind,
    ChartSeries,
    EmbedBlock,
    LiveBlock,
    LiveUpdate,
    RecordError,
    Story,
    TableBlock,
    decode,
    encode,
    plain,
)
from dabir.testing import strategies
from dabir.testing.stories import make_story

NOON = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
ONE = plain("یک")


def chart(*series, categories=("الف", "ب")):
    return ChartBlock(chart=ChartKind.LINE, title="نمودار", categories=categories, series=series)


@pytest.mark.parametrize(
    "fields",
    [
        {"rows": ()},
        {"rows": ((),)},
        {"rows": ((ONE,), (ONE, ONE))},
        {"rows": ((ONE, ONE),), "head": ("نام",)},
        {"rows": ((ONE,),), "head": ("",)},
    ],
)
def test_a_table_is_a_rectangle_with_a_name_in_its_head(fields):
    with pytest.raises(BlockError):
        TableBlock(**fields)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_chart_draws_finite_numbers_only(number):
    with pytest.raises(BlockError):
        ChartSeries("الف", (1.0, number))


def test_a_chart_has_a_value_for_each_category():
    with pytest.raises(BlockError):
        chart(ChartSeries("الف", (1.0,)))
    with pytest.raises(BlockError):
        chart()
    with pytest.raises(BlockError):
        chart(ChartSeries("الف", ()), categories=())


@pytest.mark.parametrize(
    "address",
    ["http://aparat.com/v/1", "javascript:alert(1)", "aparat.com/v/1", "https:///v", "https://a b.com", "https://[a/"],
)
def test_an_embedded_address_is_one_of_a_secure_site(address):
    with pytest.raises(BlockError):
        EmbedBlock(address=address, title="فیلم")


def test_updates_stand_newest_first_and_know_their_zone():
    old, new = (LiveUpdate(at=NOON + timedelta(hours=hour), headline="خبر") for hour in (0, 1))
    assert LiveBlock((new, old)).updates[0] is new
    with pytest.raises(BlockError):
        LiveBlock((old, new))
    with pytest.raises(BlockError):
        LiveBlock(())
    with pytest.raises(BlockError):
        LiveUpdate(at=NOON.replace(tzinfo=None), headline="خبر")


def test_a_record_with_such_a_block_is_refused_when_read():
    text = encode(make_story(1, body=(TableBlock(rows=((ONE, ONE),)),)))
    with pytest.raises(RecordError):
        decode(text.replace('[{"words":"یک"},{"words":"یک"}]', '[{"words":"یک"}],[]'), Story)


@given(strategies.charts())
def test_numbers_come_back_to_the_last_bit(block):
    story = make_story(1, body=(block,))
    assert decode(encode(story), Story) == story
