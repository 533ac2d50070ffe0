"""Limits: so many questions, so many at once, so long for each."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from dabir.search.limits import Allowance, BusyError, Kept, Pool, SlowError, TooManyError


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pool():
    made = Pool(threads=2, queue=3, seconds=0.1)
    yield made
    made.close()


def test_so_many_questions_a_minute_and_then_again(clock):
    allowance = Allowance(lambda: 3, clock=clock)
    for _ in range(3):
        allowance.take("10.0.0.1")
        clock.now += 10
    with pytest.raises(TooManyError) as refused:
        allowance.take("10.0.0.1")
    assert refused.value.wait == 30
    assert "بیش از ۳ جست‌وجو" in refused.value.sentence("fa")
    assert "۳۰ ثانیهٔ دیگر" in refused.value.sentence("fa")
    allowance.take("10.0.0.2")
    clock.now += 30
    allowance.take("10.0.0.1")
    with pytest.raises(TooManyError):
        allowance.take("10.0.0.1")


def test_in_any_minute_there_are_no_more(clock):
    allowance, given = Allowance(lambda: 5, clock=clock), []
    for _ in range(600):
        clock.now += 1.7
        try:
            allowance.take("10.0.0.1")
        except TooManyError:
            continue
        given.append(clock.now)
    assert all(later - first > 59.9 for first, later in zip(given, given[5:], strict=False))
    assert len(given) > 70


def test_one_line_is_one_network(clock):
    allowance = Allowance(lambda: 1, clock=clock)
    allowance.take("2001:db8:1:2::1")
    with pytest.raises(TooManyError):
        allowance.take("2001:db8:1:2:ffff::9")
    allowance.take("2001:db8:1:3::1")


def test_networks_without_number_take_no_more_room(clock):
    allowance = Allowance(lambda: 1, size=100, clock=clock)
    for number in range(1_000):
        allowance.take(f"10.0.{number // 256}.{number % 256}")
    assert len(allowance._asked) == 100


def test_answers_are_kept_for_a_while_and_not_without_number(clock):
    kept = Kept(seconds=10, size=3, clock=clock)
    kept.put("a", 1)
    assert kept.get("a") == 1
    clock.now += 10
    assert kept.get("a") is None
    for number in range(5):
        kept.put(number, number)
    assert [kept.get(number) for number in range(5)] == [None, None, 2, 3, 4]


def test_an_answer_and_a_failure_come_back(pool):
    assert asyncio.run(pool.answer(lambda: 7)) == 7
    with pytest.raises(ZeroDivisionError):
        asyncio.run(pool.answer(lambda: 1 // 0))


def test_what_takes_too_long_goes_on_and_is_not_waited_for(pool):
    go, done = Event(), Event()

    def work():
        go.wait()
        done.set()

    async def ask():
        with pytest.raises(SlowError):
            await pool.answer(work)
        assert not done.is_set()
        go.set()
        assert await asyncio.to_thread(done.wait, 5)
        assert await pool.answer(lambda: "again") == "again"

    asyncio.run(ask())


def test_too_many_at_once_are_told_at_once_and_those_that_wait_are_not_begun_in_vain(pool):
    go, begun = Event(), []

    def work(number):
        begun.append(number)
        go.wait()

    async def ask():
        waiting = [asyncio.create_task(pool.answer(lambda number=number: work(number))) for number in range(5)]
        await asyncio.sleep(0.02)
        with pytest.raises(BusyError):
            await pool.answer(lambda: None)
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(answer) for answer in answers] == [SlowError] * 5
        go.set()
        for _ in range(200):
            await asyncio.sleep(0.01)
            try:
                return await pool.answer(lambda: "free")
            except BusyError:
                continue
        return None

    assert asyncio.run(ask()) == "free"
    assert sorted(begun) == [0, 1]


def test_what_is_done_before_the_first_question_takes_none_of_its_time():
    go = Event()
    pool = Pool(seconds=0.05, begin=go.wait)

    async def ask():
        asked = asyncio.create_task(pool.answer(lambda: 1))
        await asyncio.sleep(0.2)
        go.set()
        return await asked

    assert asyncio.run(ask()) == 1
    pool.close()
