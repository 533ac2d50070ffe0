"""The running server, asked over the wire."""

from __future__ import annotations

import gzip
import re
import shutil
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.acceptance.conftest import RunningSite, clean_environment, write_saved_page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def open_site(fresh_site, tmp_path_factory):
    """One running site for all tests of this file: they only read, or add what is their own."""
    folder = tmp_path_factory.mktemp("newsstand")
    shutil.copytree(fresh_site, folder / "site")
    site = RunningSite(folder / "site")
    site.dabir("story", "import", str(write_saved_page(folder)), "--publish")
    site.start()
    yield site
    site.stop()


def test_every_header_a_cache_wants(open_site):
    page = open_site.get("/fa/", accept_encoding="gzip")
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-encoding"] == "gzip"
    assert page.headers["vary"] == "accept-encoding"
    assert int(page.headers["content-length"]) == len(page.body)
    for word in ("must-revalidate", "stale-while-revalidate=", "stale-if-error="):
        assert word in page.headers["cache-control"]
    assert page.headers["surrogate-key"] is None, "without a CDN nobody needs to know"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    plain = open_site.get("/fa/")
    assert plain.headers["content-encoding"] is None
    assert gzip.decompress(page.body) == plain.body
    assert plain.headers["etag"] != page.headers["etag"], "a strong validator names one encoding"


def test_a_reader_who_has_the_page_gets_304_without_a_body(open_site):
    first = open_site.get("/fa/", accept_encoding="gzip")
    again = open_site.get("/fa/", accept_encoding="gzip", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert open_site.get("/fa/", accept_encoding="gzip", if_none_match='"else"').status == 200


def test_head_is_get_without_the_body(open_site):
    got, head = open_site.get("/fa/"), open_site.get("/fa/", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(got.body))
    assert head.headers["etag"] == got.headers["etag"]


def test_addresses(open_site):
    assert open_site.get("/").body == open_site.get("/fa/").body
    moved = open_site.get("/fa/news/291913?utm=x")
    assert moved.status == 301
    assert moved.headers["location"].endswith("?utm=x")
    story = moved.headers["location"].removesuffix("?utm=x")
    assert open_site.get(story).status == 200
    assert open_site.get(story + "?utm=y").status == 200
    assert open_site.get(story.lower()).status == 200, "percent-encoding in lower case is the same address"
    assert "فانوس" in unquote(story)
    for path in ("/fa/nowhere", "/fa/news/5", "/fa/section/none", "/nowhere", "/fa/news/291913x"):
        missing = open_site.get(path)
        assert missing.status == 404
        assert "آزمون" in missing.text, "in the paper's own face"
    posted = open_site.get("/fa/", method="POST", body=b"x=1")
    assert (posted.status, posted.headers["allow"]) == (405, "GET, HEAD")


def test_the_feed_is_rss_with_machine_dates(open_site):
    feed = open_site.get("/fa/rss.xml")
    assert feed.headers["content-type"].startswith("application/rss+xml")
    assert "Tue, 20 Aug 2013 18:29:00 GMT" in feed.text


def test_static_files_are_immutable_by_version_and_compressed(open_site):
    page = open_site.get("/fa/").text
    path = next(part for part in page.split('"') if part.startswith("/static/press/paper.css?v="))
    style = open_site.get(path, accept_encoding="gzip")
    assert (style.status, style.headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in style.headers["cache-control"]
    assert open_site.get(path, if_none_match=style.headers["etag"]).status == 304
    for climbing in (
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/a%00b",
        "/media/../paper.sqlite3",
    ):
        assert open_site.get(climbing).status == 404


def test_media_answers_ranges_and_never_runs_in_a_page(open_site):
    folder = open_site.folder / "data/media"
    (folder / "film.mp4").write_bytes(bytes(range(256)) * 4)
    (folder / "trap.svg").write_text("<svg onload='alert(1)'/>")
    whole = open_site.get("/media/film.mp4")
    assert (whole.status, len(whole.body), whole.headers["accept-ranges"]) == (200, 1024, "bytes")
    part = open_site.get("/media/film.mp4", range="bytes=10-19")
    assert (part.status, part.body) == (206, bytes(range(10, 20)))
    assert part.headers["content-range"] == "bytes 10-19/1024"
    assert open_site.get("/media/film.mp4", range="bytes=2000-").status == 416
    assert open_site.get("/media/trap.svg").headers["content-disposition"] == "attachment"
    assert open_site.get("/media/none.jpg").status == 404


def test_what_another_process_publishes_is_seen_within_a_moment(open_site, saved_page):
    old = open_site.get("/fa/news/291913").headers["location"]
    before = open_site.get(old)
    page = saved_page(300000, headline="خبری از فرمانی دیگر", stamp="تاریخ انتشار: ۱۰:۰۰ - ۰۱-۰۵-۱۴۰۵")
    open_site.dabir("story", "import", str(page), "--publish")
    for path in ("/fa/", "/fa/rss.xml", old):
        assert "خبری از فرمانی دیگر" in open_site.get_until(path, "خبری از فرمانی دیگر").text
    assert open_site.get(old).headers["etag"] != before.headers["etag"]


@pytest.mark.postgres
def test_readers_go_on_when_the_database_is_gone(postgres_server, saved_page, tmp_path):
    folder = tmp_path / "pg-site"
    site = RunningSite(folder, clean_environment(DABIR_DATABASE_URL=postgres_server.new_database("paper")))
    folder.mkdir()
    site.dabir("new", "here")
    site.folder = folder / "here"
    try:
        site.dabir("prepare")
        site.dabir("story", "import", str(saved_page()), "--publish")
        site.start()
        path = site.get("/fa/news/291913").headers["location"]
        seen = site.get(path)
        assert seen.status == 200
        assert seen.headers["cache-status"] is None
        postgres_server.stop()
        time.sleep(0.5)
        stale = site.get(path)
        assert (stale.status, stale.body) == (200, seen.body)
        assert "dabir; hit" in stale.headers["cache-status"]
        unavailable = site.get("/fa/section/various")
        assert unavailable.status == 503
        assert unavailable.headers["retry-after"]
        html = unavailable.body.decode()
        assert '<html lang="fa" dir="rtl">' in html
        assert "چند لحظه در دسترس نیست" in html
        sheet = re.search('<link rel="stylesheet" href="([^"]*)">', html)[1]
        assert site.get(sheet).status == 200, "its style is not in the database"
        assert "style-src 'self'" in unavailable.headers["content-security-policy"]
        postgres_server.restart()
        for _ in range(100):
            if site.get(path).headers["cache-status"] is None:
                break
            time.sleep(0.1)
        assert site.get(path).headers["cache-status"] is None, "sight is regained without a restart"
        assert site.get("/fa/section/various").status == 200
    finally:
        site.stop()


def test_no_page_names_a_foreign_host(open_site):
    story = open_site.get("/fa/news/291913").headers["location"]
    for path in ("/fa/", "/fa/section/various", story, "/fa/nowhere"):
        text = open_site.get(path).text
        for word in ("http://", "https://"):
            for place in text.split(word)[1:]:
                assert place.startswith(("127.0.0.1:8000", "www.w3.org", "schema.org")), place[:60]


def test_files_of_the_site_are_not_served(open_site):
    assert open_site.get("/settings.py").status == 404
    assert Path(open_site.folder / "secret.key").read_text() not in open_site.get("/secret.key").text
