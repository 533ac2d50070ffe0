"""What stands under a story to be read next: the editors' choice, then what shares most with it."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from tests.integration.press.machines import page, press_of

from dabir.press.reading import Reader
from dabir.press.related import related, related_filed
from dabir.story import Kind, Markers, Series, Status
from dabir.testing.ledger import NOON
from dabir.testing.stories import make_story

OLD = NOON - timedelta(days=3000)


def tagged(code, *tags, **fields):
    return make_story(code, tags=tags, first_published=OLD + timedelta(days=code), **fields)


def codes(press, code, build=related):
    return [card.code for card in build(Reader(press._reads), code).cards]


def test_what_shares_more_tags_comes_first_then_the_newer():
    press, _ = press_of(
        tagged(1, "آب", "یزد"), tagged(2, "آب"), tagged(3, "یزد", "آب"), tagged(4, "یزد"), tagged(5, "نان")
    )
    assert codes(press, 1) == [3, 4, 2]


def test_spellings_of_one_tag_are_one_and_a_series_counts_as_a_tag():
    series = Markers(series=Series("قصه‌های نان", 3))
    press, _ = press_of(tagged(1, "كتاب", markers=series), tagged(2, "کتاب"), tagged(3, markers=series))
    assert codes(press, 1) == [3, 2]


def test_editors_choice_comes_first_and_once():
    press, _ = press_of(tagged(1, "آب", related=(9, 2)), tagged(2, "آب"), tagged(3, "آب"), tagged(9))
    assert codes(press, 1) == [9, 2, 3]
    assert codes(press, 1, related_filed) == [9, 2], "a plain file has what does not change with every new story"


def test_a_place_cannot_be_bought_and_six_are_enough():
    bought = tagged(50, "آب", kind=Kind.ADVERTORIAL)
    press, _ = press_of(*(tagged(code, "آب") for code in range(1, 12)), bought)
    assert codes(press, 1) == [11, 10, 9, 8, 7, 6]


def test_the_withdrawn_go_and_a_new_story_renders_the_strip_and_no_word_of_the_story():
    rendered = []
    press, ledger = press_of(tagged(1, "آب"), tagged(2, "آب"), rendered=rendered.append)
    assert "/fa/news/2/" in page(press, "/fa/news/1/story-1").body.decode()
    rendered.clear()
    ledger.append(msgspec.structs.replace(tagged(2, "آب"), status=Status.WITHDRAWN), NOON)
    ledger.append(tagged(3, "آب", sections=("world",)), NOON)
    press.follow()
    body = page(press, "/fa/news/1/story-1").body.decode()
    assert "/fa/news/3/" in body.partition('class="related"')[2].partition("</section>")[0]
    assert ("related", 1) in rendered
    assert not {("story", 1), ("open_story", 1)} & set(rendered)


def test_a_story_without_kin_has_no_strip():
    press, _ = press_of(tagged(1), tagged(2))
    assert 'class="related"' not in page(press, "/fa/news/1/story-1").body.decode()
