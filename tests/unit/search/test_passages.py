"""Passages: pieces of the original, around what was asked for."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dabir.persian import fold
from dabir.persian.folding import fold_words
from dabir.search.passages import GAP, Piece, marked, passages
from dabir.search.prose import prose
from dabir.story import (
    BoxBlock,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    Picture,
    PictureBlock,
    QuestionBlock,
    TableBlock,
    Text,
    Tone,
    plain,
)
from dabir.testing.stories import make_story
from dabir.testing.strategies import stories

LONG = (
    "در نشست امروز شورای شهر، طرح تازهٔ خیابان‌های کناره به رأی گذاشته شد و با رأی موافق پذیرفته شد. سخنگوی شورا گفت: "
    "«کار از آغاز ماه شروع می‌شود و هیچ مغازه‌ای بسته نخواهد شد.» او از زمان پایان آن چیزی نگفت. کسبهٔ بازار اما نگران‌اند."
)
OTHER = (
    "بهای هر متر سنگ‌فرش در قرارداد هزار تومان نوشته شده است؛ شهرداری می‌گوید سنگ‌های کهنه را دوباره به کار می‌برد. یکی از "
    "آنان که ده سال است در این راسته کار می‌کند، پرسید چه کسی زیان را می‌پردازد."
)


def keys(words: str) -> list[str]:
    return fold(words).split()


def joined(pieces) -> str:
    return "".join(piece.words for piece in pieces)


def chosen(pieces) -> list[str]:
    return [piece.words for piece in pieces if piece.marked]


def told(lead: str, *paragraphs: str):
    return make_story(1, lead=lead, body=tuple(ParagraphBlock(plain(words)) for words in paragraphs))


words = st.lists(st.sampled_from(fold(f"{LONG} {OTHER} لید خبر تیتر").split()), max_size=4)
texts = st.text("ابپتکگی\u200c ۰۱ab،.…«»\u064e\n", max_size=500) | st.sampled_from([LONG, OTHER, LONG + OTHER])


@given(stories() | st.builds(told, texts, texts, texts), words, st.integers(20, 400))
def test_a_passage_is_the_editor_s_own_words(story, asked, longest):
    found = passages(story, asked, longest)
    originals = list(prose(story))
    whole = joined(found)
    assert bool(found) == bool(originals)
    cut = [piece for piece in found if not piece.marked and piece.words.strip() == GAP]
    assert len(cut) <= 3
    assert len(whole) <= longest + 3 * len(f" {GAP} ")
    parts, part = [], ""
    for piece in found:
        if any(piece is gap for gap in cut):
            parts.append(part)
            part = ""
        else:
            part += piece.words
    for own in (*parts, part):
        assert not own or any(own in original for original in originals)


@given(texts, words)
def test_a_headline_is_marked_and_nothing_else(text, asked):
    assert joined(marked(text, asked)) == text
    for piece in marked(text, asked):
        assert piece.words
        if piece.marked:
            assert fold(piece.words)


@given(texts, words, st.integers(20, 100))
def test_it_is_cut_at_borders_of_words_wherever_words_fit_into_it(text, asked, longest):
    assume(GAP not in text and max(map(len, text.split()), default=0) <= longest // 2)
    borders = spaces(text) | {place for _, start, end in fold_words(text) for place in (start, end)}
    for part in map(str.strip, joined(passages(told("", text), asked, longest)).split(GAP)):
        starts = [place for place in range(len(text)) if text.startswith(part, place)]
        assert not part or any({place, place + len(part)} <= borders for place in starts)


def spaces(text: str) -> set[int]:
    """The places before and after each space of *text*, its beginning and its end."""
    beside = {at for place, letter in enumerate(text) if letter.isspace() for at in (place, place + 1)}
    return {0, len(text)} | beside


def test_the_passage_with_most_of_what_was_asked_is_chosen():
    story = told("لید کوتاهی که هیچ ندارد.", LONG, OTHER)
    assert chosen(passages(story, keys("مغازه"))) == ["مغازه‌ای"]
    assert "بهای هر متر" in joined(passages(story, keys("شهرداری سنگ‌فرش")))
    assert chosen(passages(story, keys("شهرداری سنگ‌فرش"))) == ["سنگ‌فرش", "شهرداری"]


def test_two_passages_show_what_one_cannot():
    found = passages(told("", LONG, OTHER), keys("مغازه‌ای زیان"))
    assert chosen(found) == ["مغازه‌ای", "زیان"]
    assert f" {GAP} " in joined(found)


def test_a_word_is_known_by_its_surface_and_else_by_its_stem():
    story = told("کتاب‌هایش را در کتابخانه گذاشت.")
    assert chosen(passages(story, keys("كتابهايش"))) == ["کتاب‌هایش"]
    assert chosen(passages(story, keys("کتاب"))) == ["کتاب‌هایش"]
    assert chosen(marked("مي رود و مي‌آيد", keys("می‌رود"))) == ["مي رود"]


def test_of_two_places_the_one_where_words_stand_as_they_were_asked_is_chosen():
    apart = f"نان گران شد و گفتند که سنگک هم. {'و دیگر هیچ. ' * 20}"
    together = f"{'باز هم هیچ. ' * 20}نان سنگک"
    assert "نان سنگک" in joined(passages(told("", apart + together), keys("نان سنگک"), 120))


def test_without_any_of_the_words_it_is_how_the_story_begins():
    assert passages(told("لید.", LONG), keys("قسطنطنیه")) == (Piece("لید."),)
    assert joined(passages(told("", LONG), keys(""), 40)) == f"در نشست امروز شورای شهر، طرح تازهٔ {GAP}"
    assert passages(make_story(1, lead="", body=()), keys("خبر")) == ()


def test_a_word_that_fills_more_than_the_room_is_cut_to_it():
    assert len(joined(passages(told("", "ب" * 1_000), ["ب" * 1_000], 50))) == 50 + len(f" {GAP}")


@pytest.mark.parametrize("word", ["عنوان", "نخست", "پرسش", "پاسخ", "سرستون", "خانه", "جعبه", "شرح"])
def test_whatever_a_reader_reads_can_be_shown(word):
    picture = Picture(key="a", file="a.jpg", mime="image/jpeg", width=1, height=1, caption="شرح")
    body = (
        HeadingBlock("عنوان"),
        ListBlock((Text("نخست"), Text("دوم"))),
        QuestionBlock(question=plain("پرسش"), answer=(ParagraphBlock(plain("پاسخ")),)),
        TableBlock(rows=((plain("خانه"),),), head=("سرستون",)),
        BoxBlock(tone=Tone.FACTS, passages=(), heading="جعبه"),
        PictureBlock("a"),
    )
    story = make_story(1, lead="", body=body, media=(picture,))
    assert chosen(passages(story, keys(word))) == [word]
