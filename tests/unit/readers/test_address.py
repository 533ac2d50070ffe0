"""E-mail addresses: what is one, and what others may see of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.readers.address import mailbox, masked, parse

GOOD = {
    "sara@example.ir": "sara@example.ir",
    "  Sara.Ahmadi+news@Example.IR ": "Sara.Ahmadi+news@example.ir",
    "\u202bsara@example.ir\u202c": "sara@example.ir",
    "sara۱۲@example.ir": "sara12@example.ir",
    "sara@نامه‌ای.ایران": "sara@xn--mgba3gch31f060k.xn--mgba3a4f16a",
    "o'neill@sub.example.co.uk": "o'neill@sub.example.co.uk",
}

BAD = [
    "",
    "sara",
    "@example.ir",
    "sara@",
    "sara@localhost",
    "sara@127.0.0.1",
    "sara@[127.0.0.1]",
    "sara@@example.ir",
    "sara ahmadi@example.ir",
    "سارا@example.ir",
    ".sara@example.ir",
    "sara..a@example.ir",
    '"sara"@example.ir',
    "sara@exa_mple.ir",
    "sara@example..ir",
    "sara@-example.ir",
    "sara@example.ir\nBcc: all@example.ir",
    "sara@example.ir\r\n",
    "sara@example.ir,other@example.ir",
    "sara@example.ir>",
    "a" * 65 + "@example.ir",
    "sara@" + "a." * 130 + "ir",
    "sara@" + "ا" * 200 + ".ایران",
]


@pytest.mark.parametrize(("typed", "address"), GOOD.items())
def test_what_is_an_address_becomes_ascii(typed, address):
    assert parse(typed) == address


@pytest.mark.parametrize("typed", [text for text in BAD if not text.endswith("\n")])
def test_what_is_none_is_none(typed):
    assert parse(typed) is None


@given(st.text("abAB01.@-+_ \r\n\t\0<>,;:\"'()[]\\اب\u200c\u202e۱％＠", max_size=40))
def test_an_address_never_breaks_out_of_a_header(typed):
    address = parse(typed)
    if address is not None:
        assert address.isascii()
        assert address.isprintable()
        assert address.count("@") == 1
        assert not set(address) & set(' <>,;:"()[]\\')
        assert parse(address) == address


def test_others_see_the_first_letter_and_the_domain():
    assert masked("sara@example.ir") == "s•••@example.ir"
    assert masked(GOOD["sara@نامه‌ای.ایران"]) == "s•••@نامه‌ای.ایران"


def test_spellings_of_one_mailbox_are_one():
    assert mailbox("Sara+1@example.ir") == mailbox("sara+2@example.ir") == mailbox("sara@example.ir")
    assert mailbox("sara@example.ir") != mailbox("sara@example.com")
