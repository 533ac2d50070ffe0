"""What the real nginx does with our configuration, before a newsstand that does as it is told."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

import pytest
from django.test import override_settings
from tests.nginx import Nginx, free_port

from dabir.delivery.nginx.front import Front, configuration

pytestmark = pytest.mark.slow

OLD = 2.1
"""Seconds after which a copy is old: nginx counts whole seconds, so one of a second lives up to two."""


@dataclass
class Newsstand:
    """Answers every address with *body* and *headers*, after *delay* seconds, and counts."""

    port: int = 0
    body: bytes = b"one"
    status: int = 200
    delay: float = 0.0
    headers: dict[str, str] = field(default_factory=lambda: {"Cache-Control": "public, max-age=0, must-revalidate"})
    asked: list[dict[str, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)


@contextmanager
def newsstand() -> Iterator[Newsstand]:
    stand = Newsstand()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with stand.lock:
                stand.asked.append({name.lower(): value for name, value in self.headers.items()})
            body, etag = stand.body, f'"{stand.body.decode()}"'
            time.sleep(stand.delay)
            unchanged = self.headers.get("if-none-match") == etag and stand.status == 200
            self.send_response(304 if unchanged else stand.status)
            for name, value in {"ETag": etag, **stand.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0" if unchanged else str(len(body)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 200
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    stand.port = server.server_port
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield stand
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Paper:
    stand: Newsstand
    port: int

    def ask(self, path: str = "/fa/", **headers: str) -> tuple[int, bytes, http.client.HTTPMessage]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return response.status, response.read(), response.headers
        finally:
            connection.close()

    def ask_at_once(self, count: int) -> list[tuple[int, bytes, http.client.HTTPMessage]]:
        with ThreadPoolExecutor(count) as readers:
            return list(readers.map(lambda _: self.ask(), range(count)))


@contextmanager
def paper(folder: Path, change: Callable[[str], str] = str, **choices: object) -> Iterator[Paper]:
    """A newsstand with nginx before it, its configuration changed by *change*."""
    port = free_port()
    with newsstand() as stand:
        front = Front(
            tls=False,
            upstreams=(f"127.0.0.1:{stand.port}",),
            binds=("127.0.0.1",),
            http_port=port,
            inner_port=free_port(),
            cache=str(folder / "cache"),
            **choices,  # type: ignore[arg-type]
        )
        with override_settings(DABIR_SITE_URL=f"http://127.0.0.1:{port}"):
            written = configuration(front)
        (folder / "paper.conf").write_text(change(written))
        nginx = Nginx(folder / "nginx", folder / "paper.conf")
        try:
            nginx.start(port)
            yield Paper(stand, port)
        finally:
            nginx.stop()


@pytest.fixture
def front(tmp_path):
    with paper(tmp_path) as made:
        yield made


def test_many_readers_of_a_page_that_is_not_there_are_one_request(front):
    front.stand.delay = 0.3
    answers = front.ask_at_once(60)
    assert {(status, body) for status, body, _ in answers} == {(200, b"one")}
    assert len(front.stand.asked) == 1


def test_many_requests_in_a_second_are_one_and_an_unchanged_page_is_not_sent_again(front):
    end, count = time.monotonic() + 4, 0
    while time.monotonic() < end:
        assert front.ask()[0] == 200
        count += 1
    assert count > 100
    assert 2 <= len(front.stand.asked) <= 5
    assert [request.get("if-none-match") for request in front.stand.asked[1:]] == ['"one"'] * (
        len(front.stand.asked) - 1
    )
    assert front.ask()[2]["cache-status"] in {"nginx; hit", "nginx; fwd=stale; fwd-status=304"}


def after_a_quiet_time(front: Paper) -> list[bytes]:
    """Return what twenty readers get who come at once to a page that has changed while nobody looked."""
    front.ask()
    time.sleep(OLD)
    front.stand.body, front.stand.delay = b"two", 0.5
    return [body for _, body, _ in front.ask_at_once(20)]


def test_after_a_quiet_time_every_reader_gets_the_news(front):
    assert set(after_a_quiet_time(front)) == {b"two"}


def test_with_updating_some_would_get_what_is_old(tmp_path):
    """The reason why ``updating`` is not in the configuration."""
    words = "proxy_cache_use_stale error"
    with paper(tmp_path, lambda text: text.replace(words, f"{words} updating")) as front:
        assert b"one" in after_a_quiet_time(front)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_an_old_page_is_better_than_an_error_and_says_so(front, status):
    front.ask()
    time.sleep(OLD)
    front.stand.status, front.stand.body = status, b"trouble"
    assert front.ask()[:2] == (200, b"one")
    assert front.ask()[2]["cache-status"] == "nginx; fwd=stale; detail=NEWSSTAND_FAILS"
    front.stand.status, front.stand.body = 200, b"two"
    assert front.ask()[:2] == (200, b"two")


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_not_covered_by_its_old_copy(front, status):
    front.ask()
    time.sleep(OLD)
    front.stand.status, front.stand.body = status, b"withdrawn"
    assert front.ask()[:2] == (status, b"withdrawn")
    assert front.ask()[:2] == (status, b"withdrawn")
    assert len(front.stand.asked) <= 3


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cache-Control": "private, max-age=60"},
        {"Cache-Control": "no-store"},
        {"Cache-Control": "x-public"},
        {"Cache-Control": "public", "Set-Cookie": "who=me"},
    ],
)
def test_a_page_for_one_reader_is_not_given_to_the_next(front, headers):
    front.stand.headers = headers
    front.ask()
    front.stand.body = b"two"
    assert front.ask()[1] == b"two"


@pytest.mark.parametrize("path", ["/newsroom/", "/newsroom/login/", "/else", "/fax", "/media2/x"])
def test_what_is_not_the_papers_is_never_kept(front, path):
    front.ask(path)
    front.stand.body = b"two"
    assert front.ask(path)[1] == b"two"


@pytest.mark.parametrize(
    ("accepted", "passed_on"),
    [
        ("gzip, deflate, br, zstd", "zstd, gzip"),
        ("br;q=1, ZSTD;q=0.3", "zstd, gzip"),
        ("gzip, zstd;q=0", "gzip"),
        ("gzip, zstd;q=0.0", "gzip"),
        ("gzip;q=0.001", "gzip"),
        ("zstdx", "identity"),
        ("gzip;q=0, *;q=0.5", "identity"),
        ("*;q=0", "identity"),
        ("", "identity"),
    ],
)
def test_the_newsstand_is_asked_for_one_of_three_forms(front, accepted, passed_on):
    front.ask(accept_encoding=accepted)
    assert front.stand.asked[0]["accept-encoding"] == passed_on


def test_who_asks_is_said_by_nginx_and_not_by_the_reader(front):
    front.ask("/else", x_forwarded_for="6.6.6.6", x_forwarded_proto="https", x_forwarded_host="evil", forwarded="for=6")
    asked = front.stand.asked[0]
    assert asked["x-forwarded-for"] == "127.0.0.1"
    assert asked["x-forwarded-proto"] == "http"
    assert asked["host"] == f"127.0.0.1:{front.port}"
    assert "x-forwarded-host" not in asked
    assert "forwarded" not in asked


KEYS = {"Surrogate-Key": "front", "CDN-Cache-Control": "max-age=1", "Cache-Tag": "front", "xkey": "a", "CDN-Tag": "b"}


def test_words_for_a_cdn_are_kept_back_where_there_is_none(front):
    front.stand.headers |= KEYS
    assert not set(front.ask()[2]) & set(KEYS)


def test_behind_a_cdn_its_words_are_passed_on_and_its_readers_told_apart(tmp_path):
    with paper(tmp_path, behind_cdn=True, trusted=("127.0.0.0/8",), uncached_rate=1) as front:
        front.stand.headers |= KEYS
        assert set(front.ask()[2]) >= set(KEYS)
        front.ask("/else", x_forwarded_for="6.6.6.6, 192.0.2.7")
        assert front.stand.asked[-1]["x-forwarded-for"] == "192.0.2.7"
        codes = [front.ask(f"/fa/?{n}", x_forwarded_for="192.0.2.7")[0] for n in range(12)]
        assert 429 in codes
        assert front.ask("/fa/?other", x_forwarded_for="192.0.2.8")[0] == 200


def test_who_asks_too_much_is_turned_away_from_what_costs_and_from_nothing_else(tmp_path):
    with paper(tmp_path, uncached_rate=1) as front:
        codes = [front.ask(f"/fa/?{number}")[0] for number in range(20)]
        assert codes[:5] == [200] * 5
        assert codes.count(429) >= 10
        assert len(front.stand.asked) == codes.count(200)
        status, body, headers = front.ask("/else")
        assert (status, headers["retry-after"]) == (429, "5")
        assert "آهسته" in body.decode()
        assert front.ask("/fa/?0")[0] in {200, 429}
        time.sleep(3)
        assert front.ask()[0] == 200
        now = time.monotonic()
        hits = [front.ask() for _ in range(200)]
        assert time.monotonic() - now < 5
        assert sum(status == 200 for status, _, _ in hits) >= 195, "a page in the cache is for everybody"


def test_static_and_media_may_be_the_newsstands(tmp_path):
    with paper(tmp_path) as front:
        front.ask("/static/a.css")
        front.ask("/static/a.css")
        assert len(front.stand.asked) <= 2
        front.ask("/media/a.mp4", range="bytes=0-1")
        assert front.stand.asked[-1]["range"] == "bytes=0-1"
