"""The face of every kind of page of the demonstration paper: open to everyone, on any screen, within its budgets."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect
from tests.browser.kinds import KINDS, addresses

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

NODE_MODULES = Path(__file__).parents[2] / "node_modules"
KB = 1_024

LAYOUT_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def paths(demonstration) -> dict[str, str]:
    """A path of each kind of page."""
    found = addresses(demonstration, unquote)
    assert set(found) == set(KINDS)
    return found


@pytest.fixture
def base(demonstration) -> str:
    return f"http://127.0.0.1:{demonstration.port}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(base, paths, open_window, scheme):
    """By the rules that axe can tell of, colours among them."""
    page = open_window(base, color_scheme=scheme, viewport={"width": 1280, "height": 900}, bypass_csp=True)
    barred = {}
    for kind, path in paths.items():
        page.goto(path)
        page.add_script_tag(path=NODE_MODULES / "axe-core/axe.min.js")
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for rule in result["violations"]:
            barred[kind, rule["id"]] = [node["html"][:200] for node in rule["nodes"]][:3]
    assert barred == {}


@pytest.mark.parametrize(("width", "script"), [(320, True), (320, False), (768, True), (1280, True), (1280, False)])
def test_every_page_fits_and_stands_still(base, paths, open_window, width, script):
    page = open_window(base, viewport={"width": width, "height": 900}, java_script_enabled=script)
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for kind, path in paths.items():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{kind} scrolls sideways"
        expect(page.locator("html[lang=fa][dir=rtl]"), kind).to_have_count(1)
        expect(page.locator("h1"), kind).to_have_count(1)
        sizeless = page.locator("img:not([width][height][alt]), video:not([width][height])")
        expect(sizeless, kind).to_have_count(0)
        order = page.evaluate("[...document.body.children].map(one => one.className.split(' ')[0] || one.localName)")
        assert order[:2] == ["skip", "masthead"], kind
        assert order[-1] == "foot", kind
        if script and kind in {"front", "story"}:
            assert page.evaluate(LAYOUT_SHIFT) == 0, f"{kind} moves while it loads"
    assert [line for line in said if "404" not in line and "410" not in line] == []


def test_the_main_column_of_a_story_is_read_from_the_right(base, paths, open_window):
    page = open_window(base, viewport={"width": 1280, "height": 900})
    page.goto(paths["story"])
    story, more = page.locator("main").bounding_box(), page.locator(".more").bounding_box()
    assert story["x"] > more["x"] + more["width"] - 1
    headline, meta = page.locator("h1").bounding_box(), page.locator(".story-meta").bounding_box()
    assert abs(headline["x"] + headline["width"] - meta["x"] - meta["width"]) < 2, "both begin at the right edge"
    films = page.locator(".films").bounding_box()
    assert films["y"] >= story["y"] + story["height"], "furniture stands below what people came for"
    assert story["y"] < 300, "and nothing above it but the masthead"


def test_a_keyboard_reaches_everything_in_reading_order(base, paths, open_window):
    page = open_window(base, viewport={"width": 1280, "height": 900})
    page.goto(paths["story"])
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const one = document.activeElement, style = getComputedStyle(one);
              if (one === document.body) return null;
              const part = one.closest(".skip, .masthead, main, .related, .more, .films, .strip, .foot");
              return [part.className.split(" ")[0] || part.localName, style.outlineStyle !== "none"];
            }"""
        )
        if stop is None:
            break
        stops.append(stop)
    assert stops[0][0] == "skip"
    assert all(seen for _, seen in stops), "the focus is always to be seen"
    parts = list(dict.fromkeys(part for part, _ in stops))
    assert parts[:2] == ["skip", "masthead"]
    assert parts.index("masthead") < parts.index("story") < parts.index("films") < parts.index("strip")
    assert parts[-1] == "foot", "no trap on the way"


def test_the_skip_link_leads_to_the_story(base, paths, open_window):
    page = open_window(base)
    page.goto(paths["story"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_a_story_on_paper_has_its_words_and_no_furniture(base, paths, open_window):
    page = open_window(base)
    page.goto(paths["story"])
    pdf = page.pdf(format="A4")
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    assert 1 <= sheets <= 3
    page.emulate_media(media="print")
    for shown in ("h1", ".body", ".nameplate", ".code >> nth=0"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".menu", ".share", ".reading", ".more", ".films", ".strip"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_page_is_small_where_lines_are_slow(demonstration, paths):
    """HTML and style in the first flight of a connection; with script and font no more than a small picture."""

    def packed(path: str) -> bytes:
        answer = demonstration.get(path, accept_encoding="gzip")
        assert answer.status == 200, path
        return answer.body if answer.headers["content-encoding"] == "gzip" else gzip.compress(answer.body, 9)

    html = gzip.decompress(packed(paths["story"])).decode()
    page = len(packed(paths["story"]))
    style = re.findall(r'rel="stylesheet" href="([^"]+)"', html)[0]
    (script,) = re.findall(r'<script[^>]* src="([^"]+)"', html)
    sheet = packed(style)
    fonts = re.findall(r"url\((vendor/vazirmatn\.woff2[^)]*)\)", gzip.decompress(sheet).decode())
    font = len(demonstration.get(f"{style.rpartition('/')[0]}/{fonts[0]}").body)
    assert page + len(sheet) <= 14 * KB, (page, len(sheet))
    assert len(packed(script)) <= 15 * KB
    assert page + len(sheet) + len(packed(script)) + font <= 100 * KB


def test_every_page_is_valid_html(demonstration, paths, tmp_path):
    """By html-validate's recommended rules. Off is ``form-dup-name``: five addresses are one field given five times."""
    for kind, path in paths.items():
        (tmp_path / f"{kind.replace(' ', '-')}.html").write_text(demonstration.get(path).text, encoding="utf-8")
    checked = subprocess.run(
        [NODE_MODULES / ".bin/html-validate", "--config", Path(__file__).with_name("htmlvalidate.json"), tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
