"""Numbers of facts only grow, whatever stamps them."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dabir.press.press import Press
from dabir.press.stamps import Stamps
from dabir.press.templates import templates
from dabir.testing.ledger import NOON
from dabir.testing.memory import MemoryLedger

steps = st.lists(st.one_of(st.just("turn"), st.integers(0, 30)), max_size=12)


@given(steps)
def test_a_turned_fact_is_above_all_it_was(steps):
    stamps, highest, head = Stamps(), 0, 0
    for step in steps:
        if step == "turn":
            stamps.turn("today")
            assert stamps.number("today") > highest
        else:
            head += step
            stamps.stamp_all(head)  # a bulk import: every fact begins anew from the ledger's head
        highest = max(highest, stamps.number("today"))


def test_the_day_turns_after_a_bulk_import_that_ended_beyond_the_day_s_ordinal():
    at = NOON
    press = Press(MemoryLedger(), templates(), clock=lambda: at)
    press._stamps.stamp_all(1_000_000)
    before = press.page("/fa/").etag
    at = NOON + timedelta(days=1)
    press.follow()
    assert press.page("/fa/").etag != before
