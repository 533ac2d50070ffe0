"""A letter: what may stand in it."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from dabir.readers import errors
from dabir.readers.letter import LONGEST_NOTE, Draft, letter

GOOD = {"friends": ("a@example.ir",), "sender": "سارا"}


def wrong(**fields) -> list[type]:
    with pytest.raises(ExceptionGroup) as caught:
        letter(Draft(**(GOOD | fields)))
    return [type(problem) for problem in caught.value.exceptions]


def test_a_whole_letter():
    made = letter(
        Draft(
            ("a@example.ir", "b@example.ir", "A+x@example.ir"), " سارا \n احمدی ", "me@example.ir", "سلام\r\nبخوان!\n"
        )
    )
    assert made.friends == ("a@example.ir", "b@example.ir"), "each mailbox once"
    assert made.sender == "سارا احمدی"
    assert made.reply == "me@example.ir"
    assert made.note == "سلام\nبخوان!"


def test_everything_wrong_is_said_at_once():
    found = wrong(friends=("x", "y@example.ir", "z"), sender="", reply="me", note="ا" * 501)
    assert found == [
        errors.BadAddressError,
        errors.BadAddressError,
        errors.BadReplyAddressError,
        errors.NoNameError,
        errors.LongNoteError,
    ]
    assert wrong(friends=()) == [errors.NoFriendError]
    assert wrong(friends=tuple(f"{n}@example.ir" for n in range(6))) == [errors.TooManyFriendsError]
    assert wrong(sender="ا" * 61) == [errors.LongNameError]


@pytest.mark.parametrize(
    "note",
    [
        "ببین http://spam.example/x",
        "HTTPS://SPAM.EXAMPLE",
        "برو به www.spam.example",
        "spam.example را ببین",
        "spam．example",
        "spam。com",
        "ｓｐａｍ.com",
        "کانال @spam_channel",
        "t.me/spam",
        "بنویس به mailto:a",
        "me@spam.example",
        "xn--mgba3gch31f060k.xn--mgba3a4f16a",
        "tg://join",
    ],
)
def test_a_letter_carries_no_link_of_a_stranger(note):
    assert wrong(note=note) == [errors.LinkInNoteError]
    assert wrong(sender=note) == [errors.LinkInNameError]


@pytest.mark.parametrize(
    "note", ["ساعت ۱۲.۳۰ ببین.بعد بگو", "سلام.خوبی؟", "قیمت 3.5 برابر شد", "(+عکس)", "ا.ب", "A. B."]
)
def test_what_only_looks_like_one_is_let_through(note):
    assert letter(Draft(**GOOD, note=note)).note == note


@given(st.text(max_size=LONGEST_NOTE), st.text(max_size=40))
def test_nothing_unseen_gets_through_and_a_name_is_one_line(note, name):
    try:
        made = letter(Draft(("a@example.ir",), name, "", note))
    except ExceptionGroup:
        return
    assert not set(made.note) & set("\r\0\u202e\u2066\x1b\u2028")
    assert "\n" not in made.sender


def test_what_was_typed_is_kept_as_it_was_within_reason():
    typed = QueryDict("friend=a@x.ir&friend=&friend=+b+&sender=%D8%A7&note=" + "n" * 9999)
    draft = Draft.typed(typed)
    assert draft.friends == ("a@x.ir", "b")
    assert draft.sender == "ا"
    assert len(draft.note) == 2000
