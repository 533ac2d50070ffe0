"""The real nginx, with the configuration that ``dabir nginx`` writes, before a running newsstand."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import ssl
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.acceptance.conftest import Answer, RunningSite, write_saved_page
from tests.nginx import Nginx, free_port

pytestmark = pytest.mark.slow

HOST = "paper.test"


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that only this test trusts."""
    made, key = folder / "paper.pem", folder / "paper key.pem"
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names = f"subjectAltName=DNS:{HOST},DNS:www.{HOST}"
    subprocess.run(
        [*words, "-keyout", str(key), "-out", str(made), "-subj", f"/CN={HOST}", "-addext", names],
        check=True,
        capture_output=True,
    )
    return made, key


@dataclass
class Front:
    """A newsstand with nginx before it."""

    site: RunningSite
    nginx: Nginx
    ca: Path
    https: int
    http: int

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.https}"

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, host: str = HOST, **headers: str
    ) -> Answer:
        context = ssl.create_default_context(cafile=str(self.ca))
        context.check_hostname = False  # the name is in the request, the connection goes to this machine
        connection = http.client.HTTPSConnection("127.0.0.1", self.https, context=context, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()} | {"Host": f"{host}:{self.https}"}
        try:
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def curl(self, url: str, *words: str) -> str:
        here = "::127.0.0.1:"  # whatever the name and port: this machine
        line = ["curl", "-sS", "--cacert", str(self.ca), "--connect-to", here, *words, url]
        return subprocess.run(line, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def front(fresh_site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("front")
    shutil.copytree(fresh_site, folder / "site")
    site = RunningSite(folder / "site")
    https, plain, inner = free_port(), free_port(), free_port()
    settings = site.folder / "settings.py"
    settings.write_text(settings.read_text(encoding="utf-8") + f'\nDABIR_SITE_URL = "https://{HOST}:{https}"\n')
    lacking = site.dabir("nginx", "--no-tls").stderr
    lines = re.findall(r"^settings.py lacks: (.*)$", lacking, re.MULTILINE)
    assert [line.split()[0] for line in lines] == [
        "ALLOWED_HOSTS",
        "WAGTAILADMIN_BASE_URL",
        "SECURE_PROXY_SSL_HEADER",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
    ]
    local = 'ALLOWED_HOSTS += ["127.0.0.1"]\n'  # the test asks the newsstand itself too
    settings.write_text(settings.read_text(encoding="utf-8") + "\n".join(lines) + "\n" + local, encoding="utf-8")
    site.dabir("story", "import", str(write_saved_page(folder)), "--publish")
    site.dabir(
        *("createsuperuser", "--noinput", "--username", "editor", "--email", "editor@paper.test"),
        DJANGO_SUPERUSER_PASSWORD="a long enough one",
    )
    site.start()
    made, key = certificate(folder)
    written = folder / "paper.conf"
    done = site.dabir(
        *("nginx", "--output", str(written), "--upstream", f"127.0.0.1:{site.port}", "--bind", "127.0.0.1"),
        *("--certificate", str(made), "--key", str(key), "--hsts", "86400", "--alias", f"www.{HOST}"),
        *("--http-port", str(plain), "--https-port", str(https), "--inner-port", str(inner)),
        *("--cache", str(folder / "cache"), "--static", str(folder / "static"), "--login-rate", "2"),
        *("--upload-limit", "1m", "--access-log", str(folder / "access.log")),
    )
    assert "lacks" not in done.stderr
    nginx = Nginx(folder / "nginx", written)
    checked = nginx.check()
    assert checked.returncode == 0, checked.stderr
    nginx.start(https)
    yield Front(site, nginx, made, https, plain)
    nginx.stop()
    site.stop()


def story_path(front: Front) -> str:
    return front.site.get("/fa/news/291913").headers["location"]


def test_tls_with_http2_and_nothing_older(front):
    said = front.curl(f"{front.address}/fa/", "--http2", "-o", "/dev/null", "-w", "%{http_version} %{http_code}")
    assert said == "2 200"
    assert front.ask("/fa/").headers["strict-transport-security"] == "max-age=86400"
    old = subprocess.run(
        ["openssl", "s_client", "-connect", f"127.0.0.1:{front.https}", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert old.returncode != 0
    assert "alert protocol version" in old.stderr or "no protocols available" in old.stderr


@pytest.mark.parametrize("start", ["http://paper.test:{http}", "https://www.paper.test:{https}"])
def test_other_names_and_plain_http_lead_to_the_papers_address(front, start):
    url = start.format(http=front.http, https=front.https) + "/fa/news/291913?utm=x"
    said = front.curl(url, "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}")
    assert said == f"301 {front.address}/fa/news/291913?utm=x"


def test_a_name_nobody_knows_leads_to_the_papers_address(front):
    moved = front.ask("/fa/", host="else.example")
    assert (moved.status, moved.headers["location"]) == (301, f"{front.address}/fa/")


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br", "gzip"),
        ("deflate, gzip;q=0.5", "gzip"),
        ("*", "gzip"),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip;q=0, *", None),
        ("br", None),
        ("xgzip", None),
    ],
)
def test_packed_bytes_are_passed_through_as_they_are(front, accepted, coding):
    path = story_path(front)
    for _ in range(2):  # from the newsstand, and from the cache
        given = front.ask(path, accept_encoding=accepted)
        own = front.site.get(path, accept_encoding=coding or "identity")
        assert given.headers["content-encoding"] == own.headers["content-encoding"] == coding
        assert given.body == own.body
        assert given.headers["etag"] == own.headers["etag"]
        assert "accept-encoding" in given.headers["vary"].lower()
    plain = gzip.decompress(given.body) if coding else given.body
    assert "فانوس" in plain.decode()


def test_headers_of_the_newsstand_go_through_but_the_words_for_a_cdn(front):
    path = story_path(front)
    given, own = front.ask(path, accept_encoding="gzip"), front.site.get(path, accept_encoding="gzip")
    for name in (
        "content-type",
        "cache-control",
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
    ):
        assert given.headers.get_all(name) == own.headers.get_all(name), name
    for name in ("surrogate-key", "cdn-cache-control", "cache-tag"):
        assert given.headers[name] is None


def test_304_comes_from_the_cache(front):
    first = front.ask("/fa/", accept_encoding="gzip")
    again = front.ask("/fa/", accept_encoding="gzip", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert front.ask("/fa/", accept_encoding="gzip", if_none_match='"else"').status == 200
    head = front.ask("/fa/", method="HEAD", accept_encoding="gzip")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(first.body)))


def test_addresses_of_the_paper(front):
    assert front.ask("/").body == front.ask("/fa/").body
    assert front.ask("/fa").headers["location"].endswith("/fa/")
    moved = front.ask("/fa/news/291913?utm=x")
    assert moved.status == 301
    assert moved.headers["location"].endswith("?utm=x")
    assert not front.ask("/fa/news/291913?utm=y").headers["location"].endswith("x"), "the query is in the key"
    assert front.ask("/fa/nowhere").status == 404
    assert front.ask("/fa/", method="POST", body=b"x=1").status == 405


def test_the_newsroom_works_and_is_never_cached(front):
    page = front.ask("/newsroom/login/")
    assert page.headers["cache-status"] is None
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    cookie = page.headers["set-cookie"].partition(";")[0]
    assert token
    assert "secure" in page.headers["set-cookie"].lower(), "Django knows that the reader came by TLS"
    form = {
        "csrfmiddlewaretoken": token[1],
        "username": "editor",
        "password": "a long enough one",
        "next": "/newsroom/",
    }
    entered = front.ask(
        "/newsroom/login/",
        "POST",
        urlencode(form).encode(),
        cookie=cookie,
        origin=front.address,
        content_type="application/x-www-form-urlencoded",
    )
    assert (entered.status, entered.headers["location"]) == (302, "/newsroom/")
    session = next(line for line in entered.headers.get_all("set-cookie") if line.startswith("sessionid"))
    inside = front.ask("/newsroom/", cookie=session.partition(";")[0])
    assert inside.status == 200
    assert front.ask("/newsroom/").status == 302, "what one editor saw is not kept for the next"


def test_passwords_cannot_be_tried_for_long(front):
    codes = [front.ask("/newsroom/login/", "POST", b"x=1").status for _ in range(12)]
    assert codes.count(429) >= 5
    late = front.ask("/newsroom/login/", "POST", b"x=1")
    assert (late.status, late.headers["retry-after"]) == (429, "5")
    assert "آهسته" in late.text
    assert front.ask("/newsroom/login/").status == 200, "looking at the form is not trying"


def test_bodies_and_headers_have_a_limit(front):
    assert front.ask("/fa/", "POST", b"x" * 70_000).status == 413
    assert front.ask("/newsroom/", "POST", b"x" * 1_100_000).status == 413
    assert front.ask("/newsroom/", "POST", b"x" * 70_000).status in {302, 403}, "the newsroom takes more"
    assert front.ask("/fa/", x_long="x" * 20_000).status == 400
    assert front.ask("/fa/" + "%D9%81" * 2500, accept_encoding="gzip").status == 404, (
        "a long Persian address is none too long"
    )


def test_static_files_come_from_disk(front):
    path = next(part for part in front.ask("/fa/").text.split('"') if part.startswith("/static/press/paper.css?v="))
    for asked in ("gzip", "identity"):
        given, own = front.ask(path, accept_encoding=asked), front.site.get(path, accept_encoding=asked)
        assert given.headers["content-encoding"] == own.headers["content-encoding"]
        unpack = gzip.decompress if asked == "gzip" else bytes
        assert unpack(given.body) == unpack(own.body)
        for name in ("content-type", "cache-control", "x-content-type-options"):
            assert given.headers[name] == own.headers[name], name
        assert given.headers["vary"].lower() == "accept-encoding"
    assert "immutable" in given.headers["cache-control"]
    assert front.ask(path, if_none_match=given.headers["etag"]).status == 304
    assert front.ask(path.partition("?")[0]).headers["cache-control"] == "public, max-age=3600"
    front.site.stop()
    try:
        assert front.ask(path).status == 200, "the newsstand was not asked"
    finally:
        front.site.start(port=front.site.port)
    for climbing in ("/static/../settings.py", "/static/%2e%2e/settings.py", "/static../settings.py"):
        assert front.ask(climbing).status in {400, 404}


def test_media_come_from_disk_as_the_newsstand_gives_them(front):
    folder = front.site.folder / "data/media"
    for name in ("film.mp4", "a.jpg", "trap.svg", "trap.html", "paper.pdf", "list.xyz", "trap.js", "voice.mp3"):
        (folder / name).write_bytes(bytes(range(256)) * 4)
        given, own = front.ask(f"/media/{name}"), front.site.get(f"/media/{name}")
        assert given.body == own.body
        for header in ("cache-control", "x-content-type-options", "content-disposition", "accept-ranges"):
            assert given.headers[header] == own.headers[header], (name, header)
        if name != "list.xyz":  # a type nginx was not told of is plain bytes
            assert given.headers["content-type"] == own.headers["content-type"]
    part = front.ask("/media/film.mp4", range="bytes=10-19")
    assert (part.status, part.body) == (206, bytes(range(10, 20)))
    assert part.headers["content-range"] == "bytes 10-19/1024"
    assert front.ask("/media/film.mp4", range="bytes=2000-").status == 416
    assert front.ask("/media/../paper.sqlite3").status in {400, 404}
    assert front.ask("/media../paper.sqlite3").status == 404


def test_a_publication_is_seen_as_soon_as_the_copy_is_old(front, saved_page):
    front.ask("/fa/")
    page = saved_page(300000, headline="خبری از فرمانی دیگر", stamp="تاریخ انتشار: ۱۰:۰۰ - ۰۱-۰۵-۱۴۰۵")
    front.site.dabir("story", "import", str(page), "--publish")
    until = time.monotonic() + 2.5  # nginx counts whole seconds: a copy lives from one to two
    while "خبری از فرمانی دیگر" not in front.ask("/fa/").text:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_when_the_newsstand_is_gone_readers_are_not(front):
    path = story_path(front)
    seen = front.ask(path, accept_encoding="gzip")
    front.site.stop()
    try:
        time.sleep(2.1)
        kept = front.ask(path, accept_encoding="gzip")
        assert (kept.status, kept.body) == (200, seen.body)
        assert kept.headers["cache-status"] == "nginx; fwd=stale; detail=NEWSSTAND_FAILS"
        gone = front.ask("/fa/films")
        assert (gone.status, gone.headers["retry-after"]) == (503, "10")
        assert "در دسترس نیست" in gone.text
    finally:
        front.site.start(port=front.site.port)
    assert front.ask(path, accept_encoding="gzip").headers["cache-status"].startswith("nginx; fwd=stale")
    assert "NEWSSTAND_FAILS" not in front.ask(path, accept_encoding="gzip").headers["cache-status"]
