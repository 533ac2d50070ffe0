import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.persian import Edit, EditError, apply
from dabir.persian.edit import compose


@st.composite
def edits(draw, text):
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    return [
        Edit(start, end, text[start:end], draw(st.text("abc", max_size=3)), "rule", 1.0)
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]


@st.composite
def two_steps(draw):
    text = draw(st.text("xyz", max_size=12))
    first = draw(edits(text))
    return text, first, draw(edits(apply(text, first)))


@given(two_steps())
def test_composed_edits_do_both_steps_at_once(case):
    text, first, second = case
    together = compose(text, first, second)
    assert apply(text, together) == apply(apply(text, first), second)


def test_edits_apart_keep_their_rules():
    first = [Edit(0, 1, "ك", "ک", "letter", 1.0)]
    second = [Edit(4, 4, "", "!", "mark", 0.5)]
    assert [edit.rule for edit in compose("كتاب", first, second)] == ["letter", "mark"]


def test_what_is_undone_is_no_edit():
    first = [Edit(0, 1, "a", "b", "one", 1.0)]
    assert compose("a", first, [Edit(0, 1, "b", "a", "two", 1.0)]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        [Edit(0, 2, "سل", "", "r", 1.0), Edit(1, 3, "لا", "", "r", 1.0)],
        [Edit(2, 3, "ا", "", "r", 1.0), Edit(0, 1, "س", "", "r", 1.0)],
        [Edit(0, 1, "ش", "", "r", 1.0)],
        [Edit(3, 9, "م", "", "r", 1.0)],
        [Edit(2, 1, "", "", "r", 1.0)],
        [Edit(-1, 0, "", "", "r", 1.0)],
    ],
)
def test_edits_that_do_not_fit_are_refused(wrong):
    with pytest.raises(EditError) as raised:
        apply("سلام", wrong)
    assert raised.value.code == "persian.bad_edit"
    assert raised.value.sentence("fa")
