"""What counts as a read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dabir.readers import notebook
from dabir.readers.notebook import Notebook
from dabir.readers.robots import is_person

PHONE = "Mozilla/5.0 (Linux; Android 13; SM-A515F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0 Safari/537.36"
PEOPLE = [
    PHONE,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 Version/17.3 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/100.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/121.0 Mobile Safari/537.36 Instagram 320.0",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; fa) Presto/2.5.25 Version/10.54",
]
ROBOTS = [
    "",
    "curl/8.5.0",
    "python-requests/2.34",
    "Googlebot/2.1 (+http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116.0 Safari/537.36",
    "Mozilla/5.0 (compatible; YandexBot/3.0)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/122.0 Safari/537.36",
    "TelegramBot (like TwitterBot)",
    "facebookexternalhit/1.1",
    "Feedfetcher-Google",
    "Mozilla/5.0 (compatible; Baiduspider/2.0)",
]


def head(agent: str = PHONE, **fields: str) -> bytes:
    lines = {"host": "x", "User-Agent": agent} | {name.replace("_", "-"): value for name, value in fields.items()}
    return b"GET /fa/news/1/x HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in lines.items()).encode() + b"\r\n"


@pytest.fixture
def book(monkeypatch):
    """A notebook with a clock of the test's own."""

    class Clock:
        now = 1000.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(notebook, "time", clock)
    made = Notebook()
    made.clock = clock
    return made


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_are_counted(book, agent):
    assert is_person(agent.lower().encode())
    book.note(5, "10.0.0.1", head(agent))
    assert book.drain() == {5: 1}


@pytest.mark.parametrize("agent", ROBOTS)
def test_robots_are_not(book, agent):
    book.note(5, "10.0.0.1", head(agent))
    assert book.drain() == {}


def test_neither_is_what_a_browser_asks_for_ahead(book):
    book.note(5, "10.0.0.1", head(Sec_Purpose="prefetch;prerender"))
    book.note(5, "10.0.0.1", head(Purpose="prefetch"))
    assert book.drain() == {}


def test_a_reader_counts_once_a_minute_for_each_story(book):
    for _ in range(20):
        book.note(5, "10.0.0.1", head())
    book.note(6, "10.0.0.1", head())
    assert book.drain() == {5: 1, 6: 1}
    book.note(5, "10.0.0.1", head())
    assert book.drain() == {}
    book.clock.now += 61
    book.note(5, "10.0.0.1", head())
    assert book.drain() == {5: 1}


def test_readers_behind_one_proxy_and_browsers_behind_one_address_are_several(book):
    book.note(5, "127.0.0.1", head(X_Forwarded_For="10.0.0.1"))
    book.note(5, "127.0.0.1", head(X_Forwarded_For="10.0.0.2"))
    book.note(5, "127.0.0.1", head(PEOPLE[2], X_Forwarded_For="10.0.0.2"))
    book.note(5, "127.0.0.1", head(X_Forwarded_For="10.0.0.2"))
    assert book.drain() == {5: 3}


def test_in_a_rush_some_stand_for_all(book):
    def second(reads):
        for number in range(reads):
            book.note(number % 4, f"10.{number // 250}.{number % 250}.{book.clock.now}", head())
        book.clock.now += 1
        return book.drain().total()

    assert second(5000) == pytest.approx(5000, rel=0.02)
    assert len(book._noted) == 0
    for number in range(4000):
        book.note(1, f"10.1.{number}", head())
    assert len(book._noted) <= 500, "the next second looks into five hundred at most"
    book.clock.now += 1
    assert book.drain().total() == pytest.approx(4000, rel=0.02)
    second(10)
    book.clock.now += 61  # the marks are new, so that no two of the ten share a place
    assert second(10) == 10, "and in quiet each is looked into again"


def test_what_nobody_drains_takes_bounded_room(book, monkeypatch):
    for _ in range(60_000):
        book.note(1, "10.0.0.1", b"")
    assert len(book._noted) == 50_000


@given(st.binary(max_size=200))
def test_whatever_is_sent_is_looked_into_without_harm(junk):
    book = Notebook()
    book.note(5, "10.0.0.1", junk)
    assert book.drain().total() in {0, 1}
