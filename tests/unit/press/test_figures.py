"""Charts, providers and anchors: what the press adds to the numbers and addresses of a story."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.press.figures import anchored, drawn, figure, key, provider
from dabir.press.figures.numbers import ticks
from dabir.press.templates import environment
from dabir.story import ChartBlock, ChartKind, ChartSeries, EmbedBlock, LiveBlock, LiveUpdate
from dabir.testing import strategies

NOON = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def chart(kind, *series, categories=("یک", "دو", "سه")):
    named = tuple(ChartSeries(f"نام {number}", values) for number, values in enumerate(series))
    return ChartBlock(chart=kind, title="عنوان", categories=categories[: len(series[0])], series=named)


def elements(block, name):
    """The elements of a drawing by name; that it is well formed is part of every test."""
    return list(ET.fromstring(f"<a>{drawn(block)}</a>").iter(name))  # noqa: S314  # ours


def across(element, name):
    return float(element.get(name).removesuffix("%"))


decimals = st.floats(allow_nan=False, allow_infinity=False).map(lambda number: Decimal(repr(number)))


@given(decimals, decimals)
def test_ticks_are_round_even_and_hold_what_is_between(one, other):
    low, high = sorted((one, other))
    marks = ticks(low, high)
    assert 2 <= len(marks) <= 6
    assert marks[0] <= low
    assert high <= marks[-1] or low == high
    steps = {(later - earlier).normalize() for earlier, later in pairwise(marks)}
    (step,) = steps
    assert not low < 0 < high or 0 in marks
    assert step.as_tuple().digits in {(1,), (2,), (5,)}


def test_ticks_of_everyday_numbers():
    assert [str(mark.normalize()) for mark in ticks(Decimal(0), Decimal(94))] == [
        "0",
        "2E+1",
        "4E+1",
        "6E+1",
        "8E+1",
        "1E+2",
    ]
    assert [figure(mark) for mark in ticks(Decimal("-0.3"), Decimal("0.4"))] == [
        "\u200e−۰٫۴", "\u200e−۰٫۲", "۰", "۰٫۲", "۰٫۴",
    ]  # fmt: skip


def test_figures_are_persian_and_missing_ones_are_a_dash():
    assert [figure(value) for value in (1234567.0, 12.50, -0.0, None)] == ["۱٬۲۳۴٬۵۶۷", "۱۲٫۵", "۰", "—"]


@given(strategies.charts())
def test_any_chart_is_well_formed_without_style_or_latin_digits_for_readers(block):
    root = ET.fromstring(f"<a>{drawn(block)}{''.join(swatch for swatch, _ in key(block))}</a>")  # noqa: S314  # ours
    names = {name for element in root.iter() for name in element.attrib}
    assert not {"style", "onclick"} & names
    shown = [text.text or "" for text in root.iter("text")]
    assert not re.search("[0-9]", "".join(shown))
    for element in root.iter():
        for name in ("x", "width", "x1", "x2", "y", "height"):
            assert "nan" not in element.get(name, "")
            if name in {"width", "height"}:
                assert not element.get(name, "0").startswith("-")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), "patterns are defined once"
    used = set(re.findall(r"url\(#([^)]+)\)", str(drawn(block)) + "".join(swatch for swatch, _ in key(block))))
    assert used <= set(ids)


def test_columns_stand_from_right_to_left_on_zero():
    first, second, third = elements(chart(ChartKind.COLUMN, (10.0, -5.0, 20.0)), "rect")
    assert across(first, "x") > across(second, "x") > across(third, "x")
    ground = float(first.get("y")) + float(first.get("height"))
    assert float(second.get("y")) == pytest.approx(ground, abs=0.11), "below zero it hangs"
    assert float(third.get("height")) == pytest.approx(2 * float(first.get("height")), abs=0.2)


def test_a_line_runs_from_left_to_right_and_breaks_where_a_number_is_missing():
    block = chart(ChartKind.LINE, (10.0, None, 30.0, 40.0), categories=("۱", "۲", "۳", "۴"))
    lines = [path.get("d") for path in elements(block, "path") if path.get("class") == "line s1"]
    assert len(lines) == 2, "one point alone, then two"
    xs = [float(x) for x in re.findall(r"[ML](\S+) ", lines[1])]
    assert xs == sorted(xs)


def test_a_line_far_from_zero_does_not_begin_there_and_columns_do():
    values = (1000.0, 1010.0, 1020.0)
    assert "۰" not in [text.text for text in elements(chart(ChartKind.LINE, values), "text")]
    assert "۰" in [text.text for text in elements(chart(ChartKind.COLUMN, values), "text")]


def test_bars_begin_at_the_right_and_carry_their_numbers():
    block = chart(ChartKind.BAR, (50.0, 100.0, None))
    half, whole = elements(block, "rect")
    assert across(half, "x") + across(half, "width") == pytest.approx(100)
    assert across(whole, "width") == pytest.approx(2 * across(half, "width"), abs=0.01)
    assert [text.text for text in elements(block, "text")] == ["۵۰", "۱۰۰", "—"]


def test_bars_below_zero_go_to_the_right_of_it():
    loss, gain = elements(chart(ChartKind.BAR, (-50.0, 50.0)), "rect")
    assert across(loss, "x") == pytest.approx(across(gain, "x") + across(gain, "width"), abs=0.01)


def test_series_differ_without_colour():
    columns = chart(ChartKind.COLUMN, *[(1.0,)] * 6)
    assert len({rect.get("fill") for rect in elements(columns, "rect") if rect.get("class")}) == 6
    lines = chart(ChartKind.LINE, *[(1.0,)] * 6)
    assert len({path.get("d") for path in elements(lines, "path") if path.get("class") is None}) == 6
    assert [name for _, name in key(lines)] == [f"نام {number}" for number in range(6)]
    assert key(chart(ChartKind.LINE, (1.0,))) == []


def test_words_of_a_story_cannot_break_the_drawing():
    block = ChartBlock(
        chart=ChartKind.COLUMN, title="<b>", categories=("<script>",), series=(ChartSeries('"><i>', (1.0,)),)
    )
    for kind in ChartKind:
        assert not elements(
            ChartBlock(**{**{n: getattr(block, n) for n in block.__struct_fields__}, "chart": kind}), "script"
        )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.aparat.com/v/abc", "آپارات"),
        ("https://m.youtube.com/watch?v=1", "یوتیوب"),
        ("https://youtu.be/1", "یوتیوب"),
        ("https://x.com/a/status/1", "ایکس (توییتر)"),
        ("https://www.google.com/maps/place/x", "نقشهٔ گوگل"),
        ("https://www.google.com/search?q=x", "google.com"),
        ("https://netflix.com/", "netflix.com"),
        ("https://aparat.com.example.org/", "aparat.com.example.org"),
    ],
)
def test_readers_are_told_where_a_link_leads(address, name):
    assert provider(EmbedBlock(address=address, title="فیلم")) == name
    assert provider(EmbedBlock(address=address, title="فیلم", provider="سایت ما")) == "سایت ما"


def test_an_update_added_later_takes_no_other_ones_anchor():
    updates = [LiveUpdate(at=NOON + timedelta(seconds=seconds), headline=str(seconds)) for seconds in (0, 20, 90)]
    before = {update: anchor for anchor, update in anchored(LiveBlock(tuple(updates[1::-1])))}
    after = {update: anchor for anchor, update in anchored(LiveBlock(tuple(updates[::-1])))}
    assert before.items() <= after.items()
    assert list(after.values()) == ["live-20261122T0831Z", "live-20261122T0830Z-2", "live-20261122T0830Z"]


def body(*blocks):
    return str(environment().get_template("press/blocks.html").module.body(blocks, {}))


def test_the_style_of_figures_is_linked_once_and_only_where_there_is_one():
    block = chart(ChartKind.LINE, (1.0,))
    assert body(block, block).count("figures.css") == 1
    assert "figures.css" not in body()


def test_a_page_asks_nothing_of_another_site_and_says_where_a_link_leads():
    html = body(EmbedBlock(address="https://www.aparat.com/v/abc?a=1&b=2", title="فیلم «آب»"))
    assert "با باز کردن این پیوند به <bdi>آپارات</bdi> می‌روید." in html
    assert re.findall(r'(?:src|href|data|action)="(https?:[^"]*)"', html) == [
        "https://www.aparat.com/v/abc?a=1&amp;b=2"
    ]
    assert not re.search("<(iframe|script|img|object|embed)", html)


def test_an_update_has_its_instant_for_machines_and_its_hour_for_readers():
    html = body(LiveBlock((LiveUpdate(at=NOON, headline="خبر", key=True),)))
    assert '<time datetime="2026-11-22T08:30:00Z">۱۲:۰۰</time>' in html
    assert html.count("#live-20261122T0830Z") == 2, "in the summary and at the update"
