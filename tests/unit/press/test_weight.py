"""What a reader on a slow line loads: budgets of the story page, and a font that has what Persian pages say."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dabir.persian.calendar import LUNAR_MONTHS, MONTHS
from dabir.press.press import Press
from dabir.press.templates import templates
from dabir.story import Correction, ParagraphBlock, Section, Source, SourceKind, plain
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger
from dabir.testing.stories import make_story

PRESS = Path(__file__).parents[3] / "src/dabir/press"
STATIC = PRESS / "static/press"
FONT = STATIC / "vendor/vazirmatn.woff2"
REST = STATIC / "vendor/vazirmatn-rest.woff2"
KB = 1_024

PARAGRAPHS = (
    "در نشست امروز شورای شهر، طرح تازهٔ خیابان‌های کناره به رأی گذاشته شد و با {} رأی موافق پذیرفته شد.",
    "سخنگوی شورا گفت: «کار از آغاز ماه {} شروع می‌شود و هیچ مغازه‌ای بسته نخواهد شد.» او از زمان پایان آن چیزی نگفت.",
    "بهای هر متر سنگ‌فرش در قرارداد {} هزار تومان نوشته شده است؛ شهرداری می‌گوید سنگ‌های کهنه را دوباره به کار می‌برد.",
    "کسبهٔ بازار اما نگران‌اند. یکی از آنان که {} سال است در این راسته کار می‌کند، پرسید چه کسی زیان را می‌پردازد.",
)


def small(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def story_page():
    """A story of twelve paragraphs with all that may stand beside it, in a paper of nine sections."""
    ledger = MemoryLedger()
    for order in range(9):
        ledger.append(Section(slug=f"section-{order}", name=MONTHS[order], order=order), NOON)
    body = tuple(ParagraphBlock(plain(PARAGRAPHS[n % 4].format(MONTHS[n]))) for n in range(12))
    fields = {"sections": ("section-1",), "body": body, "byline": ("سارا کاوه",), "tags": MONTHS[:5]}
    for code in range(1, 40):
        story = make_story(code, **fields, headline=f"{LUNAR_MONTHS[code % 12]} و شورای شهر {code}", related=(1, 2, 3))
        ledger.append(story, NOON)
    sources = (Source(kind=SourceKind.AGENCY, name="مهر"), Source(kind=SourceKind.AGENCY, name="رویترز"))
    note = Correction(NOON, "شمار رأی‌ها نادرست بود.")
    ledger.append(make_story(50, **fields, related=(1, 2, 3), sources=sources, corrections=(note,)), NOON)
    return Press(ledger, templates(), clock=lambda: NOON).page("/fa/news/50/story-50")


def test_the_story_page_fits_its_budgets():
    page = story_page()
    assert page.status == 200
    html = sum(map(len, page.gzip))
    style = small((STATIC / "paper.css").read_bytes())
    script = small((STATIC / "paper.js").read_bytes())
    assert html + style <= 14 * KB, (html, style)
    assert script <= 15 * KB
    assert html + style + script + FONT.stat().st_size <= 100 * KB


def test_the_font_is_small_and_keeps_its_weights():
    assert FONT.stat().st_size <= 45 * KB
    for file in (FONT, REST):
        with TTFont(file) as font:
            (axis,) = font["fvar"].axes
            assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 900)


def ranges(face: str) -> set[int]:
    found: set[int] = set()
    for part in re.search("unicode-range: ([^;]*);", face)[1].split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_browsers_are_told_which_file_has_which_letter():
    rest, persian = re.findall("@font-face {[^}]*vazirmatn[^}]*}", (PRESS / "style/fonts.css").read_text())
    assert "vazirmatn-rest.woff2" in rest, "of two that have a letter the last is taken"
    with TTFont(FONT) as font:
        assert set(font.getBestCmap()) <= ranges(persian)
    with TTFont(REST) as font:
        missed = set(font.getBestCmap()) - ranges(rest)
    assert {c for c in missed if chr(c).isalnum()} == set()


@pytest.mark.parametrize(
    "words",
    [
        *(path.read_text() for path in sorted((PRESS / "jinja2/press").glob("*.html"))),
        "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی آأإؤئءةىيكۀ ۰۱۲۳۴۵۶۷۸۹ ٠١٢ «»؛،؟!…ـ\u200c\u200f٪٫٬–—",
        "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ فَتَبَٰرَكَ ٱللَّهُ أَحْسَنُ ٱلْخَٰلِقِينَ عُدْوَٰنًا حِلٌّ",
    ],
)
def test_one_file_has_all_that_persian_and_quoted_arabic_are_written_with(words):
    with TTFont(FONT) as font:
        known = set(font.getBestCmap())
        invisible = {ord(c) for c in "\n\t\u200f\u200e"}
    missing = {c for c in words if ord(c) not in known | invisible}
    assert missing == set()
