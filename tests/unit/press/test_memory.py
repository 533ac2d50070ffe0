"""Bounded memory: never over its capacity, and kind to what is asked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dabir.press.memory import Memory


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20), st.integers(1, 40))))
def test_it_never_weighs_more_than_its_capacity_and_never_lies(steps):
    memory: Memory[int, int] = Memory(100, lambda value: value)
    truth: dict[int, int] = {}
    for put, key, value in steps:
        if put:
            memory.put(key, value)
            truth[key] = value
            assert memory.get(key) == value, "what was just put is there"
        elif (kept := memory.get(key)) is not None:
            assert kept == truth[key]
        assert memory.weight <= 100
    assert memory.weight == sum(memory.get(key) or 0 for key in truth)


def test_a_crawl_through_the_archive_does_not_push_out_the_front_page():
    memory: Memory[str, int] = Memory(10, lambda value: 1)
    memory.put("front", 1)
    for code in range(1000):
        assert memory.get("front") == 1
        memory.put(f"story {code}", 1)
    assert len(memory) == 10
