"""Tables, charts, boxes, questions and live updates on a real screen, under the paper's own policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CODE = 700_001
PUBLISH = f"""
from datetime import UTC, datetime
from dabir.newsroom.verbs.publish import enter
from dabir.story import *
from dabir.testing.stories import make_story
rows = tuple(tuple(plain(f"خانهٔ {{row}} در {{column}}") for column in range(12)) for row in range(3))
months = tuple(f"فروردین {{number}}" for number in range(12))
values = tuple(float(number * 1000) for number in range(-3, 9))
charts = tuple(
    ChartBlock(
        chart=kind, title="بارش", categories=months, axis="ماه", unit="میلی‌متر",
        series=(ChartSeries("زابل", values), ChartSeries("ری", (None, *values[1:]))),
    )
    for kind in ChartKind
)
body = (
    TableBlock(rows=rows, head=tuple(f"ستون {{column}}" for column in range(12)), header_column=True, caption="پهن"),
    *charts,
    EmbedBlock(address="https://www.aparat.com/v/abc", title="فیلم"),
    BoxBlock(tone=Tone.ADVICE, heading="کادر", passages=(ParagraphBlock(plain("بند")),)),
    QuestionBlock(question=plain("چرا؟"), answer=(ParagraphBlock(plain("چون.")),)),
    LiveBlock((LiveUpdate(at=datetime(2026, 1, 3, tzinfo=UTC), headline="خبر", key=True),)),
)
enter(make_story({CODE}, body=body), is_new=True)
"""


@pytest.fixture(scope="module")
def base(newsstand):
    newsstand.dabir("shell", "--no-imports", "-c", PUBLISH)
    newsstand.get_until(f"/fa/news/{CODE}", "خانهٔ")
    return f"http://127.0.0.1:{newsstand.port}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_what_is_wide_moves_within_its_own_place_and_everything_is_drawn(base, open_window, width, scheme):
    page = open_window(base, viewport={"width": width, "height": 800}, color_scheme=scheme)
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Security Policy" in message.text else None)
    page.goto(f"/fa/news/{CODE}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    table = page.locator(".table .scroll")
    table.focus()
    expect(table).to_be_focused()
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    for chart in page.locator(".chart .drawn").all():
        box, around = chart.bounding_box(), chart.locator("xpath=..").bounding_box()
        assert around["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= around["x"] + around["width"] + 1
        assert box["height"] > 100
    colours = page.eval_on_selector_all(
        ".chart-column .key rect[class]", "all => all.map(one => getComputedStyle(one).fill)"
    )
    assert len(set(colours)) == len(colours) == 2, "each series has a fill of its own"
    assert "rgb(0, 0, 0)" not in colours, "the stylesheet came"
    assert refused == []


def test_letters_of_a_chart_are_as_large_on_a_telephone_as_on_a_desk(base, open_window):
    heights = []
    for width in (320, 1280):
        page = open_window(base, viewport={"width": width, "height": 800})
        page.goto(f"/fa/news/{CODE}")
        heights.append(page.locator(".axis text").first.bounding_box()["height"])
    assert heights[0] == pytest.approx(heights[1])
    assert heights[0] >= 12


def test_numbers_are_one_click_away_and_a_chart_is_one_picture_with_a_name(base, open_window):
    page = open_window(base, java_script_enabled=False)
    page.goto(f"/fa/news/{CODE}")
    chart = page.locator(".chart-line")
    expect(chart.get_by_role("img", name="نمودار خطی: بارش")).to_be_visible()
    cell = chart.get_by_role("cell", name="۸٬۰۰۰").first
    expect(cell).to_be_hidden()
    chart.locator("summary").click()
    expect(cell).to_be_visible()


def test_the_numbers_are_printed(base, open_window):
    page = open_window(base)
    page.goto(f"/fa/news/{CODE}")
    page.emulate_media(media="print")
    expect(page.locator(".chart-bar td").first).to_be_visible()


def test_the_summary_leads_to_its_update(base, open_window):
    page = open_window(base)
    page.goto(f"/fa/news/{CODE}")
    page.locator(".live-summary a").click()
    expect(page.locator(".update:target h3")).to_have_text("خبر")
